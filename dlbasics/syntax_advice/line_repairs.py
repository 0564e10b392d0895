"""Changes that make a line Python: phrases of other languages, spaces in numbers and lists.

Each yields a line, and what is said where `dlbasics.syntax_advice.syntax_repairs` finds that the line helps.
"""

import keyword
import re
from collections.abc import Iterator

from dlbasics.messages import Message

TYPES = r"(?:let|var|const|final|auto|int|float|double|bool|boolean|str|string|String)"
# double f(double x) {, as in C; the names of types are anything there.
HEAD = re.compile(r"(\s*)((?:[^\W\d][\w<>\[\]]*[*&]?\s+)+)[*&]?([^\W\d]\w*)\s*\(([^()]*)\)\s*(\{?)\s*")
PARAMETER = re.compile(r"(?:[^\W\d][\w<>\[\]]*\s*[*&]*\s+)*[*&]*([^\W\d]\w*)(?:\[\d*\])*(\s*=.+)?")
PRINT = re.compile(r"\b(print)\s+([^\s(=].*)", re.IGNORECASE)
GROUPS = re.compile(r"(?<![\w.] )(?<![\w.])[1-9]\d{0,2}(?: \d{3})+(?![\w.]| \d)")
LIST = re.compile(r"\[[^\[\]]*\]")
# What can be called, in front of its bracket.
CALLED = re.compile(r"(?<![\w.])[^\W\d]\w*$|\.\w+$|[)\]]$")
# A space between two values; a sign that touches the second one belongs to it.
GAP = re.compile(r"(?<=[\w.)])\s+(?=[\w.(]|[-+][\w.])")


def instead(wrong: str, right: str) -> Message:
    """What is said of something that is written otherwise in Python.

    Parameters
    ----------
    wrong, right : str

    Returns
    -------
    Message
    """
    return Message("syntax.write-instead", {"wrong": wrong.strip(), "right": right.strip()})


def parts_of(text: str) -> list[str]:
    """What commas separate, but for those inside brackets.

    Parameters
    ----------
    text : str

    Returns
    -------
    list of str
    """
    depth, parts = 0, [""]
    for character in text:
        depth += (character in "([{") - (character in ")]}")
        if character == "," and not depth:
            parts.append("")
        else:
            parts[-1] += character
    return [part.strip() for part in parts if part.strip()]


def is_in_a_call(before: str) -> bool:
    """Whether the innermost bracket that is open behind a part of a line is that of a call.

    Parameters
    ----------
    before : str

    Returns
    -------
    bool
    """
    opened = []
    for place, character in enumerate(before):
        if character in "([{":
            opened.append(place)
        elif character in ")]}" and opened:
            opened.pop()
    called = CALLED.search(before[: opened[-1]]) if opened and before[opened[-1]] == "(" else None
    return called is not None and not keyword.iskeyword(called[0])


def function_head(line: str) -> Iterator:
    """The first line of a function with the types of C or Java."""
    head = HEAD.fullmatch(line)
    if not head:
        return
    indent, before, name, inside, brace = head.groups()
    words = before.split()
    parameters = [PARAMETER.fullmatch(part) for part in parts_of(inside)]
    is_head = brace or re.fullmatch(f"{TYPES}|void", words[-1])
    if is_head and all(parameters) and not any(map(keyword.iskeyword, (*words, name))):
        right = f"def {name}({', '.join(one[1] + (one[2] or '') for one in parameters)}):"
        yield indent + right, instead(line, right)


def call_of_print(line: str) -> Iterator:
    """`Print x`: Python itself has words for `print x` only."""
    found = PRINT.search(line)
    if found:
        right = f"print({found[2]})"
        yield line[: found.start()] + right, instead(found[0], right)


def grouped_digits(line: str) -> Iterator:
    """A large number with spaces between its digits."""
    found = GROUPS.search(line)
    if found and not _are_values(found[0], line[: found.start()]):
        changed = GROUPS.sub(lambda number: number[0].replace(" ", ""), line)
        yield changed, instead(found[0], found[0].replace(" ", ""))


def _are_values(digits: str, before: str) -> bool:
    """Whether digits in a list are values of their own: 100 200, and not 1 000."""
    return before.rfind("[") > max(map(before.rfind, "])")) and " 0" not in digits


def commas_in_lists(line: str) -> Iterator:
    """The values of a list with spaces between them alone."""
    found = next((one for one in LIST.finditer(line) if GAP.search(one[0])), None)
    if found:
        changed = LIST.sub(lambda one: GAP.sub(", ", one[0]), line)
        yield changed, Message("syntax.list-comma", {"right": GAP.sub(", ", found[0])})
