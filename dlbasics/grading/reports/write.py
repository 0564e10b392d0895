"""Write all reports: every file is derived from results, so that it can be made again."""

from collections.abc import Iterator
from datetime import UTC, tzinfo
from pathlib import Path

from dlbasics.grading.policy.rules import Rules
from dlbasics.grading.reports.class_report import class_report
from dlbasics.grading.reports.entries import GradebookEntry
from dlbasics.grading.reports.feedback import feedback_page
from dlbasics.grading.reports.gradebook import canvas_csv, gradebook_csv
from dlbasics.grading.reports.gradescope import gradescope_results
from dlbasics.grading.results.atomic_files import file_stem, write_if_changed


def write_reports(folder: Path, entries: list[GradebookEntry], rules: Rules, zone: tzinfo = UTC):
    """Write every report, each file whole, and remove what an earlier roster has left."""
    written = set()
    for name, content in _reports(entries, rules, zone):
        written.add(folder / name)
        write_if_changed(folder / name, content)
    for path in {*folder.glob("feedback/*.html"), *folder.glob("gradescope/*/results.json")} - written:
        path.unlink(missing_ok=True)


def _reports(entries: list[GradebookEntry], rules: Rules, zone: tzinfo) -> Iterator[tuple[str, bytes]]:
    """Every report, one after the other: its name and its content."""
    for entry in entries:
        stem = file_stem(entry.person.id)
        yield f"feedback/{stem}.html", feedback_page(entry, rules)
        if entry.counts:
            yield f"gradescope/{stem}/results.json", gradescope_results(entry, rules)
    yield "class.html", class_report(entries, rules)
    yield "canvas.csv", canvas_csv(entries, rules)
    yield "gradebook.csv", gradebook_csv(entries, rules, zone)
