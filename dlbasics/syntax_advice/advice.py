"""What to do about the syntax errors that beginners make, below Python's own words."""

import re

from dlbasics.ipython_source import PARSE_ERRORS, parse
from dlbasics.messages import Message
from dlbasics.syntax_advice import (
    incomplete_blocks,
    malformed_exercise_calls,
    misplaced_lines,
    pasted_text,
    wrong_characters,
)
from dlbasics.syntax_advice.syntax_repairs import repair

# Words of a SyntaxError, as Python writes them, and the end of the message's code.
KINDS = [
    (r"incomplete input|unexpected EOF", "too-early"),
    (r"unterminated (f-)?triple-quoted", "triple-quote"),
    (r"unterminated (f-)?string|EOL while scanning", "quote"),
    (r"inconsistent use of tabs", "tabs"),
    (r"expected an indented block", "not-indented"),
    (r"unexpected indent|unindent does not match", "indented"),
    (r"Missing parentheses in call to 'print'", "print"),
    (r"Maybe you meant '=='", "equals"),
    (r"'return' outside function", "return"),
    (r"expected '\('", "no-parameters"),
]
NOT_CLOSED = re.compile(r"'(.)' was never closed")
NOT_OPENED = re.compile(r"unmatched '(.)'")
WITHOUT_BODY = re.compile(r"expected an indented block after .* on line (\d+)")
# What Python says of a line that may become Python by a small change.
REPAIRED = re.compile(
    r"^invalid syntax|^expected|cannot assign to|invalid decimal literal|was never closed|forgot a comma"
    r"|indented block|unterminated string"
)


def advice(error: SyntaxError, source: str = "") -> Message | None:
    """What to type or to look for; None where Python's own words say enough.

    Parameters
    ----------
    error : SyntaxError
    source : str
        The cell, where it is known. IPython calls much "incomplete input" that Python itself has words for,
        and which slip it is can stand in another line.
    """
    error = _in_pythons_words(error, source)
    return (
        malformed_exercise_calls.advice(error)
        or pasted_text.advice(error, source)
        or wrong_characters.advice(error)
        or misplaced_lines.advice(error, source)
        or incomplete_blocks.advice(error, source)
        or (repair(error, source) if REPAIRED.search(error.msg or "") else None)
        or pasted_text.sentence(error, source)
        or _of_its_kind(error)
    )


def _in_pythons_words(error: SyntaxError, source: str) -> SyntaxError:
    """The error that Python finds in a cell of which only is known that more was expected."""
    if not re.search(KINDS[0][0], error.msg or ""):
        return error
    try:
        parse(source)
    except SyntaxError as plain:
        return plain
    except PARSE_ERRORS:
        pass
    return error


def _of_its_kind(error: SyntaxError) -> Message | None:
    """What is said of an error by Python's words alone."""
    words = error.msg or ""
    bracket = NOT_CLOSED.search(words)
    if bracket:
        return Message("syntax.unclosed", {"bracket": bracket[1], "line": error.lineno})
    bracket = NOT_OPENED.search(words)
    if bracket:
        return Message("syntax.unopened", {"bracket": bracket[1]})
    header = WITHOUT_BODY.search(words)
    nothing_below = (error.text or "").lstrip().startswith("#") or (header and int(header[1]) == error.lineno)
    if header and nothing_below:
        return Message("syntax.no-body", {"line": int(header[1])})
    kind = next((kind for pattern, kind in KINDS if re.search(pattern, words)), "")
    return Message(f"syntax.{kind}") if kind else None
