"""Penalties, soft threshold, dropout and weight decay: values, gradients, laws, errors."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import minimize_scalar

from dlbasics.gradient_check import check_gradient
from dlbasics.regularization import (
    dropout,
    dropout_backward,
    elastic_net_penalty,
    elastic_net_penalty_grad,
    l1_penalty,
    l1_penalty_grad,
    l2_penalty,
    l2_penalty_grad,
    soft_threshold,
    soft_threshold_grad,
    weight_decay_step,
)

pytestmark = pytest.mark.filterwarnings("error")
W = np.array([[0.5, -2.0], [3.0, -0.25]])
PENALTIES = [
    (l1_penalty, l1_penalty_grad),
    (l2_penalty, l2_penalty_grad),
    (elastic_net_penalty, elastic_net_penalty_grad),
]


def test_penalties_are_sums_without_a_half():
    assert l1_penalty(W, 0.1) == pytest.approx(0.1 * 5.75)
    assert l2_penalty(W, 0.1) == pytest.approx(0.1 * 13.3125)
    assert elastic_net_penalty(W, 0.1, 0.25) == pytest.approx(0.1 * (0.25 * 5.75 + 0.75 * 13.3125))
    assert l2_penalty([3, 4], 1) == 25


@pytest.mark.parametrize(("penalty", "grad"), PENALTIES)
def test_gradients_agree_with_central_differences(penalty, grad):
    check_gradient(lambda w: penalty(w, 0.3), W, grad(W, 0.3))
    assert not grad(np.zeros(3), 0.3).any(), "the subgradient at 0 is 0 by convention"


@pytest.mark.parametrize("penalty", [penalty for penalty, _ in PENALTIES])
@settings(max_examples=50)
@given(t=st.floats(0, 1), seed=st.integers(0, 1000))
def test_penalties_are_convex(penalty, t, seed):
    a, b = np.random.default_rng(seed).normal(size=(2, 5))
    assert penalty(t * a + (1 - t) * b, 0.7) <= t * penalty(a, 0.7) + (1 - t) * penalty(b, 0.7) + 1e-12


@settings(max_examples=60)
@given(w=st.floats(-10, 10), lam=st.floats(0, 5))
def test_soft_threshold_minimizes_its_objective(w, lam):
    def objective(v):
        return (v - w) ** 2 / 2 + lam * abs(v)

    found = minimize_scalar(objective, bounds=(-11, 11), method="bounded", options={"xatol": 1e-9}).x
    assert objective(soft_threshold(w, lam)) <= objective(found) + 1e-12
    assert soft_threshold(w, lam) == pytest.approx(found, abs=1e-5)


def test_soft_threshold_gives_exact_zeros_and_keeps_extremes():
    np.testing.assert_array_equal(soft_threshold([-3.0, -1.0, 0.5, 1.0, 3.0], 1), [-2, 0, 0, 0, 2])
    np.testing.assert_array_equal(soft_threshold([-np.inf, 1e308, 5e-324], 1), [-np.inf, 1e308, 0])
    np.testing.assert_array_equal(soft_threshold(np.float32([2, -np.inf]), 1e30), np.float32([0, -np.inf]))
    assert soft_threshold(np.float32([2]), 0.5).dtype == np.float32
    assert soft_threshold_grad(np.float32([2]), 0.5).dtype == np.float32
    np.testing.assert_array_equal(soft_threshold_grad([-3.0, -1.0, 0.0, 1.0, 3.0], 1), [1, 0, 0, 0, 1])


def test_dropout_keeps_the_expected_value():
    x = np.random.default_rng(0).normal(size=50)
    rng = np.random.default_rng(1)
    outs = np.array([dropout(x, 0.3, rng)[0] for _ in range(20_000)])
    error = np.abs(outs.mean(axis=0) - x)
    standard_error = np.abs(x) * np.sqrt(0.3 / 0.7 / len(outs))
    assert (error <= 5 * standard_error).all()
    assert np.mean(outs == 0) == pytest.approx(0.3, abs=0.003)


def test_dropout_passes_through_in_eval_mode_and_blocks_the_gradient_of_what_it_dropped():
    x = np.arange(1.0, 101)
    out, mask = dropout(x, 0.5, None, training=False)
    assert np.array_equal(out, x) and (mask == 1).all()
    out, mask = dropout(x, 0.5, np.random.default_rng(0))
    assert set(np.unique(mask)) == {0.0, 2.0}
    np.testing.assert_array_equal(dropout_backward(np.ones(100), mask), mask)
    again, _ = dropout(x, 0.5, np.random.default_rng(0))
    assert np.array_equal(out, again)
    assert dropout(np.float32(x), 0.5, np.random.default_rng(0))[0].dtype == np.float32


def test_penalties_of_extreme_weights_are_inf_without_a_warning():
    assert l2_penalty([1e200], 1) == l1_penalty([1e308, 1e308], 1) == np.inf
    np.testing.assert_array_equal(l2_penalty_grad([-1e308], 1), [-np.inf])
    np.testing.assert_array_equal(l2_penalty_grad([0, 0.125], 1e308), [0, 2.5e307])
    np.testing.assert_array_equal(l2_penalty_grad([np.inf], 0), [0])
    assert l2_penalty(np.float32([3]), 0.5).dtype == np.float32


def test_a_penalty_that_does_not_count_adds_nothing_even_of_extreme_weights():
    assert elastic_net_penalty([1e200], 1.0, l1_ratio=1.0) == 1e200
    assert elastic_net_penalty([1e308, 1e308], 0.1, l1_ratio=0.5) == np.inf
    assert l1_penalty([1e308, 1e308], 0) == l2_penalty([1e200], 0) == 0
    np.testing.assert_array_equal(elastic_net_penalty_grad([-1e308], 1.0, l1_ratio=1.0), [-1])
    assert elastic_net_penalty(np.float32([3]), 0.5, l1_ratio=0.0).dtype == np.float32


def test_a_penalty_that_does_not_count_still_shows_weights_that_are_nan():
    for penalty in (l1_penalty, l2_penalty, elastic_net_penalty):
        assert np.isnan(penalty([np.nan, 1], 0)), penalty.__name__


def test_weight_decay_is_the_l2_step_of_plain_descent():
    dw = np.random.default_rng(0).normal(size=W.shape)
    by_penalty = W - 0.1 * (dw + l2_penalty_grad(W, 0.2 / 2))
    np.testing.assert_allclose(weight_decay_step(W, dw, 0.1, 0.2), by_penalty, rtol=1e-14)


def test_misuse_is_named():
    with pytest.raises(ValueError, match=r"lam is -1.0; expected a number in \[0, inf\)"):
        l2_penalty(W, -1)
    with pytest.raises(ValueError, match=r"drop_prob is 1.0; expected a number in \[0, 1\)"):
        dropout(W, 1, np.random.default_rng(0))
    with pytest.raises(TypeError, match=r"rng is None; expected a numpy.random.Generator"):
        dropout(W, 0.5, None)
    for bad in ({"lr": 0, "decay": 0.1}, {"lr": 0.1, "decay": -0.1}):
        with pytest.raises(ValueError, match=r"(lr|decay) is (0.0|-0.1); expected a number in"):
            weight_decay_step(W, W, **bad)
    with pytest.raises(ValueError, match=r"l1_ratio is 2.0"):
        elastic_net_penalty(W, 1, 2)
    with pytest.raises(ValueError, match=r"w has shape \(2, 2\) but dw has shape \(2,\)"):
        weight_decay_step(W, W[0], 0.1, 0.1)
    with pytest.raises(TypeError, match="w has dtype <U1"):
        l1_penalty(["a"], 1)
