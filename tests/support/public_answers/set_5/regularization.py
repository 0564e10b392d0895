"""Answers of the fifth set to the exercises of regularization."""

import numpy as np
from support.public_answers.model import collect

ANSWERS, answer = collect()


RNG = np.random.default_rng(5)


@answer("regularization/penalized-gradient", "no lam", "wanhy13/Linear_regression, ridge.py",
        "lam is missing in the slope of the penalty")
def _(X, y, w, b, lam):
    e = X @ w + b - y
    return 2 * X.T @ e / len(y) + 2 * w, 2 * np.mean(e)


@answer("regularization/penalized-gradient", "half error",
        "EPFLMachineLearningTeamYoor/Project1, half the MSE",
        "the 2 of the squared error is missing, that of the penalty stands")
def _(X, y, w, b, lam):
    e = y - X @ w - b
    return -X.T @ e / len(y) + 2 * lam * w, -np.mean(e)


@answer("regularization/penalized-gradient", "bias from w",
        "girishkuniyal/Predict-housing-prices-in-Portland#1",
        "db is an entry for each feature")
def _(X, y, w, b, lam):
    e = X @ w + b - y
    dw = 2 / len(y) * X.T @ e
    return dw + 2 * lam * w, dw


@answer("regularization/penalized-gradient", "right, joined", "ZiyangJiao/Python_machineLearning, ridge.py")
def _(X, y, w, b, lam):
    A = np.c_[X, np.ones(len(X))]
    v = np.r_[w, b]
    g = 2 / len(y) * (A.T @ A @ v - A.T @ y)
    return g[:-1] + 2 * lam * w, g[-1]


@answer("regularization/lambda-max", "no mean", "paiml/aprender#2133",
        "not divided by the number of examples")
def _(X, y):
    return 2 * np.max(np.abs(X.T @ (y - y.mean())))


@answer("regularization/lambda-max", "mean entry", "scikit-learn/scikit-learn#8927, averaged",
        "the mean over the features in place of the largest")
def _(X, y):
    return 2 * np.mean(np.abs(X.T @ (y - np.mean(y)))) / len(y)


@answer("regularization/drop-channels", "other end", "karpathy/neuraltalk#29",
        "the large random numbers are dropped, not the small ones")
def _(images, u, drop_prob):
    mask = (u < (1 - drop_prob)) * (1.0 / (1 - drop_prob))
    return images * mask[:, :, None, None]


@answer("regularization/drop-channels", "own numbers", "tinygrad/tinygrad#170, binomial",
        "draws random numbers of its own")
def _(images, u, drop_prob):
    mask = RNG.binomial(1, 1 - drop_prob, size=u.shape)
    return images * mask[:, :, None, None] / (1 - drop_prob)


@answer("regularization/drop-channels", "exact share", "modern-fortran/neural-fortran#194",
        "the share that is dropped is made exact, by a quantile of u")
def _(images, u, drop_prob):
    mask = u >= np.quantile(u, drop_prob)
    return images * mask[:, :, None, None] / (1 - drop_prob)


@answer("regularization/max-norm", "sum", "pronobis/libspn-keras#17, divided by sums",
        "the length is the sum of the absolute weights")
def _(W, limit):
    length = np.abs(W).sum(axis=0)
    return W * np.where(length > limit, limit / np.maximum(length, 1e-300), 1)


@answer("regularization/max-norm", "no root", "Lasagne/Lasagne#135, without the root",
        "the sum of squares stands for the length")
def _(W, limit):
    s = np.sum(W**2, axis=0)
    return W * np.where(s > limit, limit / np.where(s > 0, s, 1), 1.0)


@answer("regularization/max-norm", "right, loop", "vlawhern/arl-eegmodels#1, a column at a time")
def _(W, limit):
    W = W.copy()
    for j in range(W.shape[1]):
        length = np.sqrt(W[:, j] @ W[:, j])
        if length > limit:
            W[:, j] *= limit / length
    return W


def _steps(X, y, lam, lr, steps, soft):
    mu, sd = X.mean(0), X.std(0)
    S, w, b = (X - mu) / sd, np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        e = S @ w + b - y
        w, b = w - lr * 2 * S.T @ e / len(y), b - lr * 2 * e.mean()
        w = soft(w, lr * lam)
    return w, b, mu, sd


@answer("regularization/sparse-diagnosis", "no modulus", "hasktorch/hasktorch#74",
        "the threshold is taken from w, not from its size: negative weights become 0")
def _(X, y, X_new, lam, lr, steps):
    w, b, mu, sd = _steps(X, y, lam, lr, steps, lambda w, t: np.sign(w) * np.maximum(w - t, 0))
    return w, (X_new - mu) / sd @ w + b


@answer("regularization/sparse-diagnosis", "raw patients", "elixir-nx/scholar#363, passed through raw",
        "X_new is not standardized")
def _(X, y, X_new, lam, lr, steps):
    w, b, _mu, _sd = _steps(X, y, lam, lr, steps, lambda w, t: np.sign(w) * np.maximum(np.abs(w) - t, 0))
    return w, X_new @ w + b


@answer("regularization/sparse-diagnosis", "hard", "rctn/sparsecoding#16, a hard threshold",
        "small weights become 0, but the others are not moved")
def _(X, y, X_new, lam, lr, steps):
    w, b, mu, sd = _steps(X, y, lam, lr, steps, lambda w, t: np.where(np.abs(w) > t, w, 0))
    return w, (X_new - mu) / sd @ w + b
