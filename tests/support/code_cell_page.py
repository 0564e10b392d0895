"""Code cells of a page of the book, opened and driven as a reader does it."""

import re

from support.book import ROOT
from support.page_text_patterns import pattern

from dlbasics.exercises import find
from dlbasics.messages import text
from dlbasics.sphinxext.static_files import digests

PAGE = "chapters/activations"
EXERCISE = find("activations/hard-sigmoid")
STUB = f'.cell:has([data-exercise="{EXERCISE.id}"])'
PLAIN = ".cell:not(.dl-stub):not(:has(details.hide)):has(.cell_input pre):has(.cell_output)"
STORED = "JSON.parse(localStorage['dlbasics-work'] ?? '{}')"
WORKER = (ROOT / "tests" / "support" / "fake_worker.js").read_text(encoding="utf-8")
# What the page learns before it starts the fake worker.
CONFIG = {"worker": "pyodide_worker.js", "scripts": digests()["js"], "version": EXERCISE.version}


def open_cell(page, selector=STUB):
    """Press the button of a cell and wait for its editor."""
    cell = page.locator(selector).first
    cell.locator(".dl-edit").click()
    cell.locator(".cm-content, textarea").wait_for()
    return cell


def reload_and_open(page, selector=STUB):
    """Load the page again and open a cell, which does so by itself where something is written in it."""
    page.reload()
    cell = page.locator(selector).first
    cell.locator(".dl-edit").evaluate("button => button.click()")
    cell.locator(".cm-content, textarea").wait_for()
    return cell


def write(cell, source):
    """Replace what stands in the editor."""
    cell.locator(".cm-content, textarea").focus()
    cell.page.keyboard.press("ControlOrMeta+a")
    cell.page.keyboard.insert_text(source)


def editor_text(cell):
    """What stands in the editor."""
    box = cell.locator(".cm-content, textarea")
    return box.input_value() if box.evaluate("b => b.tagName") == "TEXTAREA" else box.inner_text()


def press(cell, code):
    """Press a button by the code of what it reads; its name says besides what it belongs to."""
    cell.get_by_role("button", name=re.compile(rf"^{re.escape(text(code))}( |$)")).click()


def wait_for_status(cell, code="page.done", **params):
    """Wait until a cell's status is that text, with anything in the placeholders that are left out."""
    cell.page.wait_for_function(
        "([cell, status]) => RegExp(status).test(cell.querySelector('.dl-status').textContent)",
        arg=[cell.element_handle(), f"^{pattern(code, **params)}\u2026?$"])


def answer(line):
    """An answer to the exercise with this line as its body."""
    return f'@check("{EXERCISE.id}")\ndef hard_sigmoid(x):\n    {line}'


def check_answer(cell, line):
    """Have an answer judged and return the verdict."""
    write(cell, answer(line))
    press(cell, "exercise.check")
    wait_for_status(cell)
    return cell.locator(".dl-output-area .dl-verdict")


def stored_entry(page):
    """What the browser keeps of the exercise."""
    return page.evaluate(STORED).get("exercises", {}).get(EXERCISE.id, {}).get(EXERCISE.version)


def announced(page):
    """What a screen reader was told last."""
    return page.locator(".dl-announcer").text_content()
