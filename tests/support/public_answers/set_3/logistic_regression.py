"""Answers of the third set to the exercises of logistic regression."""

import numpy as np
from support.public_answers.model import collect

from dlbasics.activations import sigmoid, softmax

ANSWERS, answer = collect()


@answer("logistic_regression/odds-ratio", "sd in the exponent", "kim0sun/glca#3", "divided by step")
def _(w, sd, step):
    return np.exp(w * sd / step)


@answer("logistic_regression/standardize", "max", "abstractqqq/polars_ds_extension#403", "min and max")
def _(X, X_new):
    low, high = X.min(0), X.max(0)
    span = np.where(high > low, high - low, 1)
    return (X - low) / span, (X_new - low) / span


@answer("logistic_regression/l2-step", "regularized rate", "zyxue/stanford-cs229#11", "lam without the rate")
def _(X, y, w, b, lr, lam):
    e = sigmoid(X @ w + b) - y
    return (1 - 2 * lam) * w - lr * X.T @ e / len(y), b - lr * e.mean()


@answer(
    "logistic_regression/decide", "product", "tidymodels/probably#88, the costs multiplied",
    "cost_miss alone",
)
def _(y_hat, cost_miss, cost_alarm):
    return (y_hat * cost_miss >= cost_alarm * 0.5).astype(int)


@answer("logistic_regression/auc", "accuracy", "kboyd/Roc#16, at one half", "the accuracy at 0.5")
def _(y, score):
    return np.mean((score > 0.5) == (y == 1))


@answer(
    "logistic_regression/calibration-error", "accuracy", "mshergad in Lightning-AI/torchmetrics#1907",
    "bins of values",
)
def _(y, y_hat, bins):
    total = 0.0
    for value in np.unique(y_hat):
        same = y_hat == value
        total += same.mean() * abs(y[same].mean() - value)
    return total


@answer(
    "logistic_regression/softmax-gradient", "mean over k", "AhmedHani/FCIS-Machine-Learning-2017#10",
    "by n k",
)
def _(X, y, W, b):
    d = (softmax(X @ W + b) - np.eye(W.shape[1])[y]) / (len(y) * W.shape[1])
    return X.T @ d, d.sum(0)


@answer(
    "logistic_regression/softmax-gradient", "columns", "imdeepmind/NeuralPy#147", "softmax over the examples",
)
def _(X, y, W, b):
    z = X @ W + b
    e = np.exp(z - z.max(0))
    d = (e / e.sum(0) - np.eye(W.shape[1])[y]) / len(y)
    return X.T @ d, d.sum(0)


@answer("logistic_regression/auc", "right", "accord-net/framework#857, signs")
def _(y, score):
    return (1 + np.sign(np.subtract.outer(score[y == 1], score[y == 0])).mean()) / 2
