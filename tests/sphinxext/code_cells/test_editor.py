"""The editor of a code cell, by keyboard alone: CodeMirror, and the textarea in its place."""

import json

import pytest
from playwright.sync_api import expect
from support.code_cell_page import (
    CONFIG,
    PLAIN,
    STUB,
    answer,
    editor_text,
    open_cell,
    press,
    stored_entry,
    wait_for_status,
    write,
)
from support.page_text_patterns import reads

from dlbasics.messages import text


def test_the_keyboard_is_enough(code_page):
    page = code_page()
    cell = page.locator(PLAIN).first
    cell.locator(".dl-edit").focus()
    page.keyboard.press("Enter")
    cell.locator(".cm-content:focus").wait_for()
    about = cell.locator(".cm-content").get_attribute("aria-describedby")
    assert page.locator(f"#{about}").text_content() == text("page.editor-help")
    assert reads(cell.locator(".cm-content").get_attribute("aria-label"), "page.editor-of-cell")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("if x:\ny(1)")
    assert editor_text(cell) == "if x:\n    y(1)"
    expect(cell.locator(".cm-matchingBracket")).to_have_count(2)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("z")
    page.keyboard.press("Shift+Tab")
    assert editor_text(cell) == "if x:\n    y(1)\n    z"
    page.keyboard.press("ControlOrMeta+z")
    assert editor_text(cell) != "if x:\n    y(1)\n    z"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.textContent") == text("page.run")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == text("page.reset")
    ring = page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)")
    assert ring >= 2


def test_names_of_the_page_are_offered_and_tab_takes_one(code_page):
    page = code_page()
    cell = open_cell(page)
    options = cell.locator("[role=listbox] [role=option]")

    def type_anew(text):
        write(cell, "")
        page.keyboard.type(text)

    type_anew("def f(own_name):\nown_")
    options.get_by_text("own_name", exact=True).wait_for()
    type_anew("activations.")
    options.get_by_text("activations_member").wait_for()
    assert options.all_inner_texts() == ["activations_member\n(x)"]
    page.keyboard.press("Escape")
    expect(options).to_have_count(0)
    assert cell.locator(".cm-content:focus").count() == 1
    page.keyboard.type("act")
    # The list is that of all three letters, not of those before.
    options.locator(".cm-completionMatchedText").get_by_text("act", exact=True).wait_for()
    page.keyboard.press("Tab")
    assert editor_text(cell) == "activations.activations_member"
    type_anew("'np.")
    type_anew("# np.")
    type_anew("3.")
    page.keyboard.type("4")
    assert options.count() == 0


def test_before_python_is_there_the_names_are_those_of_the_page(code_page):
    page = code_page({"slow": True})
    cell = open_cell(page)
    options = cell.locator("[role=listbox] [role=option]")
    write(cell, "")
    page.keyboard.type("np.")
    options.get_by_text("allclose").wait_for()  # and not what was offered for the letters before the point
    names = options.all_inner_texts()
    assert {"exp", "allclose"} <= set(names) and "np" not in names
    assert len(names) == len(set(names))
    # Whoever types on and ends the line is given no other word.
    page.keyboard.type("ex")
    page.keyboard.press("Enter")
    page.keyboard.type("x")
    assert editor_text(cell) == "np.ex\nx"


def test_the_code_is_numbered_and_as_large_as_in_the_book(code_page):
    page = code_page()
    size = "e => getComputedStyle(e).fontSize"
    outside = page.locator(f"{STUB} pre").evaluate(size)
    cell = open_cell(page)
    write(cell, "a\nb\nc")
    numbers = cell.locator(".cm-lineNumbers .cm-gutterElement:visible")
    expect(numbers).to_have_text(["1", "2", "3"])
    assert cell.locator(".cm-content").evaluate(size) == outside
    # 84 characters fit beside the numbers.
    write(cell, "x" * 84)
    assert cell.locator(".cm-scroller").evaluate("box => box.scrollWidth <= box.clientWidth")


def test_on_a_phone_nothing_zooms_in_and_names_can_be_tapped(code_page):
    page = code_page(width=390, has_touch=True, is_mobile=True)
    cell = open_cell(page)
    assert cell.locator(".cm-content").evaluate("e => parseFloat(getComputedStyle(e).fontSize)") >= 16
    write(cell, "")
    page.keyboard.type("activations.")
    option = cell.locator("[role=option]").first
    assert option.bounding_box()["height"] >= 44
    option.tap()
    assert editor_text(cell) == "activations.activations_member"


def test_the_line_that_fails_on_a_case_is_marked(code_page):
    cell = open_cell(code_page())
    write(cell, answer("return undefined"))
    press(cell, "exercise.check")
    cell.locator(".dl-error-message").wait_for()
    assert cell.locator(".dl-error-line").inner_text().strip() == "return undefined"
    assert cell.locator(".dl-error-message").inner_text() == "NameError: undefined"


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
    press(cell, "page.reset")
    assert "clip" not in editor_text(cell)


def test_in_a_plain_box_the_key_after_an_error_erases_nothing(code_page):
    def block_editor(page):
        page.route("**/codemirror.min.js*", lambda route: route.abort())

    page = code_page(before=block_editor)
    cell = open_cell(page, PLAIN)
    write(cell, "x = 1\nraise ValueError")
    page.keyboard.press("Shift+Enter")
    wait_for_status(cell, "page.ended-with-error")
    page.keyboard.type("#")
    assert editor_text(cell) == "x = 1\n#raise ValueError", "the cursor stands where the error is"


def test_enter_that_ends_a_word_of_an_input_method_makes_no_line(code_page):
    def block_editor(page):
        page.route("**/codemirror.min.js*", lambda route: route.abort())

    cell = open_cell(code_page(before=block_editor), PLAIN)
    write(cell, "x")
    for sign in ({"isComposing": True}, {"keyCode": 229}):
        options = {"key": "Enter", "cancelable": True, "bubbles": True} | sign
        is_left = cell.locator("textarea").evaluate(
            "(box, options) => box.dispatchEvent(new KeyboardEvent('keydown', options))", options)
        assert is_left and editor_text(cell) == "x"


@pytest.mark.parametrize("is_plain", [False, True], ids=["CodeMirror", "textarea"])
def test_an_error_that_comes_while_the_reader_types_marks_no_line(code_page, is_plain):
    def block_editor(page):
        if is_plain:
            page.route("**/codemirror.min.js*", lambda route: route.abort())

    page, held = code_page(before=block_editor), []
    page.context.route("**/code_cells/config.json", lambda route: held.append(route))
    cell = open_cell(page, PLAIN)
    write(cell, "x = 1\nraise ValueError")
    page.keyboard.press("Shift+Enter")
    wait_for_status(cell, "page.starting")
    page.keyboard.type("(")
    held[0].fulfill(body=json.dumps(CONFIG))
    wait_for_status(cell, "page.ended-with-error")
    assert cell.locator(".dl-error-line").count() == 0, "it can be another line than the one that failed"
    page.keyboard.type("7")
    assert editor_text(cell) == "x = 1\nraise ValueError(7"
