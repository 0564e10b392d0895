"""The desk of code in the page.

A small worker answers in place of Python, so that the desk's own half is seen: what it asks, shows and keeps,
and does when the other half is slow, broken or away. The last tests run the real one.
"""

import json
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from bs4 import BeautifulSoup
from support.book import ROOT

from dlbasics.exercises import find
from dlbasics.exercises import progress_store as works

PAGE = "chapters/activations"
EXERCISE = find("activations/hard-sigmoid")
STUB = f'.cell:has([data-exercise="{EXERCISE.id}"])'
PLAIN = ".cell:not(.dl-stub):not(:has(details.hide)):has(.cell_input pre):has(.cell_output)"
STORED = "JSON.parse(localStorage['dlbasics-work'] ?? '{}')"

WORKER = (ROOT / "tests" / "support" / "fake_worker.js").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def short_page(site):
    """The page with its first cells and its exercises alone: to open all of it takes a second."""
    page = BeautifulSoup((site / f"{PAGE}.html").read_text(encoding="utf-8"), "html.parser")
    for prose in page.select("article section:not(.dl-exercise) > :not(section, h1, h2, h3, .cell)"):
        prose.decompose()
    for cell in page.select("article .cell")[8:]:
        if not cell.select(".dl-exercise, .dl-progress"):
            cell.decompose()
    return str(page)


@pytest.fixture
def desk(visit, short_page):
    """Open the page with the worker above: ``desk(config={...}, width=390)``."""

    def make(config=None, before=None, **options):
        seen = visit(**options)
        seen.context.route(f"**/{PAGE}.html", lambda route: route.fulfill(
            body=short_page, content_type="text/html; charset=utf-8"))
        settings = json.dumps({"worker": "pyodide_worker.js", **(config or {})})
        seen.context.route("**/code_cells/config.json", lambda route: route.fulfill(body=settings))
        seen.context.route("**/code_cells/pyodide_worker.js*", lambda route: route.fulfill(
            body=WORKER, content_type="text/javascript"))
        if before:
            before(seen.context)
        return seen.open(PAGE)

    return make


def start(page, selector=STUB):
    """Press the button of a cell and wait for its editor."""
    cell = page.locator(selector).first
    cell.locator(".dl-edit").click()
    cell.locator(".cm-content, textarea").wait_for()
    return cell


def write(cell, text):
    """Replace what stands in the editor."""
    cell.locator(".cm-content, textarea").focus()
    cell.page.keyboard.press("ControlOrMeta+a")
    cell.page.keyboard.insert_text(text)


def text(cell):
    box = cell.locator(".cm-content, textarea")
    return box.input_value() if box.evaluate("b => b.tagName") == "TEXTAREA" else box.inner_text()


def press(cell, name):
    cell.get_by_role("button", name=name, exact=True).click()


def ends(cell, state=r"Done in \d+ ms"):
    cell.page.wait_for_function(
        "([cell, state]) => RegExp(state).test(cell.querySelector('.dl-state').textContent)",
        arg=[cell.element_handle(), state])


def answer(line):
    return f'@check("{EXERCISE.id}")\ndef hard_sigmoid(x):\n    {line}'


def judge(cell, line):
    write(cell, answer(line))
    press(cell, "Check")
    ends(cell)
    return cell.locator(".dl-live .dl-verdict")


def entry(page):
    return page.evaluate(STORED).get("exercises", {}).get(EXERCISE.id, {}).get(EXERCISE.version)


def spoken(page):
    return page.locator(".dl-voice").text_content()


def test_a_reader_sees_one_button_a_cell_and_loads_nothing_of_what_is_behind(visit):
    seen, asked = visit(), []
    seen.page.on("request", lambda request: asked.append(request.url))
    page = seen.open(PAGE)
    page.wait_for_load_state("networkidle")
    assert asked and not [url for url in asked if "/code_cells/" in url or "/pyodide/" in url]
    stubs, cells = page.locator(".dl-stub"), page.locator(".cell:has(.cell_input pre)")
    assert page.locator(".dl-edit").count() == cells.count() > stubs.count() > 3
    assert stubs.locator(".dl-edit").all_text_contents() == ["Try it"] * stubs.count()


def test_wrong_then_right_is_said_kept_and_there_after_a_reload(desk):
    page = desk()
    cell = start(page)
    assert text(cell).split("\n")[:2] == answer("").split("\n")[:2]
    assert page.evaluate("document.activeElement.className") == "cm-content"
    assert "corners" in judge(cell, "return x / 6").inner_text()
    assert "wrong" in spoken(page) and "corners" in spoken(page)
    wrong = entry(page)
    assert wrong["answer"] == answer("return x / 6") and wrong["status"] == "misconception"
    assert "agree" in judge(cell, "return clip(x)").inner_text()
    done = entry(page)
    assert (done["earned"], done["status"], len(done["tries"])) == (2, "right", 2)
    page.reload()
    cell = page.locator(STUB)
    cell.locator(".cm-content").wait_for()
    assert text(cell) == answer("return clip(x)")
    cell.locator(".dl-live .dl-verdict[data-tone=right]").wait_for()
    assert "2 of 2 points" in cell.locator(".dl-live").inner_text()
    assert page.locator(".dl-load:visible").count() == 0, "Python is not loaded before something runs"
    page.on("dialog", lambda dialog: dialog.accept())
    with page.expect_navigation():
        page.get_by_role("button", name="Start over").click()
    assert page.locator(STUB).locator(".dl-edit").is_visible() and page.evaluate(STORED) == {}


def test_an_unfinished_answer_is_no_try_and_run_gives_no_verdict(desk):
    page = desk()
    cell = start(page)
    press(cell, "Check")
    ends(cell)
    assert entry(page) is None and cell.locator(".dl-live .dl-verdict").count() == 1
    write(cell, answer("return 3"))
    press(cell, "Run")
    ends(cell)
    assert entry(page) is None and cell.locator(".dl-live .dl-verdict").count() == 0
    assert "return 3" in cell.locator(".dl-live").inner_text()


def test_what_ran_before_is_told_and_output_takes_the_place_of_the_stored(desk):
    page = desk()
    cell = start(page, PLAIN)
    stored = cell.locator(".cell_output:not(.dl-live)")
    write(cell, "earlier\nmany(3, hi)")
    page.keyboard.press("Shift+Enter")
    ends(cell)
    assert "Also ran: cell 1, cell 2" in cell.inner_text() and "hihihi" in cell.inner_text()
    assert not stored.is_visible()
    press(cell, "Reset")
    assert stored.is_visible() and cell.locator(".dl-live").is_hidden() and "earlier" not in text(cell)
    press(cell, "Undo reset")
    assert text(cell) == "earlier\nmany(3, hi)"


def test_output_without_end_is_capped(desk):
    cell = start(desk(), PLAIN)
    write(cell, "many(90000, a)\nmany(90000, b)\nmany(90000, c)")
    press(cell, "Run")
    ends(cell)
    shown = cell.locator(".dl-live .stream").inner_text()
    assert 100_000 <= len(shown) < 100_100 and "left out" in shown


def test_a_traceback_marks_the_line(desk):
    page = desk()
    cell = start(page, PLAIN)
    write(cell, "x = 1\nraise ValueError")
    press(cell, "Run")
    ends(cell, "Ended with an error")
    assert cell.locator(".dl-fault").inner_text() == "raise ValueError"
    assert "ValueError: no" in cell.locator(".traceback").inner_text() and spoken(page) == "ValueError: no"
    write(cell, "x = 1")
    assert cell.locator(".dl-fault").count() == 0


def test_an_explorer_that_a_cell_made_lives(desk):
    page = desk()
    cell = start(page, PLAIN)
    write(cell, "figure")
    press(cell, "Run")
    slider = cell.locator(".dl-live input")
    slider.focus()
    page.keyboard.press("ArrowRight")
    cell.get_by_text("a is 6").wait_for()
    page.keyboard.press("ArrowRight")
    cell.get_by_text("a is 7").wait_for()
    assert slider.get_attribute("aria-valuetext") == "seven"
    press(cell.locator(".dl-controls").last, "Reset")
    cell.get_by_text("a is 5").wait_for()


def test_a_loop_is_stopped_and_the_next_run_works(desk):
    page = desk()
    cell = start(page, PLAIN)
    write(cell, "while True: pass")
    press(cell, "Run")
    cell.get_by_text("going").wait_for()
    cell.get_by_role("button", name="Stop").press("Enter")
    ends(cell, "Stopped")
    assert "Your code is kept" in cell.locator(".dl-live").inner_text() and "Stopped" in spoken(page)
    assert page.evaluate("document.activeElement.textContent") == "Run"
    assert text(cell) == "while True: pass"
    write(cell, "1 + 1")
    press(cell, "Run")
    ends(cell)


def test_a_check_has_a_time_limit(desk):
    page = desk()
    page.clock.install()
    cell = start(page)
    write(cell, answer("while True: pass"))
    press(cell, "Check")
    cell.get_by_text("going").wait_for()
    page.clock.fast_forward(30_000)
    ends(cell, "Stopped after 20 seconds")
    assert "never ends" in cell.locator(".dl-live").inner_text() and entry(page) is None


def test_python_that_dies_is_replaced(desk):
    cell = start(desk(), PLAIN)
    write(cell, "hog")
    press(cell, "Run")
    ends(cell, "Python gave up")
    assert "memory" in cell.locator(".dl-live").inner_text()
    write(cell, "2")
    press(cell, "Run")
    ends(cell)


def test_progress_is_shown_while_python_starts_and_stop_ends_it(desk):
    cell = start(desk(config={"slow": True}), PLAIN)
    press(cell, "Run")
    ends(cell, "Loading Python .1.0 of 4.0 MB")
    assert cell.locator("progress").evaluate("p => p.value") == 0.25
    press(cell, "Stop")
    ends(cell, "Stopped")
    assert cell.locator("progress").is_hidden()


@pytest.mark.parametrize("trouble", ["broken", "away"])
def test_python_that_cannot_be_had_is_told_and_retried(desk, trouble):
    page = desk(config={"broken": True})
    if trouble == "away":
        page.context.route("**/code_cells/config.json", lambda route: route.abort())
    cell = start(page)
    write(cell, answer("return clip(x)"))
    press(cell, "Check")
    note = cell.locator("[data-note=failed]")
    note.wait_for()
    assert "Everything you typed is kept" in note.inner_text() and "did not start" in spoken(page)
    why = {"broken": "the file is damaged", "away": "config.json could not be fetched"}[trouble]
    assert why in note.inner_text()
    assert [a.inner_text() for a in note.locator("a").all()] == ["Colab", "Binder", "download the notebook"]
    assert text(cell) == answer("return clip(x)")
    card = page.locator("[data-kind=number]").first
    card.get_by_role("textbox").fill("7")
    press(card, "Check")
    assert card.locator(".dl-result").inner_text()
    page.context.route("**/code_cells/config.json",
                       lambda route: route.fulfill(body='{"worker": "pyodide_worker.js"}'))
    press(cell, "Retry")
    ends(cell)
    assert entry(page)["status"] == "right" and note.count() == 0


def test_the_solution_opens_by_python_s_rule(desk):
    page = desk()
    cell = start(page)
    for n, line in enumerate(("return 1", "return 22", "return 333")):
        press(cell, "Solution")
        cell.get_by_text(f"so far: {n}").wait_for()
        judge(cell, line)
    press(cell, "Solution")
    cell.locator(".dl-solution pre").wait_for()
    assert page.evaluate("document.activeElement.className") == "dl-solution"


def test_no_reference_stands_in_the_page(site):
    html = (site / f"{PAGE}.html").read_text(encoding="utf-8")
    plain = re.sub("<[^>]+>", "", html)
    assert "def hard_sigmoid(x):" in plain and "np.clip(x / 6" not in plain


def test_the_keyboard_is_enough(desk):
    page = desk()
    cell = page.locator(PLAIN).first
    cell.locator(".dl-edit").focus()
    page.keyboard.press("Enter")
    cell.locator(".cm-content:focus").wait_for()
    about = cell.locator(".cm-content").get_attribute("aria-describedby")
    assert "Escape leaves" in page.locator(f"#{about}").text_content()
    assert cell.locator(".cm-content").get_attribute("aria-label").startswith("Python code of cell")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("if x:\ny(1)")
    assert text(cell) == "if x:\n    y(1)"
    assert cell.locator(".cm-matchingBracket").count() == 2
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("z")
    page.keyboard.press("Shift+Tab")
    assert text(cell) == "if x:\n    y(1)\n    z"
    page.keyboard.press("ControlOrMeta+z")
    assert text(cell) != "if x:\n    y(1)\n    z"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.textContent") == "Run"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Reset"
    ring = page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)")
    assert ring >= 2


def test_a_plain_box_stands_in_for_the_editor(desk):
    page = desk(before=lambda context: context.route("**/codemirror*", lambda route: route.abort()))
    cell = start(page)
    write(cell, answer("if x:"))
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("return clip")
    assert text(cell).endswith("    if x:\n            return clip")
    page.keyboard.press("Shift+Enter")
    ends(cell)
    assert entry(page)["status"] == "right"
    press(cell, "Reset")
    assert "clip" not in text(cell)


def test_what_is_typed_is_kept_without_a_run(desk):
    page = desk()
    cell = start(page, PLAIN)
    write(cell, "learned = 1")
    page.wait_for_function(f"Object.values({STORED}.cells ?? {{}}).some(cell => cell.text == 'learned = 1')")
    write(cell, "learned = 2")
    page.reload()  # sooner than it is saved by itself
    cell = page.locator(PLAIN).first
    cell.locator(".cm-content").wait_for()
    assert text(cell) == "learned = 2"
    write(cell, "learned = 3")
    page.evaluate("document.dispatchEvent(new Event('dl:work'))")  # as another cell of the page does
    assert cell.locator("[data-note]").count() == 0
    press(cell, "Reset")
    page.reload()
    assert cell.locator(".dl-edit").is_visible(), "what is as in the book needs no editor"


def test_two_tabs_keep_each_others_work(desk):
    page = desk()
    other = page.context.new_page()
    other.goto(page.url)
    mine, theirs = start(page), start(other, PLAIN)
    judge(mine, "return clip(x)")
    write(theirs, "other = 1")
    other.wait_for_function(f"Object.values({STORED}.cells).some(cell => cell.text == 'other = 1')")
    assert entry(other)["status"] == "right" and len(page.evaluate(STORED)["cells"]) == 2
    both = start(page, PLAIN)
    write(both, "mine = 1")
    theirs.get_by_text("has another text").wait_for()
    assert text(theirs) == "other = 1"
    press(theirs, "Take that text")
    assert text(theirs) == "mine = 1"


@pytest.mark.parametrize("broken", [
    "{get() { throw new DOMException('no', 'SecurityError') }}",
    "{value: new Proxy({}, {set() { throw new Error('full') }})}",
], ids=["forbidden", "full"])
def test_a_browser_that_keeps_nothing_is_told_and_the_export_holds_all(desk, broken):
    page = desk(before=lambda context: context.add_init_script(
        f"Object.defineProperty(window, 'localStorage', {broken})"))
    cell = start(page)
    judge(cell, "return clip(x)")
    assert "cannot keep your work" in cell.locator("[data-note=kept]").inner_text()
    link = page.locator(".dl-progress [download]").first.get_attribute("href")
    work, left_out = works.cleaned(json.loads(page.evaluate("decodeURIComponent", link.split(",", 1)[1])))
    assert not left_out and works.entry_of(work, EXERCISE)["answer"] == answer("return clip(x)")
    assert [cell["text"] for cell in work["cells"].values()] == [answer("return clip(x)")]


def test_work_from_a_notebook_goes_on_in_the_page(desk):
    page = desk()
    work = works.empty()
    done = {"answer": "def hard_sigmoid(x):\n    return 5", "status": "wrong", "earned": 0}
    more = {"when": works.now(), "hints": 0, "tries": ["a"]}
    work["exercises"][EXERCISE.id] = {EXERCISE.version: done | more}
    page.evaluate("work => localStorage['dlbasics-work'] = work", json.dumps(work))
    page.reload()
    cell = page.locator(STUB)
    cell.locator(".cm-content").wait_for()
    assert text(cell) == answer("return 5")


def test_axe_finds_nothing_at_an_open_desk(desk):
    page = desk()
    cell = start(page)
    judge(cell, "return x  # 'not' 1 def")
    press(cell, "Solution")
    plain = start(page, PLAIN)
    write(plain, "earlier\nmany(9, word)\nraise ValueError")
    press(plain, "Run")
    ends(plain, "Ended with an error")
    for width, theme in ((1280, "light"), (1280, "dark"), (390, "dark"), (390, "light")):
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate("theme => document.documentElement.dataset.theme = theme", theme)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        # The rest of the page is looked at in test_site.py.
        found = Axe().run(page, context=[[".cell:has(.dl-desk)"]]).response["violations"]
        told = [(v["id"], v["nodes"][0]["html"][:200], v["nodes"][0]["failureSummary"]) for v in found]
        assert not told, (width, theme, told)
    # Smaller letters would make a phone zoom in.
    assert cell.locator(".cm-content").evaluate("e => parseFloat(getComputedStyle(e).fontSize)") >= 16


def test_the_real_python_judges_stops_and_draws(visit):
    seen = visit()
    page = seen.open(PAGE)
    page.set_default_timeout(120_000)  # Python starts in two seconds, or in sixty where much else runs
    cell = start(page)
    assert "Hold it there" in judge(cell, "return x / 6 + 0.5").inner_text()
    assert entry(page)["status"] == "misconception"
    assert "2 of 2 points" in judge(cell, "return np.clip(x / 6 + 0.5, 0, 1)").inner_text()
    write(cell, answer("while True: pass"))
    press(cell, "Check")
    ends(cell, "Running")
    press(cell, "Stop")
    ends(cell, "Stopped")
    press(cell, "Solution")
    cell.locator(".dl-solution pre").wait_for()
    assert "np.clip" in cell.locator(".dl-solution pre").inner_text()
    figure = page.locator(".cell:has(.cell_input pre):has(figure.dl-explorer)").first
    figure.locator("summary").click()
    figure = start(page, ".cell:has(.cell_input pre):has(figure.dl-explorer)")
    press(figure, "Run")
    ends(figure, r"Done in")
    drawn = figure.locator(".dl-live svg")
    before, control = drawn.inner_html(), figure.locator(".dl-live [data-control]").first
    control.focus()
    page.keyboard.press("End")
    page.wait_for_function("before => document.querySelector('.dl-live svg').innerHTML != before", arg=before)
    assert seen.errors == [] and seen.foreign == []


def test_without_a_network_for_python_the_page_says_so(visit):
    seen = visit()
    seen.context.route("**/pyodide/**", lambda route: route.abort())
    cell = start(seen.open(PAGE))
    press(cell, "Check")
    note = cell.locator("[data-note=failed]")
    note.wait_for()
    assert "could not be loaded" in note.inner_text() and note.locator("a").count() == 3


def test_python_joins_cells_as_the_page_does():
    old, new = {"text": "a", "when": "2026-01-01"}, {"text": "b", "when": "2026-01-02"}
    one, two = works.empty() | {"cells": {"p/1": new, "p/2": old}}, works.empty() | {"cells": {"p/1": old}}
    assert works.merge(one, two)["cells"] == works.merge(two, one)["cells"] == {"p/1": new, "p/2": old}
    assert works.cleaned(one | {"cells": {"p/1": new, "p/2": {"text": 3}}})[0]["cells"] == {"p/1": new}
    assert "cells" not in works.merge(works.empty(), works.empty())
