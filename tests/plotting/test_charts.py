"""The charts draw what they are given, and name what they refuse."""

import re

import matplotlib
import numpy as np
import pytest
from support.parse_svg import X, axes
from support.wcag_contrast import contrast

from dlbasics.plotting import bars, curves, digits, heat


def test_curves_differ_in_more_than_colour():
    ax = axes()
    curves(ax, X, {"a": X, "b": -X}, "x", "y")
    assert ax.lines[0].get_linestyle() != ax.lines[1].get_linestyle()
    np.testing.assert_array_equal(ax.lines[1].get_ydata(), -X)


def test_a_legend_with_a_place_of_its_own_covers_what_lies_behind_it():
    ax = axes()
    curves(ax, X, {"a": X, "b": -X}, loc="upper right")
    ax.figure.canvas.draw()
    frame = ax.get_legend().get_frame()
    assert frame.get_visible() and frame.get_facecolor() == matplotlib.colors.to_rgba("paper")
    curves(ax, X, {"a": X, "b": -X})
    assert not ax.get_legend().get_frame().get_visible()


def test_bars_have_their_values_above():
    ax = axes()
    bars(ax, ["a", "b"], [1, 2.5])
    assert [t.get_text() for t in ax.texts] == ["1", "2.5"]


def test_numbers_of_a_heat_map_stand_out_from_their_cells():
    ax = axes()
    heat(ax, [[0, 1], [0.5, 0.2]], rows=["r", "s"])
    assert [t.get_text() for t in ax.texts] == ["0.00", "1.00", "0.50", "0.20"]
    for text, value in zip(ax.texts, [0, 1, 0.5, 0.2], strict=True):
        assert contrast(text.get_color(), ax.images[0].to_rgba(value)[:3]) >= 4


@pytest.mark.parametrize("missing", [np.nan, np.inf, -np.inf])
def test_a_cell_without_a_number_is_written_in_the_colour_of_text(missing):
    """It is transparent: its ground is the page, whichever theme that has."""
    ax = axes()
    heat(ax, [[0, 1, missing]])
    assert ax.images[0].get_array().mask[0].tolist() == [False, False, True]
    assert ax.texts[2].get_color() == matplotlib.rcParams["text.color"]


@pytest.mark.parametrize(("chart", "error"), [
    (lambda ax: curves(ax, X, {"c": [1, 2]}), r"lines['c'] has shape (2,); expected that of x, (300,)"),
    (lambda ax: heat(ax, [1, 2, 3]), "table has shape (3,)"),
    (lambda ax: digits([ax], np.zeros((2, 8, 8))), "images has shape (2, 8, 8)"),
])
def test_wrong_shapes_are_named(chart, error):
    with pytest.raises(ValueError, match=re.escape(error)):
        chart(axes())
