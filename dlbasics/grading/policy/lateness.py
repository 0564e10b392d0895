"""Whether an answer is late, by how much, and what that costs."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum

from dlbasics.grading.policy.write_points import points
from dlbasics.messages import Message, UsageError, plural, text

UNITS = {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1), "w": timedelta(weeks=1)}
NAMES = {"m": "minutes", "h": "hours", "d": "days"}
DURATION = re.compile(r"(\d+(?:\.\d+)?)([mhdw])")


class Lateness(Enum):
    """Whether it is late."""

    ON_TIME = ""
    LATE = "yes"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        """The same as the gradebook says it."""
        return text(f"gradebook.late.{self.value}") if self.value else ""


@dataclass(frozen=True)
class Timing:
    """How an answer stands to its deadline.

    Attributes
    ----------
    lateness : Lateness
    days : int, optional
        How many days late, begun ones included; None if that is not known.
    is_cut_off : bool
        Whether it came when nothing was taken any more.
    """

    lateness: Lateness = Lateness.ON_TIME
    days: int | None = 0
    is_cut_off: bool = False


@dataclass(frozen=True)
class Deduction:
    """What being late costs in a chapter: points, and the most days that are known; None if none are.

    The days that are charged are fewer where what came still later is left out.
    """

    points: float
    days: int | None
    has_unknown_days: bool = False
    charged_days: int | None = None


@dataclass(frozen=True)
class LatePolicy:
    """What being late costs.

    Attributes
    ----------
    per_day : float
        Points that each begun day costs or, if `is_percent`, percent of what each late answer earns. At most
        what they earn is taken off.
    is_percent : bool
    grace : timedelta
        So much after a deadline is on time all the same.
    cut_off : timedelta, optional
        So much after a deadline nothing is taken any more.
    """

    per_day: float = 0.0
    is_percent: bool = False
    grace: timedelta = timedelta()
    cut_off: timedelta | None = None

    def timing(self, handed_in: str, marked_late: bool | None, deadline: datetime | None,
               is_extended: bool = False) -> Timing:
        """How something stands to a deadline.

        Parameters
        ----------
        handed_in : str
            When it was handed in (ISO 8601); empty if that is not known.
        marked_late : bool, optional
            Whether the platform marked it late; None if it does not say.
        deadline : datetime, optional
        is_extended : bool
            Whether the deadline is this learner's own: then the platform's mark may be of another.
        """
        if handed_in and deadline:
            time = datetime.fromisoformat(handed_in)
            if time <= _later(deadline, self.grace):
                return Timing()
            is_cut_off = self.cut_off is not None and time > _later(deadline, self.cut_off)
            return Timing(Lateness.LATE, _days_late(time, deadline), is_cut_off)
        if marked_late:
            return Timing(Lateness.UNKNOWN if is_extended else Lateness.LATE, None)
        if marked_late is None and deadline:
            return Timing(Lateness.UNKNOWN, None)
        return Timing()

    def deduction(self, late: Iterable[tuple[float, int | None]]) -> float:
        """What is taken off the late answers of a chapter.

        No answer costs more than it earns: with it there are never fewer points than without it.

        Parameters
        ----------
        late : iterable of (float, int or None)
            What each answer earned, and its days; where these are not known, nothing is taken off it.
        """
        known = [(earned, days) for earned, days in late if days]
        if self.is_percent:
            return sum(earned * min(self.per_day * days / 100, 1) for earned, days in known)
        left = [self._left(known, last) for _, last in known]
        return sum(earned for earned, _ in known) - max([0.0, *left])

    def charged_days(self, late: list[tuple[float, int | None]]) -> int | None:
        """The most days of those answers that `deduction` leaves something; of all if it takes everything."""
        known = [(earned, days) for earned, days in late if days]
        most = max((days for _, days in known), default=None)
        left = {last: self._left(known, last) for _, last in known}
        if self.is_percent or max(left.values(), default=0) <= 0:
            return most
        return max(left, key=lambda last: (left[last], last))

    def _left(self, known: list[tuple[float, int]], last: int) -> float:
        """What is left if so many days are charged, and what came later earns nothing."""
        return sum(earned for earned, days in known if days <= last) - self.per_day * last

    def described(self, points_by_chapter: dict[str, float]) -> list[Message]:
        """The policy in sentences, where chapters have so many points: they show a slip of the pen."""
        if not self.per_day:
            cost = Message("policy.late.no-cost")
        elif self.is_percent:
            cost = Message("policy.late.percent", {"percent": points(self.per_day)})
        else:
            chapters = [f"{chapter}: {points(possible)}" for chapter, possible in points_by_chapter.items()]
            cost = Message("policy.late.points", {"points": points(self.per_day), "chapters": chapters})
        sentences = [cost]
        if self.grace:
            sentences.append(Message("policy.late.grace", {"duration": _in_largest_unit(self.grace)}))
        if self.cut_off is not None:
            sentences.append(Message("policy.late.cut-off", {"duration": _in_largest_unit(self.cut_off)}))
        return sentences


def _later(moment: datetime, duration: timedelta) -> datetime:
    """So much later: whole days by the clock of its zone, where some days have 23 or 25 hours."""
    try:
        days_later = moment + timedelta(days=duration.days)
        return days_later.astimezone(UTC) + (duration - timedelta(days=duration.days))
    except OverflowError:  # beyond the calendar
        return datetime.max.replace(tzinfo=UTC)


def _days_late(time: datetime, deadline: datetime) -> int:
    """How many days have begun since a deadline that is over: each ends at the deadline's time of day."""
    days = max(1, (time.astimezone(deadline.tzinfo).date() - deadline.date()).days)
    return days if time <= _later(deadline, timedelta(days=days)) else days + 1


def _in_largest_unit(duration: timedelta) -> str:
    """A duration in the largest unit that it is a whole number of; in minutes if it is none."""
    unit = next((unit for unit in "dh" if not duration % UNITS[unit]), "m")
    number = duration / UNITS[unit]
    return plural(f"policy.late.{NAMES[unit]}", number, number=number)


def read_late_policy(arguments: list[str]) -> LatePolicy:
    """Read a policy: ``per-day=10%`` or ``per-day=0.5`` (points), ``grace=15m``, ``cut-off=3d``.

    Raises
    ------
    UsageError
        If an argument is none of these, or two contradict each other.
    """
    given, names = {}, set()
    for argument in arguments:
        name, _, value = argument.partition("=")
        if name in names:
            raise UsageError(text("policy.twice", word=argument))
        names.add(name)
        duration = read_duration(value)
        number = re.fullmatch(r"(\d+(?:\.\d+)?)(%?)", value)
        match name:
            case "per-day" if number:
                given |= {"per_day": float(number[1]), "is_percent": bool(number[2])}
            case "grace" if duration is not None:
                given["grace"] = duration
            case "cut-off" if duration is not None:
                given["cut_off"] = duration
            case _:
                raise UsageError(text("policy.no-late-policy", word=repr(argument)))
    policy = LatePolicy(**given)
    if policy.cut_off is not None and policy.grace > policy.cut_off:
        raise UsageError(text("policy.grace-after-cut-off"))
    return policy


def read_duration(duration_text: str) -> timedelta | None:
    """Read a duration such as 15m, 2h or 3d; None if it is none."""
    match = DURATION.fullmatch(duration_text)
    try:
        return float(match[1]) * UNITS[match[2]] if match else None
    except OverflowError:
        return None
