"""Read a number of a table or an option."""

import re
from math import inf

from dlbasics.messages import text

# What one person reads as thousands, and another as a decimal comma
MAYBE_THOUSANDS = re.compile(r"\+?[1-9]\d*,\d{3}")


def read_number(written: str, most: float = inf) -> float | None:
    """A number from 0 to `most`, with a decimal point or comma; None for any other text."""
    if "_" in written:
        return None
    try:
        number = float(written.replace(",", "."))
    except ValueError:
        return None
    return number if 0 <= number <= most and number != inf else None


def two_readings(written: str) -> str:
    """Why a number that a person has typed is not read, such as ``1,000``; empty if it has one meaning.

    A platform writes a decimal comma or none, whatever stands behind it.
    """
    number = written.strip()
    if not MAYBE_THOUSANDS.fullmatch(number):
        return ""
    return text("policy.number-two-ways", number=repr(number), decimal=number.replace(",", "."),
                whole=number.replace(",", ""))
