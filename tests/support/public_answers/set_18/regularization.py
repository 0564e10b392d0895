"""Answers of the eighteenth set to the exercises of regularization."""

import numpy as np
from support.public_answers.model import collect

ANSWERS, answer = collect()


# regularization/max-norm


@answer(
    "regularization/max-norm",
    "length of at least 1",
    "written for the stub",
    wrong="divides by the length or by 1, and multiplies by limit: short columns change",
)
def _(W, limit):
    n = np.linalg.norm(W, axis=0)
    return W / np.maximum(n, 1) * limit


@answer(
    "regularization/max-norm",
    "return in the loop",
    "written for the stub",
    wrong="only the first column that is too long is scaled",
)
def _(W, limit):
    W = W.copy()
    for j in range(W.shape[1]):
        n = np.linalg.norm(W[:, j])
        if n > limit:
            W[:, j] *= limit / n
            return W
    return W


# regularization/sparse-diagnosis


@answer(
    "regularization/sparse-diagnosis",
    "FISTA",
    "written for the stub",
    wrong="steps with momentum",
)
def _(X, y, X_new, lam, lr, steps):
    mu, sd = X.mean(0), X.std(0)
    Z = (X - mu) / sd
    w, b = np.zeros(X.shape[1]), 0.0
    v = w
    t = 1
    for _ in range(steps):
        e = Z @ v + b - y
        u = v - lr * 2 * Z.T @ e / len(y)
        b = b - lr * 2 * e.mean()
        wn = np.sign(u) * np.maximum(np.abs(u) - lr * lam, 0)
        tn = (1 + np.sqrt(1 + 4 * t * t)) / 2
        v = wn + (t - 1) / tn * (wn - w)
        w, t = wn, tn
    return w, (X_new - mu) / sd @ w + b
