"""The button of a code cell, which is all that a reader loads."""

from support.code_cell_page import PAGE


def test_a_reader_sees_one_button_a_cell(visit):
    page = visit().open(PAGE)
    stubs, cells = page.locator(".dl-stub"), page.locator(".cell:has(.cell_input pre)")
    assert page.locator(".dl-edit").count() == cells.count() > stubs.count() > 3
    assert stubs.locator(".dl-edit").all_text_contents() == ["Try it"] * stubs.count()
