"""The button of a code cell, which is all that a reader loads."""

import json

from support.code_cell_page import EXERCISE, PAGE, PLAIN, open_cell, write

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
