"""Answers of the seventh set to the exercises of regularization."""

import numpy as np
from support.public_answers.model import collect

from dlbasics.regularization import soft_threshold

ANSWERS, answer = collect()


@answer("regularization/penalized-gradient", "no lam", "wanhy13/Linear_regression, ridge.py, + 2*w",
        "lam is forgotten, and the error is summed, not averaged")
def _(X, y, w, b, lam):
    e = X @ w + b - y
    return 2 * X.T @ e + 2 * w, 2 * e.sum()


@answer("regularization/penalized-gradient", "first weight spared", "ageron/handson-ml#487, theta[1:]",
        "the first weight is taken for the intercept and not penalized")
def _(X, y, w, b, lam):
    e = X @ w + b - y
    return 2 / len(y) * X.T @ e + np.r_[0, 2 * lam * w[1:]], 2 * e.mean()


@answer("regularization/lambda-max", "summed, not centred", "pmtk3, lassoMaxLambda.m, norm(2*(X'*y),inf)",
        "neither y is centred nor the sum divided by n")
def _(X, y):
    return np.linalg.norm(2 * (X.T @ y), np.inf)


@answer("regularization/lambda-max", "no two, not centred", "search code: lassoMaxLambda, max(abs(X'*y))/n",
        "no factor 2, and y is not centred")
def _(X, y):
    return np.max(np.abs(X.T @ y)) / len(y)


@answer("regularization/lambda-max", "right, residual",
        "search code: lambda_max_lasso, residual of the free part")
def _(X, y):
    residual = y - np.ones(len(y)) * np.average(y)
    return max(np.abs(residual @ column) * 2 / len(y) for column in X.T)


@answer("regularization/drop-channels", "in place", "search code: input *= mask, input /= keep_probability",
        "the images themselves are changed")
def _(images, u, drop_prob):
    images *= (u >= drop_prob)[:, :, None, None]
    images /= 1 - drop_prob
    return images


@answer("regularization/drop-channels", "at the limit", "search code: SpatialDropout, rand > drop_prob",
        "where u equals drop_prob the channel is dropped, too")
def _(images, u, drop_prob):
    return images * (u > drop_prob)[:, :, None, None] / (1.0 - drop_prob)


@answer("regularization/drop-channels", "whole pictures", "nilbahaaeddine/M1_CNN, binomial(1, drop) / drop",
        "drop_prob is taken for the probability to stay: mask and scale")
def _(images, u, drop_prob):
    with np.errstate(divide="ignore", invalid="ignore"):
        mask = (u < drop_prob) / drop_prob
        return images * mask[:, :, None, None]


@answer("regularization/drop-channels", "right, tiled", "Sumesh-Suresh/Deep_Learning_library, dropout2d.py")
def _(images, u, drop_prob):
    mask = (u >= drop_prob).astype(int)[:, :, None, None]
    mask = np.tile(mask, (1, 1, images.shape[2], images.shape[3]))
    return images * mask / (1 - drop_prob)


@answer("regularization/max-norm", "sum by root of size", "search code: norm = mag / np.sqrt(length)",
        "the sum of all squares is divided by the root of their number; one length for the matrix")
def _(W, limit):
    norm = (W * W).sum() / np.sqrt(W.size)
    return W * (limit / norm) if norm > limit else W.copy()


@answer("regularization/max-norm", "entries",
        "apache/mxnet, MxNet/NN/Constraints/MaxNorm.cs, sqrt(square(w))",
        "the length of each entry alone: entries are clipped")
def _(W, limit):
    norms = np.sqrt(np.square(W))
    return W * (np.clip(norms, 0, limit) / (norms + 1e-45 + (norms == 0)))


@answer("regularization/max-norm", "right, 1e-7 below", "vlawhern/arl-eegmodels#1, K.epsilon() + norms")
def _(W, limit):
    norms = np.sqrt(np.sum(np.square(W), axis=0, keepdims=True))
    return W * (np.clip(norms, 0, limit) / (1e-12 + norms))


def _standardized(X, X_new):
    mean, scale = X.mean(axis=0), X.std(axis=0)
    return (X - mean) / scale, (X_new - mean) / scale


@answer("regularization/sparse-diagnosis", "subgradient", "kapilmohan13/KNN-from-CSV, Lasso.py",
        "a step against the sign of w instead of the threshold (minus lam at 0), divided by n")
def _(X, y, X_new, lam, lr, steps):
    A, A_new = _standardized(X, X_new)
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        e = A @ w + b - y
        dw = (2 * A.T @ e + np.where(w > 0, lam, -lam)) / len(y)
        w, b = w - lr * dw, b - lr * 2 * e.mean()
    return w, A_new @ w + b


@answer("regularization/sparse-diagnosis", "half the loss",
        "search code: prox_gd, crossprod(X, X beta - Y)/n",
        "the gradients are half as large: no factor 2")
def _(X, y, X_new, lam, lr, steps):
    A, A_new = _standardized(X, X_new)
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        e = A @ w + b - y
        w, b = soft_threshold(w - lr * A.T @ e / len(y), lam * lr), b - lr * e.mean()
    return w, A_new @ w + b


@answer("regularization/sparse-diagnosis", "coordinates", "wizplan/ml-essence, 05/lasso.py",
        "coordinate descent, with lam as the threshold of the ratio: no gradient steps at all")
def _(X, y, X_new, lam, lr, steps):
    A, A_new = _standardized(X, X_new)
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        b = np.mean(y - A @ w)
        for k in range(len(w)):
            w[k] = 0
            q, r = (y - b - A @ w) @ A[:, k], A[:, k] @ A[:, k]
            w[k] = soft_threshold(q / r, lam)
    return w, A_new @ w + b


@answer("regularization/sparse-diagnosis", "right, two maxima",
        "compneuro-julia, sparse-coding/009.jl, soft_thres")
def _(X, y, X_new, lam, lr, steps):
    A, A_new = _standardized(X, X_new)
    w, b, t = np.zeros(X.shape[1]), 0.0, lr * lam
    for _ in range(steps):
        e = A @ w + b - y
        v = w - lr * 2 * e @ A / len(y)
        w, b = np.maximum(v - t, 0) - np.maximum(-v - t, 0), b - lr * 2 * e.mean()
    return w, A_new @ w + b
