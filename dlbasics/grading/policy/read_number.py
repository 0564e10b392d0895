"""Read a number of a table or an option."""

from math import inf


def read_number(text: str, most: float = inf) -> float | None:
    """A number from 0 to `most`, with a decimal point or comma; None for any other text."""
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        return None
    return number if 0 <= number <= most and number != inf else None
