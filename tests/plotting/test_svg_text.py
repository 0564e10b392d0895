"""Text of figures: it stays text where it can, is measured in its own font, and never leaves the figure."""

import numpy as np
import pytest
from support.parse_svg import axes, elements

from dlbasics import translation
from dlbasics.plotting import svg
from dlbasics.plotting.style import UNITS_PER_INCH
from dlbasics.plotting.svg_renderer import SvgRenderer


@pytest.mark.parametrize(
    ("source", "shown"), [("a < b & c", "a < b & c"), (r"$e^{-x_i}$", "e−xi"), (r"$\sigma'(z)$", "σ′(z)")])
def test_text_stays_text(source, shown):
    ax = axes()
    ax.set_title(source)
    titles = ["".join(e.itertext()) for e in elements(svg(ax.figure), "text")]
    assert shown in titles


def test_scripts_are_raised_and_small():
    ax = axes()
    ax.set_title("$e^x$")
    up = next(e for e in elements(svg(ax.figure), "tspan") if e.text == "x")
    assert int(up.get("dy")) < 0 and up.get("font-size") == "0.7em" and up.get("font-style") == "italic"


def test_a_fraction_is_drawn_as_an_outline():
    ax = axes(xticks=[], yticks=[])
    plain = len(elements(svg(ax.figure), "path"))
    ax.set_title(r"$\frac{1}{2}$")
    text = svg(ax.figure)
    assert not elements(text, "text") and len(elements(text, "path")) == plain + 1


def test_words_are_measured_anew_in_another_font():
    ax = axes()
    words = [ax.text(0.2, 0.5, label, ha="right") for label in ("mmmm", "$m^2$")]
    font = words[0].get_fontproperties()  # shared and changed in place
    sizes = []
    for size in (9, 18, 9):
        font.set_size(size)
        words[1].set_fontproperties(font)
        sizes.append([word.get_window_extent(SvgRenderer(100, 100, "")).width for word in words])
    assert sizes[0] == sizes[2]
    assert np.allclose(np.divide(sizes[1], sizes[0]), 2, rtol=0.1)


@pytest.mark.parametrize("font", [{}, {"size": 17}, {"family": "monospace"}, {"weight": "bold"}])
@pytest.mark.parametrize("words", ["a", "two\nlines", "$x^2$"])
def test_lines_are_as_high_as_matplotlib_reads_in_the_font(monkeypatch, font, words):
    ax = axes()
    ax.figure.dpi = UNITS_PER_INCH
    word = ax.text(0.2, 0.5, words, **font)
    ours = word.get_window_extent(SvgRenderer(100, 100, "")).bounds
    monkeypatch.delattr(SvgRenderer, "_get_font_height_metrics")
    assert ours == word.get_window_extent(SvgRenderer(100, 100, "")).bounds


def test_text_that_would_leave_the_figure_does_not_grow():
    ax = axes()
    ax.set_title("x" * 66)
    ax.set_xlabel("short")
    sizes = {"".join(e.itertext()): e.get("font-size") for e in elements(svg(ax.figure), "text")}
    assert sizes["x" * 66] == "105" and sizes["short"] is None


@pytest.mark.parametrize(("language", "text", "grows"), [
    ("zh_CN", "查出", True), ("zh_CN", "查出\n漏报", False), ("en", "found\nmissed", True),
])
def test_lines_of_han_do_not_grow_into_one_another(monkeypatch, language, text, grows):
    monkeypatch.setattr(translation, "_language", language)
    ax = axes()
    ax.text(0.5, 0.5, text)
    sizes = {e.get("font-size") for e in elements(svg(ax.figure), "text") if e.text in text.split("\n")}
    assert len(sizes) == 1 and (sizes == {None}) == grows


@pytest.mark.parametrize(("text", "shown"), [
    ("h1的偏置：1", "h1|的偏置：1"), ("这100个数字", "这|100|个数字"), ("权重$w$的", "权重|w|的"),
    ("权重 w", "权重 w"), ("ŷ的偏置", "ŷ|的偏置"), ("偏置−1", "偏置−1"), ("3 degrees", "3 degrees")])
def test_a_thin_gap_stands_between_han_and_letters(text, shown):
    ax = axes()
    label = ax.text(0.2, 0.5, text)
    assert shown.replace("|", "\N{THIN SPACE}") in [
        "".join(e.itertext()) for e in elements(svg(ax.figure), "text")]
    width = label.get_window_extent(SvgRenderer(100, 100, "")).width
    label.set_text(text.replace("的", "，").replace("这", "，"))
    narrow = label.get_window_extent(SvgRenderer(100, 100, "")).width
    assert (width > narrow) == ("|的" in shown or "这|" in shown)
