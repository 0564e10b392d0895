"""Answers of the fourth set to the exercises of overfitting."""

import numpy as np
from support.public_answers.model import collect

from dlbasics import overfitting

ANSWERS, answer = collect()


@answer(
    "overfitting/fold-errors", "own error", "nickgillian/grt#43, tested on its own",
    "trained and tested on a fold",
)
def _(x, y, degree, k):
    errors = []
    for j in range(k):
        w = overfitting.polynomial_fit(x[j::k], y[j::k], degree)
        errors.append(np.mean((overfitting.polynomial_predict(x[j::k], w) - y[j::k]) ** 2))
    return np.array(errors)


@answer(
    "overfitting/mirror-copies", "in their places", "yhenon/keras-frcnn#175, replaced",
    "mirrored in place of copied",
)
def _(images, y, safe):
    out = images.copy()
    chosen = np.isin(y, safe)
    out[chosen] = out[chosen][:, :, ::-1]
    return out, y


@answer("overfitting/expected-noisy-mse", "one example", "d2l-ai/d2l-vi#867, divided by n", "divided by n")
def _(X, y, w, scale):
    return np.mean((X @ w - y) ** 2) + scale**2 * np.sum(w**2) / len(y)


@answer("overfitting/stop-epoch", "one before", "keras-team/keras#8100, restore", "the epoch before the stop")
def _(losses, alpha):
    best = losses[0]
    for i, loss in enumerate(losses):
        if loss > best * (1 + alpha / 100):
            return i
        best = min(best, loss)
    return len(losses)


@answer(
    "overfitting/choose-and-test", "mean of both", "INRIA/scikit-learn-mooc#642",
    "the accuracy on both parts",
)
def _(X, y, n_train, n_val, lams):
    A, Y = X[:n_train], np.eye(10)[y[:n_train]]
    best = (-1.0, 0.0, 0.0)
    for lam in lams:
        W = np.linalg.solve(A.T @ A + lam * np.eye(X.shape[1]), A.T @ Y)
        hits = (X @ W).argmax(1) == y
        val, test = hits[n_train : n_train + n_val].mean(), hits[n_train + n_val :].mean()
        best = max(best, (val, lam, (val + test) / 2))
    return best[1:]
