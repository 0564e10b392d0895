"""``{grader-sample} NAME`` in the manual: what the grader prints and writes for a made-up class."""

import csv
import io
from contextlib import redirect_stdout
from pathlib import Path

from docutils import nodes
from markupsafe import Markup
from sphinx.util.docutils import SphinxDirective

from dlbasics.exercises.judging.verdict import Verdict
from dlbasics.grading.cli.summary import print_summary
from dlbasics.grading.manual.sample_class import SampleClass, sample_class
from dlbasics.grading.reports.class_report import common_misconceptions, misconception_figure
from dlbasics.grading.reports.feedback import verdict_html
from dlbasics.grading.reports.platform_files import platform_files
from dlbasics.package_contents import package_files

MAX_ROWS = 5


def terminal(graded: SampleClass) -> nodes.Node:
    """What the command prints at the end."""
    out = io.StringIO()
    written = dict(platform_files(graded.entries, graded.policy, graded.header))
    with redirect_stdout(out):
        print_summary(Path("graded"), graded.entries, graded.policy, written)
    return nodes.literal_block(text=out.getvalue().rstrip(), language="text")


def table(graded: SampleClass, name: str) -> nodes.Node:
    """The beginning of a file for a platform."""
    written = dict(platform_files(graded.entries, graded.policy, graded.header))[name].decode()
    header, *rows = list(csv.reader(io.StringIO(written)))[: MAX_ROWS + 1]
    body = Markup("").join(_row(row, "td") for row in rows)
    return _raw(Markup(
        '<div class="pst-scrollable-table-container dl-file" tabindex="0" role="region" aria-label="{}">'
        "<table><thead>{}</thead><tbody>{}</tbody></table></div>"
    ).format(name, _row(header, "th"), body))


def _row(cells: list[str], tag: str) -> Markup:
    cell = Markup(f"<{tag}>{{}}</{tag}>")
    return Markup("<tr>{}</tr>").format(Markup("").join(cell.format(text) for text in cells))


def _raw(html: str) -> nodes.Node:
    return nodes.raw("", str(html), format="html")


def class_page(graded: SampleClass) -> nodes.Node:
    """The part of the class's page that says what to teach next."""
    counted = [entry for entry in graded.entries if entry.counts]
    common = common_misconceptions(counted, graded.policy.exercises)
    return _raw(misconception_figure(common))


def feedback(graded: SampleClass) -> nodes.Node:
    """A verdict on a learner's page."""
    entry = next(entry for entry in graded.entries if "Ben" in entry.person.name)
    exercise = graded.policy.exercises[0]
    return _raw(verdict_html(Verdict.from_dict(entry.answers[exercise.id].record, exercise)))


SAMPLES = {
    "canvas": lambda: terminal(sample_class("canvas")),
    "moodle": lambda: terminal(sample_class("moodle")),
    "canvas.csv": lambda: table(sample_class("canvas"), "canvas.csv"),
    "moodle-worksheet.csv": lambda: table(sample_class("moodle"), "moodle-worksheet.csv"),
    "class": lambda: class_page(sample_class("moodle")),
    "feedback": lambda: feedback(sample_class("moodle")),
}


class GraderSample(SphinxDirective):
    """Stands for a sample; its argument is a key of `SAMPLES`."""

    required_arguments = 1

    def run(self):
        # What the grader writes can change without a change in the manual.
        for path in package_files().values():
            self.env.note_dependency(str(path))
        name = self.arguments[0]
        if name not in SAMPLES:
            raise self.error(f"there is no sample {name!r}; expected one of {', '.join(SAMPLES)}")
        return [SAMPLES[name]()]


def setup(app):
    """Register the directive; called by Sphinx."""
    app.add_directive("grader-sample", GraderSample)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
