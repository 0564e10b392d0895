"""Colours with classes that a theme can change, widths and dashes in units."""

from support.parse_svg import X, axes, elements

from dlbasics.plotting import PALETTE, svg


def test_palette_colours_have_classes_and_others_keep_their_own():
    ax = axes()
    ax.plot(X, X, color="C1")
    ax.plot(X, X + 1, color="#abcdef")
    ax.fill_between(X, X, color="C2", alpha=0.25)
    ax.axhline(1, color="black")
    text = svg(ax.figure)
    by = {e.get("stroke") or e.get("fill"): e for e in elements(text, "path")}
    assert by[PALETTE["c1"]].get("class") == "c1"
    assert by["#abcdef"].get("class") is None
    area = next(e for e in elements(text, "path") if e.get("fill") == PALETTE["c2"])
    assert "fill-c2" in area.get("class").split() and area.get("fill-opacity") == "0.25"
    assert by["#000000"].get("class") == "ink"
    assert elements(text, "path")[0].get("class") == "fill-paper"
    assert all("ink" in e.get("class") or "muted" in e.get("class") for e in elements(text, "text"))


def test_dashes_and_widths_are_in_tenths_of_a_point():
    ax = axes()
    ax.plot(X, X, linestyle=(0, (3, 1.5)), linewidth=2, color="C0")
    line = next(e for e in elements(svg(ax.figure), "path") if e.get("stroke-width") == "20")
    assert line.get("stroke-dasharray") == "60 30"
