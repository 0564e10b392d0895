"""Rendering: ticks that are copies, axes where matplotlib puts them, captions below, and no trace left."""

import re
import textwrap
from xml.etree import ElementTree

import numpy as np
import pytest
from matplotlib.figure import Figure
from support.parse_svg import axes, elements

from dlbasics.plotting import axes_extents, figure_to_svg, render, svg
from dlbasics.translation.han import columns


def _turned(ax):
    ax.tick_params(axis="x", labelrotation=30, labelsize=7, labelcolor="C1", grid_alpha=0.5)


def _first_label_by_hand(ax):
    ax.get_xticklabels()[0].set(color="C3", fontweight="bold")
    ax.set_xlim(0, 40)


def _logarithmic(ax):
    ax.set(xscale="log", yscale="symlog", xlim=(0.01, 1e4))
    ax.grid(True, which="both", axis="x")


def _far_away(ax):
    ax.set_ylim(1e6, 1e6 + 1)


def _named(ax):
    ax.set_xticks([0, 5, 9], ["none", "$x^2$", "much"], rotation=20, ha="right")
    ax.set_yticks([])


def _minor(ax):
    ax.minorticks_on()
    ax.tick_params(which="minor", direction="in", length=2)
    ax.set_axisbelow(False)


def _sides(ax):
    ax.xaxis.tick_top()
    ax.yaxis.tick_right()
    ax.invert_yaxis()
    ax.grid(False)


def _twins(ax):
    ax.twinx().plot([0, 10], [50, -900], color="C2")
    ax.secondary_xaxis("top", functions=(np.negative, np.negative))
    ax.inset_axes((0.6, 0.6, 0.3, 0.3)).plot([0, 3])


TICKED = [_turned, _first_label_by_hand, _logarithmic, _far_away, _named, _minor, _sides, _twins]


@pytest.mark.parametrize(("change", "projection"), [(_turned, "polar"), *((each, None) for each in TICKED)])
def test_copied_ticks_are_drawn_as_matplotlibs_own(change, projection, monkeypatch):
    def draw():
        ax = axes(projection=projection)
        ax.plot([0, 3, 9], [0.5, 2, 1], "o-")
        change(ax)
        again = svg(ax.figure)
        # each tick is one of its own, in a figure drawn again too
        tick = ax.xaxis.get_major_ticks()[1]
        tick.label1.get_fontproperties().set_size(20)
        tick.gridline.set_linewidth(4)
        ax.set_ylim(-3, 200)
        return again, svg(ax.figure)

    copied = draw()
    with monkeypatch.context() as patch:
        patch.setattr(figure_to_svg, "_copy_ticks", lambda axis: None)
        assert copied == draw()


def test_axes_extents_are_those_of_the_drawn_figure():
    def draw():
        one, two = Figure(layout="constrained").subplots(1, 2)
        one.set(xlabel="x", ylabel="a tall label", title="Left")
        two.imshow(np.eye(3))
        two.set_ylabel("rows")
        return one.figure

    fig = draw()
    render(fig, "")
    assert np.array_equal(axes_extents(draw()), [ax.get_position().extents for ax in fig.axes])


def test_the_figure_is_given_back_as_it_was():
    figure = Figure(dpi=123)
    canvas = figure.canvas
    svg(figure)
    assert figure.dpi == 123 and figure.canvas is canvas


def test_a_long_caption_is_wrapped_within_the_picture_and_math_stays_whole():
    text = svg(Figure(), caption="word " * 40 + "$a + b + c$ " * 10)
    lines = elements(text, "text")
    height = int(ElementTree.fromstring(text).get("viewBox").split()[-1])
    assert len(lines) > 3 and int(lines[-1].get("y")) < height
    assert sum("".join(e.itertext()).replace(" ", "").count("a+b+c") for e in lines) == 10


@pytest.mark.parametrize(("caption", "shown"), [
    ("A computer costs $5 an hour.", "A computer costs $5 an hour."),
    ("It costs $5, or $6 with $x$ in it.", "It costs $5, or $6 with x in it."),
    ("One hour ($5)\nand one more ($6).", "One hour ($5)and one more ($6)."),
    ("From $5 to $6 an hour.", "From $5 to $6 an hour."),
    ("**Read** `x ** 2`, `$HOME` and `$a`.", "Read x ** 2, $HOME and $a."),
    ("$" + " + ".join(["a"] * 40) + "$", " + ".join(["a"] * 40)),
])
def test_a_caption_has_the_formulas_that_the_page_finds_in_it(caption, shown):
    lines = ["".join(line.itertext()) for line in elements(svg(Figure(), caption=caption), "text")]
    assert "".join(lines).replace(" ", "") == shown.replace(" ", "")


@pytest.mark.parametrize("caption", [
    "这是一个说明图形的长句子，它没有空格。" * 12,
    "使用 ReLU 的网络（$a + b$）“收敛”得更快，" * 8,
    "使用ReLU的网络($\\text{损失} + b - c$)收敛更快。" * 8,
])
def test_a_chinese_caption_is_wrapped_within_the_picture(caption):
    lines = list(figure_to_svg._caption_lines(caption))
    assert re.sub(r"\s", "", "".join(lines)) == re.sub(r"\s", "", caption)
    widths = [columns(line) for line in lines]
    assert len(lines) > 2 and max(widths) <= figure_to_svg.CAPTION_LINE_LENGTH
    assert min(widths[:-1]) > figure_to_svg.CAPTION_LINE_LENGTH - 30
    assert not any(line[0] in "，。）”)" or line[-1] in "（“($" or line.count("$") % 2 for line in lines[:-1])


def test_an_english_caption_is_wrapped_as_it_always_was():
    caption = "A mini-batch of so-called words (of $n - 1$ points) -- or more -- in each line. " * 6
    lines = figure_to_svg._caption_lines(caption)
    held = textwrap.wrap(caption.replace("$n - 1$", "$n\0-\0001$"), figure_to_svg.CAPTION_LINE_LENGTH)
    assert lines == [line.replace("\0", " ") for line in held]
