"""Look-alikes of Python's characters: full-width brackets, curly quotes, spaces of other widths.

An input method for Chinese types them, and so does a text processor.
"""

import re
import unicodedata

from dlbasics.messages import Message

INVALID = re.compile(r"invalid (?:non-printable )?character .*?U\+([0-9A-F]{4,6})")
# What Unicode itself does not lead back to ASCII.
PLAIN = {
    "\N{LEFT DOUBLE QUOTATION MARK}": '"', "\N{RIGHT DOUBLE QUOTATION MARK}": '"',
    "\N{DOUBLE LOW-9 QUOTATION MARK}": '"', "\N{LEFT SINGLE QUOTATION MARK}": "'",
    "\N{RIGHT SINGLE QUOTATION MARK}": "'", "\N{IDEOGRAPHIC COMMA}": ",", "\N{IDEOGRAPHIC FULL STOP}": ".",
    "\N{LEFT BLACK LENTICULAR BRACKET}": "[", "\N{RIGHT BLACK LENTICULAR BRACKET}": "]",
    "\N{MINUS SIGN}": "-", "\N{EN DASH}": "-", "\N{EM DASH}": "-", "\N{MULTIPLICATION SIGN}": "*",
    "\N{DIVISION SIGN}": "/", "\N{MIDDLE DOT}": "*", "\N{DOT OPERATOR}": "*",
    "\N{LESS-THAN OR EQUAL TO}": "<=", "\N{GREATER-THAN OR EQUAL TO}": ">=", "\N{NOT EQUAL TO}": "!=",
    "\N{LEFT ANGLE BRACKET}": "<", "\N{RIGHT ANGLE BRACKET}": ">", "\N{ZERO WIDTH SPACE}": "",
    "\N{ZERO WIDTH NO-BREAK SPACE}": "",
}  # fmt: skip


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
    """What to type in place of the character that a SyntaxError is about; None for another error."""
    found = wrong_character(error)
    if not found:
        return None
    character, plain = found
    visible = character.isprintable() and not character.isspace()
    shown = f"{character} (U+{ord(character):04X})" if visible else f"U+{ord(character):04X}"
    if not plain:
        return Message("judge.wrong-character.nothing", {"character": shown})
    if plain == " ":
        return Message("judge.wrong-character.space", {"character": shown})
    return Message("judge.wrong-character", {"character": shown, "plain": plain})
