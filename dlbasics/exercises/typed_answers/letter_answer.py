"""Answers that name lines by their letters: ``"a c"``, ``"(b), (a)"``, ``"c > b > a"``, or a list."""

import re
import unicodedata
from dataclasses import dataclass

from dlbasics.exercises.model import UnreadableAnswer
from dlbasics.exercises.typed_answers.letters import LETTERS
from dlbasics.exercises.typed_answers.normalize_unicode import normalize_unicode
from dlbasics.markdown import literal
from dlbasics.messages import Message

# What may stand around and between letters; what may change a meaning, such as ! and ?, may not.
SEPARATORS = r"[-\s.,;:=<>()/|&+*·#'_、]+"
FILLING_WORDS = ("i choose", "it's", "both(?= )", "and", "then", "ans", "answer", "answers", "are", "choice",
                 "choices", "is", "it", "letter", "letters", "line", "lines", "model", "models", "my",
                 "only", "option", "options", "order", "the")
PART = re.compile(
    rf"(?P<filling>{SEPARATORS}|(?:{'|'.join(FILLING_WORDS)})(?![A-Za-z])"
    r"|[和与及项]|我?选[择项]?|答案|(?<!不)是|模型|顺序|然后)"
    r"|(?P<word>[A-Za-z]+)|(?P<number>[0-9]+)|(?P<other>.)", re.ASCII | re.IGNORECASE
)
# A sign at the beginning or the end of a letter or number, which may say that this one is not meant.
NEGATED = re.compile(r"(?:^|[\s,;(])([-−–~∼～]\w+)|(\w[-−–])(?=$|[\s,;)])")
# A word with its accents; Chinese has no spaces between words.
WORD = re.compile("(?:(?![\\d_\u2e80-\U0010ffff])\\w[\u0300-\u036f]*)+")
# Between two letters: all that lies between them, unless this is one step of a chain, as in c-b-a-d.
RANGE = re.compile(r"[). ]*-[( ]*|[^<>]*\.\.[^<>]*|:")
# Which way one letter leads to the next.
COMPARISON = re.compile("[-<>=]*[<>=][-<>=]*")
ALL_TO = str.maketrans(dict.fromkeys("~∼～〜…", ".."))
# Cyrillic and Greek letters that look like those of a line.
ALIKE = str.maketrans("аАеЕсСВΑΒΕ", "aAeEcCBABE")
# One letter, a mark, and the option or a note behind it; and what makes a note more than one.
NOTE = re.compile(r"\s*[(（]?([A-Za-z])(?:[)）]?\s*[.:：(（]|[)）]|\s+[-–—](?=\s))(.*)", re.DOTALL)
CHANGES = re.compile(r"\b(?:not?|nor|never|or|but|both|all|none|any|wrong|false|except|instead|rather|maybe"
                     r"|perhaps)\b|n['’]t\b|[?？!！不没非或错和与及但]", re.IGNORECASE)
ARTICLE = re.compile(r"\ba (?!is\b|was\b)(?=[a-z]{2})", re.IGNORECASE)
LONE_LETTER = re.compile(r"(?<![A-Za-z])[A-Za-z](?![A-Za-z'’])")
MAX_QUOTE_LENGTH = 20


@dataclass(frozen=True)
class _Lines:
    """The lines that an answer can name."""

    count: int
    is_single: bool

    @property
    def expected(self) -> Message:
        """The words for what is expected."""
        code = "question.one-letter" if self.is_single else "question.letters-once"
        return Message(code, {"last": LETTERS[self.count - 1]})

    def none_of_them(self, part: str) -> UnreadableAnswer:
        """What to say of a part that names no line."""
        part = part[:MAX_QUOTE_LENGTH]
        return UnreadableAnswer("question.no-such-letter", part=part, letters=self.expected)

    def wrong_type(self, answer) -> UnreadableAnswer:
        """What to say of a value that is no text."""
        name = literal(type(answer).__name__)
        return UnreadableAnswer("question.no-letters", type=name, letters=self.expected)


class _PlainText:
    """A text without full width, circles around letters and foreign letters that look the same."""

    def __init__(self, typed: str):
        signs = [(plain, at) for at, sign in enumerate(typed) for plain in _plain_letter(sign)]
        self._typed, self._places = typed, [at for _, at in signs]
        self.text = "".join(plain for plain, _ in signs)

    def typed_sign(self, start: int, end: int) -> str:
        """What was typed there."""
        return self._typed[self._places[start] : self._places[end - 1] + 1]

    def typed_word(self, start: int, end: int) -> str:
        """The word that was typed there, or else the sign."""
        at = self._places[start]
        words = (word for word in WORD.finditer(self._typed) if word.start() <= at < word.end())
        word = next(words, None)
        return word[0] if word else self.typed_sign(start, end)


@dataclass(frozen=True)
class _Mark:
    """What stands between two letters, and where it begins."""

    text: str
    start: int


def read_letters(answer, count: int, is_single: bool = False, options: tuple = ()) -> list[int]:
    """The indices that an answer names, each once.

    Parameters
    ----------
    answer : str, list, tuple or range
        Text names lines by letters, or by numbers from 1 on. Integers in a list are indices from 0 on, the
        form that is recorded.
    count : int
        How many lines there are.
    is_single : bool
        Whether one letter is expected, which a refusal says; then a note may stand behind the letter.
    options : sequence of str
        What the letters name: an option that is pasted with its letter is no other note.

    Raises
    ------
    UnreadableAnswer
        If it names something else than the first `count` lines, or one twice.
    """
    lines = _Lines(count, is_single)
    value = answer.tolist() if hasattr(answer, "tolist") else answer
    match value:
        case str():
            typed = value.rstrip("!！ ")  # before a letter it may be a not
            indices = _named(_without_note(typed, lines, options) if is_single else typed, lines)
        case list() | tuple() | range():
            indices = [index for part in value for index in _listed(part, lines)]
        case int() | float() if not isinstance(value, bool) and value in range(count + 1):
            raise UnreadableAnswer("question.number-for-letter", answer=value, letters=lines.expected)
        case _:
            raise lines.wrong_type(answer)
    for place, index in enumerate(indices):
        if index in indices[:place]:
            raise UnreadableAnswer("question.letter-twice", part=LETTERS[index], letters=lines.expected)
    return indices


def _listed(part, lines: _Lines) -> list[int]:
    """The indices that a member of a list stands for."""
    value = part.tolist() if hasattr(part, "tolist") else part
    if isinstance(value, str):
        return _named(value, lines)
    if not isinstance(value, int) or isinstance(value, bool):
        raise lines.wrong_type(part)
    if not 0 <= value < lines.count:
        raise lines.none_of_them(str(value))
    return [value]


def _without_note(typed: str, lines: _Lines, options: tuple) -> str:
    """The letter alone, where its option or a note stands behind it, which names nothing else."""
    match = NOTE.fullmatch(typed)
    names = LETTERS[: lines.count]
    if not match or match[1].lower() not in names:
        return typed
    letter, note = match[1].lower(), _words(match[2])
    same = [name for name, option in zip(names, options, strict=False) if _words(option) == note]
    if same:
        return letter if letter in same else typed
    lone = {name.lower() for name in LONE_LETTER.findall(ARTICLE.sub("", match[2]))}
    names_more = CHANGES.search(match[2]) or not lone.isdisjoint(set(names) - {letter})
    # Letters that all name lines are an answer themselves.
    return letter if set(filter(str.isalpha, note)) - set(names) and not names_more else typed


def _words(text: str) -> str:
    """Letters and digits of a text."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).lower()))


def _named(typed: str, lines: _Lines) -> list[int]:
    """The indices that a text names."""
    if negated := NEGATED.search(typed):
        raise lines.none_of_them(negated[1] or negated[2])
    plain = _PlainText(typed)
    names, marks = [], [_Mark("", 0)]
    for part in PART.finditer(plain.text):
        if part["filling"]:
            marks[-1] = _Mark(marks[-1].text + part[0], marks[-1].start)
            continue
        # 13 are the first and the third line, unless there are as many.
        several = part["word"] or (part["number"] if lines.count < 10 else None)
        for name in several or [part[0]]:
            if part["other"] or not 0 <= _index(name) < lines.count:
                raise lines.none_of_them(plain.typed_word(*part.span()))
            names.append(name)
            marks.append(_Mark("", part.end()))
    if _is_numbered(names, lines.count):
        names, marks = names[1::2], marks[1::2]
    _check_kinds(names, lines)
    indices = [_index(name) for name in names]
    _check_ranks(names, indices, lines)
    _check_marks(marks[1:-1], indices, plain, lines)
    return indices


def _index(name: str) -> int:
    return int(name[:MAX_QUOTE_LENGTH]) - 1 if name.isdecimal() else LETTERS.index(name.lower())


def _is_numbered(names: list[str], count: int) -> bool:
    """Whether all lines are named, each behind its number: ``1. b 2. a``."""
    return names[::2] == [str(place) for place in range(1, count + 1)] and "".join(names[1::2]).isalpha()


def _plain_letter(sign: str) -> str:
    if sign.splitlines() == [""]:
        return ";"
    return unicodedata.normalize("NFKC", normalize_unicode(sign.translate(ALL_TO))).translate(ALIKE)


def _check_kinds(names: list[str], lines: _Lines):
    """Refuse ``3 answers: a, b, d`` and ``1. c``: the number may count, or name a line, too."""
    numbers = [name for name in names if name.isdecimal()]
    if 0 < len(numbers) < len(names):
        raise UnreadableAnswer("question.letters-and-numbers", part=numbers[0], letters=lines.expected)


def _check_ranks(names: list[str], indices: list[int], lines: _Lines):
    """Refuse ``3 1 2`` for all lines: the numbers name them in order, or are the places of a, b and c."""
    if sorted(indices) != list(range(lines.count)) or not all(map(str.isdecimal, names)):
        return
    by_place = [indices.index(place) for place in range(lines.count)]
    if by_place != indices:
        first, second = (" ".join(LETTERS[index] for index in order) for order in (indices, by_place))
        raise UnreadableAnswer("question.letter-range", first=first, second=second)


def _check_marks(marks: list[_Mark], indices: list[int], plain: _PlainText, lines: _Lines):
    """Refuse what stands between two letters and may have another meaning than one after the other."""
    signs = [(mark.start, sign) for mark in marks for sign in COMPARISON.finditer(mark.text)]
    meant = [next(end for end in "><=" if end in sign[0]) for _, sign in signs]
    for (start, sign), end in zip(signs, meant, strict=True):
        is_backwards = end == "<" and len(set(sign[0])) > 1  # b <- a may have either order
        if is_backwards or end != meant[0] or len(signs) < len(marks):
            raise lines.none_of_them(plain.typed_sign(start + sign.start(), start + sign.end()))
    _check_ranges([bool(RANGE.fullmatch(mark.text)) for mark in marks], indices)


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
