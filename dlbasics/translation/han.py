"""The characters of Chinese text."""

import unicodedata

# For a character class of a regular expression: ideographs, and the marks and letters that are as wide.
HAN = r"\u2e80-\u9fff\uff00-\uffef"


def columns(text: str) -> int:
    """How many columns of a terminal or of a cell a text takes; a Han character takes two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
