"""Answers of the sixth set to the exercises of regularization."""

import numpy as np
from support.public_answers.model import collect

ANSWERS, answer = collect()


@answer("regularization/penalized-gradient", "one for all", "ageron/handson-ml2#510, theta_ridge[1]",
        "the penalty of one weight is added to the slope of every weight")
def _(X, y, w, b, lam):
    e = X @ w + b - y
    return 2 * X.T @ e / len(y) + 2 * lam * w[0], 2 * e.mean()


@answer("regularization/penalized-gradient", "subtracted", "thejakeyboy/umich-eecs545-lectures#2",
        "the slope of the penalty is subtracted")
def _(X, y, w, b, lam):
    e = X @ w + b - y
    return 2 * X.T @ e / len(y) - 2 * lam * w, 2 * e.mean()


@answer("regularization/lambda-max", "root", "scikit-learn/scikit-learn#32768, the square forgotten",
        "the root of the largest slope")
def _(X, y):
    Xy = 2 * X.T @ (y - y.mean()) / len(y)
    return np.sqrt(np.max(np.abs(Xy)))


@answer("regularization/lambda-max", "by all entries", "victorlempitsky/Mate#2, numel",
        "divided by the number of entries of X, not of the examples")
def _(X, y):
    return 2 * np.max(np.abs(X.T @ (y - y.mean()))) / X.size


@answer("regularization/drop-channels", "1 + p", "ayrna/dlordinal#138, an incorrect factor",
        "scaled by 1 + p, not by 1 / (1 - p)")
def _(images, u, drop_prob):
    return images * (u >= drop_prob)[:, :, None, None] * (1 + drop_prob)


@answer("regularization/drop-channels", "one mask", "lisa-lab/pylearn2#338, per batch",
        "the mask of the first image is used for all")
def _(images, u, drop_prob):
    return images * (u[0] >= drop_prob)[None, :, None, None] / (1 - drop_prob)


@answer("regularization/drop-channels", "root", "fastai/course-v3#376, to keep the deviation",
        "divided by the root of 1 - p")
def _(images, u, drop_prob):
    return images * (u >= drop_prob)[:, :, None, None] / np.sqrt(1 - drop_prob)


@answer("regularization/drop-channels", "right, repeated", "kaldi-asr/kaldi#2815")
def _(images, u, drop_prob):
    scale = (u >= drop_prob).astype(float) / (1 - drop_prob)
    mask = np.broadcast_to(scale.reshape(*u.shape, 1, 1), images.shape)
    return mask * images


@answer("regularization/max-norm", "zero column", "cleverhans-lab/cleverhans#324",
        "0 / 0 for a column of zeros")
def _(W, limit):
    norms = np.sqrt((W**2).sum(axis=0))
    with np.errstate(invalid="ignore"):
        return W / norms * np.minimum(norms, limit)


@answer("regularization/max-norm", "largest entry", "Oneflow-Inc/oneflow#8007, another ord",
        "the largest entry stands for the length")
def _(W, limit):
    norms = np.max(np.abs(W), axis=0)
    return W * np.where(norms > limit, limit / np.maximum(norms, 1e-12), 1.0)


@answer("regularization/max-norm", "right, select", "google-deepmind/optax#1752")
def _(W, limit):
    norms = np.linalg.norm(W, axis=0)
    safe = np.where(norms == 0, 1.0, norms)
    return np.where(norms <= limit, W, W / safe * limit)


def _descend(X, y, X_new, steps, move):
    mean, sd = X.mean(axis=0), X.std(axis=0)
    Z = (X - mean) / sd
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        def slopes(w, b=b):
            e = Z @ w + b - y
            return 2 * Z.T @ e / len(y), 2 * e.mean()
        w, b = move(w, b, slopes)
    return w, (X_new - mean) / sd @ w + b


def _soft(w, t):
    return np.sign(w) * np.maximum(np.abs(w) - t, 0)


@answer("regularization/sparse-diagnosis", "divided by lr", "dganguli/robust-pca#9, 1 / mu for mu",
        "the threshold is lam / lr, not lam * lr")
def _(X, y, X_new, lam, lr, steps):
    def move(w, b, slopes):
        dw, db = slopes(w)
        return _soft(w - lr * dw, lam / lr), b - lr * db
    return _descend(X, y, X_new, steps, move)


@answer("regularization/sparse-diagnosis", "threshold first", "mrirecon/bart#28, the order switched",
        "the threshold comes before the step, not after it")
def _(X, y, X_new, lam, lr, steps):
    def move(w, b, slopes):
        w = _soft(w, lam * lr)
        dw, db = slopes(w)
        return w - lr * dw, b - lr * db
    return _descend(X, y, X_new, steps, move)


@answer("regularization/sparse-diagnosis", "penalty in both", "alphacsc/alphacsc#108",
        "the slope of the penalty is in the gradient, too: penalized twice")
def _(X, y, X_new, lam, lr, steps):
    def move(w, b, slopes):
        dw, db = slopes(w)
        return _soft(w - lr * (dw + lam * np.sign(w)), lam * lr), b - lr * db
    return _descend(X, y, X_new, steps, move)


@answer("regularization/sparse-diagnosis", "no threshold", "cvxgrp/nonexp_global_aa1#1, mu forgotten",
        "lr alone is the threshold: lam is not used")
def _(X, y, X_new, lam, lr, steps):
    def move(w, b, slopes):
        dw, db = slopes(w)
        return _soft(w - lr * dw, lr), b - lr * db
    return _descend(X, y, X_new, steps, move)
