"""What a figure draws, as data."""

import numpy as np
import pytest
from matplotlib.figure import Figure

from dlbasics.plotting import drawn_data


@pytest.fixture
def ax():
    return Figure().subplots()


def test_points_beside_a_logarithmic_axis_are_not_shown(ax):
    ax.plot([1, 2, 3], [1e-12, 1e-9, 1e5], "o")
    ax.set(yscale="log", ylim=(1e-9, 1e5), xlim=(0, 4))
    (series,) = drawn_data.drawn_series(ax)
    assert series.table_points(ax) == [(2, 1e-9), (3, 1e5)]


@pytest.mark.parametrize("limits", [(1e-10, 10), (10, 1e-10)])
def test_a_table_has_the_rows_that_a_logarithmic_axis_shows(ax, limits):
    ax.set(xscale="log", xlim=limits)
    rows = drawn_data.table_rows(ax)
    assert 1e-10 <= rows[0] < 1e-8 and 1 <= rows[-1] <= 10 and (np.diff(rows) > 0).all()


def test_a_point_at_the_end_of_an_axis_is_shown_whatever_rounding_left_of_it(ax):
    ax.plot([0.1 + 0.2, 1, 2], [0, 1, -1e-3], "o")
    ax.set(xlim=(0.3, 1), ylim=(0, 1))
    (series,) = drawn_data.drawn_series(ax)
    assert series.table_points(ax) == [(0.1 + 0.2, 0), (1, 1)]


def test_what_has_no_logarithm_is_not_shown(ax):
    ax.plot([1, 2, 3], [0, -1, 10], "o")
    ax.set(yscale="log", ylim=(1, 100))
    (series,) = drawn_data.drawn_series(ax)
    assert series.table_points(ax) == [(3, 10)]


def test_an_axis_of_words_has_rows_too(ax):
    ax.bar(["none", "L1", "L2"], [1, 2, 3])
    ax.axhline(1)
    assert drawn_data.table_rows(ax).tolist() == [0, 0.5, 1, 1.5, 2]


def test_an_axis_without_ticks_has_no_row_of_a_tick(ax):
    ax.plot([0, 1], [0, 1])
    ax.set_xticks([])
    drawn_data.table_rows(ax)
