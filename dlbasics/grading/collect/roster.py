"""The people of a class, from the list that any platform gives: which column means what."""

import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from dlbasics.grading.collect.classify_canvas_rows import is_canvas_gradebook, is_row_of_a_person
from dlbasics.grading.collect.column_names import (
    COLUMN_ALIASES,
    IDENTIFYING,
    TEACHING_ROLES,
    column_name,
    kind_of_column,
)
from dlbasics.grading.collect.moodle_identifiers import is_of_worksheet, participant_number
from dlbasics.grading.collect.person_names import parts_of
from dlbasics.grading.collect.read_csv import Row, Table, read_table
from dlbasics.messages import Message, UsageError, text

# Chinese, Japanese and Korean, in which a name has no spaces
CHARACTERS = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@dataclass(frozen=True, slots=True)
class Person:
    """A learner, of the roster or of an export that came without one.

    Attributes
    ----------
    id : str
        What tells the person from all others.
    name, email : str
        May be empty.
    columns : dict
        The whole row, by the column's name in lower case.
    raw : tuple of str
        The same row, cell by cell as it stands in the file.
    ids : dict
        Everything by which a platform may know the person, by kind: ``"sis"`` (a student number),
        ``"login"``, ``"email"``, ``"canvas"``, ``"participant"`` (of Moodle), ``"github"``, ``"github id"``
        (a number); ``"id"`` where the roster does not say.
    first_name, last_name, section : str
        May be empty.
    other_names : tuple of str
        By which the person is found as well, where it cannot be told whether a column is the whole name.
    """

    id: str
    name: str = ""
    email: str = ""
    columns: dict = field(default_factory=dict)
    ids: dict = field(default_factory=dict)
    first_name: str = ""
    last_name: str = ""
    section: str = ""
    raw: tuple[str, ...] = ()
    other_names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Roster:
    """The people of a class.

    Attributes
    ----------
    people : list of Person
    notes : list of Message
        What whoever gave the roster should know of how it was read.
    table : Table
        What it was read from, which may say more.
    """

    people: list[Person]
    notes: list[Message]
    table: Table


def read_roster(path) -> Roster:
    """Read a roster: a CSV file with a column that tells people apart, as any platform exports it.

    Raises
    ------
    UsageError
        If it is no such file; the message says which line or column to change.
    """
    table = read_table(path, _is_header)
    is_canvas = is_canvas_gradebook(table)
    people_rows = [row for row in table.rows if _is_person(row, is_canvas)]
    rows = [row for row in people_rows if not _teaches(row)]
    ids_of_rows = [_ids(row, is_canvas) for row in rows]
    kind = _kind_of_id(table, rows, ids_of_rows)
    people = [_person(row, ids, kind) for row, ids in zip(rows, ids_of_rows, strict=True)]
    column = _column_of_ids(table, rows, kind)
    code = "roster.read.one" if len(people) == 1 else "roster.read.other"
    params = {"path": Path(path).name}
    notes = [*table.notes, Message(code, params | {"count": len(people), "column": column})]
    if count := len(people_rows) - len(rows):
        notes.append(Message("roster.teaching.one" if count == 1 else "roster.teaching.other",
                             params | {"count": count}))
    return Roster(people, notes, table)


def _column_of_ids(table: Table, rows: list[Row], kind: str) -> str:
    """The column in which a kind of id stands, as `_ids` finds it: the first that says anything."""
    kinds_of_columns = {"canvas": ("id",), "participant": ("identifier", "id"), "sis": ("sis", "identifier")}
    names = [name for each in kinds_of_columns.get(kind, (kind,)) for name in COLUMN_ALIASES[each]]
    filled = next(name for name in names if any(row.cells.get(name) for row in rows))
    return next(name for name in table.header if column_name(name) == filled)


def _is_header(names: list[str]) -> bool:
    """Whether one of the columns tells people apart."""
    return any(kind_of_column(name) in IDENTIFYING for name in names)


def _value(row: Row, kind: str) -> str:
    """What a row says of a kind; spreadsheets and Brightspace write signs around a number."""
    values = (row.cells.get(column, "") for column in COLUMN_ALIASES[kind])
    value = next(filter(None, values), "")
    if kind in IDENTIFYING:
        value = re.sub(r'^="?(.*?)"?$', r"\1", value).removeprefix("#").strip()
        value = re.sub(r"^(\d+)\.0$", r"\1", value)
    return value


def _is_person(row: Row, is_canvas: bool) -> bool:
    """Whether it is a row of a person: Canvas has others."""
    if is_canvas and not is_row_of_a_person(row):
        return False
    return any(_value(row, kind) for kind in (*IDENTIFYING, "name", "first name", "last name"))


def _teaches(row: Row) -> bool:
    """Whether a row says that the person teaches the class."""
    return _value(row, "role").lower() in TEACHING_ROLES


def _ids(row: Row, is_canvas: bool) -> dict[str, str]:
    """What a row says of who it is, by kind."""
    ids = {kind: _value(row, kind) for kind in (*IDENTIFYING, "github id")}
    if is_canvas:
        ids["canvas"] = ids.pop("id")
    identifier = ids.pop("identifier")
    if participant := participant_number(identifier, is_identifier=True):
        ids["participant"] = participant
    elif identifier:
        ids["sis"] = ids["sis"] or identifier
    if is_of_worksheet(row) and (participant := participant_number(ids.get("id", ""))):
        ids |= {"participant": participant, "id": ""}  # Moodle calls the column ID in German
    return {kind: value for kind, value in ids.items() if value}


def _kind_of_id(table: Table, rows: list[Row], ids_of_rows: list[dict]) -> str:
    """The kind of id that tells people apart: the first that everybody has.

    Raises
    ------
    UsageError
        If there is none, or two people share one. No other kind is taken then: whoever stands there twice is
        to be taken out.
    """
    kinds = [kind for kind in ("id", "canvas", "sis", "login", "email", "github", "participant")
             if any(kind in ids for ids in ids_of_rows)]
    complete = [kind for kind in kinds if all(kind in ids for ids in ids_of_rows)]
    if not rows or not kinds:
        raise UsageError(text("roster.nobody", path=table.path))
    if not complete or ("id" in kinds and "id" not in complete):
        line = next(row.line for row, ids in zip(rows, ids_of_rows, strict=True) if kinds[0] not in ids)
        raise UsageError(text("roster.without-id", path=table.path, line=line, columns=table.header))
    values = [ids[complete[0]] for ids in ids_of_rows]
    repeated = [value for value, count in Counter(values).items() if count > 1]
    if repeated:
        lines = [row.line for row, value in zip(rows, values, strict=True) if value == repeated[0]]
        raise UsageError(text("roster.repeated", path=table.path, id=repr(repeated[0]), lines=lines))
    return complete[0]


def person_of_row(row: Row) -> Person:
    """The person of a row of any table, as far as it says."""
    ids = _ids(row, is_canvas=False)
    return _person(row, ids, next(iter(ids), ""))


def _person(row: Row, ids: dict, kind: str) -> Person:
    first, last, name = (_value(row, part) for part in ("first name", "last name", "name"))
    other_names = ()
    if first and name and not last and not set(parts_of(first)) <= set(parts_of(name)):
        # The last name may be called Name, as in German lists. If it has several words, it may be all of it.
        joined = f"{first} {name}"
        is_last = len(parts_of(name)) == 1 and not CHARACTERS.search(name)
        name, last, other_names = (joined, name, (name,)) if is_last else (name, "", (joined,))
    name = name or " ".join(filter(None, (first, last)))
    return Person(ids.get(kind, ""), name, ids.get("email", ""), row.cells, ids, first, last,
                  _value(row, "section"), row.raw, other_names)
