"""Answers that name lines by their letters: ``"a c"``, ``"(b), (a)"``, ``"c > b > a"``, or a list."""

import re
import unicodedata

from dlbasics.exercises.model import UnreadableAnswer
from dlbasics.exercises.typed_answers.plain_signs import plain_signs
from dlbasics.markdown import literal
from dlbasics.messages import Message

LETTERS = "abcdefghijklmnopqrstuvwxyz"
# What may stand around and between letters; what may change a meaning, such as ! and ?, may not.
SEPARATORS = r"[-\s.,;:=<>()/|&+*·#'_、]+"
FILLING_WORDS = ("and", "then", "ans", "answer", "answers", "choice", "choices", "letter", "letters", "line",
                 "lines", "my", "only", "option", "options", "the")
PART = re.compile(
    rf"(?P<filling>{SEPARATORS}|(?:{'|'.join(FILLING_WORDS)})(?![A-Za-z])|[和与及项]|选项?|答案是?|然后)"
    r"|(?P<word>[A-Za-z]+)|(?P<number>[0-9]+)|(?P<other>.)", re.ASCII | re.IGNORECASE
)
# Between two letters: all that lies between them, unless this is one step of a chain, as in c-b-a-d.
RANGE = re.compile(r"[). ]*-[( ]*|[^<>]*\.\.[^<>]*|:")
# Which way one letter leads to the next.
COMPARISON = re.compile("[-<>=]*[<>=][-<>=]*")
ALL_TO = str.maketrans(dict.fromkeys("~∼～〜…", ".."))
# Cyrillic and Greek letters that look like those of a line.
ALIKE = str.maketrans("аАеЕсСВΑΒΕ", "aAeEcCBABE")
MAX_QUOTE_LENGTH = 20


def letters_up_to(count: int) -> Message:
    """The words for the letters of `count` lines."""
    return Message("question.letters", {"last": LETTERS[count - 1]})


def read_letters(answer, count: int) -> list[int]:
    """The indices that an answer names, each once.

    Parameters
    ----------
    answer : str, list, tuple or range
        Text names lines by letters, or by numbers from 1 on. Integers in a list are indices from 0 on, the
        form that is recorded.
    count : int
        How many lines there are.

    Raises
    ------
    UnreadableAnswer
        If it names something else than the first `count` lines, or one twice.
    """
    value = answer.tolist() if hasattr(answer, "tolist") else answer
    match value:
        case str():
            indices = _named(value, count)
        case list() | tuple() | range():
            indices = [index for part in value for index in _listed(part, count)]
        case int() | float() if not isinstance(value, bool):
            raise UnreadableAnswer("question.number-for-letter", answer=value, letters=letters_up_to(count))
        case _:
            raise _wrong_type(answer, count)
    for place, index in enumerate(indices):
        if index in indices[:place]:
            part, letters = LETTERS[index], letters_up_to(count)
            raise UnreadableAnswer("question.letter-twice", part=part, letters=letters)
    return indices


def _listed(part, count: int) -> list[int]:
    """The indices that a member of a list stands for."""
    value = part.tolist() if hasattr(part, "tolist") else part
    if isinstance(value, str):
        return _named(value, count)
    if not isinstance(value, int) or isinstance(value, bool):
        raise _wrong_type(part, count)
    if not 0 <= value < count:
        raise _no_such_letter(str(value), count)
    return [value]


def _named(text: str, count: int) -> list[int]:
    """The indices that a text names."""
    names, marks = [], [""]
    for part in PART.finditer(_plain_letters(text)):
        if part["filling"]:
            marks[-1] += part[0]
            continue
        # 13 are the first and the third line, unless there are as many.
        several = part["word"] or (part["number"] if count < 10 else None)
        for name in several or [part[0]]:
            if part["other"] or not 0 <= _index(name) < count:
                raise _no_such_letter(part[0], count)
            names.append(name)
            marks.append("")
    if _is_numbered(names, count):
        names, marks = names[1::2], marks[1::2]
    _check_kinds(names, count)
    indices = [_index(name) for name in names]
    _check_marks(marks[1:-1], indices, count)
    return indices


def _index(name: str) -> int:
    return int(name[:MAX_QUOTE_LENGTH]) - 1 if name.isdecimal() else LETTERS.index(name.lower())


def _is_numbered(names: list[str], count: int) -> bool:
    """Whether all lines are named, each behind its number: ``1. b 2. a``."""
    return names[::2] == [str(place) for place in range(1, count + 1)] and "".join(names[1::2]).isalpha()


def _plain_letters(text: str) -> str:
    """Without full width, circles around letters and foreign letters that look the same."""
    lines = ";".join(text.translate(ALL_TO).splitlines())
    return unicodedata.normalize("NFKC", plain_signs(lines)).translate(ALIKE)


def _check_kinds(names: list[str], count: int):
    """Refuse ``3 answers: a, b, d`` and ``1. c``: the number may count, or name a line, too."""
    numbers = [name for name in names if name.isdecimal()]
    if 0 < len(numbers) < len(names):
        raise UnreadableAnswer("question.letters-and-numbers", part=numbers[0], letters=letters_up_to(count))


def _check_marks(marks: list[str], indices: list[int], count: int):
    """Refuse what stands between two letters and may have another meaning than one after the other."""
    signs = [sign for mark in marks for sign in COMPARISON.findall(mark)]
    meant = [next(end for end in "><=" if end in sign) for sign in signs]
    for sign, end in zip(signs, meant, strict=True):
        is_backwards = end == "<" and len(set(sign)) > 1  # b <- a may have either order
        if is_backwards or end != meant[0] or len(signs) < len(marks):
            raise _no_such_letter(sign, count)
    _check_ranges([bool(RANGE.fullmatch(mark)) for mark in marks], indices)


def _check_ranges(is_range: list[bool], indices: list[int]):
    """Refuse ``a-c`` and ``a..c, e``: the ends, or all between them, too?"""
    whole = indices[:1]
    for before, here, after, first, last in zip(
        [False, *is_range], is_range, [*is_range[1:], False], indices, indices[1:], strict=False
    ):
        step = 1 if first < last else -1
        whole += range(first + step, last + step, step) if here and not (before or after) else [last]
    if len(whole) > len(indices):
        ends, between = (dict.fromkeys(LETTERS[index] for index in every) for every in (indices, whole))
        raise UnreadableAnswer("question.letter-range", first=" ".join(ends), second=" ".join(between))


def _no_such_letter(part: str, count: int) -> UnreadableAnswer:
    letters = letters_up_to(count)
    return UnreadableAnswer("question.no-such-letter", part=part[:MAX_QUOTE_LENGTH], letters=letters)


def _wrong_type(answer, count: int) -> UnreadableAnswer:
    name = literal(type(answer).__name__)
    return UnreadableAnswer("question.no-letters", type=name, letters=letters_up_to(count))
