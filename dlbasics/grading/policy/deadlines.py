"""Until when each learner may hand in each chapter."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta, tzinfo
from pathlib import Path

from dlbasics.grading.collect.people_index import PeopleIndex
from dlbasics.grading.collect.read_csv import Row, read_table
from dlbasics.grading.collect.read_time import deadline_problem, in_zone, is_day_first, read_deadline
from dlbasics.grading.policy.learner_of_row import learner_of_row
from dlbasics.grading.policy.read_number import read_number, two_readings
from dlbasics.messages import Message, UsageError, text

DEADLINE_COLUMNS = ("deadline", "new deadline", "until", "extension")
DAY_COLUMNS = ("days", "extra days")
MAX_DAYS = 1000


@dataclass(frozen=True)
class Deadlines:
    """Deadlines, each with its zone.

    Attributes
    ----------
    by_chapter : dict of str to datetime
        The one of all other chapters stands under ``""``.
    extensions : dict of (str, str) to (datetime or timedelta)
        A learner's id and a chapter, or ``""`` for all: another deadline, or so much more time.
    """

    by_chapter: dict[str, datetime] = field(default_factory=dict)
    extensions: dict[tuple[str, str], datetime | timedelta] = field(default_factory=dict)

    def of(self, learner: str, chapter: str) -> datetime | None:
        """A learner's deadline for a chapter: the latest of the class's and of what extends it.

        What extends all chapters makes no deadline for one that has none for anybody else, unless none has.
        """
        of_class = self.of_class(chapter)
        for_all = self.extensions.get((learner, "")) if of_class or not self.by_chapter else None
        times = [of_class]
        for of_learner in (for_all, self.extensions.get((learner, chapter))):
            match of_learner:
                case timedelta() if of_class:
                    times.append(of_class + of_learner)
                case datetime():
                    times.append(of_learner)
        return max(filter(None, times), default=None)

    def of_class(self, chapter: str) -> datetime | None:
        """The deadline of all others for a chapter."""
        return self.by_chapter.get(chapter) or self.by_chapter.get("")

    def is_extended(self, learner: str, chapter: str) -> bool:
        """Whether the mark of a platform may be of another deadline than this learner's for a chapter."""
        of_class = self.of_class(chapter)
        if of_class:
            return self.of(learner, chapter) != of_class
        return (learner, "") in self.extensions or (learner, chapter) in self.extensions

    def extensions_without_effect(self, chapters: list[str]) -> list[tuple[str, str]]:
        """The extensions that change no deadline of these chapters, such as days more than none."""
        by_learner: dict[str, dict] = {}
        for (learner, chapter), extension in self.extensions.items():
            by_learner.setdefault(learner, {})[learner, chapter] = extension
        useless = []
        for learner, left in by_learner.items():
            for whom in list(left):
                with_it = Deadlines(self.by_chapter, dict(left))
                extension = left.pop(whom)
                without = Deadlines(self.by_chapter, left)
                if all(with_it.of(learner, name) == without.of(learner, name) for name in chapters):
                    useless.append(whom)
                else:
                    left[whom] = extension
        return useless

    def class_deadline_later_than_extension(self, learner: str, chapter: str,
                                            chapters: list[str]) -> datetime | None:
        """The deadline of the class that is later than an extension, which would take time; None if none is.

        The extension is a learner's for one chapter or, where that is empty, for all.
        """
        own = self.extensions[learner, chapter]
        of_class = [time for name in ([chapter] if chapter else chapters) if (time := self.of_class(name))]
        if not isinstance(own, datetime) or not of_class or own >= min(of_class):
            return None
        return min(of_class)


def read_deadlines(arguments: list[str], zone: tzinfo, chapters: list[str]) -> dict[str, datetime]:
    """Read ``2026-11-30T23:59`` for all chapters and ``losses=2026-12-07T23:59`` for one.

    Raises
    ------
    UsageError
        If an argument is no time or names no chapter.
    """
    deadlines = {}
    for argument in arguments:
        chapter, is_for_chapter, time_text = argument.rpartition("=")
        if is_for_chapter and chapter not in chapters:
            raise UsageError(text("policy.no-chapter", chapter=repr(chapter), chapters=chapters))
        day_first = is_day_first([time_text])
        time = read_deadline(time_text, day_first)
        if not time:
            raise UsageError(text(deadline_problem(time_text, day_first), time=repr(time_text)))
        if chapter in deadlines:
            raise UsageError(text("policy.twice", word=argument))
        deadlines[chapter] = in_zone(time, zone)
    return deadlines


def read_extensions(path: Path, zone: tzinfo, index: PeopleIndex, chapters: list[str],
                    by_chapter: dict[str, datetime], not_counted: list[str], notes: list[Message]) -> dict:
    """Read the extensions of a class: who, a deadline or a number of days and, if it is for one, the chapter.

    Parameters
    ----------
    path : Path
    zone : tzinfo
        Of times that name none.
    index : PeopleIndex
    chapters : list of str
        Those that count.
    by_chapter : dict
        The deadlines of the class, as of `Deadlines`.
    not_counted : list of str
        Chapters that do not count in this run: what is said of them is noted and not read.
    notes : list of Message
        Gets what a person should know.

    Raises
    ------
    UsageError
        If it is no such file, a row names nobody of the class, or a time is before the deadline that it
        should extend; the message says which line.
    """
    wanted = set(DEADLINE_COLUMNS + DAY_COLUMNS)
    table = read_table(path, lambda names: bool(wanted & set(names)), "id,deadline")
    day_first = is_day_first([_first_value(row, DEADLINE_COLUMNS) for row in table.rows])
    extensions, left_out = {}, []
    for row in table.rows:
        chapter = row.cells.get("chapter", "")
        if chapter and chapter not in chapters:
            _check_chapter(path, row, not_counted, chapters)
            left_out.append(chapter)
            continue
        whom = learner_of_row(path, row, index), chapter
        if whom in extensions:
            raise UsageError(text("policy.row-twice", path=path, line=row.line))
        extensions[whom] = _extension(path, row, zone, day_first)
        deadlines = Deadlines(by_chapter, extensions)
        class_deadline = deadlines.class_deadline_later_than_extension(*whom, chapters)
        if class_deadline:
            written = repr(_first_value(row, DEADLINE_COLUMNS))
            raise UsageError(text("policy.extension-is-earlier", path=path, line=row.line, time=written,
                                  deadline=class_deadline.isoformat(sep=" ")))
    notes += [*table.notes, *_note_on_not_counted(path, left_out)]
    return extensions


def _check_chapter(path: Path, row: Row, not_counted: list[str], chapters: list[str]):
    """Refuse a chapter that there is not."""
    if row.cells["chapter"] not in not_counted:
        message = text("policy.no-chapter", chapter=repr(row.cells["chapter"]), chapters=chapters)
        raise UsageError(text("policy.at-line", path=path, line=row.line, message=message))


def _note_on_not_counted(path: Path, chapters: list[str]) -> list[Message]:
    """A note on the chapters that do not count and are extended all the same."""
    params = {"path": path.name, "chapters": list(dict.fromkeys(chapters))}
    return [Message("policy.chapter-not-counted", params)] if chapters else []


def _first_value(row: Row, columns: tuple) -> str:
    """What a row says in the first of these columns that says anything."""
    return next((row.cells[name] for name in columns if row.cells.get(name)), "")


def _extension(path: Path, row: Row, zone: tzinfo, day_first: bool | None) -> datetime | timedelta:
    """The deadline, or the time on top, of a row."""
    written, days = _first_value(row, DEADLINE_COLUMNS), _first_value(row, DAY_COLUMNS)
    if written and days:
        raise UsageError(text("policy.deadline-and-days", path=path, line=row.line))
    if days:
        return timedelta(days=_days(path, row, days))
    if not written:
        raise UsageError(text("policy.no-extension", path=path, line=row.line))
    time = read_deadline(written, day_first)
    if not time:
        message = text(deadline_problem(written, day_first), time=repr(written))
        raise UsageError(text("policy.at-line", path=path, line=row.line, message=message))
    return in_zone(time, zone)


def _days(path: Path, row: Row, written: str) -> float:
    if message := two_readings(written):
        raise UsageError(text("policy.at-line", path=path, line=row.line, message=message))
    days = read_number(written, MAX_DAYS)
    if days is None:
        message = text("policy.no-days", path=path, line=row.line, days=repr(written), most=MAX_DAYS)
        raise UsageError(message)
    return days
