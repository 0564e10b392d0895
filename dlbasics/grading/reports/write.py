"""Write all reports: every file is derived from results, so that it can be made again."""

from collections.abc import Iterator
from pathlib import Path

from dlbasics.grading.reports.class_report import class_report
from dlbasics.grading.reports.entries import GradebookEntry
from dlbasics.grading.reports.feedback import feedback_page
from dlbasics.grading.reports.gradebook import canvas_csv, gradebook_csv
from dlbasics.grading.reports.gradescope import gradescope_results
from dlbasics.grading.results.files import file_stem, write_if_changed


def write_reports(folder: Path, entries: list[GradebookEntry], exercises: list):
    """Write every report, each file whole, and remove what an earlier roster has left."""
    written = set()
    for name, content in _reports(entries, exercises):
        written.add(folder / name)
        write_if_changed(folder / name, content)
    for path in {*folder.glob("feedback/*.html"), *folder.glob("gradescope/*/results.json")} - written:
        path.unlink(missing_ok=True)


def _reports(entries: list[GradebookEntry], exercises: list) -> Iterator[tuple[str, bytes]]:
    """Every report, one after the other: its name and its content."""
    for entry in entries:
        stem = file_stem(entry.person.id)
        yield f"feedback/{stem}.html", feedback_page(entry, exercises)
        if entry.files:
            yield f"gradescope/{stem}/results.json", gradescope_results(entry, exercises)
    yield "class.html", class_report(entries, exercises)
    yield "canvas.csv", canvas_csv(entries, exercises)
    yield "gradebook.csv", gradebook_csv(entries, exercises)
