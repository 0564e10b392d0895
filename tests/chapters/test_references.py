"""The list of sources: all of them cited, all of them linked, none with raw mathematics in its title."""

import re

from pybtex.database import parse_file
from support.book import notebooks
from support.chapter import CHAPTERS, read

ENTRIES = parse_file(str(CHAPTERS / "references.bib")).entries
WITHOUT_LINK = {"tikhonov1977solutions", "mitchell1997machine"}


def cited():
    prose = "\n".join(read(path.stem).prose for path in notebooks())
    return {key for keys in re.findall(r"\{cite:[pt]\}`([^`]+)`", prose) for key in keys.split(",")}


def test_every_source_is_cited_and_every_citation_has_a_source():
    assert cited() == set(ENTRIES)


def test_every_source_has_a_link_but_the_two_that_the_page_admits():
    without = {key for key, entry in ENTRIES.items() if not {"url", "doi"} & set(entry.fields)}
    assert without == WITHOUT_LINK
    assert "Two older books have no link." in (CHAPTERS / "references.md").read_text(encoding="utf-8")
    for entry in ENTRIES.values():
        assert entry.fields.get("url", "https://").startswith("https://")


def test_a_paper_on_arxiv_is_linked_there_and_not_at_a_publisher_alone():
    for key, entry in ENTRIES.items():
        if "eprint" in entry.fields:
            assert entry.fields["url"].endswith(entry.fields["eprint"]), key


def test_no_title_holds_raw_mathematics():
    assert not [key for key, entry in ENTRIES.items() if "$" in entry.fields["title"]]


def test_the_list_is_sorted_by_author_as_the_page_says():
    page = (CHAPTERS / "references.md").read_text(encoding="utf-8")
    assert "sorted by author" in page and ":style: plain" in page
