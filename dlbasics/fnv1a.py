"""The FNV-1a hash: the same in Python and in the page's scripts."""


def fnv1a(text: str) -> int:
    """A 32-bit hash of a text's UTF-8 bytes (FNV-1a; Fowler, Noll and Vo, 1991)."""
    value = 0x811C9DC5
    for byte in text.encode():
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return value
