"""Until when each learner may hand in each chapter."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta, tzinfo
from pathlib import Path

from dlbasics.grading.collect.csv_table import Row, read_table
from dlbasics.grading.collect.people_index import PeopleIndex
from dlbasics.grading.collect.times import read_time
from dlbasics.grading.policy.learner_of_row import learner_of_row
from dlbasics.messages import text

DEADLINE_COLUMNS = ("deadline", "new deadline", "until", "extension")
DAY_COLUMNS = ("days", "extra days")


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

    def extension(self, learner: str, chapter: str) -> datetime | timedelta | None:
        """What a learner was given for a chapter."""
        return self.extensions.get((learner, chapter)) or self.extensions.get((learner, ""))

    def of(self, learner: str, chapter: str) -> datetime | None:
        """A learner's deadline for a chapter."""
        deadline = self.by_chapter.get(chapter) or self.by_chapter.get("")
        match self.extension(learner, chapter):
            case timedelta() as more if deadline:
                return deadline + more
            case datetime() as other:
                return other
        return deadline


def read_deadlines(words: list[str], zone: tzinfo, chapters: list[str]) -> dict[str, datetime]:
    """Read ``2026-11-30T23:59`` for all chapters and ``losses=2026-12-07T23:59`` for one.

    Raises
    ------
    ValueError
        If a word is no time or names no chapter.
    """
    deadlines = {}
    for word in words:
        chapter, is_for_chapter, time_text = word.rpartition("=")
        if is_for_chapter and chapter not in chapters:
            raise ValueError(text("policy.no-chapter", chapter=repr(chapter), chapters=chapters))
        time = read_time(time_text) if ":" in time_text else None
        if not time:  # a day alone would be its first moment, when nobody is done
            raise ValueError(text("time.no-deadline", time=repr(time_text)))
        if chapter in deadlines:
            raise ValueError(text("policy.twice", word=word))
        deadlines[chapter] = time if time.tzinfo else time.replace(tzinfo=zone)
    return deadlines


def read_extensions(path: Path, zone: tzinfo, index: PeopleIndex, chapters: list[str]) -> dict:
    """Read the extensions of a class: who, a deadline or a number of days and, if it is for one, the chapter.

    Raises
    ------
    ValueError
        If it is no such file, or a row names nobody of the class; the message says which line.
    """
    wanted = set(DEADLINE_COLUMNS + DAY_COLUMNS)
    table = read_table(path, lambda names: bool(wanted & set(names)))
    extensions = {}
    for row in table.rows:
        chapter = row.cells.get("chapter", "")
        if chapter and chapter not in chapters:
            message = text("policy.no-chapter", chapter=repr(chapter), chapters=chapters)
            raise ValueError(f"{path}, line {row.line}: {message}")
        extensions[learner_of_row(path, row, index), chapter] = _extension(path, row, zone)
    return extensions


def _extension(path: Path, row: Row, zone: tzinfo) -> datetime | timedelta:
    """The deadline, or the time on top, of a row."""
    written = next((row.cells[name] for name in DEADLINE_COLUMNS if row.cells.get(name)), "")
    time = read_time(written)
    if time:
        return time if time.tzinfo else time.replace(tzinfo=zone)
    days = next((row.cells[name] for name in DAY_COLUMNS if row.cells.get(name)), "")
    try:
        return timedelta(days=float(days))
    except ValueError:
        time_text = repr(written or days)
        raise ValueError(text("time.unreadable", path=path, line=row.line, time=time_text)) from None
