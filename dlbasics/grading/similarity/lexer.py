"""Code as a sequence of tokens that changes of names, layout and comments leave as it is.

Learners' code is never parsed as Python here, which source can be made to break: this reads any text, in time
that grows with its length alone.
"""

import builtins
import re
from keyword import kwlist
from typing import NamedTuple

import numpy as np

# Strings that nothing closes are strings, too: no alternative is ever tried twice on the same text.
TOKEN = re.compile(
    r"""
    (?P<space>[^\S\n]+|\\\n|\#[^\n]*)
  | (?P<newline>\n)
  | (?P<string>[rbfuRBFU]{0,2}(?:
        \"{3}(?:[^"\\]|\\.|\"(?!\"\"))*+(?:\"{3})?
      | '{3}(?:[^'\\]|\\.|'(?!''))*+(?:'{3})?
      | \"(?:[^"\\\n]|\\.)*+\"?
      | '(?:[^'\\\n]|\\.)*+'?))
  | (?P<number>(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d+)?[jJ]?)
  | (?P<name>[^\W\d]\w*)
  | (?P<operator>\*\*=?|//=?|<<=?|>>=?|->|[-+*/%&|^@=!<>:]=|.)
    """,
    re.VERBOSE | re.DOTALL,
)
OPENING, CLOSING = set("([{"), set(")]}")
# All names that are neither these nor called by these names, as a learner's own can be, are one value.
KEYWORDS, FUNCTIONS = set(kwlist), {*dir(builtins), *np.__all__}
# Numbers that say what is done; of others, such as a rate or an eps, one is as good as the next.
TELLING_NUMBERS = {"0": 0.0, "1": 1.0, "2": 2.0, "half": 0.5}
WITHOUT_EFFECT = {"(", ")", ";"}  # brackets that may be there or not
OWN_NAME, NUMBER, STRING = "name", "number", "string"


class Token(NamedTuple):
    """A token's normalised value, and where it stands in the text."""

    value: str
    start: int
    end: int


class _RawToken(NamedTuple):
    """A token as it is written; `depth` is the number of brackets around it."""

    kind: str
    text: str
    start: int
    end: int
    depth: int


def lex(source: str) -> list[Token]:
    """Read code as normalised tokens.

    Names of one's own have all one value, and so have strings, and most numbers. Comments, docstrings,
    imports, decorators, the heads of functions, round brackets and ``np.`` are left out.

    Parameters
    ----------
    source : str
        Any text.

    Returns
    -------
    list of Token
    """
    tokens = []
    for line in _logical_lines(source):
        tokens += _tokens_of_line(line)
    return tokens


def token_values(source: str) -> list[str]:
    """The normalised values of code's tokens."""
    return [token.value for token in lex(source)]


def called_names(source: str) -> list[str]:
    """The names before an opening bracket, in the order of the text; no methods."""
    tokens = [match for match in TOKEN.finditer(source) if match.lastgroup != "space"]
    texts = ["", *(match[0] for match in tokens), ""]
    return [match[0] for before, match, after in zip(texts, tokens, texts[2:], strict=False)
            if match.lastgroup == "name" and before != "." and after == "("]


def _logical_lines(source: str) -> list[list[_RawToken]]:
    """The lines, of which one goes on while a bracket is open."""
    lines, line, depth = [], [], 0
    for match in TOKEN.finditer(source):
        kind, text = match.lastgroup, match[0]
        if kind == "newline" and depth == 0:
            lines.append(line)
            line = []
        elif kind not in ("space", "newline"):
            depth = max(0, depth - (text in CLOSING))
            line.append(_RawToken(kind, text, match.start(), match.end(), depth))
            depth += text in OPENING
    return [line for line in [*lines, line] if line]


def _tokens_of_line(line: list[_RawToken]) -> list[Token]:
    first = line[0]
    if first.text in ("@", "import", "from"):
        return []
    if all(raw.kind == "string" for raw in line):  # a docstring
        return []
    tokens, begin = [], 0
    if "def" in (raw.text for raw in line[:2]):
        colons = [at for at, raw in enumerate(line) if raw.text == ":" and raw.depth == 0]
        end = colons[0] if colons else len(line) - 1
        tokens.append(Token("def", first.start, line[end].end))
        begin = end + 1
    before = ""
    for at in range(begin, len(line)):
        raw = line[at]
        after = line[at + 1].text if at + 1 < len(line) else ""
        value = _normalised(raw, before, after)
        if value:
            tokens.append(Token(value, raw.start, raw.end))
        before = raw.text
    return tokens


def _normalised(raw: _RawToken, before: str, after: str) -> str:
    """The normalised value of a token; empty if it says nothing."""
    match raw.kind:
        case "string":
            return STRING
        case "number":
            return _number_value(raw.text)
        case "name":
            return _name_value(raw, before, after)
        case _:
            is_of_numpy = raw.text == "." and before in ("np", "numpy")
            return "" if raw.text in WITHOUT_EFFECT or is_of_numpy else raw.text


def _name_value(raw: _RawToken, before: str, after: str) -> str:
    is_keyword_argument = after == "=" and raw.depth > 0
    if raw.text in ("np", "numpy") and after == ".":
        return ""
    is_known = raw.text in KEYWORDS or (after == "(" and raw.text in FUNCTIONS)
    return raw.text if before == "." or is_keyword_argument or is_known else OWN_NAME


def _number_value(text: str) -> str:
    try:
        number = float(text.replace("_", ""))
    except ValueError:  # a complex one
        return NUMBER
    return next((value for value, telling in TELLING_NUMBERS.items() if number == telling), NUMBER)
