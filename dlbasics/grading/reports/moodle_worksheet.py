"""Moodle's grading worksheet with the grades filled in; every other cell comes back as it was.

Moodle knows the columns by their full names in the language of who is logged in. Behind the grade stands its
maximum, or the scale (``mod/assign/gradingtable.php``). A feedback that differs from the stored one is
imported, as HTML. A grade above the maximum is left out, and nothing is said of it
(``mod/assign/feedback/offline/importgradesform.php``).
"""

from html import escape

from dlbasics.grading.collect.column_names import column_name, kind_of_column
from dlbasics.grading.collect.read_csv import Table
from dlbasics.grading.policy.grading_policy import GradingPolicy
from dlbasics.grading.policy.read_number import read_number
from dlbasics.grading.policy.write_points import points
from dlbasics.grading.reports.learner_grades import LearnerGrades
from dlbasics.grading.results.write_csv import unchanged_csv_bytes
from dlbasics.messages import Message


def worksheet_problem(table: Table, rows: list[tuple[str, ...]]) -> Message | None:
    """Why grades cannot be filled into a worksheet with these rows; None if they can."""
    if has_grade(table.header, rows):
        return None
    code = "platform.no-grade-column" if _column(table.header, "grade") is None else "platform.scale"
    return Message(code, {"path": table.path.name, "columns": table.header})


def has_grade(header: list[str], rows: list[tuple[str, ...]]) -> bool:
    """Whether there is a column for the grade in points: with a number for the maximum behind it."""
    at = _column(header, "grade")
    return at is not None and any(read_number("".join(row[at + 1 : at + 2])) is not None for row in rows)


def worksheet_csv(entries: list[LearnerGrades], policy: GradingPolicy, header: list[str]) -> bytes:
    """The worksheet with the grades in the points of the assignment, and with what a person says.

    Parameters
    ----------
    entries : list of LearnerGrades
        Of people who stand in the worksheet.
    policy : GradingPolicy
    header : list of str
        For which `has_grade`.
    """
    grade, feedback = _column(header, "grade"), _column(header, "feedback")
    rows = [header]
    for entry in entries:
        row = list(entry.person.raw)
        maximum = read_number(row[grade + 1])
        if entry.counts and maximum is not None:
            row[grade] = points(min(entry.total / (policy.possible or 1), 1) * maximum)
        if feedback is not None and entry.comment_on(""):
            row[feedback] = escape(entry.comment_on(""), quote=False).replace("\n", "<br>")
        rows.append(row)
    return unchanged_csv_bytes(rows)


def _column(header: list[str], kind: str) -> int | None:
    """The number of the first column of a kind; None if there is none."""
    kinds = [kind_of_column(column_name(cell)) for cell in header]
    return kinds.index(kind) if kind in kinds else None
