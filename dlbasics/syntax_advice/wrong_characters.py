"""Look-alikes of Python's characters: full-width brackets, curly quotes, spaces of other widths.

An input method for Chinese types them, and so does a text processor.
"""

import re
import unicodedata

from dlbasics.messages import Message
from dlbasics.syntax_advice.parse_check import is_python

INVALID = re.compile(r"invalid (?:non-printable )?character .*?U\+([0-9A-F]{4,6})")
# What Unicode itself does not lead back to ASCII: what to type, and the characters that are taken for it.
LOOK_LIKE = {
    '"': "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\u300c\u300d\u300e\u300f\u301d\u301e\u301f",
    "'": "\u2018\u2019\u201a\u201b\u2039\u203a\u2032\u00b4\u2035",
    ",": "\u3001\ufe51", ".": "\u3002\ufe52",
    "[": "\u3010\u3014\u3016", "]": "\u3011\u3015\u3017",
    "-": "\u2212\u2010\u2011\u2012\u2013\u2014\u2015\u2796\u207b\u208b",
    "+": "\u2795",
    "*": "\u00d7\u00b7\u22c5\u2217\u204e\u2022\u2219\u2715\u2716\u2a2f\u2a09\u2573\u22c6\u2605\u25cf\u2297",
    "/": "\u00f7\u2044\u2215\u2797\u29f8", "@": "\u2218",
    "<=": "\u2264\u2a7d\u2266\u2272", ">=": "\u2265\u2a7e\u2267\u2273",
    "!=": "\u2260", "==": "\u2261\u225f",
    "=": "\u2254\u225d", "<": "\u27e8\u3008\u300a\u2329", ">": "\u27e9\u3009\u300b\u232a",
    "->": "\u2192\u27f6", "|": "\u2223\u00a6\u2758", "~": "\u223c\u02dc", ":": "\u2236", "#": "\u266f",
    "\\": "\u2216\u29f5",
    "": "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2061\u2062\u2063"
        "\u2066\u2067\u2068\u2069\u061c",
}
PLAIN = {character: plain for plain, characters in LOOK_LIKE.items() for character in characters}
# Signs of mathematics, and how Python writes them.
FORMULAS = {
    "\u221a": "np.sqrt(...)", "\u221b": "np.cbrt(...)", "\u221e": "np.inf", "\u2211": "np.sum(...)",
    "\u220f": "np.prod(...)", "\u2227": "and", "\u2228": "or", "\u00ac": "not",
    "\u2208": "in", "\u2209": "not in",
    "\u2016": "np.linalg.norm(...)", "\u2225": "np.linalg.norm(...)", "\u230a": "np.floor(...)",
    "\u2308": "np.ceil(...)", "\u2248": "np.isclose(...)", "\u22a4": ".T", "\u2299": "*",
}
# Marks of a sentence, full width: at the end of a line Python needs none.
SENTENCE_MARKS = "\u3002\uff0e\uff61\uff0c\u3001\uff01\uff1f\uff1b\ufe52\ufe51"
RAISED_DIGITS = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079"
RAISED = str.maketrans(RAISED_DIGITS + "\u207a\u207b", "0123456789+-")


def wrong_character(error: SyntaxError) -> tuple[str, str] | None:
    """The character that a SyntaxError is about, and what to type in its place.

    Returns
    -------
    (str, str) or None
        None if the error is about something else, or the character stands for nothing in Python.
    """
    match = INVALID.search(error.msg or "")
    if not match:
        return None
    character = chr(int(match[1], 16))
    plain = PLAIN.get(character, unicodedata.normalize("NFKC", character))
    if plain == character or not plain.isascii():
        return None
    return character, plain


def advice(error: SyntaxError) -> Message | None:
    """What to type in place of the character that a SyntaxError is about; None if it is about none."""
    return _formula(error) or _look_alike(error)


def _formula(error: SyntaxError) -> Message | None:
    """How Python writes a raised number, a fraction or another sign of mathematics."""
    match = INVALID.search(error.msg or "")
    if not match:
        return None
    character = chr(int(match[1], 16))
    raised = _raised_from(error, character)
    if raised:
        return Message("judge.wrong-character.power", {"sign": raised, "plain": raised.translate(RAISED)})
    plain = FORMULAS.get(character) or _fraction(character)
    return Message("judge.wrong-character.formula", {"sign": character, "plain": plain}) if plain else None


def _raised_from(error: SyntaxError, character: str) -> str:
    """The raised digits that begin with the wrong character; empty where there are none."""
    if ord(character) not in RAISED:
        return ""
    text = error.text or ""
    found = re.compile(f"[\u207a\u207b]?[{RAISED_DIGITS}]+").match(text, max(text.find(character), 0))
    return found[0] if found else ""


def _fraction(character: str) -> str:
    """A fraction in one character, such as one half, as Python writes it."""
    parts = unicodedata.normalize("NFKC", character).split("\N{FRACTION SLASH}")
    return f"({parts[0]} / {parts[1]})" if len(parts) == 2 and all(map(str.isdigit, parts)) else ""


def _look_alike(error: SyntaxError) -> Message | None:
    """What to type in place of a character that looks like Python's own."""
    found = wrong_character(error)
    if not found:
        return None
    character, plain = found
    visible = character.isprintable() and not character.isspace()
    shown = f"{character} (U+{ord(character):04X})" if visible else f"U+{ord(character):04X}"
    if _ends_a_sentence(error, character):
        return Message("judge.wrong-character.at-the-end", {"character": shown})
    if not plain:
        return Message("judge.wrong-character.nothing", {"character": shown})
    if plain == " ":
        return Message("judge.wrong-character.space", {"character": shown})
    return Message("judge.wrong-character", {"character": shown, "plain": plain})


def _ends_a_sentence(error: SyntaxError, character: str) -> bool:
    """Whether a line ends with the character as a sentence does, and is Python without it."""
    line = (error.text or "").rstrip()
    bare = line.rstrip(SENTENCE_MARKS)
    return character in SENTENCE_MARKS and character in line[len(bare) :] and is_python(bare)
