"""Links to the same page in the other languages."""

import pytest
from support.languages import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES, indirect=True)
def test_the_link_to_the_other_language_keeps_the_place_before_a_click(visit, folder):
    seen = visit()
    page = seen.page
    page.goto(f"{seen.server}/{folder}chapters/losses.html?a.b=1#summary")
    link = page.locator(".dl-language")
    link.focus()
    assert link.get_attribute("href").endswith("losses.html?a.b=1#summary")
    page.evaluate("history.replaceState(null, '', '?a.b=2#summary')")
    link.click(button="middle", no_wait_after=True)
    assert link.get_attribute("href").endswith("losses.html?a.b=2#summary")
