"""A page on paper."""

import re
import zlib

import pytest
from support.book import CHAPTER_PAGES
from support.browser import new_context

from dlbasics.sphinxext.static_files import style_sheet


def test_paper_is_white_and_bare(visit, folder):
    page = visit(color_scheme="dark").open(folder + CHAPTER_PAGES[0])
    page.emulate_media(media="print")
    for part in (".dl-header", "#dl-menu", ".dl-aside", ".dl-launch"):
        assert not page.locator(part).is_visible()
    ink = page.evaluate("getComputedStyle(document.body).color")
    assert max(map(int, re.findall(r"\d+", ink)[:3])) < 80
    assert page.pdf().startswith(b"%PDF")


@pytest.mark.parametrize("page_name", ["zh/chapters/normalization"], indirect=True)
def test_paper_shows_the_harder_mathematics(visit, page_name):
    page = visit().open(page_name)
    formula, title = page.locator(".dl-deeper math").first, page.locator(".dl-deeper > summary").first
    assert not formula.is_visible()
    page.emulate_media(media="print")
    assert formula.is_visible() and title.is_visible()


def test_a_chapter_on_paper_is_short_and_asks_for_no_press(visit, folder):
    page = visit().open(f"{folder}chapters/overfitting")
    page.emulate_media(media="print")
    assert page.locator("summary:visible:not(.dl-deeper > summary)").count() == 0
    pages = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4", prefer_css_page_size=True)))
    assert pages <= 29
PAPER_HEIGHT = 1001.5  # pixels of an A4 page between its margins
TWO_PAGES_AND_A_FOOTER = """paper => {
  const [above, last, footer] = [".above", ".dl-meaning:last-child", ".dl-footer"]
    .map((part) => document.querySelector(part));
  const middle = (last.getBoundingClientRect().bottom + footer.getBoundingClientRect().bottom) / 2;
  above.style.height = `${2 * paper - middle}px`;
}"""


def test_no_page_of_paper_holds_the_footer_alone(browser):
    context = new_context(browser, viewport={"width": 673, "height": 1000})
    page = context.new_page()
    terms = '<div class="dl-meaning"><p style="color: #f00">A term. What it means.</p></div>' * 9
    page.set_content(f"<style>{style_sheet()}</style><main><article class=dl-article>"
                     f'<div class="above"></div><div class="dl-meanings">{terms}</div></article>'
                     '<footer class="dl-footer"><p>The licence.</p></footer></main>')
    page.emulate_media(media="print")
    page.evaluate(TWO_PAGES_AND_A_FOOTER, PAPER_HEIGHT)
    *pages, last = page_contents(page.pdf(format="A4", prefer_css_page_size=True))
    context.close()
    assert any(b"1 0 0 rg" in drawn for drawn in pages)
    assert b"1 0 0 rg" in last, "some terms go with the footer"


def page_contents(pdf: bytes) -> list[bytes]:
    """What is drawn on each page, as commands."""
    streams = re.findall(rb"/FlateDecode[^>]*>>\s*stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    return [drawn for drawn in map(zlib.decompress, streams) if b"BT" in drawn]
