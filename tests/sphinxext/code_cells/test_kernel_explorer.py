"""An explorer that a cell made."""

import re

from support import sample_explorers
from support.code_cell_page import PLAIN, STUB, announced, open_cell, press, wait_for_status, write
from support.page_text_patterns import pattern, reads

from dlbasics.explore import page_view
from dlbasics.messages import text


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


def test_a_frame_of_python_leaves_the_sentence_of_moved_points(code_page):
    page = code_page()
    page.add_script_tag(url="/_static/movable_points.js")
    cell = open_cell(page, PLAIN)
    write(cell, f"html({page_view.browser_html(sample_explorers.kinds())})")
    press(cell, "page.run")
    wait_for_status(cell)
    cell.locator(".dl-point").first.press("ArrowUp")
    said = cell.locator(".dl-readout")
    assert said.inner_text().startswith("Model at")
    cell.locator(".dl-output-area svg").evaluate("svg => { window.old = svg; }")
    cell.locator("[data-control=angle]").press("End")
    page.wait_for_function("!window.old.isConnected")
    assert said.inner_text().startswith("Model at")


def test_figures_that_are_replaced_leave_no_listeners_behind(code_page):
    page = code_page()
    cell = open_cell(page, PLAIN)
    write(cell, "figure")
    press(cell, "page.run")
    wait_for_status(cell)
    page.evaluate("""() => {
      const { addEventListener } = document;
      window.added = [];
      document.addEventListener = (...all) => {
        window.added.push(all[0]);
        addEventListener.apply(document, all);
      };
    }""")
    cell.locator(".dl-output-area .dl-value").evaluate("value => { window.old = value; }")
    press(cell, "page.run")
    page.wait_for_function("!window.old.isConnected")
    cell.locator(".dl-output-area .dl-value").wait_for(state="attached")
    assert page.evaluate("window.added") == []


def test_a_figure_of_a_python_that_is_gone_moves_by_no_handle(code_page):
    page = code_page()
    cell = open_cell(page, PLAIN)
    write(cell, "figure with a handle")
    press(cell, "page.run")
    handle = cell.locator(".dl-output-area .dl-handle")
    handle.wait_for()
    wait_for_status(cell)
    other = open_cell(page, STUB)
    write(other, "while True")
    press(other, "page.run")
    press(other, "page.stop")
    wait_for_status(other, "page.stopped")
    handle.focus()
    page.keyboard.press("ArrowRight")
    cell.get_by_text(re.compile(pattern("page.explorer-stopped"))).wait_for()
    assert handle.evaluate("handle => handle.inert")
    assert reads(announced(page), "page.explorer-stopped")
    assert page.evaluate("document.activeElement.id") == "live-f", "the focus stays where the reader was"


def test_a_figure_whose_frame_breaks_python_says_so(code_page):
    cell = open_cell(code_page(), PLAIN)
    write(cell, "figure that breaks")
    press(cell, "page.run")
    slider = cell.locator(".dl-output-area input")
    slider.press("ArrowRight")
    cell.get_by_text(text("page.explorer-stopped", reason=text("page.restarted"))).wait_for()
    assert slider.is_disabled()
