"""A page on a phone: by finger, without JavaScript, at 320 pixels."""

import pytest
from support.book import CHAPTER_PAGES, by_turns


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


# How far handles of sliders are from the nearest point, along the axis on which that is more.
GAPS = """() => [...document.querySelectorAll(".dl-handle:not(.dl-point)")].filter((e) => e.checkVisibility())
  .flatMap((handle) => [...handle.parentElement.querySelectorAll(".dl-point")].map((point) => {
    const [one, other] = [handle, point].map((e) => e.getBoundingClientRect());
    return Math.max(Math.abs(one.x + one.width / 2 - other.x - other.width / 2),
                    Math.abs(one.y + one.height / 2 - other.y - other.height / 2));
  }))"""


def test_a_finger_is_not_asked_which_of_two_handles_it_means(visit, folder):
    page = visit(width=412, has_touch=True, is_mobile=True).open(f"{folder}chapters/regularization")
    explorer = page.locator("#diamond")
    assert explorer.locator(".dl-point").is_visible()
    near = page.evaluate(GAPS)
    explorer.locator("input[type=range]").press("End")
    far = page.evaluate(GAPS)
    assert near == [] and len(far) == 1 and far[0] >= 24
    explorer.locator(".dl-handle:not(.dl-point)").focus()
    for _ in range(4):
        page.keyboard.press("ArrowUp")
    assert page.evaluate(GAPS)[0] < 24, "it stays as long as it is moved"


# What cells of tables say, and how wide they are.
COLUMNS = """() => [...document.querySelectorAll(".dl-article table")].filter((e) => e.checkVisibility())
  .flatMap((table) => [...table.rows].flatMap(({ cells }) => [...cells])
  .map((cell) => [cell.innerText, cell.clientWidth]).filter(([text]) => /\\p{Script=Han}{4}/u.test(text)))"""


@pytest.mark.parametrize("page_name", ["zh/chapters/losses", "zh/chapters/notation"], indirect=True)
def test_no_column_of_a_table_is_one_character_wide(visit, page_name):
    page = visit(width=390).open(page_name)
    columns = page.evaluate(COLUMNS)
    assert columns and [(text, width) for text, width in columns if width < 60] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_long_formula_scrolls_in_its_row(visit, folder):
    page = visit(width=390).open(f"{folder}chapters/regularization")
    rows = page.locator(".dl-lines li > span:nth-child(2)").evaluate_all(
        """rows => rows.map((row) =>
        [row.scrollWidth > row.clientWidth, getComputedStyle(row).overflowX, row.tabIndex])""")
    assert [True, "auto", 0] in rows, "the keyboard reaches it, too"
    assert [True, "auto", -1] not in rows


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


# The size of the smallest letter in each picture, as it is seen.
LETTERS = """[...document.querySelectorAll(".dl-picture svg")].map(svg => Math.min(
  ...[...svg.querySelectorAll("text")].map(text =>
    parseFloat(getComputedStyle(text).fontSize)
    * Math.hypot(text.getScreenCTM().a, text.getScreenCTM().b))))"""


def test_the_letters_of_an_explorer_can_be_read_on_a_phone(visit, folder):
    page = visit(width=390).open(f"{folder}chapters/logistic_regression")
    sizes = page.evaluate(LETTERS)
    assert len(sizes) > 5 and min(sizes) >= 9, sizes
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
