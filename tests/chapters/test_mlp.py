"""The chapter on a network that learns: what its explorers draw, and the claims it rests on."""

import numpy as np
import pytest
from support.chapter import axes_drawn, lines_and_bars

from dlbasics.exercises.bank.mlp.questions import ONE_STEP, OVERSHOOT, PARAMETERS, UNIT_OUTPUT, WAY_BACK
from dlbasics.gradient_check import gradient_error, numerical_gradient


def written(chapter, draw, **values) -> list:
    """What a draw function writes on its axes."""
    (ax,) = axes_drawn(chapter, draw, **values)
    return [text.get_text().replace("−", "-") for text in ax.texts]


# The explorers


def test_unit_explorer_shows_sum_and_output(chapter):
    for w1, w2, bias in ((1, -1, 0.5), (1, -1, -2), (0.5, 0, 1)):
        z = 2 * w1 + w2 + bias
        shown = written(chapter, "draw_unit", w1=w1, w2=w2, bias=bias)
        assert f"{z:g}" in shown and f"{max(z, 0):g}" in shown and f"bias {bias:g}" in shown


def test_the_lamp_is_lit_when_exactly_one_switch_is_up(chapter):
    for name, (upper, lower) in chapter["SWITCHES"].items():
        assert chapter["lamp_values"](name)[4] == (lower + upper == 1)


def test_forward_explorer_computes_one_unit_more_with_each_step(chapter):
    numbers = [len(written(chapter, "draw_forward", switches="both up", step=step)) for step in range(4)]
    assert np.diff(numbers).tolist() == [1, 1, 1]
    sentences = [chapter["describe_forward"]("both up", step) for step in range(4)]
    assert "ReLU gives 2" in sentences[1] and "ReLU gives 1" in sentences[2]
    assert sentences[3].endswith("The lamp is dark.")


def test_one_unit_cannot_compute_the_lamp(chapter):
    """Of many single units, none has the lamp's output on all four pairs of switches."""
    switches = np.array([[0, 0], [1, 0], [0, 1], [1, 1]])
    rng = np.random.default_rng(0)
    w, b = rng.uniform(-3, 3, size=(2, 20_000)), rng.uniform(-3, 3, size=20_000)
    outputs = chapter["relu"](switches @ w + b)
    assert np.abs(outputs - [[0], [1], [1], [0]]).max(axis=0).min() > 0.3


def test_ball_explorer_and_its_exercise_see_the_same_steps(chapter):
    for rate in chapter["ball"].controls["rate"].values:
        for step in chapter["ball"].controls["step"].values:
            path = chapter["places"](rate, step)
            lower = chapter["walk_loss"](path[-1]) < chapter["walk_loss"](1.0) - 1e-9
            past = len(path) > 1 and path[1] > 4 + 1e-9
            assert OVERSHOOT.goal(rate=rate, step=step) == (past and lower)
            known = [wrong for wrong in OVERSHOOT.mistakes if wrong.when(rate=rate, step=step)]
            assert bool(known) != OVERSHOOT.goal(rate=rate, step=step)


def test_ball_lies_on_the_curve_and_in_the_picture(chapter):
    explorer = chapter["ball"]
    for values in explorer.grid():
        (_, path, ball), _ = lines_and_bars(chapter, "draw_ball", **values)
        np.testing.assert_allclose(path[:, 1], [chapter["walk_loss"](w) for w in path[:, 0]])
        assert len(path) == values["step"] + 1
        assert -1 <= ball[0, 0] <= 9 and ball[0, 1] < 52


@pytest.mark.parametrize("b2", [-1.0, -2.0])
def test_slopes_of_the_chain_are_those_of_central_differences(chapter, b2):
    v = chapter["chain_values"](b2)
    slopes = [v[name] for name in ("dw1", "db1", "dw2", "db2", "dw3", "db3")]
    at = [1.0, 1.0, 0.5, b2, 4.0, 1.0]
    assert chapter["loss_of"](at) == v["loss"]
    np.testing.assert_allclose(slopes, numerical_gradient(chapter["loss_of"], at), atol=1e-8)


def test_back_explorer_adds_one_slope_with_each_step(chapter):
    for step in range(15):
        shown = written(chapter, "draw_back", b2=-1.0, step=step)
        assert sum(text.startswith("d") for text in shown) == max(step - 3, 0)
        assert chapter["describe_back"](-1.0, step)
    assert {"dw1 = 8", "dw2 = 24", "dz2 = 8", "db3 = 2"} <= set(shown)
    shown = written(chapter, "draw_back", b2=-2.0, step=14)
    assert {"dw1 = 0", "dw2 = 0", "dw3 = 0", "db3 = -2"} <= set(shown)


def test_scores_of_the_answers_explorer(chapter):
    for picture, row in chapter["PICTURES"].items():
        axes = axes_drawn(chapter, "draw_answers", panels=2, picture=picture, epoch=30)
        heights = [bar.get_height() for bar in axes[1].patches]
        np.testing.assert_allclose(heights, chapter["scores_of"](picture, 30))
        assert picture.endswith(str(chapter["y_test"][row]))
        assert np.abs(heights).max() < 1.6


# The code


@pytest.mark.parametrize("sizes", [[3, 2], [3, 5, 2], [4, 3, 3, 2]])
def test_the_loop_over_layers_is_right_for_any_depth(chapter, sizes):
    rng = np.random.default_rng(2)
    layers = [(W, rng.normal(size=b.shape)) for W, b in chapter["new_network"](sizes, rng)]
    X, dy = rng.normal(size=(6, sizes[0])), rng.normal(size=(6, sizes[-1]))
    slopes = chapter["backward"](dy, chapter["forward"](X, layers), layers)
    for i, layer in enumerate(layers):
        for part in (0, 1):
            def moved(value, i=i, part=part):
                changed = [list(layer) for layer in layers]
                changed[i][part] = value
                return np.sum(chapter["forward"](X, changed)[-1] * dy)

            assert gradient_error(moved, layer[part], slopes[i][part]) < 1e-7


def test_the_loss_has_the_slope_that_it_says(chapter):
    rng = np.random.default_rng(0)
    scores, y = rng.normal(size=(4, 10)), rng.integers(0, 10, 4)
    loss, slope = chapter["loss_and_slope"](scores, y)
    np.testing.assert_allclose(loss, np.sum((scores - np.eye(10)[y]) ** 2) / 4)
    assert gradient_error(lambda s: chapter["loss_and_slope"](s, y)[0], scores, slope) < 1e-8


def test_the_network_learns_from_other_starts_too(chapter):
    """The claim of the chapter does not hang on one seed."""
    for seed in range(1, 5):
        start = chapter["new_network"]([64, 32, 10], np.random.default_rng(seed))
        end = chapter["train"](start, chapter["X"], chapter["y"])[-1]
        assert chapter["share_read"](end, chapter["X_test"], chapter["y_test"]) > 0.94


# The questions whose answer is a number


def test_answers_of_the_numbers(chapter):
    relu, new_network = chapter["relu"], chapter["new_network"]
    assert relu(3 * 2 + 2 * -1 - 1) == UNIT_OUTPUT.answer
    layers = new_network([8, 5, 3], np.random.default_rng(0))
    assert sum(W.size + b.size for W, b in layers) == PARAMETERS.answer
    assert np.isclose(1 - 0.1 * numerical_gradient(lambda w: (3 * w - 6) ** 2, 1.0), ONE_STEP.answer)
    slope = numerical_gradient(lambda w1: (-2 * relu(w1 * 3 - 1) + 12 - 5) ** 2, 2.0)
    assert np.isclose(slope, WAY_BACK.answer)
