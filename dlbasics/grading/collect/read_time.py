"""Read times as platforms and people write them."""

import os
import re
from datetime import UTC, date, datetime, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

from dlbasics.grading.collect.month_names import month_number
from dlbasics.messages import Message, UsageError, text

LOCALTIME = Path("/etc/localtime")
CLOCK = (r"(?P<hour>\d{1,2})[:.h](?P<minute>\d\d)(?:[:.](?P<second>\d\d))?(?:\.\d+)?"
         r"\s*(?P<half>[ap]\.?\s?m\.?)?")
ZONE = r"(?:\s*(?P<zone>UTC|GMT|Z|[+-]\d\d:?\d\d))?"
WEEKDAY = r"(?:[^\W\d]+(?:-[^\W\d]+)?[,.]? +)?"  # quinta-feira
HALF_BEFORE = r"(?:(?P<half_before>[上下]午|午[前後]|오[전후]) ?)?"
BEFORE_CLOCK = r",?\s+(?:(?:at|um|às|à|a las|alle|om|kl\.?|klo) +)?"
WITH_MONTH = [
    re.compile(rf"{WEEKDAY}(?P<day>\d{{1,2}})(?:\.? (?:de )?|-)(?P<month>[^\W\d]+)\.?(?:,? (?:de )?|-)"
               rf"(?P<year>\d{{4}}){BEFORE_CLOCK}{CLOCK}{ZONE}", re.IGNORECASE),
    re.compile(rf"{WEEKDAY}(?P<month>[^\W\d]+)\.? (?P<day>\d{{1,2}}),? (?P<year>\d{{4}})"
               rf"{BEFORE_CLOCK}{CLOCK}{ZONE}", re.IGNORECASE),
]
YEAR_FIRST = re.compile(
    rf"(?P<year>\d{{4}})(?P<sign>[/.-])(?P<month>\d{{1,2}})(?P=sign)(?P<day>\d{{1,2}})\.?,?\s+"
    rf"{HALF_BEFORE}{CLOCK}{ZONE}",
    re.IGNORECASE,
)
# 23.59 behind an ISO day: Python takes .59 for a fraction of the hour, or of the minute
ISO_CLOCK = re.compile(r"^(\d{4}[\dW-]{3,6}[ T]\d\d)[:.,h](\d\d)(?:[:.,](\d\d))?(?!\d)", re.IGNORECASE)
ISO_DAY = re.compile(r"^(\d{4})-\d\d-\d\d")
WITH_SECONDS = re.compile(r"\d[:.h]\d\d[:.]\d\d(?!\d)|T\d{6}", re.IGNORECASE)
# ISO 8601 has clocks without signs, too. Behind + or - stands a zone, which is none behind a day alone.
HAS_CLOCK = re.compile(r"(?<![-+\d])\d{1,2}[:.h]\d\d|T\d{4}", re.IGNORECASE)
# 2026年11月26日 星期四 10:15, and the same in Japanese and Korean
EAST_ASIAN = re.compile(
    rf"(?P<year>\d{{4}})[年년] ?(?P<month>\d{{1,2}})[月월] ?(?P<day>\d{{1,2}})[日일号],?"
    rf" ?[(（]?(?:(?:星期|禮拜|周|週).|[月火水木金土日一二三四五六](?:曜日?)?|[월화수목금토일](?:요일)?)?"
    rf"\.?[)）]?,? ?"
    rf"{HALF_BEFORE}{CLOCK}{ZONE}",
    re.IGNORECASE,
)
AFTERNOON = ("下午", "午後", "오후")
# Between hyphens 26-11-30 begins with the year, so there the year has four digits.
IN_NUMBERS = re.compile(
    rf"(?P<first>\d{{1,2}})(?P<sign>[/.-])(?P<second_number>\d{{1,2}})(?P=sign)(?P<year>\d{{4}}|(?<!-)\d\d)"
    rf",?\s+{CLOCK}{ZONE}",
    re.IGNORECASE,
)


def read_time(time_text: str, day_first: bool = True) -> datetime | None:
    """Read a time; without a zone where it names none, None if it is no time.

    Parameters
    ----------
    time_text : str
    day_first : bool
        Whether 3/4 is the third of April.
    """
    time = _read(time_text, day_first)
    return time if time and is_in_calendar(time) else None


def is_in_calendar(time: datetime) -> bool:
    """Whether there is such a time in every zone: programs write the years 1 and 9999 for "never"."""
    return datetime.min.year < time.year < datetime.max.year


def _plain(time_text: str) -> str:
    """A time with single spaces and, behind an ISO day, colons in its clock."""
    plain = " ".join(time_text.split())
    return ISO_CLOCK.sub(lambda match: ":".join(filter(None, match.groups())), plain)


def _read(time_text: str, day_first: bool) -> datetime | None:
    time_text = _plain(time_text)
    try:
        return datetime.fromisoformat(re.sub(r" ?(UTC|GMT|Z)$", "+00:00", time_text))
    except ValueError:
        pass
    for pattern in WITH_MONTH:
        match = pattern.fullmatch(time_text)
        month = match and month_number(match["month"])
        if month:
            return _time(match, month, int(match["day"]))
    match = EAST_ASIAN.fullmatch(time_text) or YEAR_FIRST.fullmatch(time_text)
    if match:
        return _time(match, int(match["month"]), int(match["day"]))
    match = IN_NUMBERS.fullmatch(time_text)
    if not match:
        return None
    numbers = int(match["first"]), int(match["second_number"])
    is_day_first = day_first or match["sign"] == "."
    day, month = numbers if is_day_first else numbers[::-1]
    return _time(match, month, day)


def is_day_alone(time_text: str) -> bool:
    """Whether it is a day without a clock: nobody knows which moment of it is meant."""
    try:
        return bool(date.fromisoformat(_plain(time_text)))
    except ValueError:
        return False


def read_deadline(time_text: str, day_first: bool | None) -> datetime | None:
    """Read a time that somebody has to keep; None if it is none, a day alone, or can be read in two ways.

    A day alone would be its first moment, when nobody is done. Without seconds it lasts to the end of its
    minute: 23:59 is what people write for the end of a day.

    Parameters
    ----------
    time_text : str
    day_first : bool, optional
        Whether 3/4 is the third of April; None if that is not known.
    """
    time_text = _plain(time_text)
    in_numbers = IN_NUMBERS.fullmatch(time_text)
    is_unclear = day_first is None and in_numbers
    time = None
    if HAS_CLOCK.search(time_text) and not is_unclear:
        time = read_time(time_text, bool(day_first))
    # A date such as 30.11.26 looks like a clock itself, so there the pattern says which numbers are seconds.
    match = in_numbers or YEAR_FIRST.fullmatch(time_text)
    has_seconds = match["second"] if match else WITH_SECONDS.search(time_text)
    return time and (time if has_seconds else time.replace(second=59))


def deadline_problem(time_text: str, day_first: bool | None) -> str:
    """The code of why `read_deadline` gives none."""
    plain = _plain(time_text)
    if day_first is None and IN_NUMBERS.fullmatch(plain):
        return "time.two-ways"
    if read_time(f"{plain} 00:00", bool(day_first)):
        return "time.no-clock"
    with_other_day = ISO_DAY.sub(r"\1-01-01", plain)
    has_form = with_other_day != plain and read_time(with_other_day)
    has_form = has_form or any(pattern.fullmatch(plain) for pattern in (IN_NUMBERS, EAST_ASIAN, YEAR_FIRST))
    has_form = has_form or any(match and month_number(match["month"])
                               for match in (pattern.fullmatch(plain) for pattern in WITH_MONTH))
    return "time.no-such-day" if has_form and not read_time(plain, bool(day_first)) else "time.no-deadline"


def in_zone(time: datetime, zone: tzinfo) -> datetime:
    """A time with its own zone or, where it names none, with this one."""
    return time if time.tzinfo else time.replace(tzinfo=zone)


def is_day_first(column: list[str]) -> bool | None:
    """Whether a column's times begin with the day; None where nothing shows it."""
    matches = [match for match in map(IN_NUMBERS.fullmatch, map(str.strip, column)) if match]
    if any(int(match["first"]) > 12 or match["sign"] == "." for match in matches):
        return True
    if any(int(match["second_number"]) > 12 for match in matches):
        return False
    return None if matches else True


def find_zone(name: str) -> tzinfo:
    """A time zone by its name; the one of this machine where there is none.

    Raises
    ------
    UsageError
        If there is no such zone.
    """
    if not name:
        return own_zone()[0]
    try:
        return ZoneInfo(name)
    except (ValueError, LookupError, OSError):
        raise UsageError(text("time.no-zone", zone=repr(name))) from None


def own_zone() -> tuple[tzinfo, Message | None]:
    """This machine's zone; where it cannot be read, UTC, and a message that says so."""
    name = os.environ.get("TZ", "").removeprefix(":") or str(LOCALTIME.resolve()).partition("zoneinfo/")[2]
    try:
        if name:
            return ZoneInfo(name), None
        if not LOCALTIME.exists():
            return UTC, None
        with open(LOCALTIME, "rb") as file:  # a copy, which does not say what it is of
            return ZoneInfo.from_file(file, key=str(LOCALTIME)), None
    except (ValueError, LookupError, OSError):
        return UTC, Message("time.zone-unreadable", {"zone": name or str(LOCALTIME)})


def _time(match: re.Match, month: int, day: int) -> datetime | None:
    hour, year = int(match["hour"]), int(match["year"])
    half = re.sub(r"[.\s]", "", match["half"] or "").lower()
    half_before = match.groupdict().get("half_before")
    half = half or (half_before and ("pm" if half_before in AFTERNOON else "am"))
    if half and hour < 24:  # some write 13:30 PM
        hour = hour % 12 + 12 * (half == "pm")
    year += 2000 if year < 100 else 0
    try:
        time = datetime(year, month, day, hour, int(match["minute"]), int(match["second"] or 0))
        zone = match["zone"]
        if not zone:
            return time
        sign = zone if zone[0] in "+-" else "+00:00"
        return datetime.fromisoformat(f"{time.isoformat()}{sign}")
    except ValueError:
        return None
