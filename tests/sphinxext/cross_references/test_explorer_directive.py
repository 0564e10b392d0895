"""An explorer of a chapter on another page."""

import pytest
from support.small_book import cell

LINE = """from IPython.display import HTML
HTML('<figure class="dl-explorer" id="line"><svg aria-label="A line."></svg></figure>')"""


def test_an_explorer_stands_on_another_page_too(small_book):
    # The page of the toctree is written anew whenever a chapter changes; any other one is not.
    index, mark = "# Title\n\n```{toctree}\none\ntwo\n```\n", '<figure class="dl-explorer" id="line">'
    two = "# Two\n\n```{explorer} one#line\n```\n"
    code, said, pages = small_book(one=[cell(LINE)], index=index, two=two)
    assert code == 0, said
    assert pages["two"].count(mark) == pages["one"].count(mark) == 1
    code, said, pages = small_book(one=[cell(LINE.replace("A line", "A curve"))])
    assert code == 0, said
    assert "A curve." in pages["two"] and "A line." not in pages["two"]


@pytest.mark.parametrize("place", ["one#lines", "two#line"])
def test_an_explorer_that_no_chapter_has_fails_the_build(small_book, place):
    code, said, _ = small_book(one=[cell(LINE)], index=f"# Title\n\nText.\n\n```{{explorer}} {place}\n```\n")
    assert code != 0
    assert f"no explorer {place}" in said and "index.md:5" in said
