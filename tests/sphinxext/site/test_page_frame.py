"""The frame of a page: its theme switch."""

import re


def test_the_choice_of_the_system_is_followed(visit):
    for scheme in ("light", "dark"):
        page = visit(color_scheme=scheme).open("chapters/index")
        paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert (max(map(int, re.findall(r"\d+", paper)[:3])) > 128) == (scheme == "light")


def test_the_link_to_the_other_language_keeps_the_place_before_a_click(visit):
    seen = visit()
    page = seen.page
    page.goto(f"{seen.server}/chapters/losses.html?a.b=1#summary")
    link = page.locator(".dl-language")
    link.focus()
    assert link.get_attribute("href").endswith("losses.html?a.b=1#summary")
    page.evaluate("history.replaceState(null, '', '?a.b=2#summary')")
    link.click(button="middle", no_wait_after=True)
    assert link.get_attribute("href").endswith("losses.html?a.b=2#summary")
