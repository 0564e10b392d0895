"""The layout of a page: by keyboard, on a phone, on paper, without JavaScript, and the search."""

import re
import zlib

import pytest
from support.book import CHAPTER_PAGES, CHINESE, by_turns, toc_pages
from support.browser import new_context

from dlbasics.messages import text
from dlbasics.sphinxext.static_files import style_sheet
from dlbasics.translation import ENGLISH

# The title of a chapter.
ACTIVATIONS = {ENGLISH: "Activations", "zh_CN": "激活函数"}


def test_keyboard_alone_is_enough(visit, folder):
    page = visit().open(folder + CHAPTER_PAGES[0])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == text("layout.skip-to-content")
    assert page.locator(".dl-skip-link").bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    theme = page.locator("#dl-theme")
    theme.focus()
    page.keyboard.press("Space")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert theme.get_attribute("aria-pressed") == "true"
    page.reload()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


@pytest.mark.parametrize("page_name", [CHINESE + CHAPTER_PAGES[0]], indirect=True)
def test_every_stop_of_the_keyboard_can_be_seen(visit, page_name):
    page = visit().open(page_name)
    for _ in range(25):
        page.keyboard.press("Tab")
        ring = page.evaluate("""() => { const e = document.activeElement, s = getComputedStyle(e);
            return [e.outerHTML.slice(0, 90), e.matches(":focus-visible"), parseFloat(s.outlineWidth)]; }""")
        assert ring[1] and ring[2] >= 2, ring[0]


@pytest.mark.parametrize("page_name", [CHINESE + CHAPTER_PAGES[0]], indirect=True)
def test_menu_of_a_phone_opens_and_closes_by_keyboard(visit, page_name):
    page = visit(width=390).open(page_name)
    menu, button = page.locator("#dl-menu"), page.locator(".dl-open-menu")
    assert not menu.is_visible()
    button.focus()
    page.keyboard.press("Enter")
    assert menu.is_visible()
    assert menu.get_by_role("link").count() >= len(toc_pages())
    page.keyboard.press("Escape")
    assert not menu.is_visible()
    assert page.evaluate("document.activeElement.className").endswith("dl-open-menu")


def test_a_link_into_a_page_arrives_at_once(visit, folder):
    seen = visit()
    seen.page.goto(f"{seen.server}/{folder}{CHAPTER_PAGES[0]}.html#summary")
    top = "document.getElementById('summary').getBoundingClientRect().top"
    first = seen.page.evaluate(top)
    assert 0 <= first < 200
    # A click still glides.
    seen.page.locator(".dl-aside ul ul a").first.focus()
    assert seen.page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "smooth"


def test_search_finds_a_word_by_keyboard(visit, language, folder):
    seen = visit()
    page = seen.open(f"{folder}chapters/index")
    page.locator("#dl-q").focus()
    page.keyboard.type("sigmoid")
    page.keyboard.press("Enter")
    page.wait_for_selector("#dl-hits li a")
    assert page.locator("#dl-hits li", has_text=ACTIVATIONS[language]).count() >= 1
    assert seen.errors == [] and seen.foreign == []


@pytest.mark.parametrize("page_name", by_turns(CHAPTER_PAGES), indirect=True)
def test_readable_without_javascript(visit, page_name):
    page = visit(width=390, java_script_enabled=False).open(page_name)
    assert len(page.locator("article").inner_text()) > 1000
    assert page.locator("article math:not(details math)").first.is_visible()
    # What goes deeper is folded, and opens without a script too.
    figures = page.locator("article figure svg[role=img]:not(details svg)")
    assert figures.count() > 0
    assert all(figure.is_visible() for figure in figures.all())
    page.locator(".dl-open-menu").click()
    assert page.locator("#dl-menu").is_visible()


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
    formula = page.locator(".dl-deeper math").first
    assert not formula.is_visible()
    page.emulate_media(media="print")
    assert formula.is_visible()


# What a finger can press, but for links within a sentence.
TARGETS = """() => [...document.querySelectorAll(
  "button, input:not([type=checkbox], [type=radio], [type=file]), select, summary, .dl-action, fieldset label"
  )]
  .filter((e) => e.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
  .map((e) => [e.outerHTML.slice(0, 80), e.getBoundingClientRect()])
  .filter(([, { width, height }]) => Math.min(width, height) < 43.9)
  .map(([html, { width, height }]) => `${width} x ${height}: ${html}`)"""


# Cells whose two buttons lie upon each other.
CROWDED = """() => [...document.querySelectorAll(".highlight:has(.dl-copy):has(.dl-edit)")]
  .filter((cell) => cell.checkVisibility())
  .map((cell) => [".dl-copy", ".dl-edit"].map((name) => cell.querySelector(name).getBoundingClientRect()))
  .filter(([copy, edit]) => copy.bottom > edit.top).length"""


@pytest.mark.parametrize("page_name", ["chapters/activations", "zh/chapters/losses"], indirect=True)
def test_a_finger_hits_everything(visit, page_name):
    page = visit(width=390, has_touch=True, is_mobile=True).open(page_name)
    assert page.evaluate("matchMedia('(pointer: coarse)').matches")
    assert page.evaluate(TARGETS) == []
    assert page.locator(".highlight:has(.dl-copy):has(.dl-edit):visible").count() > 5
    assert page.evaluate(CROWDED) == 0
    assert page.locator(".dl-copy").first.evaluate("e => getComputedStyle(e).opacity") == "1"
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_chosen_colours_keep_bars_and_frames(visit, folder):
    page = visit(forced_colors="active").open(f"{folder}chapters/index")
    meter = page.locator(".dl-progress-bars meter").first
    assert meter.evaluate("e => getComputedStyle(e).forcedColorAdjust") == "none"
    assert meter.evaluate("e => parseFloat(getComputedStyle(e).borderTopWidth)") >= 1


def test_a_chapter_on_paper_is_short_and_asks_for_no_press(visit, folder):
    page = visit().open(f"{folder}chapters/overfitting")
    page.emulate_media(media="print")
    assert page.locator("summary:visible").count() == 0
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


def test_the_search_has_room_for_a_word_on_the_narrowest_screen(visit, folder):
    for touch in (False, True):  # as wide as a page at 400 % is, too
        page = visit(width=320, has_touch=touch, is_mobile=touch).open(f"{folder}chapters/playground")
        room = page.locator("#dl-q").evaluate("""box => {
          const { paddingLeft, paddingRight } = getComputedStyle(box);
          return box.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
        }""")
        assert room > 64, "eight letters or so"
        assert page.locator(".dl-brand").is_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        assert page.evaluate("""() => [...document.querySelectorAll(".dl-playground button")].filter(button =>
            button.checkVisibility() && button.closest("figure").getBoundingClientRect().right
              < button.getBoundingClientRect().right && !button.closest(".dl-play-scroll"))
          .map(button => button.textContent)""") == []
