"""What to do about the syntax errors that beginners make, below Python's own words."""

import re

from dlbasics import confusable_characters
from dlbasics.messages import Message

# Words of a SyntaxError, as Python writes them, and the end of the message's code.
KINDS = [
    (r"was never closed|incomplete input|unexpected EOF", "unclosed"),
    (r"unterminated (f-)?string|EOL while scanning", "quote"),
    (r"invalid decimal literal", "times"),
    (r"expected ':'", "colon"),
    (r"inconsistent use of tabs", "tabs"),
    (r"expected an indented block", "not-indented"),
    (r"unexpected indent|unindent does not match", "indented"),
    (r"Missing parentheses in call to 'print'", "print"),
    (r"Maybe you meant '=='", "equals"),
    (r"'return' outside function", "return"),
]


def advice(error: SyntaxError) -> Message | None:
    """What to type or to look for; None where Python's own words say enough.

    Parameters
    ----------
    error : SyntaxError
    """
    kinds = (kind for words, kind in KINDS if re.search(words, error.msg or ""))
    kind = next(kinds, "")
    return confusable_characters.advice(error) or (Message(f"syntax.{kind}") if kind else None)
