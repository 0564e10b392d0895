"""The output of a code cell."""

from support.code_cell_page import PLAIN, announced, open_cell, press, wait_for_status, write


def test_output_without_end_is_capped(code_page):
    cell = open_cell(code_page(), PLAIN)
    write(cell, "many(90000, a)\nmany(90000, b)\nmany(90000, c)")
    press(cell, "Run")
    wait_for_status(cell)
    shown = cell.locator(".dl-output-area .stream").inner_text()
    assert 100_000 <= len(shown) < 100_100 and "left out" in shown


def test_a_traceback_marks_the_line(code_page):
    page = code_page()
    cell = open_cell(page, PLAIN)
    write(cell, "x = 1\nraise ValueError")
    press(cell, "Run")
    wait_for_status(cell, "Ended with an error")
    assert cell.locator(".dl-error-line").inner_text() == "raise ValueError"
    assert "ValueError: no" in cell.locator(".traceback").inner_text() and announced(page) == "ValueError: no"
    write(cell, "x = 1")
    assert cell.locator(".dl-error-line").count() == 0
