"""Batch and layer normalization against PyTorch's recorded values, their laws and their limits."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dlbasics.gradient_check import check_gradient
from dlbasics.normalization import (
    RunningStatistics,
    batch_norm,
    batch_norm_backward,
    layer_norm,
    layer_norm_backward,
)

pytestmark = pytest.mark.filterwarnings("error")
TORCH = json.loads((Path(__file__).parents[0] / "support" / "torch_normalization.json").read_text())
GIVEN = {name: np.array(values) for name, values in TORCH["given"].items()}
X, GAMMA, BETA, DOUT = (GIVEN[name] for name in ("X", "gamma", "beta", "dout"))


def assert_as_torch(recorded, out, grads):
    close = {"rtol": 1e-12, "atol": 1e-12}
    np.testing.assert_allclose(out, TORCH[recorded]["out"], **close)
    for name, grad in zip(("dX", "dgamma", "dbeta"), grads, strict=True):
        np.testing.assert_allclose(grad, TORCH[recorded][name], **close, err_msg=name)


def test_batch_norm_trains_as_torch_does():
    running = RunningStatistics(4, momentum=0.3)
    out, cache = batch_norm(X, GAMMA, BETA, running)
    assert_as_torch("batch_train", out, batch_norm_backward(DOUT, cache))
    np.testing.assert_allclose(running.mean, TORCH["batch_train"]["running_mean"], rtol=1e-12)
    np.testing.assert_allclose(running.var, TORCH["batch_train"]["running_var"], rtol=1e-12)


def test_batch_norm_evaluates_as_torch_does():
    running = RunningStatistics(4, momentum=0.3)
    batch_norm(X, GAMMA, BETA, running)
    before = running.mean.copy()
    out, cache = batch_norm(X, GAMMA, BETA, running, training=False)
    assert_as_torch("batch_eval", out, batch_norm_backward(DOUT, cache))
    assert np.array_equal(running.mean, before), "eval mode must not learn"


def test_layer_norm_is_as_in_torch():
    out, cache = layer_norm(X, GAMMA, BETA)
    assert_as_torch("layer", out, layer_norm_backward(DOUT, cache))


PAIRS = [(batch_norm, batch_norm_backward), (layer_norm, layer_norm_backward)]


@pytest.mark.parametrize(("forward", "backward"), PAIRS)
def test_backward_agrees_with_central_differences(forward, backward):
    dX, dgamma, dbeta = backward(DOUT, forward(X, GAMMA, BETA)[1])
    check_gradient(lambda x: np.sum(forward(x, GAMMA, BETA)[0] * DOUT), X, dX)
    check_gradient(lambda g: np.sum(forward(X, g, BETA)[0] * DOUT), GAMMA, dgamma)
    check_gradient(lambda b: np.sum(forward(X, GAMMA, b)[0] * DOUT), BETA, dbeta)


def test_layer_norm_takes_sequences():
    x = np.random.default_rng(1).normal(size=(2, 3, 4))
    out, cache = layer_norm(x, GAMMA, BETA)
    rows, _ = layer_norm(x.reshape(6, 4), GAMMA, BETA)
    np.testing.assert_array_equal(out.reshape(6, 4), rows)
    dx, dgamma, dbeta = layer_norm_backward(np.ones_like(x), cache)
    assert dx.shape == x.shape and dgamma.shape == dbeta.shape == (4,)


@settings(max_examples=50)
@given(shift=st.floats(-100, 100), scale=st.floats(0.1, 100), seed=st.integers(0, 100))
def test_shift_and_scale_of_the_input_do_not_matter(shift, scale, seed):
    x = np.random.default_rng(seed).normal(size=(5, 4))
    for norm in (batch_norm, layer_norm):
        out, _ = norm(x, GAMMA, BETA, eps=0)
        moved, _ = norm(scale * x + shift, GAMMA, BETA, eps=0)
        np.testing.assert_allclose(moved, out, rtol=1e-8, atol=1e-8)


def test_normalized_features_have_mean_0_and_variance_1():
    one, zero = np.ones(4), np.zeros(4)
    for norm, axis in ((batch_norm, 0), (layer_norm, 1)):
        out, _ = norm(X, one, zero, eps=0)
        np.testing.assert_allclose(out.mean(axis=axis), 0, atol=1e-14)
        np.testing.assert_allclose(out.var(axis=axis), 1)


def test_two_passes_survive_a_large_mean_in_float32():
    x = (1e4 + np.random.default_rng(0).normal(size=(1000, 1))).astype(np.float32)
    one_pass = np.mean(x**2) - np.mean(x) ** 2
    out, _ = batch_norm(x, np.ones(1, np.float32), np.zeros(1, np.float32))
    assert out.dtype == np.float32
    assert abs(out.std() - 1) < 1e-3
    assert abs(one_pass - x.astype(float).var()) > 0.5, "the pitfall that two passes avoid has gone"


def test_long_batches_and_far_rows_keep_their_statistics_in_float32():
    x = (1e4 + np.random.default_rng(0).normal(size=(100_000, 2))).astype(np.float32)
    one, zero, running = np.ones(2, np.float32), np.zeros(2, np.float32), RunningStatistics(2, momentum=1)
    out, cache = batch_norm(x, one, zero, running)
    off = np.abs(x.mean(axis=0) - x.mean(axis=0, dtype=float))
    assert (off > 1).all(), "the pitfall of float32 sums has gone"
    np.testing.assert_allclose(out.mean(axis=0, dtype=float), 0, atol=1e-6)
    np.testing.assert_allclose(out.std(axis=0, dtype=float), 1, atol=1e-4)
    np.testing.assert_allclose(running.mean, x.mean(axis=0, dtype=float), rtol=1e-12)
    kept, eval_cache = batch_norm(x, one, zero, running, training=False)
    np.testing.assert_allclose(kept, out, atol=1e-4)
    for kind in (cache, eval_cache):
        assert {kept.dtype, *(g.dtype for g in batch_norm_backward(out, kind))} == {np.dtype(np.float32)}
    rows, _ = layer_norm(x.T, np.ones(100_000, np.float32), np.zeros(100_000, np.float32))
    assert rows.dtype == np.float32
    np.testing.assert_allclose(rows.std(axis=1, dtype=float), 1, atol=1e-4)


def test_two_passes_survive_a_huge_mean_in_float64():
    row = np.array([[1e9 - 1, 1e9 + 1]])
    for norm, x in ((batch_norm, row.T), (layer_norm, row)):
        d = x.shape[1]
        out, _ = norm(x, np.ones(d), np.zeros(d), eps=0)
        np.testing.assert_array_equal(out.ravel(), [-1, 1])


def test_one_example_has_no_batch_statistics():
    out, cache = batch_norm(X[:1], GAMMA, BETA)
    np.testing.assert_array_equal(out, BETA[None])
    assert not batch_norm_backward(DOUT[:1], cache)[0].any()
    with pytest.raises(ValueError, match="X has 1 rows; expected 2 or more"):
        batch_norm(X[:1], GAMMA, BETA, RunningStatistics(4))


def test_constant_features_give_beta():
    for norm in (batch_norm, layer_norm):
        np.testing.assert_array_equal(norm(np.full((3, 4), 7.0), GAMMA, BETA)[0], np.tile(BETA, (3, 1)))


def test_misuse_is_named():
    with pytest.raises(ValueError, match=r"gamma has shape \(3,\) but X has shape \(6, 4\); expected \(4,\)"):
        batch_norm(X, GAMMA[:3], BETA)
    with pytest.raises(ValueError, match=r"X has shape \(\); expected \(..., d\)"):
        layer_norm(3.0, 1.0, 0.0)
    with pytest.raises(ValueError, match="running is None"):
        batch_norm(X, GAMMA, BETA, training=False)
    for training in (True, False):  # a single running mean would silently serve all features
        with pytest.raises(ValueError, match=r"running.mean has shape \(1,\) but X has shape \(6, 4\)"):
            batch_norm(X, GAMMA, BETA, RunningStatistics(1), training)
    for batch in (X[:, :1], X[:, 0], [[1.0], [2.0]], 3.0):
        with pytest.raises(ValueError, match=r"running.mean has shape \(4,\) but X has shape"):
            RunningStatistics(4).update(batch)
    with pytest.raises(TypeError, match="X has dtype"):
        RunningStatistics(4).update([["a"], ["b"]])
    with pytest.raises(ValueError, match=r"X has shape \(4,\); expected \(n, d\)"):
        batch_norm(X[0], GAMMA, BETA)
    with pytest.raises(ValueError, match="eps is -1"):
        layer_norm(X, GAMMA, BETA, eps=-1)
    with pytest.raises(ValueError, match=r"dout has shape \(4,\) but x_hat has shape \(6, 4\)"):
        layer_norm_backward(DOUT[0], layer_norm(X, GAMMA, BETA)[1])
