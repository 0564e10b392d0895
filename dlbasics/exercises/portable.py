"""What Python and the page's scripts compute alike: texts of numbers, and hashes."""

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


def fnv1a(text: str) -> int:
    """A 32-bit hash of a text's UTF-8 bytes (FNV-1a; Fowler, Noll and Vo, 1991)."""
    value = 0x811C9DC5
    for byte in text.encode():
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return value
