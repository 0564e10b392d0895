"""A control's value as text: the same in Python and in the page's scripts."""

from decimal import ROUND_HALF_UP, Decimal, localcontext


def portable_number(value) -> str:
    """A control's value as text: the same from Python's floats and JavaScript's ``toExponential(6)``."""
    if isinstance(value, str):
        return value
    if value == 0:
        return "0.000000e+0"
    # JavaScript rounds what lies in the middle away from zero.
    with localcontext(rounding=ROUND_HALF_UP):
        return f"{Decimal(value):.6e}"
