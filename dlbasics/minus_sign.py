"""The minus sign of print, for numbers that Python writes with a hyphen."""

import re

HYPHEN_OF_NUMBER = re.compile(r"(?<!e)-(?=\d|inf\b)")


def with_minus_signs(text: str) -> str:
    """Replace the hyphen before each number by a minus sign; an exponent, as in 1e-05, keeps its own."""
    return HYPHEN_OF_NUMBER.sub("\N{MINUS SIGN}", text)
