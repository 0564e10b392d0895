"""Answers of the sixth set to the exercises of logistic regression."""

import numpy as np
from support.public_answers.model import collect

from dlbasics.activations import sigmoid, softmax

ANSWERS, answer = collect()


@answer("logistic_regression/odds-ratio", "risk", "easystats/effectsize#657, from one half on",
        "a ratio of probabilities, starting at 1/2")
def _(w, sd, step):
    odds = np.exp(w / sd * step)
    return odds / (1 - 0.5 + 0.5 * odds)


@answer("logistic_regression/odds-ratio", "no step", "strengejacke/sjPlot#665, unstandardized",
        "step is not used: the factor for one original unit")
def _(w, sd, step):
    return np.exp(w / sd)


@answer("logistic_regression/odds-ratio", "minus", "Yorko/mlcourse.ai#640, a minus in the exponent",
        "the sign of the exponent: the factor upside down")
def _(w, sd, step):
    return np.exp(-w / sd * step)


@answer("logistic_regression/standardize", "about zero", "microsoft/FeaturizersLibrary#37, average 0",
        "the deviation is measured from zero, not from the mean")
def _(X, X_new):
    mean = X.mean(axis=0)
    s = np.sqrt(np.mean(X**2, axis=0))
    s = np.where(X.std(axis=0) < 1e-9 * (1 + np.abs(mean)), 1, s)
    return (X - mean) / s, (X_new - mean) / s


@answer("logistic_regression/standardize", "tanh", "numaproj/numalogic#153",
        "a tanh of the standardized values")
def _(X, X_new):
    mean, s = X.mean(axis=0), X.std(axis=0)
    s = np.where(s < 1e-9 * (1 + np.abs(mean)), 1, s)
    return tuple(0.5 * (np.tanh(0.01 * ((part - mean) / s)) + 1) for part in (X, X_new))


@answer("logistic_regression/standardize", "deviation of the new", "scikit-learn/scikit-learn#26357",
        "X_new gets the mean of X, but is divided by its own deviation")
def _(X, X_new):
    mean, s = X.mean(axis=0), X.std(axis=0)
    flat = s < 1e-9 * (1 + np.abs(mean))
    return (X - mean) / np.where(flat, 1, s), (X_new - mean) / np.where(flat, 1, X_new.std(axis=0))


@answer("logistic_regression/l2-step", "minus in sigma", "Yorko/mlcourse.ai#640",
        "the sigmoid of minus the score")
def _(X, y, w, b, lr, lam):
    e = sigmoid(-(X @ w + b)) - y
    return w - lr * (X.T @ e / len(y) + 2 * lam * w), b - lr * e.mean()


@answer("logistic_regression/l2-step", "uphill", "perborgen/LogisticRegression#1",
        "the error has the wrong sign: uphill for the error, downhill for the penalty")
def _(X, y, w, b, lr, lam):
    e = y - sigmoid(X @ w + b)
    return w - lr * (X.T @ e / len(y) + 2 * lam * w), b - lr * e.mean()


@answer("logistic_regression/l2-step", "b a sum", "rasbt/stat453-deep-learning-ss21#5, for one unit",
        "the slope for b is a sum, that for w a mean")
def _(X, y, w, b, lr, lam):
    e = sigmoid(X @ w + b) - y
    return w - lr * (X.T @ e / len(y) + 2 * lam * w), b - lr * np.sum(e)


@answer("logistic_regression/decide", "weighted and rounded", "pycaret/pycaret#920",
        "the probability is multiplied by the ratio of the costs and rounded")
def _(y_hat, cost_miss, cost_alarm):
    return np.minimum(np.round(y_hat * cost_miss / cost_alarm), 1).astype(int)


@answer("logistic_regression/decide", "right, odds", "scikit-learn/scikit-learn#22136, net benefit")
def _(y_hat, cost_miss, cost_alarm):
    benefit = y_hat * cost_miss - (1 - y_hat) * cost_alarm
    return np.where(benefit >= 0, 1, 0)


@answer("logistic_regression/auc", "U itself", "accord-net/framework#857, W = 612.5",
        "the number of pairs that are won, not their share")
def _(y, score):
    d = score[y == 1][:, None] - score[y == 0]
    return np.sum(d > 0) + 0.5 * np.sum(d == 0)


@answer("logistic_regression/auc", "from -1 to 1", "bbci/bbci_public#136, its range",
        "twice the area less 1: from -1 to 1")
def _(y, score):
    d = score[y == 1][:, None] - score[y == 0]
    return np.mean(np.sign(d))


@answer("logistic_regression/auc", "ranks not shifted", "bbci/bbci_public#136, nothing subtracted",
        "from the sum of ranks n (n + 1) / 2 is not subtracted")
def _(y, score):
    ranks = np.array([np.sum(score < s) + (np.sum(score == s) + 1) / 2 for s in score])
    return ranks[y == 1].sum() / (np.sum(y == 1) * np.sum(y == 0))


@answer("logistic_regression/calibration-error", "signed", "Project-MONAI/MONAI#8707, no abs",
        "no distance: intervals that are too high and too low cancel")
def _(y, y_hat, bins):
    index = np.minimum((y_hat * bins).astype(int), bins - 1)
    return sum((y[index == j].mean() - y_hat[index == j].mean()) * np.mean(index == j)
               for j in range(bins) if np.any(index == j))


@answer("logistic_regression/calibration-error", "one interval less", "Lightning-AI/torchmetrics#1907",
        "bins numbers from 0 to 1 make one interval less")
def _(y, y_hat, bins):
    edges = np.linspace(0, 1, bins)
    index = np.minimum(np.digitize(y_hat, edges) - 1, bins - 2)
    return sum(abs(y[index == j].mean() - y_hat[index == j].mean()) * np.mean(index == j)
               for j in range(bins) if np.any(index == j))


@answer("logistic_regression/softmax-gradient", "true class only", "mantasu/cs231n#10",
        "only the true class of each example has a slope, the others 0")
def _(X, y, W, b):
    p = softmax(X @ W + b)
    rows = np.arange(len(y))
    d = np.zeros_like(p)
    d[rows, y] = p[rows, y] - 1
    return X.T @ d / len(y), d.mean(axis=0)


@answer("logistic_regression/softmax-gradient", "no minus one", "mantasu/cs231n#10, without the -1",
        "the 1 of the true class is not subtracted")
def _(X, y, W, b):
    p = softmax(X @ W + b)
    return X.T @ p / len(y), p.mean(axis=0)


@answer("logistic_regression/softmax-gradient", "transposed", "rasbt/stat453-deep-learning-ss21#5, .t()",
        "dW comes transposed")
def _(X, y, W, b):
    d = softmax(X @ W + b) - np.eye(len(b))[y]
    return (X.T @ d / len(y)).T, d.mean(axis=0)


def _newton(X, y):
    A = np.column_stack([np.ones(len(X)), X])
    w = np.zeros(A.shape[1])
    for _ in range(30):
        p = sigmoid(A @ w)
        H = A.T @ (A * (p * (1 - p))[:, None]) + 1e-3 * np.eye(len(w))
        w += np.linalg.solve(H, A.T @ (y - p) - 1e-3 * w)
    return w


def _scaled(X):
    mean, s = X.mean(axis=0), X.std(axis=0)
    return mean, np.where(s < 1e-9 * (1 + np.abs(mean)), 1, s)


@answer("logistic_regression/train-from-nothing", "minus in sigma", "Yorko/mlcourse.ai#640, at the end",
        "the probability of 0")
def _(X, y, X_new):
    mean, s = _scaled(X)
    w = _newton((X - mean) / s, y)
    return sigmoid(-(w[0] + (X_new - mean) / s @ w[1:]))


@answer("logistic_regression/train-from-nothing", "new rows raw", "elixir-nx/scholar#363",
        "X is standardized, X_new is not")
def _(X, y, X_new):
    mean, s = _scaled(X)
    w = _newton((X - mean) / s, y)
    return sigmoid(w[0] + X_new @ w[1:])


@answer("logistic_regression/train-from-nothing", "Newton, hardly any L2", "dssg/triage#508, scaled there",
        "taken for right at first: so small a penalty lets it fit the training part too well")
def _(X, y, X_new):
    mean, s = _scaled(X)
    w = _newton((X - mean) / s, y)
    return sigmoid(w[0] + (X_new - mean) / s @ w[1:])
