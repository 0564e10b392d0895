"""Grades in the forms that platforms import, each only where the roster knows what the platform goes by.

Those for Canvas are always written: any roster's student number may be an id there.

| file | read by | what it goes by |
| --- | --- | --- |
| ``canvas*.csv`` | ``app/models/gradebook_importer.rb`` of Canvas | ID, SIS User ID or SIS Login ID |
| ``canvas-feedback.zip`` | ``app/models/assignment.rb`` of Canvas | user and file in the downloaded name |
| ``moodle-worksheet.csv`` | ``mod/assign/feedback/offline/importgradeslib.php`` of Moodle | Identifier |
| ``moodle-gradebook*.csv`` | ``grade/import/csv/classes/load_data.php`` of Moodle | e-mail, user name |
| ``moodle-feedback.zip`` | ``mod/assign/feedback/file/importziplib.php`` of Moodle | participant's number |
| ``blackboard*.csv`` | Grade Center, Work Offline, Upload | Username |
| ``brightspace*.csv`` | Grades, Import | OrgDefinedId, Username |

A learner without points, such as one whose work a person has to look at first, has no row: in Canvas and in
Moodle's gradebook an empty cell deletes the grade that stood there. The worksheet comes back with everybody,
since Moodle skips an empty grade in it.
"""

import re
from collections.abc import Callable, Iterator

from dlbasics.grading.policy.grading_policy import GradingPolicy
from dlbasics.grading.policy.write_points import points
from dlbasics.grading.reports.grade_columns import (
    GradeColumn,
    chapter_columns,
    exercise_columns,
    total_column,
)
from dlbasics.grading.reports.learner_grades import LearnerGrades
from dlbasics.grading.reports.moodle_worksheet import has_grade, worksheet_csv
from dlbasics.grading.results.write_csv import csv_bytes

# A file as Canvas names it in the download
CANVAS_NAME = re.compile(r"(?P<beginning>.+?_(?P<user>\d+)_\d+_).+", re.DOTALL)


def platform_files(entries: list[LearnerGrades], policy: GradingPolicy,
                   header: list[str] = ()) -> Iterator[tuple[str, bytes]]:
    """The tables that the platforms of the roster import: names and contents.

    Parameters
    ----------
    entries : list of LearnerGrades
    policy : GradingPolicy
    header : list of str
        The columns of the roster as they stand there: Moodle knows its own only by their full names.
    """
    total, chapters = total_column(policy), chapter_columns(policy)
    listed = [entry for entry in entries if not entry.is_stranger]
    yield "canvas.csv", canvas_csv(listed, total)
    yield "canvas-chapters.csv", canvas_csv(listed, chapters)
    yield "canvas-exercises.csv", canvas_csv(listed, exercise_columns(policy))
    sheet = [entry for entry in listed if entry.person.raw]
    is_of_moodle = any("participant" in entry.person.ids for entry in sheet)
    if is_of_moodle and has_grade(list(header), [entry.person.raw for entry in sheet]):
        yield "moodle-worksheet.csv", worksheet_csv(sheet, policy, list(header))
    for name, table in _tables_of_ids(listed).items():
        yield f"{name}.csv", table(listed, total)
        if len(chapters) > 1:
            yield f"{name}-chapters.csv", table(listed, chapters)


def _tables_of_ids(entries: list[LearnerGrades]) -> dict[str, Callable]:
    """What makes the tables of the platforms whose ids these people have, by the beginning of their names."""
    people = [entry.person for entry in entries]
    tables = {}
    if any("@" in person.email for person in people):
        tables["moodle-gradebook"] = moodle_gradebook
    if any("login" in person.ids for person in people):
        tables["blackboard"] = blackboard_csv
    if any("orgdefinedid" in person.columns for person in people):
        tables["brightspace"] = brightspace_csv
    return tables


def _cells(columns: list[GradeColumn], entry: LearnerGrades) -> list[str]:
    """The points of a learner; none where no column has any, so that the learner has no row."""
    cells = [column.cell(entry) for column in columns]
    return cells if any(cells) else []


def canvas_csv(entries: list[LearnerGrades], columns: list[GradeColumn]) -> bytes:
    """A gradebook for Canvas; with a roster that Canvas exported its own columns come back."""
    rows = [["Student", "ID", "SIS User ID", "SIS Login ID", "Section", *(column.name for column in columns)]]
    rows.append(["Points Possible", "", "", "", "", *(points(column.possible) for column in columns)])
    for entry in entries:
        person, ids = entry.person, entry.person.ids
        if "canvas" in ids:
            ids_of_canvas = [ids["canvas"], ids.get("sis", ""), ids.get("login", "")]
        else:
            ids_of_canvas = ["", ids.get("sis") or person.id, ids.get("login") or person.email]
        if cells := _cells(columns, entry):
            rows.append([entry.display_name, *ids_of_canvas, person.section, *cells])
    return csv_bytes(rows, for_import=True)


def moodle_gradebook(entries: list[LearnerGrades], columns: list[GradeColumn]) -> bytes:
    """A table for Moodle's gradebook."""
    rows = [["Email address", "ID number", "Username", *(column.name for column in columns)]]
    for entry in entries:
        ids = entry.person.ids
        if cells := _cells(columns, entry):
            rows.append([entry.person.email, ids.get("sis", ""), ids.get("login", ""), *cells])
    return csv_bytes(rows, for_import=True)


def blackboard_csv(entries: list[LearnerGrades], columns: list[GradeColumn]) -> bytes:
    """A table for Blackboard's Grade Center, all cells quoted as it wants them."""
    names = [f"{column.name} [Total Pts: {points(column.possible)}]" for column in columns]
    rows = [["Last Name", "First Name", "Username", "Student ID", *names]]
    for entry in entries:
        person = entry.person
        if cells := _cells(columns, entry):
            rows.append([person.last_name or person.name, person.first_name, person.ids.get("login", ""),
                         person.ids.get("sis", ""), *cells])
    return csv_bytes(rows, quote_all=True, for_import=True)


def brightspace_csv(entries: list[LearnerGrades], columns: list[GradeColumn]) -> bytes:
    """A table for Brightspace, which wants a sign at the end of each row."""
    names = [f"{column.name} Points Grade <Numeric MaxPoints:{points(column.possible)}>"
             for column in columns]
    rows = [["OrgDefinedId", "Username", *names, "End-of-Line Indicator"]]
    for entry in entries:
        ids = entry.person.ids
        if cells := _cells(columns, entry):
            rows.append([ids.get("sis", ""), ids.get("login", ""), *cells, "#"])
    return csv_bytes(rows, for_import=True)


def canvas_feedback_names(entries: list[LearnerGrades]) -> dict[str, str]:
    """Where each learner's page stands in a zip that Canvas hands out as comments, by the learner's id.

    Canvas knows whose it is by the beginning of the name, as it was in the download: the numbers of the user
    and of one of the files that were handed in (``Assignment#infer_comment_context_from_filename``).
    """
    names = {}
    for entry in entries:
        number = entry.person.ids.get("canvas")
        parts = [part for label in entry.files_last_first for part in label.split("/")]
        # A folder such as submissions_2026_11_30 has numbers, too.
        found = [match for match in map(CANVAS_NAME.fullmatch, parts) if match and match["user"] == number]
        if found:
            names[entry.person.id] = f"{found[0]['beginning']}feedback.html"
    return names


def moodle_feedback_names(entries: list[LearnerGrades]) -> dict[str, str]:
    """Where each learner's page stands in a zip of feedback for Moodle, by the learner's id.

    By the name alone Moodle knows nobody: the number between the first two underscores says whose it is.
    """
    names = {}
    for entry in entries:
        number = entry.person.ids.get("participant")
        if number and entry.results:
            name = entry.display_name.replace("_", " ").replace("/", " ")
            names[entry.person.id] = f"{name}_{number}_assignfeedback_file_/feedback.html"
    return names
