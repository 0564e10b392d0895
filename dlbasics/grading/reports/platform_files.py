"""Grades in the forms that platforms import, each only where the roster knows what the platform goes by.

Those for Canvas are always written, with a row for strangers, too: any roster's student number may be an id
there, and of a row that it does not know Canvas asks whose it is.

| file | read by | what it goes by |
| --- | --- | --- |
| ``canvas*.csv`` | ``app/models/gradebook_importer.rb`` of Canvas | ID, SIS User ID or SIS Login ID |
| ``canvas-feedback.zip`` | ``app/models/assignment.rb`` of Canvas | user and file in the downloaded name |
| ``moodle-worksheet.csv`` | ``mod/assign/feedback/offline/importgradeslib.php`` of Moodle | Identifier |
| ``moodle-gradebook.csv`` | ``grade/import/csv/classes/load_data.php`` of Moodle | e-mail, user name |
| ``moodle-feedback.zip`` | ``mod/assign/feedback/file/importziplib.php`` of Moodle | participant's number |
| ``blackboard.csv`` | Grade Center, Work Offline, Upload | Username |
| ``brightspace.csv`` | Grades, Import | OrgDefinedId, Username |

Where a person has to look at the work first, cells are empty. Moodle skips an empty grade of a worksheet,
and takes one in its gradebook for a grade, so there such a learner has no row.
"""

import re
from collections.abc import Iterator

from dlbasics.grading.collect.column_names import column_name
from dlbasics.grading.policy.grading_policy import GradingPolicy
from dlbasics.grading.policy.read_number import read_number
from dlbasics.grading.reports.entries import GradebookEntry
from dlbasics.grading.reports.grade_columns import (
    GradeColumn,
    chapter_columns,
    exercise_columns,
    points,
    total_column,
)
from dlbasics.grading.results.write_csv import csv_bytes

# Columns of Moodle's worksheet, in the language of the course
GRADE = (
    "grade",
    "bewertung",
    "note",
    "calificación",
    "valutazione",
    "nota",
    "оценка",
    "评分",
    "成绩",
    "評点",
)
MAXIMUM = ("maximum grade", "bestwertung", "note maximale", "calificación máxima", "valutazione massima",
           "nota máxima", "максимальная оценка", "最高分", "最大评分")
# A file as Canvas names it in the download
CANVAS_NAME = re.compile(r"(?:^|/)(?P<beginning>[^/]+?_(?P<user>\d+)_\d+_)[^/]+(?:/|$)")
COMMENTS = ("feedback comments", "feedback als kommentar", "commentaires de feedback",
            "comentarios de retroalimentación")


def platform_files(entries: list[GradebookEntry], policy: GradingPolicy,
                   header: list[str] = ()) -> Iterator[tuple[str, bytes]]:
    """The tables that the platforms of the roster import: names and contents.

    Parameters
    ----------
    entries : list of GradebookEntry
    policy : GradingPolicy
    header : list of str
        The columns of the roster as they stand there: Moodle knows its own only by their full names.
    """
    yield "canvas.csv", canvas_csv(entries, total_column(policy))
    yield "canvas-chapters.csv", canvas_csv(entries, chapter_columns(policy))
    yield "canvas-exercises.csv", canvas_csv(entries, exercise_columns(policy))
    listed = [entry for entry in entries if not (entry.match and entry.match.problem)]
    kinds = {kind for entry in listed for kind in entry.person.ids}
    columns = [*total_column(policy), *chapter_columns(policy)]
    if "participant" in kinds:
        yield "moodle-worksheet.csv", moodle_worksheet(listed, policy, list(header))
    if any("@" in entry.person.email for entry in listed):
        yield "moodle-gradebook.csv", moodle_gradebook(listed, columns)
    if "login" in kinds:
        yield "blackboard.csv", blackboard_csv(listed, columns)
    if any("orgdefinedid" in entry.person.columns for entry in listed):
        yield "brightspace.csv", brightspace_csv(listed, columns)


def canvas_csv(entries: list[GradebookEntry], columns: list[GradeColumn]) -> bytes:
    """A gradebook for Canvas; with a roster that Canvas exported its own columns come back."""
    rows = [["Student", "ID", "SIS User ID", "SIS Login ID", "Section", *(each.name for each in columns)]]
    rows.append(["Points Possible", "", "", "", "", *(points(each.possible) for each in columns)])
    for entry in entries:
        person, ids = entry.person, entry.person.ids
        if "canvas" in ids:
            known = [ids["canvas"], ids.get("sis", ""), ids.get("login", "")]
        else:
            known = ["", ids.get("sis") or person.id, ids.get("login") or person.email]
        rows.append([entry.display_name, *known, person.section, *(each.cell(entry) for each in columns)])
    return csv_bytes(rows, for_import=True)


def moodle_worksheet(entries: list[GradebookEntry], policy: GradingPolicy, header: list[str]) -> bytes:
    """Moodle's own grading worksheet with the grades filled in, in the points of the assignment."""
    names = [column_name(cell) for cell in header]
    grade = next((name for name in names if name in GRADE), "grade")
    comments = next((name for name in names if name in COMMENTS), "")
    rows = [header]
    for entry in entries:
        row = dict(entry.person.columns)
        if not row:
            continue
        if entry.counts:
            maximum = next((read_number(row[name]) for name in MAXIMUM if row.get(name)), None)
            most = maximum or policy.possible
            row[grade] = points(entry.total / (policy.possible or 1) * most)
        if comments and entry.comment_on(""):
            row[comments] = entry.comment_on("")
        rows.append([row.get(name, "") for name in names])
    return csv_bytes(rows, for_import=True)


def moodle_gradebook(entries: list[GradebookEntry], columns: list[GradeColumn]) -> bytes:
    """A table for Moodle's gradebook, with a row for each learner who has a grade."""
    rows = [["Email address", "ID number", "Username", *(each.name for each in columns)]]
    for entry in entries:
        if entry.counts:
            ids = entry.person.ids
            rows.append([entry.person.email, ids.get("sis", ""), ids.get("login", ""),
                         *(each.cell(entry) for each in columns)])
    return csv_bytes(rows, for_import=True)


def blackboard_csv(entries: list[GradebookEntry], columns: list[GradeColumn]) -> bytes:
    """A table for Blackboard's Grade Center, all cells quoted as it wants them."""
    names = [f"{each.name} [Total Pts: {points(each.possible)}]" for each in columns]
    rows = [["Last Name", "First Name", "Username", "Student ID", *names]]
    for entry in entries:
        person = entry.person
        rows.append([person.last_name or person.name, person.first_name, person.ids.get("login", ""),
                     person.ids.get("sis", ""), *(each.cell(entry) for each in columns)])
    return csv_bytes(rows, quote_all=True, for_import=True)


def brightspace_csv(entries: list[GradebookEntry], columns: list[GradeColumn]) -> bytes:
    """A table for Brightspace, which wants a sign at the end of each row."""
    names = [f"{each.name} Points Grade <Numeric MaxPoints:{points(each.possible)}>" for each in columns]
    rows = [["OrgDefinedId", "Username", *names, "End-of-Line Indicator"]]
    for entry in entries:
        ids = entry.person.ids
        rows.append([ids.get("sis", ""), ids.get("login", ""), *(each.cell(entry) for each in columns), "#"])
    return csv_bytes(rows, for_import=True)


def canvas_feedback_names(entries: list[GradebookEntry]) -> dict[str, str]:
    """Where each learner's page stands in a zip that Canvas hands out as comments, by the learner's id.

    Canvas knows whose it is by the beginning of the name, as it was in the download: the numbers of the user
    and of one of the files that were handed in (``Assignment#infer_comment_context_from_filename``).
    """
    names = {}
    for entry in entries:
        number = entry.person.ids.get("canvas")
        for label in entry.files_last_first:
            found = CANVAS_NAME.search(label)
            if number and found and found["user"] == number:
                names[entry.person.id] = f"{found['beginning']}feedback.html"
                break
    return names


def feedback_names(entries: list[GradebookEntry]) -> dict[str, str]:
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
