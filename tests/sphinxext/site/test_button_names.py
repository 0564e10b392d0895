"""What screen readers call buttons: no two of a page by the same name, and first by what is seen."""

from collections import Counter

import pytest
from support.book import CHINESE
from support.code_cell_page import PAGE, PLAIN, STUB, open_cell

from dlbasics.messages import text

PRESSED = {"button", "DisclosureTriangle"}


def names(page):
    """The names of all that can be pressed, as the browser hands them to screen readers."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    return [node["name"]["value"] for node in nodes
            if not node["ignored"] and node["role"]["value"] in PRESSED]


# How some of the names begin in each language.
SOME = {
    PAGE: {"Reset slope at", "Copy link slope at", "Show the code cell 1", "Edit and run cell 5",
           "Try it The derivative of SiLU"},
    CHINESE + PAGE: {"重置 某点的斜率", "复制链接 某点的斜率", "试一试 SiLU的导数"},
}


@pytest.mark.parametrize("page_name", [PAGE, CHINESE + PAGE], indirect=True)
def test_every_button_of_a_chapter_has_a_name_of_its_own(visit, page_name):
    page = visit().open(page_name)
    for selector in (STUB, PLAIN):
        open_cell(page, selector)
    found = names(page)
    assert len(found) > 100
    twice = {name: count for name, count in Counter(found).items() if count > 1}
    assert twice == {}
    assert [some for some in SOME[page_name] if not any(name.startswith(some) for name in found)] == []


def test_a_name_follows_what_is_seen(visit, folder):
    page = visit().open(folder + PAGE)
    cell = text("page.cell-name", number=4)
    copy = page.get_by_role("button", name=f"{text('page.copy-code')} {cell}", exact=True)
    copy.evaluate("button => button.click()")
    page.get_by_role("button", name=f"{text('page.code-copied')} {cell}", exact=True).wait_for()


def test_buttons_of_open_data_tables_have_names_of_their_own(visit, folder):
    page = visit().open(folder + PAGE)
    page.evaluate("document.querySelectorAll('.dl-data').forEach((details) => { details.open = true; })")
    page.get_by_role("button", name=text("page.csv")).first.wait_for()
    found = [name for name in names(page) if name.startswith(text("page.csv"))]
    assert len(found) > 3 and len(found) == len(set(found))
