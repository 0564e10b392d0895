"""Numbers as people write them, and the cells of tolerance that they fall into."""

import hashlib
import math
import re

from dlbasics.exercises.kinds import Number

DECIMAL = r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:e[+-]?[0-9]+)?"
NUMBER = re.compile(rf"({DECIMAL})(?:/({DECIMAL}))?(%?)", re.IGNORECASE)
# 1,600 is sixteen hundred to some and 1.6 to others: nobody is judged by a guess.
AMBIGUOUS = re.compile(r"[+-]?[1-9][0-9]{0,2},[0-9]{3}(?![0-9])")


def number(text, unit: str = "") -> float:
    """Read a number as people write it: ``1e-3``, ``1/3``, ``0,5``, ``50 %``, ``inf``, or with the unit."""
    if isinstance(text, int | float) and not math.isnan(text):
        return float(text)
    if comma := AMBIGUOUS.match(re.sub(r"\s+", "", str(text))):
        ways = f"{comma[0].replace(',', '')} or {comma[0].replace(',', '.')}"
        raise ValueError(f"{text!r} cannot be read as a number: its comma may mean two things. Write {ways}.")
    short = bare(str(text)).replace(bare(unit), "", 1).replace("\u2212", "-")
    short = re.sub("inf(inity)?|\u221e", "1e999", short, count=1, flags=re.IGNORECASE)
    parts = NUMBER.fullmatch(short)
    value = float(parts[1]) / float(parts[2] or 1) if parts and float(parts[2] or 1) else math.nan
    if parts and parts[3]:
        value /= 100
    if math.isnan(value):
        raise ValueError(f"{text!r} cannot be read as a number. Write 0.25, 1/4, 2.5e-1 or inf.")
    return value


def bare(text: str) -> str:
    """Without spaces, and with a decimal point where a comma stands."""
    return re.sub(r"\s+", "", text).replace(",", ".")


def grid(exercise: Number) -> tuple[float, float]:
    """Origin and width of the cells that numbers fall into; the answer is in the middle of one.

    The origin is published with the page, so it is moved away from the answer by a number of cells that
    depends on the id. The width is a little more than twice the tolerance, so that its ends belong to it.
    """
    width = exercise.tolerance * 2.000002
    steps = 3 + int(hashlib.sha256(exercise.id.encode()).hexdigest()[:4], 16) % 997
    answer = exercise.answer if math.isfinite(exercise.answer) else 0.0
    return answer % width + steps * width, width


def cell(exercise: Number, value: float) -> str:
    """The cell that a number falls into, as text."""
    return cell_at(value, *grid(exercise))


def cell_at(value: float, origin: float, width: float) -> str:
    """The cell of a grid; the page computes the same, operation by operation."""
    if not math.isfinite(value):
        return "Infinity" if value > 0 else "-Infinity"
    at = math.floor((value - origin) / width + 0.5)
    return str(at) if abs(at) < 10**15 else "far"
