"""What Python and the page's scripts compute alike: texts of numbers, and hashes."""


def portable_number(value) -> str:
    """A control's value as text: the same from Python's floats and JavaScript's ``toExponential(6)``."""
    if isinstance(value, str):
        return value
    digits, exponent = f"{value + 0.0:.6e}".split("e")
    return f"{digits}e{int(exponent):+d}"


def fnv1a(text: str) -> int:
    """A 32-bit hash of a text's UTF-8 bytes (FNV-1a; Fowler, Noll and Vo, 1991)."""
    value = 0x811C9DC5
    for byte in text.encode():
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return value
