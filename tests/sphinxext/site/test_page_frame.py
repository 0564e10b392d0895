"""The frame of a page: its theme switch and its copy buttons."""

import re

from support.book import CHAPTER_PAGES


def test_code_is_copied_without_its_button(visit):
    page = visit().open(CHAPTER_PAGES[0])
    block = page.locator(".cell_input .highlight:visible").first
    block.locator(".dl-copy").click()
    page.wait_for_function("document.querySelector('.dl-copy:focus')?.textContent === 'Copied'")
    assert page.evaluate("navigator.clipboard.readText()") == block.locator("pre").text_content()


def test_the_choice_of_the_system_is_followed(visit):
    for scheme in ("light", "dark"):
        page = visit(color_scheme=scheme).open("chapters/index")
        paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert (max(map(int, re.findall(r"\d+", paper)[:3])) > 128) == (scheme == "light")
