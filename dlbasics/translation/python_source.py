"""The sentences in Python source: strings, f-strings and comments, and the same source with other ones.

A string is found by the syntax tree, a comment by the tokens. The message of an f-string is its template:
``f"sum {z:.1f}"`` is the message ``sum {z:.1f}``. Strings inside of its braces are messages of their own.
"""

import ast
import io
import re
import tokenize
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from itertools import zip_longest

from dlbasics.ipython_source import without_magics
from dlbasics.translation.placeholders import PLACEHOLDER, pieces
from dlbasics.translation.write_string_literal import LITERAL, string_literal

WORD = re.compile(r"[^\W\d_]{2,}")
# What these calls are given is drawn or printed, and so is what stands under these keywords: words there are
# messages. A word elsewhere is a value, which is looked up where it is shown.
SHOWN_CALLS = ("annotate", "curves", "digits", "legend", "print", "set_title", "set_xlabel", "set_ylabel",
               "show", "suptitle", "text")
SHOWN_KEYWORDS = ("above", "below", "caption", "name", "title", "xlabel", "ylabel")
# Code alone reads these: where a legend stands, and the id of an explorer.
PLACE, ID = "loc", ("explore", "name")
# Quotes in a comment begin no literal.
LITERAL_OR_COMMENT = re.compile(rf"{LITERAL.pattern}|#[^\n]*", re.DOTALL)
# Behind an even number of backslashes.
NAMED_CHARACTER = re.compile(r"(?<!\\)((?:\\\\)*)\\N\{([^{}]+)\}")
# A line is known by its label.
LOOKED_UP_KEYWORDS = ("label", "reveals", "unit")


@dataclass(frozen=True)
class SourceMessage:
    """A sentence in source: `begin` and `end` are offsets in characters.

    `is_template` says that it is an f-string's, and has its expressions in braces; `in_brackets`, that the
    line may be broken there.
    """

    text: str
    begin: int
    end: int
    is_template: bool = False
    is_comment: bool = False
    in_brackets: bool = False


def source_messages(source: str, values: frozenset[str] = frozenset()) -> list[SourceMessage]:
    """List the sentences of Python source, in their order.

    Parameters
    ----------
    source : str
        A module, a cell or an expression. Lines that only IPython knows are passed over.
    values : frozenset of str
        Strings that are not sentences, since code compares them or looks them up (`looked_up_strings`).

    Raises
    ------
    SyntaxError
        If it is not valid Python.
    """
    plain, _ = without_magics(source)
    offsets = _line_offsets(source, plain)
    strings = [*_string_messages(plain, offsets)]
    # A comment between the parts of a string goes when the string is written anew.
    comments = [comment for comment in _comment_messages(plain, offsets)
                if not any(string.begin < comment.begin < string.end for string in strings)]
    found = [*strings, *comments]
    shown = (message for message in found if WORD.search(message.text) and message.text not in values)
    return sorted(shown, key=lambda message: message.begin)


def looked_up_strings(source: str) -> dict[str, bool]:
    """The strings of the source that are not sentences, and whether each is an f-string's template.

    Code compares them, uses them as keys, or knows a line or a choice by them: they are looked up where they
    are shown.

    Parameters
    ----------
    source : str
        As for `source_messages`.
    """
    plain, _ = without_magics(source)
    found = {}
    for node in ast.walk(ast.parse(plain)):
        for part in _looked_up_parts(node):
            todo = [part]
            while todo:
                inner = todo.pop()
                if isinstance(inner, ast.JoinedStr):
                    found[template_of(ast.get_source_segment(plain, inner))] = True
                elif isinstance(inner, ast.Constant) and isinstance(inner.value, str):
                    found[inner.value] = False
                else:
                    todo += ast.iter_child_nodes(inner)
    return found


def _looked_up_parts(node) -> list:
    """The parts of a node of the syntax tree whose strings are values."""
    match node:
        case ast.Dict():
            return [key for key in node.keys if key]
        case ast.Compare():
            return [node.left, *node.comparators]
        case ast.Subscript():
            return [node.slice]
        case ast.DictComp():
            return [node.key]
        case ast.Call():
            return _looked_up_arguments(node)
        case _:
            return []


def _looked_up_arguments(call) -> list:
    """The arguments of a call by which a line, a choice or a control is known."""
    name = _called_name(call)
    parts = [keyword.value for keyword in call.keywords if keyword.arg in LOOKED_UP_KEYWORDS]
    match name:
        case "Live":  # the label of its points
            parts += call.args[1:2]
        case "Control":
            parts += [*call.args[:1], *(each.value for each in call.keywords if each.arg == "start")]
        case "explore":
            parts += [each.value for each in call.keywords if isinstance(each.value, ast.List)]
    return parts


def _called_name(call: ast.Call) -> str:
    """The last part of the name that is called."""
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


def translated_source(source: str, translate: Callable[[str], str],
                      values: frozenset[str] = frozenset()) -> str:
    """Give the source with other sentences.

    Parameters
    ----------
    source : str
        As for `source_messages`.
    translate : callable
        Leads from a message to its translation; the same text where there is none.
    values : frozenset of str
        As for `source_messages`.
    """
    def look_up(text):
        return text if text in values else translate(text)

    for message in reversed(source_messages(source, values)):
        translation = look_up(message.text)
        if message.is_template:
            translation = PLACEHOLDER.sub(lambda found: _translated_braces(found[0], look_up), translation)
        if translation != message.text:
            begin, end = message.begin, message.end
            kinds = message.is_template, message.in_brackets
            written = (f"# {translation}" if message.is_comment
                       else string_literal(translation, source, begin, end, *kinds))
            source = source[:begin] + written + source[end:]
    return source


def is_placeholder(braces: str) -> bool:
    """Whether there is an expression: not a doubled brace, and not the empty end of a template."""
    return braces not in ("", "{{", "}}")


# -- finding --------------------------------------------------------------------------------------


def _line_offsets(source: str, plain: str) -> list[int]:
    """Where in the source each line of its Python begins, which may be indented less."""
    offsets, begin = [], 0
    for line, own in zip_longest(source.split("\n"), plain.split("\n"), fillvalue=""):
        offsets.append(begin + (len(line) - len(own) if line.endswith(own) else 0))
        begin += len(line) + 1
    return [*offsets, begin]


def _string_messages(source: str, offsets: list[int]):
    lines = source.split("\n")

    def place(line: int, column: int) -> int:
        """From the syntax tree's place, whose columns count bytes."""
        return offsets[line - 1] + len(lines[line - 1].encode()[:column].decode())

    todo = [(ast.parse(source), False)]
    brackets = _outer_brackets(source, offsets)
    while todo:
        node, is_shown = todo.pop()
        is_string = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if not (is_string or isinstance(node, ast.JoinedStr)):
            todo += _children(node, is_shown)
            continue
        begin, end = place(node.lineno, node.col_offset), place(node.end_lineno, node.end_col_offset)
        in_brackets = any(opened < begin < closed for opened, closed in brackets)
        if is_string:
            if is_shown or any(map(str.isspace, node.value.strip())):
                yield SourceMessage(node.value, begin, end, in_brackets=in_brackets)
        else:
            template = template_of(source[begin:end])
            # With nothing but expressions it is rewritten for the strings in them.
            if WORD.search(PLACEHOLDER.sub("", template)) or any(inner_messages(template)):
                yield SourceMessage(template, begin, end, is_template=True, in_brackets=in_brackets)


def _outer_brackets(source: str, offsets: list[int]) -> list[tuple[int, int]]:
    """Where the source's brackets open and close that stand in no others."""
    found, opened = [], []
    for token in _tokens(source):
        place = offsets[token.start[0] - 1] + token.start[1]
        if token.type == tokenize.OP and token.string in "([{":
            opened.append(place)
        elif token.type == tokenize.OP and token.string in ")]}":
            begin = opened.pop()
            if not opened:
                found.append((begin, place))
    return found


def _children(node, is_shown: bool) -> list:
    """The parts of a node of the syntax tree, each with whether its words are shown."""
    if isinstance(node, ast.IfExp) and any(map(_has_words, (node.body, node.orelse))):
        return [(node.test, False), (node.body, True), (node.orelse, True)]
    if not isinstance(node, ast.Call):
        return [(child, is_shown) for child in ast.iter_child_nodes(node)]
    name = _called_name(node)
    arguments = [(argument, name in SHOWN_CALLS) for argument in node.args]
    keywords = [(keyword.value, keyword.arg in SHOWN_KEYWORDS) for keyword in node.keywords
                if keyword.arg != PLACE and (name, keyword.arg) != ID]
    return [(node.func, False), *arguments, *keywords]


def _has_words(node) -> bool:
    """Whether a node is a string that reads like a sentence: what code says instead is one, too."""
    words = node.values if isinstance(node, ast.JoinedStr) else [node]
    return any(isinstance(part, ast.Constant) and len(str(part.value).split()) > 1 for part in words)


def inner_messages(template: str) -> list[str]:
    """The sentences inside the braces of a template."""
    found = []
    for match in PLACEHOLDER.finditer(template):
        if is_placeholder(match[0]):
            found += [message.text for message in source_messages(f"print({_expression(match[0])})")]
    return found


def template_of(segment: str) -> str:
    """The message of an f-string, from its source: adjacent literals are one."""
    parts = []
    for match in LITERAL_OR_COMMENT.finditer(segment):
        if match["quote"] is None:
            continue
        prefix = match["prefix"].lower()
        body, quote = match["body"], "" if "r" in prefix else match["quote"]
        if "f" in prefix:
            if quote:  # the braces of a character's name hold no expression
                body = NAMED_CHARACTER.sub(lambda found: found[1] + unicodedata.lookup(found[2]), body)
            parts += [_unescaped(part, quote) + braces for part, braces in pieces(body)]
        else:
            parts.append(_unescaped(body, quote).replace("{", "{{").replace("}", "}}"))
    return "".join(parts)


def _unescaped(body: str, quote: str) -> str:
    """What a literal between these quotes says; one without quotes is raw."""
    return ast.literal_eval(quote + body + quote) if quote else body


def _tokens(source: str):
    return tokenize.generate_tokens(io.StringIO(source).readline)


def _comment_messages(source: str, offsets: list[int]):
    for token in _tokens(source):
        text = token.string.lstrip("#").strip()
        if token.type == tokenize.COMMENT and not text.startswith(("noqa", "type:", "|")):
            (row, column), (end_row, end_column) = token.start, token.end
            begin, end = offsets[row - 1] + column, offsets[end_row - 1] + end_column
            yield SourceMessage(text, begin, end, is_comment=True)


# -- writing --------------------------------------------------------------------------------------


def _expression(braces: str) -> str:
    """What stands in braces, without conversion and format, in brackets so that it may be a tuple."""
    inside = braces[1:-1]
    for end in range(len(inside), 0, -1):
        if end < len(inside) and inside[end] not in ":!=":
            continue
        try:
            ast.parse(f"({inside[:end]})", mode="eval")
        except SyntaxError:
            continue
        return inside[:end].strip()
    raise SyntaxError(f"no expression in {braces}")


def _translated_braces(braces: str, translate) -> str:
    if not is_placeholder(braces):
        return braces
    expression = _expression(braces)
    at = braces.index(expression)
    return braces[:at] + _translated_expression(expression, translate) + braces[at + len(expression) :]


def _translated_expression(expression: str, translate) -> str:
    expression = f"print({expression})"
    for message in reversed(source_messages(expression)):
        translation = translate(message.text)
        if translation != message.text:
            first = LITERAL.match(expression, message.begin)
            quote = first["quote"]
            if quote in PLACEHOLDER.sub("", translation) or "\\" in translation:
                raise ValueError(f"{translation!r} is in braces of an f-string; expected no {quote} in it")
            written = f"{first['prefix']}{quote}{translation}{quote}"
            expression = expression[: message.begin] + written + expression[message.end :]
    return expression.removeprefix("print(")[:-1]
