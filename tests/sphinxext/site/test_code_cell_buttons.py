"""The button of a code cell, which is all that a reader loads."""

import json

import pytest
from playwright.sync_api import expect
from support.browser import new_context
from support.code_cell_page import EXERCISE, PAGE, PLAIN, STUB, open_cell, write

from dlbasics.exercises.progress_store import empty_work
from dlbasics.messages import text


def notebook(site, folder):
    """The notebook of the page."""
    return json.loads((site / folder / "_sources" / f"{PAGE}.ipynb").read_text(encoding="utf-8"))


def test_a_reader_sees_one_button_a_cell(visit, folder):
    page = visit().open(folder + PAGE)
    stubs, cells = page.locator(".dl-stub"), page.locator(".cell:has(.cell_input pre)")
    assert page.locator(".dl-edit").count() == cells.count() > stubs.count() > 3
    assert stubs.locator(".dl-edit").all_text_contents() == [text("page.edit-exercise")] * stubs.count()


def test_a_button_says_that_its_editor_is_on_the_way(visit, folder):
    seen, held = visit(), []
    seen.context.route("**/code_cells/open_cell.js*", lambda route: held.append(route))
    page = seen.open(folder + PAGE)
    button = page.locator(PLAIN).first.locator(".dl-edit")
    button.click()
    assert button.text_content() == text("page.code-cells-loading")
    assert button.get_attribute("aria-busy") == "true"
    while not held:
        page.wait_for_timeout(20)
    held[0].continue_()
    page.locator(PLAIN).first.locator(".cm-content").wait_for()
    expect(button).to_have_text(text("page.edit-cell"))
    assert button.get_attribute("aria-busy") is None


@pytest.mark.parametrize(("held", "expected"), [
    ("code_cell.js", "codemirror_completion.js"), ("code_cell.css", "codemirror.min.js")])
def test_what_an_editor_needs_is_asked_for_at_once(visit, folder, held, expected):
    seen = visit()
    seen.context.route(f"**/code_cells/{held}*", lambda route: None)
    page = seen.open(folder + PAGE)
    with page.expect_request(f"**/{expected}*"):
        page.locator(PLAIN).first.locator(".dl-edit").click()


def downloaded(page):
    """The notebook that the button saves."""
    with page.expect_download() as download:
        page.get_by_role("button", name=text("page.download-changed")).click()
    assert download.value.suggested_filename == "activations-changed.ipynb"
    return json.loads(download.value.path().read_text(encoding="utf-8"))


def test_the_notebook_can_be_had_with_the_readers_changes(visit, site, folder):
    page = visit().open(folder + PAGE)
    button = page.get_by_role("button", name=text("page.download-changed"))
    assert button.count() == 0, "there is nothing to take along"
    # An answer given in Jupyter comes without the line that has it judged.
    entry = {"answer": "def hard_sigmoid(x):\n    return x", "status": "wrong", "earned": 0,
             "when": "2026-01-05T09:00:00.000Z", "hints": 0, "tries": [], "mistakes": {}}
    work = empty_work() | {"exercises": {EXERCISE.id: {EXERCISE.version: entry}}}
    page.evaluate("text => { dlProgressStore.importJSON(text); }", json.dumps(work))
    button.wait_for()
    cell = open_cell(page, PLAIN)
    own = cell.locator("pre").first.text_content()
    write(cell, "mine = 1\n\nmine + 1")
    page.wait_for_function("() => 'cells' in JSON.parse(localStorage['dlbasics-work'])")
    changed = downloaded(page)
    book = notebook(site, folder)
    differing = [(old, new) for old, new in zip(book["cells"], changed["cells"], strict=True) if old != new]
    assert ["".join(old["source"]).rstrip() == own.rstrip() for old, _ in differing] == [True, False]
    sources = ["".join(new["source"]) for _, new in differing]
    assert sources == ["mine = 1\n\nmine + 1", f'@check("{EXERCISE.id}")\n{entry["answer"]}']
    assert all(new["outputs"] == [] and new["execution_count"] is None for _, new in differing)


def test_every_cell_of_a_page_is_one_of_its_notebook(visit, site, folder):
    page = visit().open(folder + PAGE)
    shown = page.locator(".cell_input pre").all_text_contents()
    book = notebook(site, folder)
    assert {text.rstrip() for text in shown} <= {"".join(cell["source"]).rstrip() for cell in book["cells"]}


def test_what_was_not_loaded_twice_is_loaded_with_a_new_page(visit, folder):
    seen = visit()
    pattern = "**/code_cells/output_area.js*"
    seen.context.route(pattern, lambda route: route.abort())
    page = seen.open(folder + PAGE)
    button = page.locator(PLAIN).first.locator(".dl-edit")
    button.click()
    page.get_by_role("button", name=text("page.code-cells-not-loaded")).click()
    page.get_by_role("button", name=text("page.code-cells-need-reload")).wait_for()
    seen.context.unroute(pattern)
    button.click()
    page.get_by_role("button", name=text("page.code-cells-need-reload")).wait_for(state="detached")
    button.click()
    page.wait_for_selector(".dl-code-cell")


def test_a_copy_on_disk_says_what_it_cannot_do(browser, site, folder):
    context = new_context(browser)
    page = context.new_page()
    page.goto((site / folder / f"{PAGE}.html").as_uri())
    page.locator(PLAIN).first.locator(".dl-edit").click()
    page.get_by_role("button", name=text("page.needs-a-server")).first.wait_for()
    page.goto((site / folder / "search.html").as_uri() + "?q=softmax")
    page.get_by_text(text("page.needs-a-server")).first.wait_for()
    page.goto((site / folder / "chapters" / "playground.html").as_uri())
    page.locator("[data-setting=lr]").select_option("0.003")
    page.locator("[data-action=step]").click()
    reason = text("page.needs-a-server")
    page.get_by_text(text("playground.not-trained", reason=reason)).wait_for()
    context.close()


def test_a_failure_is_forgotten_once_it_has_worked(visit, folder):
    page = visit().open(folder + PAGE)
    work = empty_work() | {"cells": {}}
    work["exercises"] = {EXERCISE.id: {EXERCISE.version: {
        "answer": "def hard_sigmoid(x):\n    return x", "status": "wrong", "earned": 0,
        "when": "2026-01-05T09:00:00.000Z", "hints": 0, "tries": [], "mistakes": {}}}}
    page.evaluate("text => { dlProgressStore.importJSON(text); }", json.dumps(work))
    page.route("**/save_notebook.js*", lambda route: route.abort(), times=1)
    page.get_by_role("button", name=text("page.download-changed")).click()
    with page.expect_download():
        page.get_by_role("button", name=text("page.code-cells-not-loaded")).click()
    page.get_by_role("button", name=text("page.download-changed")).wait_for()


# A cell whose editor cannot be made: a text that it needs is not there.
BREAK = "{ window.help = dlText.table['page.editor-help']; delete dlText.table['page.editor-help']; }"
MEND = "dlText.table['page.editor-help'] = window.help"


@pytest.mark.parametrize("selector", [PLAIN, STUB])
def test_an_editor_that_was_not_made_is_told_and_tried_again(visit, folder, selector):
    seen = visit()
    page = seen.open(folder + PAGE)
    page.evaluate(BREAK)
    cell = page.locator(selector).first
    cell.locator(".dl-edit").click()
    expect(cell.locator(".dl-edit")).to_have_text(text("page.code-cells-not-loaded"))
    page.evaluate(MEND)
    cell.locator(".dl-edit").click()
    cell.locator(".cm-content:focus").wait_for()
    assert cell.locator(".dl-code-cell").count() == 1
    assert seen.errors == []
