"""What a translation must keep of its message, and how its language is written: a rule each.

A rule gets the English and the translation, and says in a sentence what is wrong, or nothing.
"""

import re
from collections import Counter
from collections.abc import Callable

from markdown_it import MarkdownIt

from dlbasics.translation.han import IDEOGRAPHS
from dlbasics.translation.placeholders import PLACEHOLDER
from dlbasics.translation.python_source import is_placeholder

FORMULA = re.compile(r"\$\$.*?\$\$|(?<!\\)\$[^$]+\$", re.DOTALL)
TEX_TEXT = re.compile(r"\\(?:text(?:bf|it)?|mathrm|operatorname)\{[^}]*\}")
CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)", re.DOTALL)
TARGET = re.compile(r"\]\(([^)\s]+)\)")
TAG = re.compile(r"</?[a-z][^>]*>")
FIELD = re.compile(r"\{[a-z_]*(?:![rs])?(?::[^{}]*)?\}")
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
NOTES = re.compile(r'<span lang="zh">(.*?)</span>')
# A term of the glossary begins with its name in the other language.
GLOSSARY_NAME = re.compile(r"^\*\*<span lang=\"zh\">.*?</span>\.\*\*")
# What a translation may look up (`dlbasics.translation.shown_word`).
SHOWN_WORD = re.compile(r"(?<=\{)shown_word\((.+?)\)(?=[:}])")
EMPHASIS = re.compile(r"\*+")
COMMONMARK = MarkdownIt("commonmark")


def faults(english: str, translation: str, is_template: bool = False) -> list[str]:
    """List what is wrong with a translation.

    Parameters
    ----------
    english, translation : str
        The message and what it has become.
    is_template : bool
        Whether braces hold expressions.
    """
    if not translation.strip():
        return ["it is empty"]
    if translation == english:
        return []
    translation = SHOWN_WORD.sub(r"\1", translation)
    found = [_difference(name, parts, english, translation) for name, parts in PARTS.items()]
    if is_template:
        found.append(_difference("expressions in braces", _expressions, english, translation))
    found += [rule(english, translation) for rule in RULES]
    return [fault for fault in found if fault]


# -- what must be the same ------------------------------------------------------------------------


def _formulas(text: str) -> list[str]:
    found = FORMULA.findall(CODE.sub(" ", text))
    return [re.sub(r"\s+", "", TEX_TEXT.sub(r"\\text{}", formula)).replace("，", ",") for formula in found]


def _code(text: str) -> list[str]:
    return [match[0] for match in CODE.finditer(text)]


def _targets(text: str) -> list[str]:
    return TARGET.findall(CODE.sub(" ", text))


def _tags(text: str) -> list[str]:
    without_notes = NOTES.sub(r"\1", CODE.sub(" ", text))
    return [tag for tag in TAG.findall(without_notes) if not re.fullmatch(r"<span lang=\"en\">|</span>", tag)]


def _fields(text: str) -> list[str]:
    return FIELD.findall(FORMULA.sub(" ", CODE.sub(" ", text)))


def _expressions(text: str) -> list[str]:
    found = (re.sub(r"'[^']*'|\"[^\"]*\"", "''", match) for match in PLACEHOLDER.findall(text))
    return [match for match in found if is_placeholder(match)]


def _numbers(text: str) -> list[str]:
    for pattern in (CODE, FORMULA, TARGET, TAG, PLACEHOLDER):
        text = pattern.sub(" ", text)
    return [number.replace(",", "") for number in NUMBER.findall(text)]


PARTS: dict[str, Callable[[str], list[str]]] = {
    "formulas": _formulas,
    "code": _code,
    "targets of links": _targets,
    "HTML": _tags,
    "fields": _fields,
    "numbers": _numbers,
}


def _difference(name: str, parts: Callable, english: str, translation: str) -> str:
    """What is missing and what is too much of one kind of parts."""
    before, after = Counter(parts(english)), Counter(parts(translation))
    missing, extra = before - after, after - before
    said = [f"missing {' '.join(missing.elements())}"] if missing else []
    said += [f"too much {' '.join(extra.elements())}"] if extra else []
    return f"other {name}: {', '.join(said)}" if said else ""


# -- how it is written ----------------------------------------------------------------------------


def _emphasis(english: str, translation: str) -> str:
    def marks(text):
        plain = FORMULA.sub(" ", CODE.sub(" ", text))
        return Counter(mark for mark in EMPHASIS.findall(plain) if len(mark) <= 3)

    if marks(english) != marks(translation):
        return f"other emphasis: {dict(marks(english))} became {dict(marks(translation))}"
    return ""


def _open_emphasis(english: str, translation: str) -> str:
    """CommonMark does not close ``**词。**后文``: the mark stands between a full stop and a letter."""
    def left(text):
        plain = FORMULA.sub("x", CODE.sub("x", text))
        tokens = COMMONMARK.parseInline(plain)[0].children
        return sum(token.content.count("*") for token in tokens if token.type == "text")

    return "emphasis does not close" if left(translation) > left(english) else ""


def _latin_punctuation(english: str, translation: str) -> str:
    plain = FORMULA.sub("x", CODE.sub("x", translation))
    plain = TARGET.sub("]", PLACEHOLDER.sub("x", plain))
    found = re.search(rf"[{IDEOGRAPHS}][*]*([,;:!?](?![/\d])|\.(?!\w))", plain)
    return f"Latin punctuation after Han: {found[0]}" if found else ""


def _full_width_digits(english: str, translation: str) -> str:
    found = re.search(r"[０-９Ａ-Ｚａ-ｚ]", translation)
    return f"a full-width letter or digit: {found[0]}" if found else ""


def _space_between_han(english: str, translation: str) -> str:
    """Chinese sets no space between its characters, nor beside its punctuation."""
    plain = FORMULA.sub("", CODE.sub("", translation))
    found = re.search(rf"[{IDEOGRAPHS}，。；：！？、] +[{IDEOGRAPHS}，。；：！？、]", plain)
    return f"a space between Han: {found[0]}" if found else ""


def _quoted_notes(english: str, translation: str) -> str:
    written = translation.replace(" ", "")
    quoted = NOTES.findall(GLOSSARY_NAME.sub("", english))
    missing = [words for words in quoted if words.replace(" ", "") not in written]
    return f"words of the notes are missing: {'; '.join(missing)}" if missing else ""


RULES = (_emphasis, _open_emphasis, _latin_punctuation, _full_width_digits, _space_between_han, _quoted_notes)
