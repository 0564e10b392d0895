"""The editor of a code cell, by keyboard alone: CodeMirror, and the textarea in its place."""

from support.code_cell_page import (
    PLAIN,
    answer,
    editor_text,
    open_cell,
    press,
    stored_entry,
    wait_for_status,
    write,
)


def test_the_keyboard_is_enough(code_page):
    page = code_page()
    cell = page.locator(PLAIN).first
    cell.locator(".dl-edit").focus()
    page.keyboard.press("Enter")
    cell.locator(".cm-content:focus").wait_for()
    about = cell.locator(".cm-content").get_attribute("aria-describedby")
    assert "Escape leaves" in page.locator(f"#{about}").text_content()
    assert cell.locator(".cm-content").get_attribute("aria-label").startswith("Python code of cell")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("if x:\ny(1)")
    assert editor_text(cell) == "if x:\n    y(1)"
    assert cell.locator(".cm-matchingBracket").count() == 2
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("z")
    page.keyboard.press("Shift+Tab")
    assert editor_text(cell) == "if x:\n    y(1)\n    z"
    page.keyboard.press("ControlOrMeta+z")
    assert editor_text(cell) != "if x:\n    y(1)\n    z"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.textContent") == "Run"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Reset"
    ring = page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)")
    assert ring >= 2


def test_a_plain_box_stands_in_for_the_editor(code_page):
    def block_editor(page):
        page.route("**/codemirror.min.js*", lambda route: route.abort())

    page = code_page(before=block_editor)
    cell = open_cell(page)
    write(cell, answer("if x:"))
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("return clip")
    assert editor_text(cell).endswith("    if x:\n            return clip")
    page.keyboard.press("Shift+Enter")
    wait_for_status(cell)
    assert stored_entry(page)["status"] == "right"
    press(cell, "Reset")
    assert "clip" not in editor_text(cell)
