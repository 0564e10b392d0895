"""Compare names of people that systems write differently: order, case, accents, hyphens, spaces."""

import re
import unicodedata
from collections.abc import Iterator

PART = re.compile(r"[^\W_]+")


def normalized(name: str) -> str:
    """A name without what systems write differently and mean alike: case, kinds of space and of é."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def parts_of(name: str) -> list[str]:
    """The parts of a name; hyphens, commas and apostrophes separate them."""
    return PART.findall(normalized(name))


def without_accents(name: str) -> str:
    """A name in plain letters."""
    decomposed = unicodedata.normalize("NFKD", name)
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if not unicodedata.combining(c)))


def spellings(name: str) -> Iterator[set[str]]:
    """The ways to write a name, from the closest to the loosest.

    Yields
    ------
    set of str
        First the name itself and, where a comma shows the order, turned round; then its parts in any order;
        then without spaces, as Canvas writes names, from whichever part it begins; the last two without
        accents as well.
    """
    whole = normalized(name)
    last, comma, first = whole.partition(",")
    yield {whole, f"{first.strip()} {last.strip()}"} if comma else {whole}
    plain = normalized(without_accents(name))
    for spelling in (whole, plain):
        yield {"parts " + " ".join(sorted(parts_of(spelling)))}
    for spelling in (whole, plain):
        yield {f"joined {joined}" for joined in _joined(parts_of(spelling))}


def _joined(parts: list[str]) -> set[str]:
    """The parts without spaces, from whichever it begins."""
    return {"".join(parts[at:] + parts[:at]) for at in range(len(parts))}


def may_be_same_person(name: str, other: str) -> bool | None:
    """Whether two names can be one person's: a part in common. None where that cannot be told.

    A name in Latin letters and one in Chinese have nothing in common, and can be the same person's.
    """
    plain, other_plain = (normalized(without_accents(each)) for each in (name, other))
    parts, other_parts = parts_of(plain), parts_of(other_plain)
    if not parts or not other_parts:
        return None
    if _is_latin(plain) != _is_latin(other_plain):
        return None
    joined, other_joined = "".join(parts), "".join(other_parts)
    if set(parts) & set(other_parts) or joined in _joined(other_parts) or other_joined in _joined(parts):
        return True
    return any(_is_distinctive(part) and part in other_joined for part in parts) or any(
        _is_distinctive(part) and part in joined for part in other_parts
    )


def _is_latin(name: str) -> bool:
    return bool(re.search("[a-z]", name))


def _is_distinctive(part: str) -> bool:
    """Whether a part of a name is long enough to be no accident; a Chinese character is."""
    return len(part) >= 3 or not part.isascii()
