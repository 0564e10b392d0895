"""Answers of the third set to the exercises of regularization."""

import numpy as np
from support.public_answers.model import collect

ANSWERS, answer = collect()


@answer(
    "regularization/penalized-gradient", "bias first", "trekhleb/homemade-machine-learning#63",
    "penalty on b",
)
def _(X, y, w, b, lam):
    e = X @ w + b - y
    return 2 * X.T @ e / len(y) + 2 * lam * w, 2 * e.mean() + 2 * lam * b


@answer("regularization/lambda-max", "y by its size", "mathurinm/celer#148", "divided by n twice")
def _(X, y):
    return np.max(np.abs(2 * X.T @ (y - y.mean()))) / len(y) ** 2


@answer("regularization/drop-channels", "floor", "bennyfri/TFMacCpp#6", "divided by the drop rate")
def _(images, u, drop_prob):
    kept = np.floor(u + (1 - drop_prob))
    return images / drop_prob * kept[:, :, None, None]


@answer(
    "regularization/max-norm", "desired alone", "lisa-lab/pylearn2#1126, the lengths not divided",
    "times desired",
)
def _(W, limit):
    return W * np.clip(np.sqrt(np.sum(W**2, axis=0)), 0, limit)


@answer("regularization/sparse-diagnosis", "step twice", "rctn/sparsecoding#16", "2 lr in the threshold")
def _(X, y, X_new, lam, lr, steps):
    mu, sd = X.mean(0), X.std(0)
    S, w, b = (X - mu) / sd, np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        e = S @ w + b - y
        w, b = w - lr * 2 * S.T @ e / len(y), b - lr * 2 * e.mean()
        w = np.sign(w) * np.maximum(np.abs(w) - 2 * lr * lam, 0)
    return w, (X_new - mu) / sd @ w + b


@answer("regularization/drop-channels", "right", "bennyfri/TFMacCpp#6, with where")
def _(images, u, drop_prob):
    return np.where((u < drop_prob)[..., None, None], 0, images / (1 - drop_prob))
