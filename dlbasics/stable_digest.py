"""Short digests and numbers made of a text: the same in every run and on every machine, unlike `hash`."""

from hashlib import sha256

DIGITS = 8


def short_digest(text: str) -> str:
    """The first hexadecimal digits of a text's sha256 sum."""
    return sha256(text.encode()).hexdigest()[:DIGITS]


def stable_number(text: str, digits: int = DIGITS) -> int:
    """A whole number made of a text, such as a seed.

    Parameters
    ----------
    text : str
    digits : int
        How many hexadecimal digits it has, at most 8.
    """
    return int(short_digest(text)[:digits], 16)
