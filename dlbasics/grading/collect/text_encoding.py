"""Guess the encoding of bytes that do not declare one: of names in rosters and in zips.

Names are too short for detectors that count letters. What tells encodings apart is which characters the bytes
would be: read in the wrong one, they are letters of mixed scripts, symbols, or characters that no name has.
Where a roster is known, its names tell more than any letters.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from dlbasics.grading.collect.person_names import normalized

WORD = re.compile(r"[^\W_]+")
NON_ASCII = re.compile(r"[^\x00-\x7f]")
# The share of characters that must be likely ones
MIN_LIKELIHOOD = 0.5
# The share of words that must stand in the roster, where that decides
MIN_KNOWN = 0.3


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
    """Count the letters of a word that is written in one script, with capitals as a name has them."""
    whole = re.compile(f"[{letters}]+")

    def count(word: str) -> int:
        is_name = word[0].upper() + word[1:].lower() == word or word == word.upper()
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
    """Count the kana of a word, and the characters of the first level of the standard."""
    kana = len(re.findall(r"[\u3041-\u30ff\u3005]", word))
    return kana + _in_rows("euc_jp", 0xB0, 0xCF)(word)


def _nothing(word: str) -> int:
    """Count nothing: of encodings whose letters are those of others, so that only a roster tells them."""
    return 0


CYRILLIC = _of_one_script("а-яёіїєґА-ЯЁІЇЄҐ")
# Without the two letters that no name begins or ends with, which common Russian letters would be.
GREEK = _of_one_script("ά-ία-ώΆΈ-ΊΌΎΏΑ-Ω")
HEBREW = _of_one_script("א-ת")
ARABIC = _of_one_script("ء-غف-يپچژگکی")
# Consonants and vowels; a word begins with no mark that stands above or behind another letter.
THAI = _of_one_script("ก-ฮฯ-ฺเ-๎")


def _or_western(count_eastern: Callable[[str], int]) -> Callable[[str], int]:
    """Count what is likely in an encoding of East Asia, which has other scripts as well."""
    return lambda word: count_eastern(word) or CYRILLIC(word) or _accented(word)


CHINESE = [
    Candidate("gb18030", "GBK", _or_western(_in_rows("gb2312", 0xB0, 0xD7))),
    Candidate("big5", "Big5", _in_rows("big5", 0xA4, 0xC6)),
]
# The Hangul of Korean are bytes of common Chinese characters as well: several names tell, one does not.
KOREAN = Candidate("cp949", "CP949", _in_rows("euc_kr", 0xB0, 0xC8), fewest=6)
JAPANESE = [Candidate("cp932", "Shift-JIS", _japanese), Candidate("euc_jp", "EUC-JP", _japanese)]
OF_WINDOWS = [
    Candidate("cp1251", "Windows-1251", CYRILLIC),
    Candidate("cp1253", "Windows-1253", GREEK),
    Candidate("cp1252", "Windows-1252", _accented),
    Candidate("cp1250", "Windows-1250", _accented),
    Candidate("cp1254", "Windows-1254", _nothing),
    Candidate("cp1257", "Windows-1257", _nothing),
    Candidate("cp1255", "Windows-1255", HEBREW),
    Candidate("cp1256", "Windows-1256", ARABIC),
    Candidate("cp874", "Windows-874", THAI),
]
# What spreadsheets save; where two are as likely, the first
OF_TEXT_FILES = [KOREAN, *CHINESE, *JAPANESE, *OF_WINDOWS, Candidate("koi8_r", "KOI8-R", CYRILLIC)]
# What zip programs write without saying so
OF_ZIP_NAMES = [
    KOREAN,
    *CHINESE,
    *JAPANESE,
    Candidate("cp866", "CP866", CYRILLIC),
    Candidate("cp437", "CP437", _accented),
    Candidate("cp850", "CP850", _accented),
    Candidate("cp852", "CP852", _accented),
    Candidate("cp737", "CP737", GREEK),
    Candidate("cp857", "CP857", _nothing),
    Candidate("cp775", "CP775", _nothing),
    Candidate("cp862", "CP862", _nothing),
    Candidate("cp720", "CP720", ARABIC),
    *OF_WINDOWS,
    Candidate("cp1125", "CP1125", CYRILLIC),
    Candidate("koi8_r", "KOI8-R", CYRILLIC),
    Candidate("iso8859_5", "ISO-8859-5", _nothing),
    Candidate("iso8859_2", "ISO-8859-2", _nothing),
    Candidate("iso8859_7", "ISO-8859-7", _nothing),
    Candidate("mac_cyrillic", "Mac Cyrillic", _nothing),
    Candidate("mac_roman", "Mac Roman", _nothing),
]


def words_of_names(names: Iterable[str]) -> frozenset[str]:
    """The words of names that are not written in ASCII, as `guess_encoding` knows them."""
    words = [word for name in names for word in WORD.findall(normalized(name))]
    return frozenset(word for word in words if not word.isascii())


def guess_encoding(data: bytes, candidates: list[Candidate], known_words: frozenset[str] = frozenset(),
                   errors: str = "strict") -> Candidate | None:
    """The encoding in which the bytes are the likeliest names; None if they are in none.

    Parameters
    ----------
    data : bytes
    candidates : list of Candidate
        Of equals the first.
    known_words : frozenset of str
        Words of the class's names, as of `words_of_names`.
    errors : str
        ``"replace"`` where some of the bytes may be in another encoding.
    """
    read = [(candidate, _decoded(data, candidate.encoding, errors)) for candidate in candidates]
    read = [(candidate, text) for candidate, text in read if text]
    if not read:
        return None
    by_roster = [_count_known(text, known_words) for _, text in read]
    if max(by_roster):
        return read[by_roster.index(max(by_roster))][0]
    likelihoods = [_likelihood(text, candidate) for candidate, text in read]
    best = max(likelihoods)
    return read[likelihoods.index(best)][0] if best >= MIN_LIKELIHOOD else None


def _decoded(data: bytes, encoding: str, errors: str) -> str:
    """The bytes as text; empty if they are none in this encoding."""
    try:
        return data.decode(encoding, errors)
    except UnicodeDecodeError:
        return ""


def _count_known(text: str, known_words: frozenset[str]) -> int:
    """How many words outside ASCII are known; none if these are a few among many."""
    words = words_of_names([text]) if known_words else frozenset()
    count = len(words & known_words)
    return count if count >= MIN_KNOWN * len(words) else 0


def _likelihood(text: str, candidate: Candidate) -> float:
    """The share of the characters outside ASCII that are likely in names."""
    words = [word for word in WORD.findall(text) if not word.isascii()]
    likely = sum(map(candidate.count_likely, words))
    if likely < candidate.fewest:
        return 0.0
    return likely / max(len(NON_ASCII.findall(text)), 1)
