"""A code cell: its text is run, kept, reset and compared with that of other tabs."""

import json

import pytest
from axe_playwright_python.sync_playwright import Axe
from bs4 import BeautifulSoup
from support.code_cell_page import (
    EXERCISE,
    PAGE,
    PLAIN,
    STORED,
    STUB,
    answer,
    check_answer,
    editor_text,
    open_cell,
    press,
    reload_and_open,
    stored_entry,
    wait_for_status,
    write,
)

from dlbasics.exercises.progress_store import entry_of, validated
from dlbasics.messages import text


def test_what_is_typed_is_kept_without_a_run(code_page):
    page = code_page()
    cell = open_cell(page, PLAIN)
    write(cell, "learned = 1")
    page.wait_for_function(f"Object.values({STORED}.cells ?? {{}}).some(cell => cell.text == 'learned = 1')")
    write(cell, "learned = 2")
    page.reload()  # sooner than it is saved by itself
    cell = page.locator(PLAIN).first
    cell.locator(".cm-content").wait_for()
    assert editor_text(cell) == "learned = 2"
    write(cell, "learned = 3")
    page.evaluate("document.dispatchEvent(new Event('dl:progress'))")  # as another cell of the page does
    assert cell.locator("[data-notice]").count() == 0
    press(cell, "page.reset")
    page.reload()
    assert cell.locator(".dl-edit").is_visible(), "what is as in the book needs no editor"


def test_two_tabs_keep_each_others_work(code_page):
    page = code_page()
    other = page.context.new_page()
    other.goto(page.url)
    mine, theirs = open_cell(page), open_cell(other, PLAIN)
    check_answer(mine, "return clip(x)")
    write(theirs, "other = 1")
    other.wait_for_function(f"Object.values({STORED}.cells).some(cell => cell.text == 'other = 1')")
    assert stored_entry(other)["status"] == "right" and len(page.evaluate(STORED)["cells"]) == 2
    both = open_cell(page, PLAIN)
    write(both, "mine = 1")
    theirs.get_by_text(text("page.other-draft")).wait_for()
    assert editor_text(theirs) == "other = 1"
    press(theirs, "page.take-draft")
    assert editor_text(theirs) == "mine = 1"


@pytest.mark.parametrize("broken", [
    "{get() { throw new DOMException('no', 'SecurityError') }}",
    "{value: new Proxy({}, {set() { throw new Error('full') }})}",
], ids=["forbidden", "full"])
def test_a_browser_that_keeps_nothing_is_told_and_the_export_holds_all(code_page, broken):
    page = code_page(before=lambda page: page.add_init_script(
        f"Object.defineProperty(window, 'localStorage', {broken})"))
    cell = open_cell(page)
    check_answer(cell, "return clip(x)")
    assert text("page.storage-broken") in cell.locator("[data-notice=not-saved]").inner_text()
    link = page.locator(".dl-progress [download]").first.get_attribute("href")
    work, left_out = validated(json.loads(page.evaluate("decodeURIComponent", link.split(",", 1)[1])))
    assert not left_out and entry_of(work, EXERCISE)["answer"] == answer("return clip(x)")
    assert [cell["text"] for cell in work["cells"].values()] == [answer("return clip(x)")]


def cell_name(number):
    """What the page calls a code cell."""
    return text("page.cell-name", number=number)


def test_what_ran_before_is_told_and_output_takes_the_place_of_the_stored(code_page):
    page = code_page()
    cell = open_cell(page, PLAIN)
    stored = cell.locator(".cell_output:not(.dl-output-area)")
    write(cell, "earlier\nmany(3, hi)")
    page.keyboard.press("Shift+Enter")
    wait_for_status(cell)
    cells = text("list-of.words", before=cell_name(1), word=cell_name(2))
    assert f"{text('page.also-ran')} {cells}" in cell.inner_text() and "hihihi" in cell.inner_text()
    assert not stored.is_visible()
    press(cell, "page.reset")
    assert stored.is_visible() and cell.locator(".dl-output-area").is_hidden()
    assert "earlier" not in editor_text(cell)
    press(cell, "page.undo-reset")
    assert editor_text(cell) == "earlier\nmany(3, hi)"


def test_axe_finds_nothing_at_open_cells(code_page):
    page = code_page()
    cell = open_cell(page)
    check_answer(cell, "return x  # 'not' 1 def")
    press(cell, "page.solution")
    plain = open_cell(page, PLAIN)
    write(plain, "earlier\nmany(9, word)\nraise ValueError")
    press(plain, "page.run")
    wait_for_status(plain, "page.ended-with-error")
    for width, theme in ((1280, "light"), (1280, "dark"), (390, "dark"), (390, "light")):
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate("theme => document.documentElement.dataset.theme = theme", theme)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        # The rest of the page is looked at in test_pages.py.
        found = Axe().run(page, context=[[".cell:has(.dl-code-cell)"]]).response["violations"]
        told = [(v["id"], v["nodes"][0]["html"][:200], v["nodes"][0]["failureSummary"]) for v in found]
        assert not told, (width, theme, told)


def key_of(page, selector):
    """The key under which the draft of a cell without an exercise is kept."""
    source = page.locator(f"{selector} .cell_input pre").first.text_content().rstrip()
    return page.evaluate("source => `activations/${dlFnv1a(source).toString(16)}`", source)


def test_a_cell_opens_with_what_another_tab_wrote(code_page):
    page = code_page()
    other = page.context.new_page()
    other.goto(page.url)
    write(open_cell(other, PLAIN), "other = 1")
    page.wait_for_function(f"Object.values({STORED}.cells ?? {{}}).some(cell => cell.text == 'other = 1')")
    assert editor_text(open_cell(page, PLAIN)) == "other = 1"


def test_what_another_tab_writes_while_the_editor_is_loaded_is_offered(code_page):
    page, held = code_page(), []
    page.route("**/codemirror.min.js*", lambda route: held.append(route))
    cell = page.locator(PLAIN).first
    key = key_of(page, PLAIN)
    cell.locator(".dl-edit").click()
    while not held:
        page.wait_for_timeout(20)
    page.evaluate("key => dlProgressStore.saveDraft(key, 'other = 1')", key)
    held[0].continue_()
    cell.get_by_text(text("page.other-draft")).wait_for()


def test_a_storage_that_does_not_work_is_told_once_and_until_it_works(code_page):
    page = code_page(before=lambda page: page.add_init_script("""
        window.isFull = true;
        Object.defineProperty(window, "localStorage", { value: new Proxy({}, {
          set(...all) {
            if (window.isFull) throw new Error("full");
            return Reflect.set(...all);
          },
        }) })"""))
    cell = open_cell(page, PLAIN)
    notice = cell.locator("[data-notice=not-saved]")

    def run(text):
        write(cell, text)
        press(cell, "page.run")
        wait_for_status(cell)

    run("1")
    first = notice.element_handle()
    run("2")
    assert first.evaluate("notice => notice.isConnected"), "and not a second time"
    page.evaluate("window.isFull = false")
    run("3")
    assert notice.count() == 0


def test_what_was_begun_goes_on_in_the_other_language(code_page):
    page = code_page()
    write(open_cell(page), answer("half = 1"))
    page.wait_for_function(f"Object.values({STORED}.cells ?? {{}}).some(cell => cell.text.includes('half'))")
    translated = BeautifulSoup(page.request.get(page.url).text(), "html.parser")
    translated.select_one(f"{STUB} .cell_input pre").append("# \u53e6\u4e00\u79cd\u8bed\u8a00")
    page.route(f"**/{PAGE}.html", lambda route: route.fulfill(
        body=str(translated), content_type="text/html; charset=utf-8"))
    page.reload()
    cell = page.locator(STUB).first
    cell.locator(".cm-content").wait_for()
    assert editor_text(cell) == answer("half = 1")


def test_a_draft_of_an_earlier_edition_is_found(code_page):
    page = code_page()
    draft = [key_of(page, STUB), answer("old = 1")]
    page.evaluate("draft => dlProgressStore.saveDraft(...draft)", draft)
    page.reload()
    cell = page.locator(STUB).first
    cell.locator(".cm-content").wait_for()
    assert editor_text(cell) == answer("old = 1")
    press(cell, "page.reset")
    as_in_the_book = editor_text(cell)
    assert editor_text(reload_and_open(page)) == as_in_the_book
