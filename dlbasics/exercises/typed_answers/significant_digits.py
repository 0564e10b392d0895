"""How many digits of a number somebody has typed, and a number in so many digits.

A known wrong number is recognized in the digits that were typed: 2.3 may be 2.33, and 2.30 is not.
``site/kinds/number.js`` does the same as `typed_digits` and `in_digits`.
"""

import math
import re
import unicodedata

MOST = 4  # more digits say no more about which calculation led to a number
POWER_OF_TEN = re.compile(r"([0-9])\s*(?:e|[x×*·⋅]\s*10\s*(?:\^|\*\*)?)\s*\(?[-+−]?[0-9]+", re.IGNORECASE)
DIGITS = re.compile(r"[0-9]+(?:[.,][0-9]+)?")
UPWARDS = 1 + 1e-12  # a number in the middle is rounded away from 0, in Python as in JavaScript
NEARLY = 0.01  # the share of a number by which its form of one digit may differ from it
ROUGHLY = 0.15  # the same of a number that is cut off


def typed_digits(text: str) -> int:
    """Count the significant digits that were typed, `MOST` at most; an expression has as many."""
    numbers = DIGITS.findall(POWER_OF_TEN.sub(r"\1", unicodedata.normalize("NFKC", text)))
    if len(numbers) != 1:
        return MOST
    digits = re.sub("[.,]", "", numbers[0]).lstrip("0")
    return min(max(len(digits), 1), MOST)


def in_digits(value: float, count: int) -> str:
    """A number in so many significant digits, as text: ``2.33e0``; ``0``, ``inf``, ``-inf`` as they are."""
    if value == 0:
        return "0"
    if not math.isfinite(value * UPWARDS):
        return "inf" if value > 0 else "-inf"
    mantissa, exponent = f"{value * UPWARDS:.{count - 1}e}".split("e")
    return f"{mantissa}e{int(exponent)}"


def exact_forms(value: float) -> list[str]:
    """A number in the digits in which it may be typed; in one digit only where hardly anything is lost."""
    forms = [in_digits(value, count) for count in range(MOST, 1, -1)]
    shortest = in_digits(value, 1)
    if abs(float(shortest) - value) <= NEARLY * abs(value):
        forms.append(shortest)
    return forms


def near_forms(value: float) -> list[str]:
    """What comes of a number whose last digit was cut off, or whose parts were rounded before.

    Nothing of a number that needs no more than three digits: it is not rounded.
    """
    if value == 0 or not math.isfinite(value):
        return []
    rounded = float(in_digits(value, 3))
    if math.isclose(value, rounded, rel_tol=1e-9):
        return []
    unit = _place(rounded) / 100
    return [in_digits(_cut(value, MOST), MOST), in_digits(rounded - unit, 3), in_digits(rounded + unit, 3)]


def short_forms(value: float) -> list[str]:
    """A number that was rounded or cut to one or two digits; with a 0 behind them as well."""
    if value == 0 or not math.isfinite(value):
        return []
    forms = []
    for count in (2, 1):
        shorter = [float(in_digits(value, count))]
        if abs(_cut(value, count) - value) <= ROUGHLY * abs(value):
            shorter.append(_cut(value, count))
        forms += [in_digits(short, digits) for short in shorter for digits in (count, count + 1)]
    return forms


def _cut(value: float, count: int) -> float:
    """A number without the digits behind so many."""
    unit = _place(value) / 10 ** (count - 1)
    return math.trunc(value / unit * UPWARDS) * unit


def _place(value: float) -> float:
    """The power of ten of a number's first digit."""
    return 10.0 ** math.floor(math.log10(abs(value)))
