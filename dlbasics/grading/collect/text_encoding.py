"""Tell which encoding bytes are in that do not say so: of names in rosters and in zips.

Names are too short for detectors that count letters. What tells encodings apart is which characters the bytes
would be: read in the wrong one, they are letters of mixed scripts, symbols, or characters that no name has.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

WORD = re.compile(r"[^\W_]+")
NON_ASCII = re.compile(r"[^\x00-\x7f]")
# The share of characters that must be likely ones
LEAST_LIKELIHOOD = 0.5


@dataclass(frozen=True)
class Candidate:
    """An encoding.

    Attributes
    ----------
    encoding : str
        As Python knows it.
    name : str
        As people do.
    count_likely : callable
        Counts the characters of a word that are likely in it.
    fewest : int
        How many such characters it takes to tell.
    """

    encoding: str
    name: str
    count_likely: Callable[[str], int]
    fewest: int = 1


def _in_rows(encoding: str, first: int, last: int) -> Callable[[str], int]:
    """Count the characters whose first byte in an encoding is one of these: the rows of common ones."""

    def count(word: str) -> int:
        encoded = [character.encode(encoding, "replace") for character in word]
        return sum(len(code) == 2 and first <= code[0] <= last for code in encoded)

    return count


def _of_one_script(letters: str) -> Callable[[str], int]:
    """Count the letters of a word that is written in one script, with a capital at most at its beginning."""
    whole = re.compile(f"[{letters}]+")

    def count(word: str) -> int:
        is_name = word[1:] == word[1:].lower() or word == word.upper()
        return len(word) if whole.fullmatch(word) and is_name else 0

    return count


def _accented(word: str) -> int:
    """Count the letters of a word with accents, among more without."""
    accented = NON_ASCII.findall(word)
    few = 2 * len(accented) <= len(word) + 1
    is_name = word[1:] == word[1:].lower() or word == word.upper()
    return sum(map(_is_latin, accented)) if few and is_name else 0


def _is_latin(letter: str) -> bool:
    return letter.isalpha() and "\u00c0" <= letter <= "\u024f"


def _japanese(word: str) -> int:
    kana = len(re.findall(r"[\u3041-\u30ff\u3005]", word))
    return kana + _in_rows("cp932", 0x88, 0x97)(word)


CYRILLIC = _of_one_script("а-яёіїєґА-ЯЁІЇЄҐ")


def _or_western(count_eastern: Callable[[str], int]) -> Callable[[str], int]:
    """Count what is likely in an encoding of East Asia, which has other scripts as well."""
    return lambda word: count_eastern(word) or CYRILLIC(word) or _accented(word)


CHINESE = [
    Candidate("gb18030", "GBK", _or_western(_in_rows("gb2312", 0xB0, 0xD7))),
    Candidate("big5", "Big5", _in_rows("big5", 0xA4, 0xC6)),
]
# The Hangul of Korean are bytes of common Chinese characters as well: several names tell, one does not.
KOREAN = Candidate("cp949", "CP949", _in_rows("euc_kr", 0xB0, 0xC8), fewest=6)
JAPANESE = Candidate("cp932", "Shift-JIS", _japanese)
# What spreadsheets save; where two are as likely, the first
OF_TEXT_FILES = [
    KOREAN,
    *CHINESE,
    JAPANESE,
    Candidate("cp1251", "Windows-1251", CYRILLIC),
    Candidate("cp1252", "Windows-1252", _accented),
    Candidate("cp1250", "Windows-1250", _accented),
]
# What zip programs write without saying so
OF_ZIP_NAMES = [
    KOREAN,
    *CHINESE,
    JAPANESE,
    Candidate("cp866", "CP866", CYRILLIC),
    Candidate("cp437", "CP437", _accented),
    Candidate("cp850", "CP850", _accented),
    Candidate("cp852", "CP852", _accented),
    Candidate("cp1252", "Windows-1252", _accented),
]


def guess_encoding(data: bytes, candidates: list[Candidate]) -> Candidate | None:
    """The encoding in which the bytes are the likeliest names; None if they are in none."""
    likelihoods = [_likelihood(data, candidate) for candidate in candidates]
    best = max(likelihoods)
    return candidates[likelihoods.index(best)] if best >= LEAST_LIKELIHOOD else None


def _likelihood(data: bytes, candidate: Candidate) -> float:
    """The share of the characters outside ASCII that are likely in names."""
    try:
        text = data.decode(candidate.encoding)
    except UnicodeDecodeError:
        return 0.0
    words = [word for word in WORD.findall(text) if not word.isascii()]
    likely = sum(map(candidate.count_likely, words))
    if likely < candidate.fewest:
        return 0.0
    return likely / max(len(NON_ASCII.findall(text)), 1)
