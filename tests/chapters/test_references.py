"""The list of sources: all of them cited, all of them linked, none with raw mathematics in its title."""

import json
import re

import pytest
from pybtex.database import parse_file
from support.book import notebooks
from support.chapter import CHAPTERS, read

from dlbasics.sphinxext.cross_references.citations import UnknownSource, as_links, as_roles
from dlbasics.sphinxext.store_outputs import name_sources

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


def test_a_stored_link_follows_its_source():
    now = "as [Huber (1964)](references.md#huber1964robust) says."
    cell = {"cell_type": "markdown", "source": now.replace("Huber (1964)", "Hubber (1946)")}
    name_sources([cell], CHAPTERS / "references.bib")
    assert cell["source"] == now


def test_spaces_between_keys_are_no_part_of_them():
    close, apart = (as_links(f"{{cite:p}}`{keys}`", CHAPTERS / "references.bib") for keys in (
        "huber1964robust,vanlaarhoven2017l2", " huber1964robust, vanlaarhoven2017l2"))
    assert apart == close


def test_a_key_may_hold_the_marks_that_bibtex_allows(tmp_path):
    bibliography = tmp_path / "references.bib"
    bibliography.write_text("@book{van-dam:2020.b, author = {van Dam, Eva}, year = {2020}, title = {A}}")
    roles = "{cite:p}`van-dam:2020.b`"
    links = as_links(roles, bibliography)
    assert links == "([van Dam, 2020](references.md#van-dam:2020.b))" and as_roles(links) == roles


def test_a_key_without_a_source_is_named_beside_the_file():
    with pytest.raises(UnknownSource, match=r"'hubber1964' is cited; expected a key of .*references\.bib"):
        as_links("{cite:t}`hubber1964`", CHAPTERS / "references.bib")


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
