"""The picture of a learner's own curve."""

import re

import numpy as np
import pytest
from support.sample_exercises import CODE, swish

from dlbasics.exercises.judging.curve_plot import POINTS, curve_plot
from dlbasics.exercises.model import Case

X = np.array([0.5, 1.0])


def parts_of(function):
    """The x of each part of the curve that is drawn."""
    picture = curve_plot(CODE, function, Case((X,)), swish(X), swish(X) + 1)
    return [[float(point.split(",")[0]) for point in points.split()]
            for points in re.findall('<polyline points="([^"]*)"', picture)]


def test_a_curve_is_one_line():
    (part,) = parts_of(swish)
    assert len(part) == POINTS


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_nothing_is_drawn_where_the_function_is_not_finite(bad):
    left, right = parts_of(lambda x: np.where(abs(x) <= 1, bad, x))
    assert len(left) == len(right) == 60 and right[0] - left[-1] > 70


def test_a_curve_without_two_neighbours_is_no_picture():
    assert parts_of(lambda x: np.where(x == x[3], 0, np.nan)) == []
    assert parts_of(lambda x: np.full(x.shape, np.nan)) == []
