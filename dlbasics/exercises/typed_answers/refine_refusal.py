"""Why a typed number is refused, told by the answer as it was typed."""

import re
from unicodedata import category

from dlbasics.exercises.model import UnreadableAnswer
from dlbasics.exercises.typed_answers.normalize_unicode import normalize_unicode

# An interval or a list in its brackets, and a dash behind a number, which may be a minus or no sign at all.
UNCLEAR = re.compile(r"^ *(\[) *[0-9.,]+ *[-–−,，] *[0-9.]|(?<=[0-9)%]) *(—)(?!>)")
# 16/17÷4/17 has two signs for a quotient, of which the second may come first.
TWO_SLASHES = re.compile("(÷) *[0-9.,]+ */")
# Once the signs are plain: two percent signs, how far off a number may be, and a dash before words.
UNCLEAR_SIGNS = re.compile(r"(% *%)|(?<=[0-9)%]) *(\+/?-|-/?\+|--+(?= *[A-Za-z]))")
# A line or a dot above digits, and digits in brackets: these repeat without end.
MARKED_DIGITS = re.compile("[0-9]*[.,][0-9\u0304\u0305\u0307]*[\u0304\u0305\u0307]")
DIGITS_IN_BRACKETS = re.compile(r"(?:[0-9]+[.,][0-9]*|[.,][0-9]+)\([0-9]+\)")
POWER_IN_WORDS = re.compile(r"\b(?:squared|cubed|to the (?!base)\w+|power)\b", re.ASCII | re.IGNORECASE)
NUMBER_WORD = re.compile(
    r"\b(?:zero|nought|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|(?:twen|thir|for|fif|six"
    r"|seven|eigh|nine)ty|hundred|thousand|million|half|third|quarter|(?:four|fif|six|seven|eigh|nin|ten)th)(?:e?s)?\b",
    re.ASCII | re.IGNORECASE,
)
LETTER_LIKE_A_DIGIT = re.compile("[oOQlIОоЗ]+")


def check_clear(text: str, written: str):
    """Refuse what is no arithmetic, though each of its signs can be read.

    Parameters
    ----------
    text : str
        The answer as it was typed.
    written : str
        The same in plain signs.
    """
    if unclear := UNCLEAR.search(text) or UNCLEAR_SIGNS.search(written):
        raise UnreadableAnswer("number.unknown", part=unclear[1] or unclear[2])
    if division := TWO_SLASHES.search(text):
        raise UnreadableAnswer("number.unclear", part=division[1])
    if marked := MARKED_DIGITS.search(written):
        raise UnreadableAnswer("number.endless", part=marked[0])
    if repeating := DIGITS_IN_BRACKETS.search(written):
        raise UnreadableAnswer("number.repeating", part=repeating[0])


def closer_refusal(refusal: UnreadableAnswer, text: str, written: str, unit: str) -> UnreadableAnswer:
    """What to say in place of a refusal, where more is seen in the answer as it was typed."""
    code, params = refusal.message.code, refusal.message.params
    if "part" not in params:
        return refusal
    part = _as_typed(params["part"], text)
    if code != "number.unknown":
        return UnreadableAnswer(code, **{**params, "part": part})
    if power := POWER_IN_WORDS.search(text):
        return UnreadableAnswer("number.power", part=power[0])
    in_words = NUMBER_WORD.search(text)
    if in_words and (NUMBER_WORD.fullmatch(part) or not re.search("[0-9]", written)):
        return UnreadableAnswer("number.in-words", part=in_words[0])
    if LETTER_LIKE_A_DIGIT.fullmatch(part) and re.search(f"[0-9.,]{part}|{part}[0-9.,]", written):
        return UnreadableAnswer("number.letter", part=part)
    if unit and re.search("[0-9]", written.partition(params["part"])[0]):
        return UnreadableAnswer("number.other-unit", part=part, unit=normalize_unicode(unit))
    return UnreadableAnswer(code, part=part)


def _as_typed(part: str, text: str) -> str:
    """A part of what was made plain, as it was typed: a mark with its sign, a command with its backslash."""
    if part in text:
        before = text.partition(part)[0][-1:]
        return before + part if before == "\\" or category(part[0]).startswith("M") else part
    if part == "^" and "**" in text:
        return "**"
    pieces = (text[at : at + size] for size in range(1, len(part) + 1) for at in range(len(text)))
    return next((piece for piece in pieces if part in normalize_unicode(piece)), part)
