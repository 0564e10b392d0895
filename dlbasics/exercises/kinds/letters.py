"""Answers that name lines by their letters: ``"a c"``, ``"(b), (a)"``, ``"c > b > a"``, or a list."""

import re
import unicodedata

from dlbasics.exercises.kinds.numeric_answer import plain_signs
from dlbasics.exercises.model import UnreadableAnswer
from dlbasics.markdown import literal
from dlbasics.messages import Message

LETTERS = "abcdefghijklmnopqrstuvwxyz"
# What may stand around and between letters; what may change a meaning, such as ! and ?, may not.
SEPARATORS = r"[-\s.,;:=<>()/|&+*·#'_]+"
PART = re.compile(rf"{SEPARATORS}|(?P<word>[A-Za-z]+)|(?P<number>[0-9]+)|(?P<other>.)", re.ASCII)
RANGE = re.compile(r"[A-Za-z0-9] *(?:-|\.\.+) *[A-Za-z0-9]")
# Cyrillic and Greek letters that look like those of a line.
ALIKE = str.maketrans("аАеЕсСВΑΒΕ", "aAeEcCBABE")
FILLING_WORDS = {"and", "then", "answer", "answers", "choice", "line", "lines", "option", "options"}
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
    indices = []
    for part in PART.finditer(_plain_letters(text)):
        word, named = (part["word"] or "").lower(), []
        if part["word"] and word not in FILLING_WORDS:
            named = [LETTERS.index(letter) for letter in word]
        elif part["number"]:
            # 13 are the first and the third line, unless there are as many.
            numbers = part["number"] if count < 10 else [part["number"]]
            named = [int(number[:MAX_QUOTE_LENGTH]) - 1 for number in numbers]
        if part["other"] or not all(0 <= index < count for index in named):
            raise _no_such_letter(part[0], count)
        indices += named
    _check_range(text, indices)
    return indices


def _plain_letters(text: str) -> str:
    """Without full width, circles around letters and foreign letters that look the same."""
    return unicodedata.normalize("NFKC", plain_signs(text)).translate(ALIKE)


def _check_range(text: str, indices: list[int]):
    """Refuse ``a-c`` and ``a..c``: these two, or all between them, too? A dash may begin a line of a list."""
    is_dashed = any(RANGE.search(_plain_letters(line.replace("…", ".."))) for line in text.splitlines())
    if is_dashed and len(indices) == 2 and indices[1] - indices[0] > 1:
        ends, between = [LETTERS[index] for index in indices], LETTERS[indices[0] : indices[1] + 1]
        raise UnreadableAnswer("question.letter-range", first=" ".join(ends), second=" ".join(between))


def _no_such_letter(part: str, count: int) -> UnreadableAnswer:
    letters = letters_up_to(count)
    return UnreadableAnswer("question.no-such-letter", part=part[:MAX_QUOTE_LENGTH], letters=letters)


def _wrong_type(answer, count: int) -> UnreadableAnswer:
    name = literal(type(answer).__name__)
    return UnreadableAnswer("question.no-letters", type=name, letters=letters_up_to(count))
