"""Numbers as people write them: ``1/3``, ``0,5``, ``9.77×10⁻⁴``, ``x = 0.2``, ``ln 10``, or with a unit.

What may mean two numbers, such as ``1,600``, is never guessed: the reader is asked which one it is. The page
does the same in ``sphinxext/site/kinds/numeric_answer.js``.
"""

import math
import re
from decimal import Decimal
from numbers import Rational

from dlbasics.exercises.kinds.arithmetic import GROUPED, SINGLE, evaluate
from dlbasics.exercises.kinds.chinese_number import in_digits
from dlbasics.exercises.model import UnreadableAnswer
from dlbasics.markdown import literal

LONGEST = 80
# So near to each other are two ways to write one number.
SAME = 1e-9


def read_number(answer, unit: str = "", is_count: bool = False) -> float:
    """Read a number as people write it.

    Parameters
    ----------
    answer : str or a number
        A numpy value or a list will do if it holds one number.
    unit : str
        May stand behind the number, in any case and without its plural s.
    is_count : bool
        Whether whole numbers are asked for: then the point of ``1.024`` may separate thousands.

    Raises
    ------
    UnreadableAnswer
        If it is no number, or may be two; its message says what is expected.
    """
    text = as_text(answer)
    if len(text) > LONGEST:
        raise UnreadableAnswer("number.too-long", most=LONGEST)
    written = _without_unit(plain(text), unit)
    # P(y=1) = 0.2 has a sign in brackets, too.
    sides = re.split("=+>?|->", re.sub(r"\([^()=]*=[^()]*\)", "", written))
    try:
        return _only_number([side.strip(" '") for side in sides], is_count)
    except UnreadableAnswer as refusal:
        if unit and refusal.message.code == "number.unknown":
            part = refusal.message.params["part"]
            raise UnreadableAnswer("number.other-unit", part=part, unit=unit) from None
        raise


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
        case int() | float():
            try:
                return repr(float(value))
            except OverflowError:
                raise UnreadableAnswer("number.too-large") from None
        case str() | Decimal() | Rational():
            return str(value)
    raise UnreadableAnswer("question.not-one-number", type=literal(type(answer).__name__))


# -- plain signs ----------------------------------------------------------------------------------

SIGNS = {
    "-": "‐‑‒–—―−﹣",
    "*": "×·∗∙⋅•✕✖⨯・",
    "/": "÷⁄∕",
    "=": "~:≈≃≅∼≡→⇒",
    ".": "。｡٫…",
    ",": "、،",
    "'": "\"`$‘’“”„«»ʼ′٬",
    "(": "[{",
    ")": "]}",
    "%": "٪",
    " ": "\t\n\r\f\v\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
         "\u2028\u2029\u202f\u205f\u3000",
    # Seen by nobody: zero-width spaces, marks of direction, of order and of a variant.
    "": "\xad\u200b\u200c\u200d\u200e\u200f\u2060\u2066\u2067\u2068\u2069\ufe0e\ufe0f\ufeff",
}  # fmt: skip
# Zero of the digits of full width, Arabic, Persian, Devanagari, Bengali, and below the line.
ZEROS = "０٠۰०০₀"


def _plain_signs() -> dict[int, str]:
    """One plain sign for each that means the same."""
    table = {ord(sign): sign_meant for sign_meant, signs in SIGNS.items() for sign in signs}
    for wide in range(0xFF01, 0xFF5F):  # the full width of all that ASCII has
        narrow = wide - 0xFEE0
        table[wide] = table.get(narrow, chr(narrow))
    table.update({ord(zero) + digit: str(digit) for zero in ZEROS for digit in range(10)})
    return table


PLAIN_SIGNS = _plain_signs()


# Words that say no more than ≈ does.
ABOUT = re.compile(
    r"(?:about|around|roughly|nearly|approximately|approx\.?|circa|ca\.?|c\.|maybe|perhaps|i think|it is|it's"
    r"|(?:the )?answer is) +", re.ASCII | re.IGNORECASE,
)  # fmt: skip


def plain(text: str) -> str:
    """What was typed in plain signs, without what stands around a number: quotes, spaces, a full stop."""
    signs = text.translate(PLAIN_SIGNS).replace("**", "^")
    written = re.sub("^[ ']+|[ '.?;]+$", "", signs)
    while match := ABOUT.match(written):
        written = written[match.end() :]
    return in_digits(written)


def _without_unit(written: str, unit: str) -> str:
    """Without the unit at its end."""
    letters = plain(unit).replace(" ", "")
    if not letters:
        return written
    # Words have a plural, ms and s have none.
    plural = "s?" if re.search("[A-Za-z]{3}$", letters) else ""
    if plural:
        letters = re.sub("[sS]$", "", letters)
    pattern = rf"(|.*[^A-Za-z]){' *'.join(map(re.escape, letters))}{plural}"
    match = re.fullmatch(pattern, written, re.IGNORECASE | re.ASCII)
    return match[1].rstrip(" '.") if match else written


# -- one number -----------------------------------------------------------------------------------


def _only_number(sides: list[str], is_count: bool) -> float:
    """The one number among the sides of an equation: ``x = 0.2`` or ``1/3 = 0.333``, not ``1/3 = 0.3``."""
    found, refusals = {}, []
    for side in filter(None, sides):
        try:
            found[side] = _value(side, is_count)
        except UnreadableAnswer as refusal:
            refusals.append(refusal)
            if not re.match("[A-Za-z\x80-\U0010ffff]", side):
                raise
    if not found:
        raise refusals[-1] if refusals else UnreadableAnswer("number.empty")
    (first, value), *others = found.items()
    for other, its_value in others:
        if _is_rounded(first, value, its_value):
            first, value = other, its_value
        elif not (math.isclose(value, its_value, rel_tol=SAME) or _is_rounded(other, its_value, value)):
            raise UnreadableAnswer("number.several", first=first, second=other)
    return value


def _is_rounded(written: str, value: float, exact: float) -> bool:
    """Whether a decimal number is another one rounded to its digits, two at least: 0.333 is 1/3."""
    match = re.fullmatch(r"[-+]?0*[.,]?0*([0-9]*[.,]?[0-9]*?)", written)
    decimals = re.search("[.,]([0-9]+)$", written)
    digits = re.sub("[.,]", "", match[1]) if match else ""
    if len(digits) < 2 or not decimals:
        return False
    half = 0.5 * 10.0 ** -len(decimals[1])
    return value != exact and abs(value - exact) <= half * (1 + SAME)


# What may mean two things, and what is proposed for each.
TWO_MEANINGS = [
    (re.compile(r"(^|[^0-9.,])0[*xX]([0-9])"), r"\g<1>0.\2", r"\g<1>0 * \2"),  # 0·2
    (re.compile(r"([0-9])(?: +[eE] *- *| *[eE]- +)([0-9])"), r"\1*10^-\2", r"\1*e - \2"),
    (re.compile(r"([0-9])[eE]\^"), r"\1*10^", r"\1*e^"),
    (re.compile(r"(^|[*xX] *)10-([0-9])"), r"\g<1>10^-\2", r"\g<1>10 - \2"),  # as copied from 10⁻⁴
    (re.compile(r"(^|[^A-Za-z0-9.])e-([0-9])"), r"\1e^-\2", r"\1e - \2"),
    (re.compile(r"([1-9][0-9]{0,2}) ([0-9]{3})/"), r"\1\2/", r"\1 + \2/"),
    (re.compile(r"(^|[^0-9.,])([0-9])[.,]10\^"), r"\1\2*10^", r"\1\g<2>.1^"),  # 2.10^-3
    (re.compile(r"([0-9)]) *\+-"), r"\1 +", r"\1 -"),  # ±
    (re.compile(r"^--([0-9.,])"), r"-\1", r"\1"),  # or a long dash
    (re.compile(r"log\(([1-9][0-9]*),([0-9]+)\)"), r"log(\1.\2)", r"log(\1)/log(\2)"),
]
NUMBER = re.compile(f"{GROUPED}|{SINGLE}")
THOUSANDS = re.compile(r"([1-9][0-9]{0,2})([.,])([0-9]{3})")


def _value(written: str, is_count: bool) -> float:
    part, first, second = _meanings(written, is_count)
    value, _ = evaluate(first), evaluate(second)
    if part:
        raise UnreadableAnswer("number.two-meanings", part=part, first=first, second=second)
    return value


def _meanings(written: str, is_count: bool) -> tuple[str, str, str]:
    """The first part that may mean two things, and the whole in either meaning."""
    doubtful = [match[0] for match in NUMBER.finditer(written) if _is_doubtful(match[0], is_count)]
    first = NUMBER.sub(lambda match: _without_mark(match[0], is_count), written)
    second = NUMBER.sub(lambda match: _with_point(match[0], is_count), written)
    for pattern, one, other in TWO_MEANINGS:
        doubtful += [match[0].strip(" ") for match in pattern.finditer(written)]
        first, second = _everywhere(pattern, one, first), _everywhere(pattern, other, second)
    return (doubtful[0] if doubtful else ""), first.strip(" "), second.strip(" ")


def _everywhere(pattern: re.Pattern, meaning: str, written: str) -> str:
    """With one meaning in place of all that may mean two things."""
    while pattern.search(written):
        written = pattern.sub(meaning, written)
    return written


def _is_doubtful(number: str, is_count: bool) -> bool:
    """1,600 is sixteen hundred to some and 1.6 to others. So is 1.600, and so is 2.303 where one counts."""
    match = THOUSANDS.fullmatch(number)
    return bool(match) and (match[2] == "," or is_count or match[3].endswith("0"))


def _without_mark(number: str, is_count: bool) -> str:
    return re.sub("[.,]", "", number) if _is_doubtful(number, is_count) else number


def _with_point(number: str, is_count: bool) -> str:
    """With a point that can only be a decimal one: 1.6, 1, or 1.0240."""
    if not _is_doubtful(number, is_count):
        return number
    whole, _, decimals = THOUSANDS.fullmatch(number).groups()
    decimals = decimals.rstrip("0")
    return f"{whole}.{decimals}" + "0" * (is_count and len(decimals) == 3) if decimals else whole
