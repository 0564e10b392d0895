"""What a person should know before a platform imports what was written for it."""

from dlbasics.grading.collect.classify_canvas_rows import is_row_of_points
from dlbasics.grading.collect.read_csv import Row, Table
from dlbasics.grading.collect.roster import Roster
from dlbasics.grading.policy.grading_policy import GradingPolicy
from dlbasics.grading.policy.read_number import read_number
from dlbasics.grading.policy.write_points import points
from dlbasics.grading.reports.moodle_worksheet import worksheet_problem
from dlbasics.messages import Message

MAX_SHOWN = 5


def platform_import_warnings(roster: Roster, policy: GradingPolicy) -> list[Message]:
    """Notes on a worksheet whose grade is not found, and on assignments of Canvas that have other points."""
    notes = []
    if any("participant" in person.ids for person in roster.people):
        problem = worksheet_problem(roster.table, [person.raw for person in roster.people])
        notes += [problem] if problem else []
    possible = assignment_points(roster.table)
    if possible and points(policy.possible) not in map(points, possible.values()):  # sums of tenths
        shown = [Message("platform.assignment", {"name": name, "points": points(number)})
                 for name, number in possible.items()]
        notes.append(Message("platform.other-points", {
            "path": roster.table.path.name, "possible": points(policy.possible),
            "assignments": shown[:MAX_SHOWN]}))
    return notes


def assignment_points(table: Table) -> dict[str, float]:
    """The points of each assignment in a gradebook of Canvas, by its column; none in any other table."""
    row = next(filter(is_row_of_points, table.rows), Row(0, {}))
    found = {name: read_number(cell) for name, cell in zip(table.header, row.raw, strict=False)}
    return {name: number for name, number in found.items() if number is not None}
