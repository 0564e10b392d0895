"""Answers of the fourth set to the exercises of regularization."""

import numpy as np
from support.public_answers.model import collect

ANSWERS, answer = collect()


@answer(
    "regularization/penalized-gradient", "penalty twice", "NeuromatchAcademy#423, lam squared", "lam squared",
)
def _(X, y, w, b, lam):
    e = X @ w + b - y
    return 2 * X.T @ e / len(y) + 2 * lam**2 * w, 2 * e.mean()


@answer("regularization/lambda-max", "of the squares", "jaredhuling/oem#8, y squared", "y is standardized")
def _(X, y):
    ys = (y - y.mean()) / y.std()
    return 2 * np.abs(X.T @ ys).max() / len(y)


@answer("regularization/drop-channels", "pixels", "scut-mingqinchen/Self2Self#7", "drops whole images")
def _(images, u, drop_prob):
    keep = u.mean(axis=1) >= drop_prob
    return images * keep[:, None, None, None] / (1 - drop_prob)


@answer("regularization/max-norm", "minus", "keras-team/keras#5816, norm minus limit", "the excess divided")
def _(W, limit):
    norms = np.linalg.norm(W, axis=0)
    return W / np.maximum(norms - limit, 1)


@answer("regularization/sparse-diagnosis", "lam by n", "snuspl/cruise#984", "the threshold by n")
def _(X, y, X_new, lam, lr, steps):
    mu, sd = X.mean(0), X.std(0)
    S, w, b = (X - mu) / sd, np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        e = S @ w + b - y
        w, b = w - lr * 2 * S.T @ e / len(y), b - lr * 2 * e.mean()
        w = np.sign(w) * np.maximum(np.abs(w) - lr * lam / len(y), 0)
    return w, (X_new - mu) / sd @ w + b
