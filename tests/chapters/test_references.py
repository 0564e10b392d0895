"""The list of sources: all of them cited, all of them linked, none with raw mathematics in its title."""

import json
import re

from pybtex.database import parse_file
from support.book import notebooks
from support.chapter import CHAPTERS, read

from dlbasics.sphinxext.cross_references.citations import as_links, as_roles

ENTRIES = parse_file(str(CHAPTERS / "references.bib")).entries
WITHOUT_LINK = {"tikhonov1977solutions", "mitchell1997machine"}


def cited():
    prose = "\n".join(read(path.stem).prose for path in notebooks())
    return {key for keys in re.findall(r"\{cite:[pt]\}`([^`]+)`", prose) for key in keys.split(",")}


def test_every_source_is_cited_and_every_citation_has_a_source():
    assert cited() == set(ENTRIES)


def test_citations_stand_as_words_that_jupyter_shows():
    for path in notebooks():
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        prose = "\n\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")
        assert as_links(as_roles(prose), CHAPTERS / "references.bib") == prose, "run `make notebooks`"


def test_the_page_gets_the_role_that_each_form_of_words_stands_for():
    roles = "as {cite:t}`huber1964robust` says {cite:p}`meinshausen2010stability,vanlaarhoven2017l2`."
    words = as_links(roles, CHAPTERS / "references.bib")
    assert re.sub(r"\(references.md#\w+\)", "", words) == (
        "as [Huber (1964)] says ([Meinshausen and B\xfchlmann, 2010]; [van Laarhoven, 2017]).")
    assert as_roles(words) == roles


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
