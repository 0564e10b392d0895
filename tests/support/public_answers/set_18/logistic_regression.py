"""Answers of the eighteenth set to the exercises of logistic regression."""

from itertools import pairwise

import numpy as np
from support.public_answers.model import collect

from dlbasics.activations import sigmoid

ANSWERS, answer = collect()


# logistic_regression/standardize


@answer(
    "logistic_regression/standardize",
    "X overwritten first",
    "written for the stub",
    wrong="the statistics of X are taken after it has been scaled: 0 and 1",
)
def _(X, X_new):
    sd = X.std(axis=0)
    X = (X - X.mean(axis=0)) / np.where(sd == 0, 1, sd)
    sd = X.std(axis=0)
    X_new = (X_new - X.mean(axis=0)) / np.where(sd == 0, 1, sd)
    return X, X_new


# logistic_regression/l2-step


@answer(
    "logistic_regression/l2-step",
    "y as a column",
    "written for the stub",
    wrong="a table of errors, each prediction with each label",
)
def _(X, y, w, b, lr, lam):
    e = sigmoid(X @ w + b) - y[:, None]
    return w - lr * (X.T @ e.mean(0) + 2 * lam * w), b - lr * e.mean()


# logistic_regression/auc


@answer(
    "logistic_regression/auc",
    "neighbours alone",
    "written for the stub",
    wrong="only pairs of neighbours in the order of the scores are compared",
)
def _(y, score):
    o = np.argsort(score)
    s = y[o]
    p = [(a, b) for a, b in pairwise(s) if a != b]
    return np.mean([b > a for a, b in p])


# logistic_regression/calibration-error


@answer(
    "logistic_regression/calibration-error",
    "weighed by the ones",
    "written for the stub",
    wrong="each distance counts by the share of the ones in its interval",
)
def _(y, y_hat, bins):
    i = np.minimum((y_hat * bins).astype(int), bins - 1)
    return sum(y[i == j].sum() / y.sum() * abs(y[i == j].mean() - y_hat[i == j].mean())
               for j in range(bins) if (i == j).any())
