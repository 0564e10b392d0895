"""Lines that are Python by themselves, but not where they stand: below a decorator, twice, in two halves."""

import re

from dlbasics.messages import Message
from dlbasics.syntax_advice.parse_check import first_error, is_python
from dlbasics.syntax_advice.syntax_repairs import is_with_braces

DEFINITION = re.compile(r"\s*(async|def|class)\b")
FUNCTION = re.compile(r"(\s*)(?:async\s+)?def\s+(\w+)")
# What the first half of a formula ends with, and what the second one begins with.
GOES_ON = re.compile(r"(?:[-+*/%@&|^<>=,.]|\b(?:and|or|not|if|else|in|is))$")
CONTINUES = re.compile(r"(?:[-+*/%&|^<>=!,.)]|@(?!\w+\()|(?:and|or|if|else|in|is)\b)")


def advice(error: SyntaxError, source: str) -> Message | None:
    """Where a line belongs; None where the lines stand in their places.

    Parameters
    ----------
    error : SyntaxError
        As Python itself words it.
    source : str
        The cell; empty where it is not known, and then nothing is said.
    """
    lines, line = source.split("\n"), error.lineno or 0
    if not 0 < line <= len(lines):
        return None
    return (
        _begun_twice(error, lines, line)
        or _with_a_decorator(error, lines, line)
        or _in_two_halves(error, lines, line)
        or _braces_above(lines, line)
    )


def _begun_twice(error: SyntaxError, lines: list[str], line: int) -> Message | None:
    """The first line of a function that stands there twice."""
    header = re.search(r"expected an indented block after function definition on line (\d+)", error.msg or "")
    first = int(header[1]) if header else 0
    function = FUNCTION.match(lines[first - 1]) if first else None
    if not function:
        return None
    for second in range(first + 1, len(lines) + 1):
        again = FUNCTION.match(lines[second - 1])
        if again and again[2] == function[2]:
            return Message("syntax.def-twice", {"name": function[2], "first": first, "second": second})
        if lines[second - 1].strip() and not _is_decorator(lines[second - 1]):
            return None
    return None


def _with_a_decorator(error: SyntaxError, lines: list[str], line: int) -> Message | None:
    """A line with ``@`` that has no function directly below it."""
    code, below = _without_notes(lines[:line]), _without_notes(lines[line:])
    if not code:
        return None
    if _is_decorator(code[-1]):
        is_last = not below or "indented block after function" in (error.msg or "")
        above = _for_the_function_above(code[:-1])
        return (above or Message("syntax.decorator-alone")) if is_last else None
    return _below_a_decorator(code, below)


def _below_a_decorator(code: list[str], below: list[str]) -> Message | None:
    """What is said of a line that begins no function, directly below one with ``@``."""
    if len(code) < 2 or not _is_decorator(code[-2]) or DEFINITION.match(code[-1]) or not is_python(code[-1]):
        return None
    above = _for_the_function_above(code[:-2])
    if above and (code[-1].startswith((" ", "\t")) or not below):
        return above
    has_function = any(map(FUNCTION.match, below))
    return Message("syntax.below-decorator" if has_function else "syntax.decorator-alone")


def _for_the_function_above(code: list[str]) -> Message | None:
    """Where a line with ``@`` belongs that stands inside or below its function; None without such a one."""
    functions = [place for place, text in enumerate(code) if FUNCTION.match(text)]
    if not functions or (functions[-1] and _is_decorator(code[functions[-1] - 1])):
        return None
    return Message("syntax.decorator-above", {"name": FUNCTION.match(code[functions[-1]])[2]})


def _without_notes(lines: list[str]) -> list[str]:
    """The lines that are neither empty nor a comment."""
    return [text for text in lines if text.strip() and not text.strip().startswith("#")]


def _is_decorator(line: str) -> bool:
    return line.lstrip().startswith("@") and first_error(f"{line.strip()}\ndef f(): pass") is None


def _in_two_halves(error: SyntaxError, lines: list[str], line: int) -> Message | None:
    """A statement that goes on in the next line, without brackets round the whole."""
    is_indented = bool(re.match("unexpected indent|unindent", error.msg or ""))
    if not is_indented and not (error.msg or "").startswith("invalid syntax"):
        return None
    above = line - 2
    while above > 0 and _is_note(lines[above]):
        above -= 1
    for first in (above,) if is_indented else (above, line - 1):
        parts = _going_on(lines, first)
        is_cut = is_indented or not all(map(is_python, parts))
        if len(parts) > 1 and is_cut and is_python(" ".join(parts)):
            return Message("syntax.two-lines", {"line": first + 1})
    return None


def _going_on(lines: list[str], first: int) -> list[str]:
    """A line and those below it in which it goes on, without their comments; none where it is empty."""
    if first < 0 or not _code(lines[first]):
        return []
    parts = [_code(lines[first])]
    for below in lines[first + 1 :]:
        if _is_note(below):
            continue
        if not _go_together(parts[-1], below):
            break
        parts.append(_code(below).strip())
    return parts


def _is_note(line: str) -> bool:
    return line.lstrip().startswith("#")


def _code(line: str) -> str:
    """A line without its comment, and without the backslash that a comment below it makes useless."""
    return re.sub(r"(?<!\S)#.*|\\$", "", line.rstrip()).rstrip()


def _go_together(first: str, second: str) -> bool:
    return bool(GOES_ON.search(first) or CONTINUES.match(second.strip()))


def _braces_above(lines: list[str], line: int) -> Message | None:
    """A block in curly brackets that Python only misses further down."""
    return Message("syntax.braces") if any(map(is_with_braces, lines[:line])) else None
