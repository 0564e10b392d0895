"""The characters of Chinese text: ranges for a character class of a regular expression, and their width."""

import unicodedata

IDEOGRAPHS = r"\u3400-\u9fff"
# These, and the marks and letters that are as wide.
HAN = rf"\u2e80-\u33ff{IDEOGRAPHS}\uff00-\uffef"


def columns(text: str) -> int:
    """How many columns of a terminal or of a cell a text takes; a Han character takes two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
