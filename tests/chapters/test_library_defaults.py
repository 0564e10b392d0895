"""What the chapters say of PyTorch, Keras and scikit-learn, against what these libraries did when asked.

PyTorch and Keras are not installed here: `support/record_library_defaults.py` has asked them.
"""

import json
from pathlib import Path

import numpy as np
import pytest
import scipy.optimize
from sklearn.linear_model import Lasso, LogisticRegression, Ridge
from sklearn.metrics import log_loss
from support.chapter import read

RECORDED = Path(__file__).parents[1] / "support" / "library_defaults.json"
torch, keras = json.loads(RECORDED.read_text(encoding="utf-8")).values()
SURE = keras["binary cross-entropy of label 1"]

SAID = [
    ("activations", "PyTorch and this book choose 0", torch["relu slope at 0"] == 0),
    ("activations", "it is 0.01 in this book and in PyTorch, and 0.3 in Keras (in its layer)",
     (torch["leaky slope"], keras["leaky slope"]) == (0.01, 0.3)),
    ("regularization", "and Keras with `L2(lam)` | loss $+\\ \\lambda\\sum_i w_i^2$",
     np.isclose(keras["L2(0.1) of 1 2"], 0.1 * (1 + 4))),
    ("regularization", "| `weight_decay` in PyTorch's `SGD` | loss $+\\ \\tfrac12\\lambda\\sum_i w_i^2$",
     np.allclose(torch["SGD with weight decay"], [1 - 0.1 * (dw + 0.5) for dw in (0.01, 100)])),
    ("regularization", "PyTorch's `nn.Dropout`, Keras' `Dropout` and this book do it this way",
     torch["dropout 0.2 of ones"] == keras["dropout 0.2 of ones"] == [1.25]),
    # The pull of 0.5 is lost in a gradient of 100; taken off the weight it is 0.05, whatever the gradient.
    ("regularization", "the `weight_decay` of `Adam` goes into the gradient, that of `AdamW` to the weight",
     np.isclose(torch["Adam with weight decay"][1], torch["Adam"][1], atol=1e-6)
     and np.allclose(np.subtract(torch["Adam"], torch["AdamW with weight decay"]), 0.1 * 0.5)),
    ("normalization", "PyTorch's convention, with $m = 0.1$", torch["batch norm momentum"] == 0.1),
    ("normalization", "In Keras it is the weight of the **old** value, 0.99 by default",
     keras["batch norm momentum"] == 0.99
     and np.isclose(keras["running mean after one batch of 8"], 0.01 * 8)),
    ("normalization", "in PyTorch `BatchNorm` and `LayerNorm` take $10^{-5}$",
     torch["batch norm eps"] == torch["layer norm eps"] == 1e-5),
    ("normalization", "in Keras `BatchNormalization` and `LayerNormalization` take $10^{-3}$",
     keras["batch norm eps"] == keras["layer norm eps"] == 1e-3),
    ("normalization", "PyTorch does the same for a table with one row", torch["batch norm refuses one row"]),
    ("normalization", "PyTorch refuses only where a channel has a single number",
     not torch["batch norm refuses one image"]),
    ("normalization", "PyTorch's `torch.var` and pandas' `var` divide by $n-1$", torch["var of 1 3"] == 2),
    ("losses", "| PyTorch | `nn.CrossEntropyLoss`, `nn.BCEWithLogitsLoss` | `nn.BCELoss`",
     np.isclose(torch["CrossEntropyLoss of logits 1 2 3"], np.log(np.exp([1, 2, 3]).sum()) - 3)
     and np.isclose(torch["BCEWithLogitsLoss of logit 3"], np.log1p(np.exp(-3)))
     and np.isclose(torch["NLLLoss of -1 -2 -3"], 3)),
    ("losses", "`CategoricalCrossentropy`, `SparseCategoricalCrossentropy`, `BinaryCrossentropy` |",
     not any(keras["from logits"].values()) and len(keras["from logits"]) == 3),
    ("losses", "PyTorch's `BCELoss`, scikit-learn and this book refuse", torch["BCELoss refuses logits"]),
    ("losses", "Keras first forces it between $10^{-7}$ and $1 - 10^{-7}$",
     np.allclose([SURE["-3.0"], SURE["0.4"], SURE["2.0"]], [-np.log(1e-7), -np.log(0.4), 1e-7], atol=1e-6)),
    ("losses", "Keras cuts off at $10^{-7}$, so it stops at 16.1", np.isclose(SURE["0.0"], 16.1, atol=0.05)),
    ("losses", "cuts off the *logarithm* at −100, so it stops at 100", torch["BCELoss at log 0"] == 100),
    ("losses", "the target always comes first, as in scikit-learn and Keras",
     keras["loss arguments"] == ["y_true", "y_pred"]),
    ("losses", "In PyTorch the prediction comes first", torch["loss arguments"] == ["input", "target"]),
]


@pytest.mark.parametrize(("chapter", "sentence", "holds"), SAID, ids=[said[1][:40] for said in SAID])
def test_what_is_said_of_a_library_is_what_it_did(chapter, sentence, holds):
    assert sentence in read(chapter).prose
    assert holds


def test_scikit_learn_takes_probabilities_and_stops_at_eps():
    prose = read("losses").prose
    assert "eps of the number's type, the distance from 1 to the next larger number" in prose
    assert "So for float64 its price stops at 36.04" in prose
    assert np.nextafter(1, 2) - 1 == np.finfo(float).eps
    assert log_loss([1, 0], [0.0, 1.0]) == pytest.approx(36.04, abs=0.005)
    with pytest.raises(ValueError, match="values greater than 1"):
        log_loss([1, 0], [-3.0, 2.0])


def test_the_three_conventions_of_scikit_learn():
    prose = read("regularization").prose
    assert "`Ridge` | *sum* of the squared errors $+\\ \\alpha\\sum_i w_i^2$" in prose
    assert "`Lasso` | *half the mean* of the squared errors $+\\ \\alpha\\sum_i\\lvert w_i\\rvert$" in prose
    assert "$C$ times the sum of the losses $+\\ \\tfrac12\\sum_i w_i^2$" in prose
    rng = np.random.default_rng(0)
    X, noise = rng.normal(size=(50, 3)), rng.normal(size=50)
    y = X @ np.array([1.0, -2.0, 0.0]) + noise
    w = Ridge(alpha=3, fit_intercept=False).fit(X, y).coef_
    np.testing.assert_allclose(X.T @ (X @ w - y) + 3 * w, 0, atol=1e-10)
    w = Lasso(alpha=0.3, fit_intercept=False, tol=1e-12).fit(X, y).coef_
    pull = X.T @ (X @ w - y) / 50
    np.testing.assert_allclose(pull[w != 0], -0.3 * np.sign(w[w != 0]), atol=1e-6)
    label = y > 0
    w = LogisticRegression(C=2.0, fit_intercept=False, tol=1e-10).fit(X, label).coef_[0]
    found = scipy.optimize.minimize(
        lambda w: 2 * np.sum(np.logaddexp(0, X @ w) - label * (X @ w)) + w @ w / 2, np.zeros(3), tol=1e-12)
    np.testing.assert_allclose(w, found.x, atol=1e-5)
