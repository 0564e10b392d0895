"""The frame of a page: its theme switch."""

import re

import pytest
from support.languages import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES, indirect=True)
def test_the_choice_of_the_system_is_followed(visit, folder):
    for scheme in ("light", "dark"):
        page = visit(color_scheme=scheme).open(f"{folder}chapters/index")
        paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert (max(map(int, re.findall(r"\d+", paper)[:3])) > 128) == (scheme == "light")
