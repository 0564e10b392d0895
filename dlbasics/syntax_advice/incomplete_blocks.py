"""Blocks that lack a part: the word that they begin with, the block that they go on from or end with."""

import builtins
import keyword
import re

from dlbasics.messages import Message
from dlbasics.syntax_advice.line_repairs import instead
from dlbasics.syntax_advice.parse_check import is_python

HEAD = re.compile(r"\s*([^\W\d]\w*)\s*\(.*\)\s*:\s*")
GOES_ON_FROM = {"else": "if", "elif": "if", "except": "try", "finally": "try"}
FIRST_WORD = re.compile(r"\s*(\w+)")
GLOBAL_PARAMETER = re.compile(r"name '(\w+)' is parameter and global")


def advice(error: SyntaxError, source: str) -> Message | None:
    """What a block lacks; None where it lacks nothing.

    Parameters
    ----------
    error : SyntaxError
        As Python itself words it.
    source : str
        The cell; empty where it is not known.
    """
    words, lines, place = error.msg or "", source.split("\n"), (error.lineno or 0) - 1
    parameter = GLOBAL_PARAMETER.match(words)
    if parameter:
        return Message("syntax.global-parameter", {"name": parameter[1]})
    if words.startswith("expected 'except'"):
        return Message("syntax.try-alone")
    if words != "invalid syntax" or not 0 <= place < len(lines):
        return None
    return _without_def(lines, place) or _without_beginning(lines[place], error)


def _without_def(lines: list[str], place: int) -> Message | None:
    """The name of a function and its parameters, with a block below and no `def` before."""
    line, below = lines[place], [text for text in lines[place + 1 :] if text.strip()]
    head = HEAD.fullmatch(line)
    if not head or not below or _indent(below[0]) <= _indent(line):
        return None
    is_name = not keyword.iskeyword(head[1]) and not hasattr(builtins, head[1])
    return instead(line, f"def {line.strip()}") if is_name and is_python(f"def {line.strip()}") else None


def _without_beginning(line: str, error: SyntaxError) -> Message | None:
    """A block that goes on from another one, which is not there."""
    first = FIRST_WORD.match(line)
    word = first[1] if first else ""
    if word not in GOES_ON_FROM or error.offset != first.start(1) + 1:
        return None
    return Message("syntax.block-alone", {"word": word, "above": GOES_ON_FROM[word]})


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
