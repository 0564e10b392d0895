"""When people handed in, as a platform's list says: Moodle's worksheet or log, tables of Sakai and GitHub."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, tzinfo
from functools import cached_property
from pathlib import Path

from dlbasics.grading.collect.people_index import PeopleIndex
from dlbasics.grading.collect.person_names import normalized
from dlbasics.grading.collect.platforms.identity import NUMBER_KINDS, Identity
from dlbasics.grading.collect.read_csv import Row, Table, read_table
from dlbasics.grading.collect.read_time import in_zone, is_day_alone, is_day_first, read_time
from dlbasics.grading.collect.roster import Person, person_of_row
from dlbasics.grading.collect.same_person import is_same_person
from dlbasics.grading.collect.worksheet_assignment import are_of_another_assignment, numbers_by_name
from dlbasics.messages import Message, UsageError, text

TIME_COLUMNS = (
    "last modified (submission)", "zuletzt geändert (abgabe)", "dernière modification (travail remis)",
    "última modificación (entrega)", "última modificação (envio)", "ultima modifica (consegna)",
    "ultima modifica (invio)", "laatst gewijzigd (inzending)", "上次修改（作业）", "最后修改（学生）",
    "最后修改（提交）", "最後修改的(作業)", "最後修改（學生）", "最終更新日時 (提出)",
    "submission timestamp", "submission time", "submission date",
    "submitted at", "date submitted", "handed in", "time",
)
LOG_COLUMNS = {"time", "event name", "user full name"}
# What Moodle's log calls a hand-in, and the parts of Moodle that take one: quizzes are submitted, too.
HAND_IN_COMPONENTS = ("assignment", "file submissions", "online text submissions")
HAND_IN_EVENTS = ("submitted", "submission created", "submission updated", "file has been uploaded")
NO_TIME = ("", "-", "never", "none")


@dataclass(frozen=True)
class SubmissionTimes:
    """When people handed in: the last time of each.

    Attributes
    ----------
    notes : list of Message
        What whoever gave the list should know.
    """

    notes: list[Message] = field(default_factory=list)
    _times: dict[str, datetime | None] = field(default_factory=dict)
    _numbers: dict[str, tuple[str, str] | None] = field(default_factory=dict)
    _rows: list[Person] = field(default_factory=list)

    def is_of_another_assignment(self, identities: list[Identity]) -> bool:
        """Whether it is the worksheet of another assignment than the one that these people handed in to."""
        return bool(self._times) and are_of_another_assignment(self._numbers, identities)

    def of(self, person: Person, identity: Identity) -> datetime | None:
        """When a person handed in, by what the roster or the export knows them by.

        None if the list does not say, or says it of several of one name.
        """
        for key in (*_keys_of_ids(self._believed_ids(identity)), *_keys_of_person(person), identity.name):
            if key and normalized(key) in self._times:
                return self._times[normalized(key)]
        return None

    def of_nobody(self, index: PeopleIndex, identities: Iterable[Identity]) -> list[str]:
        """Those in the list whom nobody of the roster is, and none of an export, as the list writes them.

        Parameters
        ----------
        index : PeopleIndex
            Of the roster.
        identities : iterable of Identity
            Of those who have handed in.
        """
        known = {normalized(key) for person in index.people.values() for key in _keys_of_person(person)}
        known.update(normalized(key) for identity in identities
                     for key in (*_keys_of_ids(self._believed_ids(identity)), identity.name))
        strangers = [row for row in self._rows
                     if not known.intersection(_keys(row)) and not index.by_name(row.name)]
        written = [row.name or row.id for row in strangers]
        return list(filter(None, dict.fromkeys(written)))

    def _believed_ids(self, identity: Identity) -> Iterator[tuple[str, str]]:
        """The ids of an export, without the number that the list has under another name: a group's."""
        for kind, value in identity.ids:
            name = self._names.get((kind, value), "")
            if not name or not identity.name or is_same_person(identity.name, name):
                yield kind, value

    @cached_property
    def _names(self) -> dict[tuple[str, str], str]:
        return {number: name for name, number in self._numbers.items() if number}


def times_in_table(table: Table, zone: tzinfo = UTC) -> SubmissionTimes:
    """The times in a table that was read, as a roster may have them; none if it has no such column.

    Of one that cannot be read there is a note: a column of a roster may only be called as if it held times.

    Parameters
    ----------
    table : Table
    zone : tzinfo
        Of times that name none.
    """
    try:
        return _times_in(table, zone)
    except UsageError as error:
        return SubmissionTimes([Message("time.not-read", {"reason": str(error)})])


def _times_in(table: Table, zone: tzinfo) -> SubmissionTimes:
    column = next((name for name in TIME_COLUMNS if any(name in row.cells for row in table.rows)), "")
    rows = [row for row in table.rows
            if _is_hand_in(row) and row.cells.get(column, "").lower() not in NO_TIME]
    notes = _notes_on_assignment(table, rows)
    times = [row.cells[column] for row in rows] if column else []
    day_first = is_day_first(times)
    if day_first is None:
        return SubmissionTimes([Message("time.day-or-month", {"path": table.path.name, "time": times[0]})])
    latest: dict[tuple, datetime] = {}
    people: dict[tuple, Person] = {}
    for row in rows if column else ():
        time, person = _time(table, row, column, day_first), person_of_row(row)
        keys = _keys(person)
        people.setdefault(keys, person)
        latest[keys] = max(time, latest.get(keys, time), key=lambda time: in_zone(time, zone))
    time_of_key: dict[str, datetime | None] = {}
    for keys, time in latest.items():
        for key in keys:
            time_of_key[key] = None if key in time_of_key else time
    numbers = numbers_by_name(map(person_of_row, table.rows))
    return SubmissionTimes(notes, time_of_key, numbers, list(people.values()))


def _time(table: Table, row: Row, column: str, day_first: bool) -> datetime:
    written = row.cells[column]
    time = None if is_day_alone(written) else read_time(written, day_first)
    if not time:
        time_text = repr(written)
        raise UsageError(text("time.unreadable", path=table.path, line=row.line, time=time_text))
    return time


def read_times(path: Path, zone: tzinfo = UTC) -> SubmissionTimes:
    """Read a list of times.

    Parameters
    ----------
    path : Path
    zone : tzinfo
        Of times that name none.

    Raises
    ------
    UsageError
        If it is none, or a time in it cannot be read.
    """
    table = read_table(path, lambda names: bool(set(names) & set(TIME_COLUMNS)), "id,submitted at")
    times = _times_in(table, zone)
    return replace(times, notes=[*table.notes, *times.notes])


def _is_hand_in(row: Row) -> bool:
    """Whether a row of a log is a hand-in; every row of other tables is."""
    if not set(row.cells) >= LOG_COLUMNS:
        return True
    component = row.cells.get("component", "").lower()
    if component and component not in HAND_IN_COMPONENTS:
        return False
    return any(event in row.cells["event name"].lower() for event in HAND_IN_EVENTS)


def _notes_on_assignment(table: Table, hand_ins: list[Row]) -> list[Message]:
    """A note on the assignment whose log it is: no numbers of people show whether it is the right one.

    Raises
    ------
    UsageError
        If it is the log of a course in which several assignments took hand-ins: which time is whose?
    """
    contexts = list(dict.fromkeys(filter(None, (row.cells.get("event context") for row in hand_ins))))
    if len(contexts) > 1:
        raise UsageError(text("time.several-assignments", path=table.path, assignments=contexts))
    return [Message("time.log-of", {"path": table.path.name, "assignment": name}) for name in contexts]


def _keys_of_ids(ids: Iterable[tuple[str, str]]) -> list[str]:
    """The keys of ids in a list of times: a platform's numbers only together with what they count."""
    return [f"{kind} {value}" if kind in NUMBER_KINDS else value for kind, value in ids]


def _own_key(person: Person) -> str:
    """The key of the gradebook's own id: where that is a platform's number, only a column of ids holds it."""
    is_number = any(kind in NUMBER_KINDS and value == person.id for kind, value in person.ids.items())
    return f"id {person.id}" if is_number else person.id


def _keys_of_person(person: Person) -> list[str]:
    """The keys by which one of the roster may stand in a list."""
    return [_own_key(person), *_keys_of_ids(person.ids.items()), person.email, person.name]


def _keys(person: Person) -> tuple[str, ...]:
    """The keys of the person of a row: each id and the name."""
    keys = [*_keys_of_ids(person.ids.items()), person.name]
    if "id" in person.ids:
        keys.append(f"id {person.ids['id']}")
    return tuple(dict.fromkeys(normalized(key) for key in keys if key))
