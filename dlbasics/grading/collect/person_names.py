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
        yield {f"joined {joined}" for joined in joined_orders(parts_of(spelling))}


def joined_orders(parts: list[str]) -> set[str]:
    """The parts without spaces, from whichever it begins."""
    return {"".join(parts[at:] + parts[:at]) for at in range(len(parts))}
