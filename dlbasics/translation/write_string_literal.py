"""Write a string literal of Python anew, so that a cell stays as wide as it was."""

import re

from dlbasics.translation.han import HAN, columns
from dlbasics.translation.placeholders import PLACEHOLDER, pieces

# Columns of a cell, and of the shortest piece that a string is cut into.
MAX_WIDTH, MIN_WIDTH = 84, 24
LITERAL = re.compile(
    r"""(?P<prefix>[rRbBfFuU]{0,2})(?P<quote>\"{3}|'{3}|"|')(?P<body>(?:\\.|(?!(?P=quote)).)*)(?P=quote)""",
    re.DOTALL,
)


def string_literal(text: str, source: str, begin: int, end: int, is_template: bool,
                   may_break: bool = False) -> str:
    """Write a string; in several lines where one is too wide, if that is allowed there.

    Parameters
    ----------
    text : str
        What it is to say.
    source : str
        Python source.
    begin, end : int
        Where in it the string stands that it replaces.
    is_template : bool
        Whether it is an f-string, whose expressions stand in braces.
    may_break : bool
        Whether the line may be broken there: it stands in brackets.
    """
    first = LITERAL.match(source, begin)
    if first["quote"] in ('"""', "'''") and not is_template:
        return first["quote"] + _escaped(text, first["quote"]) + first["quote"]
    braces = "".join(PLACEHOLDER.findall(text)) if is_template else ""
    quote = "'" if '"' in braces else '"'
    prefix = "f" if is_template else ""
    line_begin = source.rfind("\n", 0, begin) + 1
    before = source[line_begin:begin]
    line_end = source.find("\n", end)
    after = source[end : line_end if line_end >= 0 else len(source)]
    one_line = prefix + quote + _escaped_parts(text, quote, is_template) + quote
    if columns(before + one_line + after) <= MAX_WIDTH or not may_break:
        return one_line
    # Quotes, what follows the last line, and a full-width mark that may not begin one.
    room = MAX_WIDTH - columns(before) - len(prefix) - 6
    lines = [_escaped_parts(line, quote, is_template)
             for line in _broken(text, max(room, MIN_WIDTH), is_template)]
    indent = "\n" + " " * columns(before)
    return indent.join(f"{prefix}{quote}{line}{quote}" for line in lines)


def _broken(text: str, room: int, is_template: bool) -> list[str]:
    """Pieces of a text that are no wider than `room`, if they can be cut between words."""
    expressions = PLACEHOLDER.findall(text) if is_template else []
    pattern = "|".join(map(re.escape, expressions)) + "|" if expressions else ""
    # A formula and a word stay whole; Han can be cut anywhere.
    atoms = re.findall(rf"{pattern}\$[^$]*\$|[^\s{HAN}]+\s*|\s+|.", text, re.DOTALL)
    lines = [""]
    for atom in atoms:
        closes = atom[0] in "，。；：！？、”’）》】"
        if lines[-1] and not closes and columns(lines[-1] + atom.rstrip()) > room:
            lines.append("")
        lines[-1] += atom
    return lines


def _escaped_parts(text: str, quote: str, is_template: bool) -> str:
    if not is_template:
        return _escaped(text, quote)
    return "".join(_escaped(part, quote) + braces for part, braces in pieces(text))


def _escaped(text: str, quote: str) -> str:
    escaped = text.replace("\\", "\\\\").replace(quote, "\\" + quote)
    if len(quote) == 1:
        return escaped.replace("\n", "\\n").replace("\t", "\\t")
    # One more quote before the three that end the string would end it too early.
    return escaped.removesuffix(quote[0]) + "\\" + quote[0] if escaped.endswith(quote[0]) else escaped
