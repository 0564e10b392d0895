"""Read a number of a table or an option."""

import re
from math import inf

# What one person reads as thousands, and another as a decimal comma
MAYBE_THOUSANDS = re.compile(r"[-+]?[1-9]\d*,\d{3}")


def read_number(text: str, most: float = inf) -> float | None:
    """A number from 0 to `most`, with a decimal point or comma; None for any other text, also ``1,000``."""
    if "_" in text or MAYBE_THOUSANDS.fullmatch(text.strip()):
        return None
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        return None
    return number if 0 <= number <= most and number != inf else None
