"""An explorer that a cell made."""

from support.code_cell_page import PLAIN, open_cell, press, write


def test_an_explorer_that_a_cell_made_lives(code_page):
    page = code_page()
    cell = open_cell(page, PLAIN)
    write(cell, "figure")
    press(cell, "page.run")
    slider = cell.locator(".dl-output-area input")
    slider.focus()
    page.keyboard.press("ArrowRight")
    cell.get_by_text("a is 6").wait_for()
    page.keyboard.press("ArrowRight")
    cell.get_by_text("a is 7").wait_for()
    assert slider.get_attribute("aria-valuetext") == "seven"
    cell.locator(".dl-controls [data-action=reset]").last.click()
    cell.get_by_text("a is 5").wait_for()
