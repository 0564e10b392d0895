"""Logistic regression against scikit-learn's optimum, its gradient, its limits, its errors."""

import numpy as np
import pytest
import sklearn.linear_model

from dlbasics.activations import sigmoid
from dlbasics.datasets import load_breast_cancer, separable
from dlbasics.gradient_check import check_gradient
from dlbasics.logistic_regression import LogisticRegression, gradient
from dlbasics.losses import binary_cross_entropy
from dlbasics.regularization import l2_penalty

pytestmark = pytest.mark.filterwarnings("error")
RNG = np.random.default_rng(0)
X = RNG.normal(size=(60, 3))
Y = (RNG.random(60) < sigmoid(X @ [1.0, -2.0, 0.5] + 0.3)).astype(int)


@pytest.mark.parametrize("lam", [0.0, 0.3])
def test_gradient_agrees_with_central_differences(lam):
    w, b = np.array([0.5, -1.0, 2.0]), 0.2

    def loss(w, b):
        return binary_cross_entropy(Y, X @ w + b, from_logits=True) + l2_penalty(w, lam)

    dw, db = gradient(X, Y, w, b, lam)
    check_gradient(lambda w: loss(w, b), w, dw)
    check_gradient(lambda b: loss(w, float(b)), b, db)


@pytest.mark.parametrize("lam", [0.0, 0.01, 1.0])
def test_reaches_the_optimum_of_scikit_learn(lam):
    ours = LogisticRegression(lr=0.3, steps=5000, lam=lam, tolerance=1e-10).fit(X, Y)
    C = 1 / (2 * len(Y) * lam) if lam else np.inf
    theirs = sklearn.linear_model.LogisticRegression(C=C, tol=1e-12, max_iter=1000).fit(X, Y)
    np.testing.assert_allclose(ours.w, theirs.coef_[0], atol=1e-6)
    assert ours.b == pytest.approx(theirs.intercept_[0], abs=1e-6)
    np.testing.assert_allclose(ours.predict_proba(X), theirs.predict_proba(X)[:, 1], atol=1e-6)
    assert ours.score(X, Y) == theirs.score(X, Y)


def test_the_loss_falls_at_each_step_from_log_2():
    model = LogisticRegression(lr=0.5, steps=100).fit(X, Y)
    assert model.history[0] == pytest.approx(np.log(2)) and len(model.history) == 101
    assert (np.diff(model.history) < 0).all()


def test_stops_at_the_tolerance():
    model = LogisticRegression(lr=1.0, steps=5000, tolerance=1e-6).fit(X, Y)
    assert len(model.history) < 1000
    dw, db = gradient(X, Y, model.w, model.b)
    assert max(np.abs(dw).max(), abs(db)) <= 1e-6


def test_learns_the_breast_cancer_table():
    table = load_breast_cancer()
    train, test = slice(0, 400), slice(400, None)
    mu, std = table.X[train].mean(axis=0), table.X[train].std(axis=0)
    model = LogisticRegression(lr=0.5, steps=300).fit((table.X[train] - mu) / std, table.y[train])
    assert model.score((table.X[test] - mu) / std, table.y[test]) > 0.95


def test_separable_data_let_the_weights_grow_and_a_penalty_holds_them():
    X, y = separable(40, np.random.default_rng(1))
    norms = [np.linalg.norm(LogisticRegression(lr=5, steps=n).fit(X, y).w) for n in (10, 100, 1000)]
    assert norms[0] < norms[1] < norms[2]
    held = [np.linalg.norm(LogisticRegression(lr=0.5, steps=n, lam=0.1).fit(X, y).w) for n in (500, 1000)]
    assert held[1] == pytest.approx(held[0], rel=1e-6) and held[1] < 2


def test_extreme_features_do_not_overflow():
    model = LogisticRegression(lr=1e-6, steps=20).fit(1000 * X, Y)
    assert np.isfinite(model.history).all()
    assert set(model.predict_proba(1e6 * X)) >= {0.0, 1.0}


def test_threshold_moves_the_decision():
    model = LogisticRegression(lr=0.5, steps=100).fit(X, Y)
    assert model.predict(X, threshold=0.0).all() and not model.predict(X, threshold=1.0).any()
    chosen = model.predict_proba(X)[7]
    assert model.predict(X[7:8], threshold=chosen) == [1], "at the threshold the class is 1"


def test_the_recorded_loss_is_the_penalized_one():
    model = LogisticRegression(lr=0.5, steps=3, lam=0.2).fit(X, Y)
    z = X @ model.w + model.b
    loss = binary_cross_entropy(Y, z, from_logits=True) + l2_penalty(model.w, 0.2)
    assert model.history[-1] == loss and len(model.history) == 4


def test_misuse_is_named():
    model = LogisticRegression(steps=1)
    with pytest.raises(ValueError, match="no weights yet"):
        model.predict(X)
    with pytest.raises(ValueError, match=r"X has shape \(60, 3\) and y has shape \(60, 1\)"):
        model.fit(X, Y[:, None])
    with pytest.raises(ValueError, match=r"expected \(n, d\) and \(n,\), n > 0"):
        model.fit(X[:0], Y[:0])
    with pytest.raises(TypeError, match=r"b is an array of shape \(60,\)"):
        gradient(X, Y, np.zeros(3), np.zeros(60))
    with pytest.raises(ValueError, match="y holds nan"):
        model.fit(X, np.where(Y == 1, np.nan, 0))
    with pytest.raises(ValueError, match="y holds 2; expected labels 0 and 1"):
        model.fit(X, 2 * Y)
    with pytest.raises(ValueError, match="X holds nan or inf"):
        model.fit(np.where(X > 2, np.nan, X), Y)
    with pytest.raises(ValueError, match=r"X has shape \(60, 2\) but w has shape \(3,\)"):
        model.fit(X, Y).predict(X[:, :2])
    with pytest.raises(ValueError, match="lr is"):
        LogisticRegression(lr=0)
    with np.errstate(all="ignore"), pytest.raises(FloatingPointError, match="lower it or scale X"):
        LogisticRegression(lr=1e308, steps=50).fit(1e10 * X, Y)
