"""No term is used before it is explained: the glossary's table says where, and the chapters keep to it."""

import re
from typing import NamedTuple

import pytest
from support.book import CHAPTER_PAGES, ROOT
from support.chapter import read

from dlbasics.sphinxext.cross_references.glossary_terms import form

GLOSSARY = (ROOT / "chapters" / "glossary.md").read_text(encoding="utf-8")
TABLE_HEADING = "## Where each term is explained"
TERMS = re.findall(r"^### (.+)$", GLOSSARY, re.M)
LINK = re.compile(r"\[([^\]]*)\]\(([^)]*)\)")
EMPHASIS = re.compile(r"\*{1,3}(?! )(?:\S+ ?){1,4}(?<! )\*{1,3}")  # of a few words: more are a quotation
HEADING = re.compile(r"^#+ .*$", re.M)
# What is no prose: code, formulas and citations.
NO_PROSE = re.compile(r"```.*?```|`[^`]*`|\$\$.*?\$\$|\$[^$]*\$|\{cite:[pt]\}`[^`]*`", re.S)


class Place(NamedTuple):
    """A section of a chapter, as the table links to it."""

    chapter: str
    anchor: str


class Piece(NamedTuple):
    """A piece of prose: a chapter's cell, or a part of it under a heading of its own."""

    place: Place
    text: str


def slug(heading: str) -> str:
    """The anchor of a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def pieces_of(chapter: str) -> list[Piece]:
    """The prose of a chapter in reading order, without its title cell, which announces what will come."""
    pieces, anchor = [], ""
    for cell in read(chapter).cells[1:]:
        if cell["cell_type"] != "markdown":
            continue
        for part in re.split(r"^(?=#{2,3} )", "".join(cell["source"]), flags=re.M):
            heading = re.match(r"#{2,3} (.+)", part)
            if heading:
                anchor = slug(heading[1])
            text = NO_PROSE.sub("", HEADING.sub("", part))
            pieces.append(Piece(Place(chapter, anchor), text))
    return pieces


PIECES = [piece for page in CHAPTER_PAGES for piece in pieces_of(page.rpartition("/")[2])]


def taught_where() -> dict[str, Place]:
    """The glossary's table: each term, and where it is explained."""
    table = GLOSSARY.partition(TABLE_HEADING)[2]
    links = [match for match in LINK.findall(table) if "#" in match[1]]
    places = {name: Place(*target.replace(".ipynb", "").split("#")) for name, target in links}
    assert len(places) == len(links), "the table names a term twice"
    return places


def explains(piece: Piece, term: str) -> bool:
    """Whether a piece of prose marks a term as explained there: by a link to the glossary, or by emphasis."""
    linked = any(target == f"glossary.md#{slug(term)}" for _, target in LINK.findall(piece.text))
    return linked or any(form(term).search(words) for words in EMPHASIS.findall(LINK.sub(r"\1", piece.text)))


def first_use_without_link(pieces, term: str) -> Piece | None:
    """The first piece of prose that uses a term outside a link."""
    return next((piece for piece in pieces if form(term).search(LINK.sub("", piece.text))), None)


def test_the_table_names_every_term_of_the_glossary():
    assert sorted(taught_where(), key=str.lower) == sorted(TERMS, key=str.lower)


def test_the_table_follows_the_book():
    order = {place: at for at, place in reversed(list(enumerate(piece.place for piece in PIECES)))}
    places = [order[place] for place in taught_where().values()]
    assert places == sorted(places)


@pytest.mark.parametrize("term", TERMS)
def test_a_term_is_explained_before_it_is_used(term):
    place = taught_where()[term]
    explaining = [at for at, piece in enumerate(PIECES) if piece.place == place and explains(piece, term)]
    assert explaining, f"{place} neither links to {term} in the glossary nor emphasizes it"
    assert first_use_without_link(PIECES[: explaining[0]], term) is None


def test_a_use_before_the_explanation_would_be_found():
    place = Place("mlp", "question")
    early = [Piece(place, "Its [weights](glossary.md#weight)."), Piece(place, "Each weight counts.")]
    assert first_use_without_link(early[:1], "Weight") is None
    assert first_use_without_link(early, "Weight") is early[1]
    assert explains(early[0], "Weight") and not explains(early[1], "Weight")
    assert explains(Piece(place, "the **weights** of a unit"), "Weight")


@pytest.mark.parametrize("chapter", ["overfitting", "losses"])
def test_the_bias_of_an_estimate_is_not_linked_as_that_of_a_unit(chapter):
    """Where the author links no use of a term, the page links the first one, whatever it means there."""
    links = re.findall(r"\[bias\]\(glossary\.md#([a-z-]+)\)", read(chapter).prose)
    assert links == ["bias-and-variance", "bias"]
