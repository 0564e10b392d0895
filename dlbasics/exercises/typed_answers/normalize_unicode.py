"""Signs that look or mean alike, such as the minus signs of keyboards and books, as one plain sign each."""

import re
from unicodedata import category, normalize

SIGNS = {
    "-": "‐‑‒–—―−˗⁃➖─ー",
    "+": "➕\u2064",
    "*": "×∗∙⋅✕✖⨯⨉\u2062",
    "·": "•・‧",
    "/": "÷⁄∕➗",
    "=": "~≈≃≅∼≡→⇒≒≐⟶⟹➔➜⇨↦",
    ":": "∶",
    ".": "。｡٫․",
    "..": "…⋯",
    ",": "،‚",
    "'": "\"`$‘’“”„«»ʼ′´「」",
    "_": "٬",
    "^": "ˆ",
    "(": "[{【",
    ")": "]}】",
    "%": "٪",
    "/1000": "‰",
    "x": "хХχΧ",  # not Latin, as the next ones
    "e": "еЕ",
    " ": "\t\n\r\f\v\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
         "\u2028\u2029\u202f\u205f\u2063\u3000",
    "": "\ufe0e\ufe0f\u20e3",  # which variant of a character, and a key around it
}
# Zero of the digits in Arabic, Persian, Devanagari, Bengali and Thai.
ZEROS = "٠۰०০๐"


def _plain_signs() -> dict[int, str]:
    """One plain sign for each that means the same."""
    table = {ord(sign): sign_meant for sign_meant, signs in SIGNS.items() for sign in signs}
    for first, last in ((0xFF01, 0xFF5E), (0xFE50, 0xFE6B)):  # full width, and small forms
        for other in range(first, last + 1):
            narrow = normalize("NFKC", chr(other))
            table[other] = table.get(ord(narrow[0]), narrow)
    table.update({ord(zero) + digit: str(digit) for zero in ZEROS for digit in range(10)})
    return table


PLAIN_SIGNS = _plain_signs()


def normalize_unicode(text: str) -> str:
    """One plain sign for each that means the same, and nothing for what nobody sees.

    A unit has one name, too: it is read in both languages, whichever the question speaks.
    """
    plain = "".join(sign for sign in text.translate(PLAIN_SIGNS) if category(sign) != "Cf")
    return re.sub("[奈纳]特", "nats", plain)
