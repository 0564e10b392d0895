"""Read a number as people write it."""

from math import inf


def read_number(text: str, most: float = inf) -> float | None:
    """A number from 0 to `most`, with a point or a comma; None if it is none."""
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        return None
    return number if 0 <= number <= most and number != inf else None
