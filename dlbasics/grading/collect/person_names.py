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


def is_same_person(name: str, other: str) -> bool:
    """Whether two names are one person's: the same, or all of one in the other.

    One part in common is not enough: a group may be called after one of its people. Nor is a part alone that
    is all of a name, unless it is written in characters, as Chinese names are.
    """
    plain, other_plain = (normalized(without_accents(each)) for each in (name, other))
    parts, other_parts = parts_of(plain), parts_of(other_plain)
    if not parts or not other_parts:
        return False
    if "".join(parts) in _written_together(other_parts) or "".join(other_parts) in _written_together(parts):
        return True
    return _holds(parts, other_parts) or _holds(other_parts, parts)


def _written_together(parts: list[str]) -> set[str]:
    """The parts without spaces, also where one of more than two is left out: an initial, or Jr."""
    small = [part for part in parts if len(part) < 3 and part.isascii() and len(parts) > 2]
    left_out = [_joined([part for part in parts if part != each]) for each in small]
    return _joined(parts).union(*left_out)


def _holds(parts: list[str], wanted: list[str]) -> bool:
    """Whether all parts of a name are among these, or stand in one that is written without spaces."""
    if not _is_distinctive(wanted):
        return False
    return set(wanted) <= set(parts) or (
        len(parts) == 1 and any(joined in parts[0] for joined in _joined(wanted)) and len(wanted) > 1)


def _is_distinctive(parts: list[str]) -> bool:
    """Whether a name is long enough to be no accident."""
    joined = "".join(parts)
    return not joined.isascii() or (len(parts) > 1 and len(joined) > 5)
