"""Answers of the eighteenth set to the exercises of overfitting."""

import numpy as np
from support.public_answers.model import collect

from dlbasics import overfitting

ANSWERS, answer = collect()


# overfitting/fold-errors


@answer(
    "overfitting/fold-errors",
    "targets as a column",
    "written for the stub",
    wrong="the targets of a fold are (m, 1) and meet all predictions",
)
def _(x, y, degree, k):
    i = np.arange(len(x))
    out = []
    for j in range(k):
        w = overfitting.polynomial_fit(x[i % k != j], y[i % k != j], degree)
        p = overfitting.polynomial_predict(x[j::k], w)
        out.append(np.mean((p - y[j::k].reshape(-1, 1)) ** 2))
    return np.array(out)


@answer(
    "overfitting/fold-errors",
    "coefficients by powers",
    "written for the stub",
    wrong="the Legendre coefficients are multiplied by powers of x",
)
def _(x, y, degree, k):
    res = []
    for j in range(k):
        tr = [i for i in range(len(x)) if i % k != j]
        te = list(range(j, len(x), k))
        c = overfitting.polynomial_fit(x[tr], y[tr], degree)
        res.append(float(np.mean([(sum(cc * x[i] ** p for p, cc in enumerate(c)) - y[i]) ** 2 for i in te])))
    return np.asarray(res)


@answer(
    "overfitting/fold-errors",
    "sum of powers",
    "written for the stub",
    wrong="the Legendre coefficients are multiplied by powers of x",
)
def _(x, y, degree, k):
    out = []
    i = np.arange(len(x))
    for j in range(k):
        w = overfitting.polynomial_fit(x[i % k != j], y[i % k != j], degree)
        pred = sum(c * x[j::k] ** p for p, c in enumerate(w))
        out.append(np.mean((pred - y[j::k]) ** 2))
    return np.array(out)


@answer(
    "overfitting/fold-errors",
    "np.polyval",
    "written for the stub",
    wrong="np.polyval reads the Legendre coefficients as those of powers, highest first",
)
def _(x, y, degree, k):
    i = np.arange(len(x))
    out = []
    for j in range(k):
        w = overfitting.polynomial_fit(x[i % k != j], y[i % k != j], degree)
        out.append(np.mean((np.polyval(w, x[j::k]) - y[j::k]) ** 2))
    return np.array(out)


@answer(
    "overfitting/fold-errors",
    "predicts before the fit",
    "written for the stub",
    wrong="each fold is judged by the fit for the fold before it",
)
def _(x, y, degree, k):
    i = np.arange(len(x))
    out = []
    w = overfitting.polynomial_fit(x, y, degree)
    for j in range(k):
        out.append(np.mean((overfitting.polynomial_predict(x[j::k], w) - y[j::k]) ** 2))
        w = overfitting.polynomial_fit(x[i % k != j], y[i % k != j], degree)
    return np.array(out)


# overfitting/stop-epoch


@answer(
    "overfitting/stop-epoch",
    "from 0, at exactly alpha",
    "written for the stub",
    wrong="counts from 0, and stops at exactly alpha percent too",
)
def _(losses, alpha):
    best = np.inf
    for t, loss in enumerate(losses):
        best = min(best, loss)
        if loss >= best * (1 + alpha / 100):
            return t
    return len(losses)


@answer(
    "overfitting/stop-epoch",
    "no return after the loop",
    "written for the stub",
    wrong="returns None where nothing stops the training",
)
def _(losses, alpha):
    best = float("inf")
    for t, loss in enumerate(losses, 1):
        best = min(best, loss)
        if loss / best > 1 + alpha / 100:
            return t


# overfitting/choose-and-test


@answer(
    "overfitting/choose-and-test",
    "tuples with the test inside",
    "written for the stub",
    wrong="max of (validation, test, lam): on ties the test decides",
)
def _(X, y, n_train, n_val, lams):
    m = n_train + n_val
    A, Y = X[:n_train], np.eye(10)[y[:n_train]]
    r = []
    for lam in lams:
        W = np.linalg.solve(A.T @ A + lam * np.eye(X.shape[1]), A.T @ Y)
        ok = (X @ W).argmax(1) == y
        r.append((ok[n_train:m].mean(), ok[m:].mean(), lam))
    _, t, lam = max(r)
    return lam, t
