"""The colours of figures and of the page are the same, stand out, and follow the theme."""

import re
from pathlib import Path

import pytest
from support.wcag_contrast import contrast

from dlbasics import plotting
from dlbasics.plotting import PALETTE

STYLES = Path(plotting.__file__).parents[1] / "sphinxext" / "styles"


def themes():
    """The tokens of the light and the dark theme."""
    blocks = re.findall(r"\{([^{}]*--dl-c0:[^{}]*)\}", (STYLES / "book.css").read_text(encoding="utf-8"))
    return [dict(re.findall(r"--dl-(\w+):\s*(#\w+)", block)) for block in blocks]


def test_alone_a_figure_has_the_colours_of_the_light_theme():
    light, _ = themes()
    tokens = {word: light["line" if word == "grid" else word] for word in PALETTE}
    assert tokens == PALETTE


@pytest.mark.parametrize("theme", [0, 1])
def test_every_line_stands_out_from_its_paper(theme):
    tokens = themes()[theme]
    for word in ("c0", "c1", "c2", "c3", "c4", "c5"):
        assert contrast(tokens[word], tokens["paper"]) >= 3, word
    assert contrast(tokens["ink"], tokens["paper"]) >= 7
    assert contrast(tokens["muted"], tokens["paper"]) >= 4.5


def test_the_style_sheet_themes_every_class():
    sheet = (STYLES / "figures.css").read_text(encoding="utf-8")
    for word in PALETTE:
        token = f"--dl-{'line' if word == 'grid' else word}"
        assert f".{word} {{ stroke: var({token}); }}" in sheet
        assert f".fill-{word} {{ fill: var({token}); }}" in sheet
