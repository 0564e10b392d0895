"""Write all reports: every file is derived from results, so that it can be made again."""

import json
from collections.abc import Iterator
from datetime import tzinfo
from pathlib import Path

from dlbasics.grading.policy.grading_policy import GradingPolicy
from dlbasics.grading.reports.class_report import class_report
from dlbasics.grading.reports.feedback import feedback_page
from dlbasics.grading.reports.gradebook import feedback_name, gradebook_csv
from dlbasics.grading.reports.gradescope_results import gradescope_results
from dlbasics.grading.reports.item_analysis import item_statistics, items_csv
from dlbasics.grading.reports.learner_grades import LearnerGrades
from dlbasics.grading.reports.misconceptions_by_class_section import misconceptions_csv
from dlbasics.grading.reports.platform_files import (
    canvas_feedback_names,
    moodle_feedback_names,
    platform_files,
)
from dlbasics.grading.results.write_result_files import (
    FEEDBACK_FOLDER,
    GRADESCOPE_FOLDER,
    file_stem,
    write_if_changed,
    write_zip_if_changed,
)

# The pages as a platform hands them out, and how it knows whose a page is
FEEDBACK_ZIPS = {"moodle-feedback.zip": moodle_feedback_names, "canvas-feedback.zip": canvas_feedback_names}

WRITTEN_FILE = "written.json"  # the names of what a run has written, for the next one
# All that may be written, by the first part of its path
OUTPUT_NAMES = (
    FEEDBACK_FOLDER, GRADESCOPE_FOLDER, "class.html", "items.csv", "misconceptions.csv", "gradebook.csv",
    WRITTEN_FILE, *FEEDBACK_ZIPS, "canvas.csv", "canvas-chapters.csv", "canvas-exercises.csv",
    "moodle-worksheet.csv", "moodle-gradebook.csv", "moodle-gradebook-chapters.csv", "blackboard.csv",
    "blackboard-chapters.csv", "brightspace.csv", "brightspace-chapters.csv",
)
# What another roster may leave out
REMOVABLE = (f"{FEEDBACK_FOLDER}/*.html", f"{GRADESCOPE_FOLDER}/*/results.json", "canvas*.csv",
             "canvas-feedback.zip", "moodle-*", "blackboard*.csv", "brightspace*.csv")


def write_reports(folder: Path, entries: list[LearnerGrades], policy: GradingPolicy, zone: tzinfo,
                  header: list[str]) -> set[str]:
    """Write every report, each file whole, and remove what an earlier run has written for another roster.

    Parameters
    ----------
    folder : Path
    entries : list of LearnerGrades
    policy : GradingPolicy
    zone : tzinfo
        In which times are shown.
    header : list of str
        The columns of the roster as they stand there.

    Returns
    -------
    set of str
        The files that are there now, by their paths in the folder.
    """
    written = set()
    for name, content in _reports(entries, policy, zone, header):
        written.add(name)
        write_if_changed(folder / name, content)
    for zip_name, names_of in FEEDBACK_ZIPS.items():
        pages = {name: page_path(folder, id) for id, name in names_of(entries).items()}
        if pages:
            written.add(zip_name)
            write_zip_if_changed(folder / zip_name, pages)
    _remove_outdated(folder, written)
    write_if_changed(folder / WRITTEN_FILE, (json.dumps(sorted(written), indent=1) + "\n").encode())
    return written


def _remove_outdated(folder: Path, written: set[str]):
    """Remove what an earlier run has written and this one has not; nothing that others have put there."""
    try:
        earlier = set(json.loads((folder / WRITTEN_FILE).read_bytes()))
    except (OSError, ValueError, TypeError):  # where the list is damaged, nothing is known
        return
    for path in [path for pattern in REMOVABLE for path in folder.glob(pattern)]:
        name = path.relative_to(folder).as_posix()
        if name in earlier - written and path.is_file() and not path.is_symlink():
            path.unlink(missing_ok=True)


def page_path(folder: Path, id: str) -> Path:
    """The page of a learner."""
    return folder / feedback_name(id)


def _reports(entries: list[LearnerGrades], policy: GradingPolicy, zone: tzinfo,
             header: list[str]) -> Iterator[tuple[str, bytes]]:
    """Every report, one after the other: its name and its content."""
    for entry in entries:
        yield feedback_name(entry.person.id), feedback_page(entry, policy)
        if entry.counts:
            name = f"{GRADESCOPE_FOLDER}/{file_stem(entry.person.id)}/results.json"
            yield name, gradescope_results(entry, policy)
    yield "class.html", class_report(entries, policy)
    yield "items.csv", items_csv(item_statistics(entries, policy))
    yield "misconceptions.csv", misconceptions_csv(entries, policy)
    yield from platform_files(entries, policy, header)
    yield "gradebook.csv", gradebook_csv(entries, policy, zone)
