"""What a person decides about a grade: points and comments in one table, which every run reads again."""

import difflib
from dataclasses import dataclass, field
from pathlib import Path

from dlbasics.grading.collect.column_names import column_name, kind_of_column
from dlbasics.grading.collect.people_index import PeopleIndex
from dlbasics.grading.collect.read_csv import MAX_CELL_LENGTH, Row, Table, read_table
from dlbasics.grading.collect.roster import Person
from dlbasics.grading.policy.learner_of_row import learner_of_row
from dlbasics.grading.policy.read_number import read_number, two_readings
from dlbasics.grading.results.write_csv import csv_bytes
from dlbasics.messages import Message, UsageError, text

OVERRIDES_FILE = "overrides.csv"
HEADINGS = ("id", "exercise", "points", "comment", "name")
SAYING = ("exercise", "points", "comment")
TOTAL = ("", "total")
AS_JUDGED = "judged"  # in the place of points: somebody has looked, and what was judged counts
MAX_POINTS = 1e6


@dataclass(frozen=True)
class Override:
    """Points and a comment by hand.

    Attributes
    ----------
    learner, exercise : str
        Ids; the exercise is empty where it is about all of the work.
    points : float, optional
        What is earned instead; None where only something is said.
    comment : str
        For the learner to read.
    line : int
        Where it is written.
    as_judged : bool
        Whether the points of the answers count, though a person had to look at the work.
    """

    learner: str
    exercise: str = ""
    points: float | None = None
    comment: str = ""
    as_judged: bool = False
    line: int = field(default=0, compare=False)

    @property
    def decides(self) -> bool:
        """Whether it says what is earned."""
        return self.points is not None or self.as_judged


def read_overrides(path: Path, index: PeopleIndex, exercises: list[str],
                   notes: list[Message]) -> list[Override]:
    """Read the table; nothing where there is none.

    Parameters
    ----------
    path : Path
    index : PeopleIndex
    exercises : list of str
        The ids that there are.
    notes : list of Message
        Gets what a person should know, such as what was not read.

    Raises
    ------
    UsageError
        If a row is about nobody, about no exercise, about what another decides, or its points are no number;
        the message says which line.
    """
    if not path.exists():
        return []
    is_header = lambda names: {"points", "comment"} & set(names) and "id" in names
    table = read_table(path, is_header, "id,exercise,points,comment")
    if "points" not in map(column_name, table.header):  # perhaps it is called point
        raise UsageError(text("policy.no-points-column", path=path, columns=table.header))
    notes += [*table.notes, *_note_on_columns(path, table)]
    overrides, decided = [], set()
    for row in table.rows:
        if not any(row.cells.get(name) for name in SAYING):
            continue
        override = _override(path, row, index, exercises)
        if not override.decides and not override.comment:
            notes.append(Message("policy.row-says-nothing", {"path": path.name, "line": row.line}))
            continue
        if _is_cut(table, row):
            params = {"path": path.name, "line": row.line, "most": MAX_CELL_LENGTH}
            notes.append(Message("policy.cell-cut", params))
        about = override.learner, override.exercise
        if override.decides and about in decided:
            raise UsageError(text("policy.row-twice", path=path, line=row.line))
        decided |= {about} if override.decides else set()
        overrides.append(override)
    return overrides


def _is_cut(table: Table, row: Row) -> bool:
    """Whether a cell of a row that is read was too long."""
    return any(len(cell) > MAX_CELL_LENGTH for heading, cell in zip(table.header, row.raw, strict=False)
               if column_name(heading) in ("id", *SAYING))


def _note_on_columns(path: Path, table: Table) -> list[Message]:
    """A note on columns that somebody has filled in and that nothing reads, such as a remark."""
    filled_in = {name for row in table.rows for name, cell in row.cells.items() if cell}
    unread = [heading for heading in table.header if column_name(heading) in filled_in
              and column_name(heading) not in HEADINGS and not kind_of_column(column_name(heading))]
    return [Message("policy.columns-not-read", {"path": path.name, "columns": unread})] if unread else []


def _override(path: Path, row: Row, index: PeopleIndex, exercises: list[str]) -> Override:
    exercise = row.cells.get("exercise", "")
    exercise = "" if exercise.lower() in TOTAL else exercise
    if exercise and exercise not in exercises:
        raise _no_exercise(path, row.line, exercise, exercises)
    written = row.cells.get("points", "")
    if message := two_readings(written):
        raise UsageError(text("policy.at-line", path=path, line=row.line, message=message))
    points = read_number(written, MAX_POINTS)
    as_judged = not exercise and written.lower() == AS_JUDGED
    if written and points is None and not as_judged:
        raise UsageError(text("policy.no-points", path=path, line=row.line, points=repr(written)))
    learner, comment = learner_of_row(path, row, index), row.cells.get("comment", "")
    return Override(learner, exercise, points, comment, as_judged=as_judged, line=row.line)


def _no_exercise(path: Path, line: int, word: str, exercises: list[str]) -> UsageError:
    """What to say of a word that is no exercise's id."""
    id = repr(word)
    of_chapter = [other for other in exercises if other.partition("/")[0] == word]
    near = [repr(other) for other in of_chapter or difflib.get_close_matches(word, exercises, n=1)]
    if of_chapter:
        message = text("policy.chapter-for-exercise", path=path, line=line, id=id, near=near[0])
    elif near:
        message = text("policy.no-exercise-but-near", path=path, line=line, id=id, near=near[0])
    else:
        message = text("policy.no-exercise", path=path, line=line, id=id)
    return UsageError(message)


def overrides_template(people: list[Person]) -> bytes:
    """The table to fill in, with a row for each learner whose work a person has to look at."""
    names = ["" if person.name in person.id else person.name for person in people]
    rows = [[person.id, "", "", "", name] for person, name in zip(people, names, strict=True)]
    return csv_bytes([HEADINGS, *rows])
