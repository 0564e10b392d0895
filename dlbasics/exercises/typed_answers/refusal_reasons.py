"""Why a typed number is refused, told by the answer as it was typed."""

import re

from dlbasics.exercises.model import UnreadableAnswer

# An interval or a list in its brackets, and a dash behind a number, which may be a minus or no sign at all.
UNCLEAR = re.compile(r"^ *(\[) *[0-9.,]+ *[-–−,，] *[0-9.]|(?<=[0-9)%]) *(—)(?!>)")
NUMBER_WORD = re.compile(
    r"\b(?:zero|nought|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|(?:twen|thir|for|fif|six"
    r"|seven|eigh|nine)ty|hundred|thousand|million|half|third|quarter|(?:four|fif|six|seven|eigh|nin|ten)th)s?\b",
    re.ASCII | re.IGNORECASE,
)
LETTER_LIKE_A_DIGIT = re.compile("[oOQlIОоЗ]+")


def check_clear(text: str):
    """Refuse what is unclear before its signs are made plain."""
    if unclear := UNCLEAR.search(text):
        raise UnreadableAnswer("number.unknown", part=unclear[1] or unclear[2])


def closer_refusal(refusal: UnreadableAnswer, text: str, written: str, unit: str) -> UnreadableAnswer:
    """What to say in place of a refusal, where more is seen in the answer as it was typed."""
    code, part = refusal.message.code, refusal.message.params.get("part", "")
    if code == "number.missing-number" and part == "^" and "**" in text:
        return UnreadableAnswer(code, part="**")
    if code != "number.unknown":
        return refusal
    if in_words := NUMBER_WORD.search(text):
        return UnreadableAnswer("number.in-words", part=in_words[0])
    if LETTER_LIKE_A_DIGIT.fullmatch(part) and re.search(f"[0-9.,]{part}|{part}[0-9.,]", written):
        return UnreadableAnswer("number.letter", part=part)
    if unit and re.search("[0-9]", written.partition(part)[0]):
        return UnreadableAnswer("number.other-unit", part=part, unit=unit)
    return refusal
