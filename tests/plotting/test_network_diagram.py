"""A network's diagram: a circle for each unit, a line for each weight, and the numbers where they belong."""

import numpy as np
import pytest
from support.parse_svg import axes

from dlbasics.plotting import network_diagram

W = np.array([[1, -2, 0.5], [3, 4, 5]])  # two inputs, three units


def circles(ax) -> list:
    return [line for line in ax.lines if line.get_marker() == "o"]


def lines(ax) -> list:
    return [line for line in ax.lines if line.get_marker() != "o"]


def texts(ax) -> dict:
    """What is written where."""
    return {tuple(np.round(text.get_position(), 3).tolist()): text.get_text() for text in ax.texts}


def test_every_unit_is_a_circle_and_every_weight_a_line_between_two():
    ax = axes()
    network_diagram(ax, [[7, 8], [None] * 3, ["out"]], [W])
    places = [tuple(circle.get_xydata()[0].tolist()) for circle in circles(ax)]
    assert places == [(0, 0.5), (0, -0.5), (1, 1), (1, 0), (1, -1), (2, 0)]
    ends = [tuple(map(tuple, line.get_xydata().tolist())) for line in lines(ax)]
    joined = [(a, b) for a in places[:2] for b in places[2:5]] + [(a, places[5]) for a in places[2:5]]
    assert sorted(ends) == sorted(joined)


def test_numbers_stand_in_their_circles_and_on_their_lines():
    ax = axes()
    network_diagram(ax, [[-7, 8], [None] * 3], [W], above={(1, 0): "bias -1"}, below={(0, 1): "z-score"})
    written = texts(ax)
    assert written[0, 0.5] == "−7" and written[0, -0.5] == "8"
    assert written[0.3, 0.65] == "1" and written[0.3, 0.35] == "−2" and written[0.3, -0.65] == "5"
    assert written[1, 1.42] == "bias −1" and written[0, -0.92] == "z-score"
    assert len(written) == 2 + 6 + 2  # nothing in an empty circle


def test_a_weight_stands_in_the_middle_where_no_lines_cross():
    ax = axes()
    network_diagram(ax, [[1, 2], [3], [4]], [[[5], [6]], [[7]]])
    assert {(0.5, 0.25): "5", (0.5, -0.25): "6", (1.5, 0.0): "7"}.items() <= texts(ax).items()


def test_what_is_lit_stands_out_with_the_lines_that_end_in_it():
    ax = axes()
    network_diagram(ax, [[1, 2], [3, 4]], lit={(1, 0)})
    assert [circle.get_markeredgecolor() for circle in circles(ax)] == ["grid", "grid", "C0", "grid"]
    strong = [line.get_xydata()[-1].tolist() for line in lines(ax) if line.get_color() == "C0"]
    assert strong == [[1, 0.5]] * 2


def test_weights_that_do_not_fit_are_named():
    with pytest.raises(ValueError, match=r"weights\[0\] has shape \(3, 2\); expected \(2, 3\)"):
        network_diagram(axes(), [[1, 2], [3, 4, 5]], [W.T])
    with pytest.raises(ValueError, match="weights has 2 arrays; 2 layers take 1 at most"):
        network_diagram(axes(), [[1, 2], [3, 4, 5]], [W, W])
