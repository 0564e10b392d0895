"""The theme switch of a page."""

import re

import pytest
from support.languages import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES, indirect=True)
def test_the_choice_of_the_system_is_followed(visit, folder):
    for scheme in ("light", "dark"):
        page = visit(color_scheme=scheme).open(f"{folder}chapters/index")
        paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert (max(map(int, re.findall(r"\d+", paper)[:3])) > 128) == (scheme == "light")


THEME = "document.documentElement.dataset.theme"


def test_the_choice_counts_and_that_of_other_sites_does_not(visit, folder):
    page = visit(color_scheme="dark").open(f"{folder}chapters/index")
    for key in ("theme", "dlbasics-theme"):  # pages of one owner share what is stored
        page.evaluate("key => { localStorage[key] = 'auto'; }", key)
        page.reload()
        assert page.evaluate(THEME) == "dark"
    page.locator("#dl-theme").click()
    page.reload()
    assert page.evaluate(THEME) == "light"


def test_a_page_that_the_browser_kept_has_the_theme_that_was_chosen_since(visit, folder):
    page = visit(color_scheme="light").open(f"{folder}chapters/index")
    page.evaluate("localStorage['dlbasics-theme'] = 'dark'")  # on another page, from which Back leads here
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    assert page.evaluate(THEME) == "dark"
    assert page.locator("#dl-theme").get_attribute("aria-pressed") == "true"
