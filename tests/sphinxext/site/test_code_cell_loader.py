"""The button of a code cell, which is all that a reader loads."""

from support.code_cell_page import PAGE


def test_a_reader_sees_one_button_a_cell_and_loads_nothing_of_what_is_behind(visit):
    seen, asked = visit(), []
    seen.page.on("request", lambda request: asked.append(request.url))
    page = seen.open(PAGE)
    page.wait_for_load_state("networkidle")
    assert asked and not [url for url in asked if "/code_cells/" in url or "/pyodide/" in url]
    stubs, cells = page.locator(".dl-stub"), page.locator(".cell:has(.cell_input pre)")
    assert page.locator(".dl-edit").count() == cells.count() > stubs.count() > 3
    assert stubs.locator(".dl-edit").all_text_contents() == ["Try it"] * stubs.count()
