"""The Activations chapter: its arc and its cells as a reader meets them, and the claims it rests on."""

import numpy as np
from support.chapter import lines_and_bars

from dlbasics import activations
from dlbasics.exercises.bank.activations.questions import TEMPERATURE, top_share


def test_slope_explorer_draws_the_tangent(chapter):
    for function, grad in (("sigmoid", activations.sigmoid_grad), ("tanh", activations.tanh_grad)):
        lines, _ = lines_and_bars(chapter, "draw_slope_at", function=function, x=1.5)
        (x0, y0), (x1, y1) = lines[2]
        np.testing.assert_allclose((y1 - y0) / (x1 - x0), grad(1.5), rtol=1e-12)


def test_depth_explorer_shows_the_product_of_slopes_and_weights(chapter):
    def ends(function, scale):
        (line,), _ = lines_and_bars(chapter, "draw_deep_gradient", function=function, scale=scale)
        return line[0, 1] / line[-1, 1]

    assert ends("sigmoid", 1.0) < 1e-5
    assert ends("ReLU", 0.35) < 1e-5
    assert 0.1 < ends("ReLU", 1.4) < 10
    # Without biases a ReLU switches the same units on at any scale: twice the weights, ten matrices.
    assert 2**8 < ends("ReLU", 2.8) / ends("ReLU", 1.4) < 2**12


def test_temperature_explorer_and_its_exercise_draw_the_same_scores(chapter):
    for temperature in (0.5, 1.0, 3.0):
        _, bars = lines_and_bars(chapter, "draw_temperature", temperature=temperature)
        np.testing.assert_allclose(max(bars), top_share(temperature))
    reachable = chapter["temperature"].controls["temperature"].values
    assert any(TEMPERATURE.goal(temperature=t) for t in reachable)
    assert not all(TEMPERATURE.goal(temperature=t) for t in reachable)


def test_outlier_explorer_keeps_the_ratios_of_the_others(chapter):
    _, bars = lines_and_bars(chapter, "draw_outlier", score=9.0)
    np.testing.assert_allclose(np.divide(bars[:3], bars[0]), np.exp([0, 1, 2]))


def test_shift_explorer_breaks_the_naive_formula_only(chapter):
    for shift, breaks in ((0.0, False), (705.0, False), (706.0, True), (-1000.0, True)):
        _, bars = lines_and_bars(chapter, "draw_shift", shift=shift)
        np.testing.assert_allclose(bars[4:], activations.softmax([1.0, 2.0, 3.0, 4.0]))
        assert np.allclose(bars[:4], bars[4:]) is not breaks


def test_a_leak_wakes_silent_units(chapter):
    assert chapter["recovery"](0.0)[-1] < 0.2 < 0.9 < chapter["recovery"](0.1)[-1]


def test_shifted_tanh_starts_as_the_same_function(chapter):
    one = chapter["forward"](chapter["X"], chapter["start"], chapter["tanh"])[1][-1]
    other = chapter["forward"](chapter["X"], chapter["same_start"], chapter["shifted"][0])[1][-1]
    np.testing.assert_allclose(one, other, rtol=1e-9)
