"""The frame of a page: its theme switch."""

import re


def test_the_choice_of_the_system_is_followed(visit):
    for scheme in ("light", "dark"):
        page = visit(color_scheme=scheme).open("chapters/index")
        paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert (max(map(int, re.findall(r"\d+", paper)[:3])) > 128) == (scheme == "light")
