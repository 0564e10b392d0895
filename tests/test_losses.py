"""The losses beyond the table of test_numerics: the notes' examples, certainty, examples, refusals."""

import numpy as np
import pytest

from dlbasics.losses import (
    binary_cross_entropy,
    binary_cross_entropy_grad,
    cross_entropy,
    cross_entropy_grad,
    entropy,
    entropy_grad,
    kl_divergence,
    kl_divergence_grad,
    mae,
    mae_grad,
    mse,
    mse_grad,
    rmse,
    rmse_grad,
)

pytestmark = pytest.mark.filterwarnings("error")
PAIRS = [mse, mse_grad, rmse, rmse_grad, mae, mae_grad, binary_cross_entropy, binary_cross_entropy_grad]
ROWS = [cross_entropy, cross_entropy_grad, kl_divergence, kl_divergence_grad]
FIVE = np.eye(10)[5]
SEEN = [0.1, 0.1, 0, 0, 0, 0.7, 0, 0.1, 0, 0]


def test_the_handwritten_five_of_the_notes():
    assert cross_entropy(FIVE, SEEN) == kl_divergence(FIVE, SEEN) == -np.log(0.7)


def test_the_dish_of_the_notes():
    a, b, c = binary_cross_entropy([1, 1, 0], [0.8, 0.9, 0.1], reduction="none")
    assert np.allclose([a, b, c], -np.log([0.8, 0.9, 0.9]), rtol=1e-15)
    assert binary_cross_entropy([1, 1, 0], [0.8, 0.9, 0.1], reduction="sum") == pytest.approx(a + b + c)
    assert binary_cross_entropy([1, 1, 0], [0.8, 0.9, 0.1]) == pytest.approx((a + b + c) / 3)


def test_every_entry_of_a_table_counts_in_a_mean():
    y, y_hat = np.zeros((2, 3)), np.array([[1.0, 1, 1], [1, 1, 7]])
    assert mse(y, y_hat) == 54 / 6
    assert rmse(y, y_hat) == 3
    assert mae(y, y_hat) == 2
    assert rmse(y, y_hat, reduction="sum") == np.sqrt(54)


def test_an_example_of_classes_is_a_row():
    y, y_hat = np.eye(2)[[0, 1, 0]], np.full((3, 2), 0.5)
    assert cross_entropy(y, y_hat) == pytest.approx(np.log(2))
    assert cross_entropy(y, y_hat, reduction="none").shape == (3,)
    assert np.array_equal(cross_entropy_grad(y, y_hat) * 3, cross_entropy_grad(y, y_hat, reduction="none"))
    assert entropy(np.full((2, 2, 4), 0.25), reduction="none").shape == (2, 2)


def test_certain_and_wrong_costs_inf_and_certain_and_right_nothing():
    for loss in (cross_entropy, kl_divergence):
        assert loss([1, 0], [0, 1]) == np.inf
        assert loss([0, 1], [0, 1]) == 0
        assert loss([0.5, 0.5, 0], [0.5, 0.5, 0]) == (np.log(2) if loss is cross_entropy else 0)
    assert np.array_equal(cross_entropy_grad([1, 0, 0], [0, 0.5, 0.5]), [-np.inf, 0, 0])
    assert entropy([0, 1, 0]) == 0
    assert np.array_equal(entropy_grad([0, 1]), [np.inf, -1])


def test_a_weight_of_zero_takes_away_an_infinite_cost_but_not_a_nan():
    for loss in (cross_entropy, kl_divergence):
        assert np.isnan(loss([1, 0], [1, np.nan]))
    assert np.array_equal(cross_entropy_grad([1, 0], [1, np.nan]), [-1, np.nan], equal_nan=True)
    assert np.isnan(binary_cross_entropy([1], [np.nan]))


def test_logits_cost_what_their_underflowing_probabilities_cannot_say():
    assert cross_entropy([1, 0], [-1e5, 0], from_logits=True) == 1e5
    assert cross_entropy([1, 0], [np.inf, 0], from_logits=True) == 0
    assert cross_entropy([0, 1], [np.inf, 0], from_logits=True) == np.inf
    assert np.array_equal(cross_entropy_grad([0, 1], [np.inf, 0], from_logits=True), [1, -1])
    # 40 is so sure that 1 - softmax is 0 in float64; the gradient is not
    assert cross_entropy_grad([1, 0], [40, 0], from_logits=True) == pytest.approx(
        np.array([-1, 1]) * 4.248354255291589e-18, rel=1e-14)


def test_binary_gradient_vanishes_where_the_prediction_is_the_target():
    assert np.array_equal(binary_cross_entropy_grad([0.3, 0.7], [0.3, 0.7]), [0, 0])
    assert np.array_equal(binary_cross_entropy_grad([0.3, 0.3], [0, 1]), [-np.inf, np.inf])


def test_errors_at_their_kinks_and_beyond_the_squares():
    assert np.array_equal(rmse_grad([1, 2], [1, 2]), [0, 0])
    assert np.array_equal(mae_grad([1, 2], [1, 4]), [0, 0.5])
    assert rmse([0], [0]) == 0
    assert rmse([0, 0], [np.inf, 1]) == mse([0], [1e200]) == np.inf
    assert np.isnan(rmse([0, 0], [np.nan, 1]))
    assert rmse([0, 0], [1e-200, 1e-200]) == 1e-200


@pytest.mark.parametrize("loss", PAIRS + ROWS)
def test_no_example_has_no_mean(loss):
    none = np.zeros((0, 3))
    assert np.sum(loss(none, none, reduction="sum")) == 0
    assert np.size(loss(none, none, reduction="none")) == 0
    with pytest.raises(ValueError, match="y holds no example; expected at least one"):
        loss(none, none)


@pytest.mark.parametrize("loss", PAIRS + ROWS)
def test_refusals_name_the_argument(loss):
    with pytest.raises(ValueError, match="reduction is 'average'; expected 'mean', 'sum' or 'none'"):
        loss([1, 0], [1, 0], reduction="average")
    with pytest.raises(ValueError, match=r"y has shape \(2,\) but y_hat has shape \(2, 1\)"):
        loss([1, 0], [[1], [0]])
    with pytest.raises(TypeError, match="y_hat has dtype <U1"):
        loss([1, 0], ["1", "0"])


@pytest.mark.parametrize("loss", ROWS)
def test_what_is_no_distribution_is_refused(loss):
    for y, y_hat, message in (
        ([1, 0], [0.5, 0.6], "y_hat holds a distribution that sums to 1.1; expected 1"),
        ([1, 1], [0.5, 0.5], "y holds a distribution that sums to 2; expected 1"),
        ([1, 0], [1.5, -0.5], r"y_hat holds 1.5; expected probabilities in \[0, 1\]"),
        (1, 1, "y is a single number; expected distributions along a last axis"),
    ):
        with pytest.raises(ValueError, match=message):
            loss(y, y_hat)
    loss([0.3333, 0.3333, 0.3333], [0.333, 0.333, 0.334])  # rounded tables pass


def test_what_is_no_probability_is_refused():
    for loss in (binary_cross_entropy, binary_cross_entropy_grad):
        with pytest.raises(ValueError, match=r"y_hat holds -2.0; expected probabilities in \[0, 1\]"):
            loss([1, 0], [0.5, -2])
        with pytest.raises(ValueError, match=r"y holds 3.0; expected probabilities in \[0, 1\]"):
            loss([1, 3], [9, -2], from_logits=True)
    with pytest.raises(ValueError, match=r"y holds a distribution that sums to 0\.5"):
        entropy([0.25, 0.25])
