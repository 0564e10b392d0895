"""Answers of the fourth set to the exercises of logistic regression."""

import numpy as np
from support.public_answers.model import collect

from dlbasics.activations import sigmoid, softmax

ANSWERS, answer = collect()


@answer("logistic_regression/odds-ratio", "percent", "vincentarelbundock/marginaleffects#1658", "percent")
def _(w, sd, step):
    return 100 * (np.exp(w * step / sd) - 1)


@answer(
    "logistic_regression/standardize", "means kept", "abstractqqq/polars_ds_extension#403, skipped",
    "not centred",
)
def _(X, X_new):
    sd = np.where(np.ptp(X, axis=0) == 0, 1, X.std(axis=0))
    return X / sd, X_new / sd


@answer(
    "logistic_regression/l2-step", "decoupled", "linkedin/photon-ml#43, decay after the step", "decay after",
)
def _(X, y, w, b, lr, lam):
    e = sigmoid(X @ w + b) - y
    w = w - lr * X.T @ e / len(y)
    return w - 2 * lr * lam * w, b - lr * e.mean()


@answer(
    "logistic_regression/decide", "costs weighed", "siddhartha in scikit-learn#17976",
    "costs as probabilities",
)
def _(y_hat, cost_miss, cost_alarm):
    weight = cost_miss / (cost_miss + cost_alarm)
    return (y_hat * weight >= 0.5).astype(int)


@answer("logistic_regression/auc", "correlation", "kboyd/Roc#16, neighbours only", "pairs in order")
def _(y, score):
    a, b = score[y == 1], score[y == 0]
    n = min(len(a), len(b))
    return np.mean(a[:n] > b[:n])


@answer(
    "logistic_regression/calibration-error", "confidence of max", "mead-ml/mead-baseline#484",
    "max(p, 1 - p)",
)
def _(y, y_hat, bins):
    claim = np.maximum(y_hat, 1 - y_hat)
    hit = (y_hat >= 0.5) == (y == 1)
    place = np.minimum((claim * bins).astype(int), bins - 1)
    return sum((place == j).mean() * abs(hit[place == j].mean() - claim[place == j].mean())
               for j in np.unique(place))


@answer("logistic_regression/softmax-gradient", "b as mean of all", "OpenHUTB/nn#2416", "one number for db")
def _(X, y, W, b):
    d = (softmax(X @ W + b) - np.eye(W.shape[1])[y]) / len(y)
    return X.T @ d, d.sum()


@answer("logistic_regression/train-from-nothing", "no bias", "wmkouw/libTLDA#7", "no bias, few steps")
def _(X, y, X_new):
    mu, sd = X.mean(0), X.std(0)
    sd = np.where(sd == 0, 1, sd)
    w = np.zeros(X.shape[1])
    for _ in range(50):
        w -= 0.1 * ((X - mu) / sd).T @ (sigmoid((X - mu) / sd @ w) - y) / len(y)
    return sigmoid((X_new - mu) / sd @ w)
