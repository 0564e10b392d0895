"""Numbers as people write them: ``1/3``, ``0,5``, ``9.77×10⁻⁴``, ``x = 0.2``, ``ln 10``, or with a unit.

An answer is an equation: sides with ``=`` between them, or what means the same, such as ``≈``, ``->``, ``is``
or 是. A side that begins with a letter and is no number is a name, if it changes no number; a number at its
end counts (odds 1:2). All others must be equal, if some of them may be rounded. A side is arithmetic
(`dlbasics.exercises.typed_answers.arithmetic`) or Chinese words for a number. Around it may stand what
changes no number: quotes, a full stop, ``about``, the unit, what is counted, and a bracket behind it with
words or with the number once more: ``1/3 (0.333)``, ``0.333 (rounded)``. Behind another bracket it is a
factor, ``(3)(-2)``, but for a decimal number behind a space: ``(1/3) (0.333)``.

What may mean two numbers, such as ``1,600``, is never guessed: the reader is asked which one it is. The page
does the same in ``sphinxext/site/typed_answers/numeric_answer.js``.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from numbers import Rational

from dlbasics.exercises.model import UnreadableAnswer
from dlbasics.exercises.typed_answers.ambiguous_number import value_of
from dlbasics.exercises.typed_answers.chinese_number import in_digits
from dlbasics.exercises.typed_answers.normalize_notation import BRACKET, normalize_notation
from dlbasics.exercises.typed_answers.normalize_unicode import normalize_unicode
from dlbasics.exercises.typed_answers.refine_refusal import NUMBER_WORD, check_clear, closer_refusal
from dlbasics.exercises.typed_answers.repeated_number import (
    REPEAT,
    UNCLEAR,
    are_alike,
    check_said_once,
    classify_bracket,
    is_rounded,
)
from dlbasics.markdown import literal

MAX_LENGTH = 80


def read_number(answer, unit: str = "", is_count: bool = False, counted: str = "") -> float:
    """Read a number as people write it.

    Parameters
    ----------
    answer : str or a number
        A numpy value or a list will do if it holds one number.
    unit : str
        May stand behind the number, in any case and without its plural s.
    is_count : bool
        Whether whole numbers are asked for: then the point of ``1.024`` may separate thousands.
    counted : str
        The words that may stand behind the number, in lower case: ``"how many means"`` for ``1600 means``.
        Of a plural the singular may, too.

    Raises
    ------
    UnreadableAnswer
        If it is no number, or may be two; its message says what is expected.
    """
    text = as_text(answer)
    if len(text) > MAX_LENGTH:
        raise UnreadableAnswer("number.too-long", most=MAX_LENGTH)
    written = normalize_notation(text)
    try:
        check_clear(text, written)
        return _EquationReader(unit, is_count, counted).number(written)
    except UnreadableAnswer as refusal:
        raise closer_refusal(refusal, text, written, unit) from None


def as_text(answer) -> str:
    """An answer as it is recorded: what was typed, or the text of a value.

    Raises
    ------
    UnreadableAnswer
        If the value is not one number.
    """
    if isinstance(answer, str):
        return str(answer)
    value = answer.tolist() if hasattr(answer, "tolist") else answer
    for _ in range(3):  # a table of one number, too
        if isinstance(value, list | tuple) and len(value) == 1:
            value = value[0]
    match value:
        case bool():
            pass
        case int() if abs(value) < 2**53:
            return str(value)
        case str():
            return str(value)
        case int() | float():
            try:
                return _with_clear_point(repr(float(value)))
            except OverflowError:
                raise UnreadableAnswer("number.too-large") from None
        case Decimal() | Rational():
            return _with_clear_point(str(value))
    raise UnreadableAnswer("question.not-one-number", type=literal(type(answer).__name__))


def _with_clear_point(value: str) -> str:
    """With a fourth digit behind the point of a value, which cannot separate thousands then."""
    return re.sub(r"\.[0-9]{3}$", r"\g<0>0", value)


# What is said of other numbers than this one.
UNEQUAL = re.compile("!=|[<>≤≥≠≦≧⩽⩾]=?")
# Words that say no more than ≈ does.
ABOUT = re.compile(
    r"(?:about|around|roughly|nearly|approximately|approx\.?|circa|ca\.?|c\.|maybe|perhaps|i think|it's) +",
    re.ASCII | re.IGNORECASE,
)
# In brackets behind a number: how it is rounded, a factor, and words that would change it.
ROUNDED = re.compile(
    r"(?!rec|rep|per)(?:to )?"
    r"(?:round|approx|exact|about|[0-9a-z]+ ?(?:dec|dig|sig(?!ns?\b)|[sd]\.?[fp])|近|四舍|保留|精确)",
    re.ASCII | re.IGNORECASE,
)
ARITHMETIC = re.compile("[0-9] *[-+*/^(]|[-+*/^(] *[0-9]")
CHANGES = re.compile(
    "[0-9%±∓负負百千万萬亿不错反]|循环|^ *-|- *$|^(?:in )?[km]$|minus|neg|below|not|wrong|hundred|thous"
    "|mill|mio|bill|dozen|half|quart|double|twice|times|^square|invers|per(?:io| ?[cm])|prozent|pp$|recur"
    "|rep|^or |opposite|flip|^sign(?!if)|signs$|absol|false|divi|^over ",
    re.ASCII | re.IGNORECASE,
)
# A side that begins with a letter is no name if it ends in arithmetic, or says how to change a number.
NO_NAME = re.compile(
    "^[^A-Za-z\x80-\U0010ffff]|[-+*/^] *[0-9.,]+$|[²³]$|10[⁰-⁻¹²³^]|%|per ?cent|prozent|百分"
    "|n[o']t\\b|wrong|thousands?\\b|in k\\b"
    "|[不±∓]|并非|未必|或者?$"
    r"|^(?:minus|neg(?:ative)?$|dozen|half|twice|(?:ln|log|sqrt)[0-9]*$|e *\^|exp *\()",
    re.ASCII | re.IGNORECASE,
)
# What is counted may have another name (320 updates), and so may each factor (8 batches * 40 epochs); but
# none that is a number itself, or a part or a multiple of what is counted.
PLURAL = re.compile(
    r"(?<=[0-9)]) +(?!\w*(?:bill|dozen|halv|pair|couple|kilo|mega|bit|byte|minu|hour|second|times|percent"
    r"|plus))[a-z]{2,}[a-rt-z]s(?= *(?:[-+*/)]|x |in total|$))",
    re.ASCII | re.IGNORECASE,
)
# The number at the end of a name: odds 1:2, between 62~63.
TAIL = re.compile("[ \u3000-\U0010ffff]([.,]?[0-9][0-9.,]*%?)$")
# A number in Chinese words, such as 四分之一, which nobody multiplies with a bracket.
IN_WORDS = re.compile("[^0-9]*[\u4e00-\u9fff]")
# A colon between two numbers: behind a name, there is a space only behind it.
COLON = re.compile(r"(?<=[0-9)%²³])(?: +: +|:(?! ))(?=[-0-9.,(√A-Za-z])")
OPERATOR = re.compile("[0-9)%⁰-⁻¹²³] *(?:[A-Za-z]{3,} +)?[-+*·xX]")
SLASH_BESIDE_COLON = re.compile(":[^()]*/|/[^()]*:")
NOTE = re.compile(r"(.+?) *\(((?:[^()]|\([^()]*\))*)\)")


def _without_frame(written: str) -> str:
    """Without what stands around a number: quotes, spaces, a full stop."""
    return re.sub("^[ ']+|[ '.?;]+$", "", written)


# -- one number -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Side:
    """One side of an equation: its numbers as they are written and their values.

    `refusal` says why a side that is a name is no number; at its end a name may have numbers, too.
    """

    numbers: list[tuple[str, float]]
    refusal: UnreadableAnswer | None = None


@dataclass(frozen=True)
class _EquationReader:
    """Reads the sides of an equation; what is asked is that of `read_number`."""

    unit: str
    is_count: bool
    counted: str

    def number(self, written: str) -> float:
        """The one number among the sides: ``x = 0.2`` or ``1/3 = 0.333``, not ``1/3 = 0.3``."""
        if unequal := UNEQUAL.search(re.sub(r"\([^()]*\)", "", written)):
            raise UnreadableAnswer("number.unknown", part=unequal[0])
        written = "".join(map(self._with_division, re.split("(:?=+|(?<! ): )", written)))
        sides, found = [], []
        parts = re.split(r"(:?=+|:(?![^()]*\)))", written)
        signs = ["", *parts[1::2]]  # each before its part
        for sign, part in zip(signs, parts[::2], strict=True):
            written_sides = self._with_note(_without_frame(part))
            these = [self._read_side(side, is_behind=bool(found)) for side in written_sides if side]
            numbers = [number for side in these for number in side.numbers]
            if sign == ":" and found and numbers:
                raise _unclear_colon(found[-1][0], numbers[-1][0])
            sides += these
            found += numbers
        if all(side.refusal for side in sides):
            raise sides[-1].refusal if sides else UnreadableAnswer("number.empty")
        return _one_of(found, bool(self.counted))

    def _with_division(self, side: str) -> str:
        """A side with a slash for each colon that divides, as in ``240:30*40``, which is read from the left.

        It stays where it stands alone (1:2 may be odds), beside a slash, which may come first, and between
        two sides that are equal: 8*40 : 320.
        """
        outside, divided = re.sub(BRACKET, "()", side), COLON.sub("/", side)
        is_alone = ":" in outside and not OPERATOR.search(outside)
        if divided == side or is_alone or SLASH_BESIDE_COLON.search(side):
            return side
        head = self._with_note(_without_frame(divided))[0]
        values = [self._value_if_any(self._bare(part)) for part in (head, *side.rsplit(":", 1))]
        is_equation = None not in values[1:] and are_alike(("", values[1]), ("", values[2]))
        return side if values[0] is None or is_equation else divided

    def _read_side(self, side: str, is_behind: bool) -> _Side:
        try:
            value = self._value_of(side)
        except UnreadableAnswer as refusal:
            # What comes behind a number may contradict it: 63 = fifty-five.
            if NO_NAME.search(side) or (is_behind and (CHANGES.search(side) or NUMBER_WORD.search(side))):
                raise
            tails = [tail[1] for tail in TAIL.finditer(side)]
            return _Side([(tail, self._value_of(tail)) for tail in tails], refusal)
        check_said_once((side, value), self._value_of)
        return _Side([(side, value)])

    def _with_note(self, side: str) -> list[str]:
        """A side without what changes no number, and the number in a bracket behind it."""
        match = NOTE.fullmatch(side)
        head = self._bare(match[1]) if match else ""
        value = self._value_if_any(head)
        if value is None:
            return [self._bare(side)]
        note = self._bare(match[2])
        if not note:
            return [head]
        try:
            again = self._value_of(note)
        except UnreadableAnswer as refusal:
            self._check_words(match[1], match[2], note, refusal)
            return [head]
        if IN_WORDS.fullmatch(match[1]):
            return [head, note]
        has_space = match.end(1) < match.start(2) - 1
        bracket = classify_bracket((head, value), (note, again), has_space)
        if bracket == UNCLEAR:
            raise UnreadableAnswer("number.two-meanings", part=side, first=f"{head}*({note})", second=head)
        return [head, note] if bracket == REPEAT else [self._bare(side)]

    def _check_words(self, head: str, typed: str, note: str, refusal: UnreadableAnswer):
        """Refuse words in brackets that would change the number, or that may name a unit behind none."""
        if ROUNDED.match(note):
            return
        if ARITHMETIC.search(note):
            raise refusal
        if CHANGES.search(typed):
            raise UnreadableAnswer("number.note", part=typed)
        if self.unit and not re.search(self._unit_pattern, head, re.ASCII | re.IGNORECASE):
            raise refusal

    def _value_of(self, written: str) -> float:
        return value_of(written, self.is_count, bool(self.unit))

    def _value_if_any(self, written: str) -> float | None:
        try:
            return self._value_of(written)
        except UnreadableAnswer as refusal:
            if refusal.message.code == "number.two-meanings":
                raise
            return None

    def _bare(self, side: str) -> str:
        """Without words that change no number, the unit, and what is counted."""
        written = _without_frame(side)
        while match := ABOUT.match(written):
            written = written[match.end() :]
        written = in_digits(re.sub("^([-+]?)% ?([0-9.,]+)$", r"\1\2%", written))
        written = re.sub(self._unit_pattern, " ", written, flags=re.ASCII | re.IGNORECASE)
        written = in_digits(_without_frame(written))
        if self.counted:
            written = PLURAL.sub(lambda noun: noun[0] if NUMBER_WORD.search(noun[0]) else "", written)
        tail = re.search("(?<=[0-9)]) *[A-Za-z ]+$", written)
        if not tail or not self.counted:
            return written
        others = [word for word in tail[0].split() if not self._is_counted(word)]
        return " ".join([written[: tail.start()], *others])

    def _is_counted(self, word: str) -> bool:
        """Whether a word is one of what is counted, or the singular of one."""
        counted = [*self.counted.split(), "in", "total"]
        return len(word) > 1 and any(word.lower() + ending in counted for ending in ("", "s", "es"))

    @property
    def _unit_pattern(self) -> str:
        letters = normalize_unicode(self.unit).replace(" ", "")
        if not letters:
            return "$^"
        # Words have a plural, ms and s have none.
        plural = "s?" if re.search("[A-Za-z]{3}$", letters) else ""
        if plural:
            letters = re.sub("[sS]$", "", letters)
        return rf"(?<![A-Za-z])(?:in )?{' *'.join(map(re.escape, letters))}{plural}(?![A-Za-z])"


def _unclear_colon(above: str, below: str) -> UnreadableAnswer:
    """A colon may divide; then it divides the whole of one side by the whole of the other."""
    sides = (f"({side})" if re.search("[^0-9.,]", side) else side for side in (above, below))
    return UnreadableAnswer("number.colon", part=f"{above}:{below}", quotient="/".join(sides))


def _one_of(found: list[tuple[str, float]], is_counted: bool) -> float:
    """The number that all sides are, the exact one if others are rounded.

    0.2-0.3 may be a range, 0.2 - 0.3 is a difference, but where things are counted: these are not below 0.
    """
    first, *others = found
    for other in others:
        if not are_alike(first, other):
            raise UnreadableAnswer("number.several", first=first[0], second=other[0])
        if is_rounded(first, other):
            first = other
    side, value = first
    may_be_range = re.fullmatch("(-?)[0-9.,]+ *- *\\1[0-9.,]+", side) and (is_counted or " - " not in side)
    if not others and value < 0 and may_be_range:
        raise UnreadableAnswer("number.range", part=side, difference=f"({side})")
    return value
