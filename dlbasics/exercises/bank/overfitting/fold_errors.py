"""Compute the validation error of each fold in cross-validation."""

import numpy as np

from dlbasics.datasets import noisy_sine
from dlbasics.exercises.kinds import Case, Code, Misconception
from dlbasics.overfitting import polynomial_fit, polynomial_predict


def fold_errors(x, y, degree, k, held=lambda x, j, k: np.arange(len(x)) % k == j):
    errors = []
    for j in range(k):
        out = held(x, j, k)
        w = polynomial_fit(x[~out], y[~out], degree)
        errors.append(np.mean((polynomial_predict(x[out], w) - y[out]) ** 2))
    return np.array(errors)


def fold_errors_by_list(x, y, degree, k):
    errors = []
    for j in range(k):
        w = polynomial_fit(np.delete(x, np.s_[j::k]), np.delete(y, np.s_[j::k]), degree)
        errors.append(((y[j::k] - polynomial_predict(x[j::k], w)) ** 2).mean())
    return np.asarray(errors)


def fitted_on_all(x, y, degree, k):
    squares = (polynomial_predict(x, polynomial_fit(x, y, degree)) - y) ** 2
    return np.array([squares[j::k].mean() for j in range(k)])


def judged_on_training(x, y, degree, k):
    errors = []
    for j in range(k):
        training = np.arange(len(x)) % k != j
        w = polynomial_fit(x[training], y[training], degree)
        errors.append(np.mean((polynomial_predict(x[training], w) - y[training]) ** 2))
    return np.array(errors)


def in_blocks(x, j, k):
    block = np.concatenate([np.full(len(rows), i) for i, rows in enumerate(np.array_split(x, k))])
    return block == j


def in_equal_blocks(x, j, k):
    return np.arange(len(x)) // (len(x) // k) == j


def fold_scores(x, y, degree, k, score, judged=lambda out: out):
    """As `fold_errors`, with another score of the differences, or other points judged."""
    errors = []
    for j in range(k):
        out = np.arange(len(x)) % k == j
        w, rows = polynomial_fit(x[~out], y[~out], degree), judged(out)
        errors.append(score(polynomial_predict(x[rows], w) - y[rows]))
    return np.array(errors)


def fold_errors_cases(rng):
    x, y = noisy_sine(20, rng)
    wide, deep = noisy_sine(17, rng)
    return [
        Case((x, y, 3, 4), about="20 points, degree 3, four folds"),
        Case((wide, deep, 1, 5), about="17 points: the folds differ in size by one"),
        Case((x[:6], y[:6], 1, 6), kind="edge", about="as many folds as points: each fold is one point"),
        Case((x, 1e6 * y, 0, 2), kind="extreme", about="degree 0 and very large values"),
    ]


FOLD_ERRORS = Code(
    id="overfitting/fold-errors",
    title="Every point is new once",
    points=5,
    stub='''\
def fold_errors(x, y, degree, k):
    """Cross-validation. Fold $j$ holds the points $j, j + k, j + 2k, …$
    For $j = 0, …, k - 1$: fit a polynomial with
    `overfitting.polynomial_fit` to all points **outside** fold $j$, and
    take the mean squared error of `overfitting.polynomial_predict` on
    the points **in** it. Return the `k` errors as an array."""
    ...
''',
    hints=[
        "`out = np.arange(len(x)) % k == j` marks the points of fold $j$; `~out` marks the others.",
        "Inside the loop: `w = overfitting.polynomial_fit(x[~out], y[~out], degree)`, then the mean of "
        "`(overfitting.polynomial_predict(x[out], w) - y[out]) ** 2`.",
    ],
    reference=fold_errors,
    alternatives=[fold_errors_by_list],
    cases=fold_errors_cases,
    misconceptions=[
        Misconception(
            "fits all points", fitted_on_all,
            "You fitted one polynomial to **all** points and then judged it fold by fold. Each point has "
            "been seen, so these are training errors in pieces. Fit anew for each fold, without it.",
        ),
        Misconception(
            "judges on the training part", judged_on_training,
            "The fits are right, but you measured the error on the points that were fitted. The fold that "
            "was held out must judge.",
        ),
        Misconception(
            "the parts exchanged",
            lambda x, y, degree, k: fold_errors(x, y, degree, k, lambda x, j, k: np.arange(len(x)) % k != j),
            "The two parts are exchanged: you fit to the single fold and judge on all the others. Most of "
            "the points are for fitting.",
        ),
        Misconception(
            "blocks", lambda x, y, degree, k: fold_errors(x, y, degree, k, in_blocks),
            "Your folds are blocks of neighbours. The points are sorted, so the first and the last block ask "
            "the polynomial to go on where it has seen nothing. Fold $j$ takes every $k$-th point.",
        ),
        Misconception(
            "blocks of n // k", lambda x, y, degree, k: fold_errors(x, y, degree, k, in_equal_blocks),
            "Your folds are blocks of `n // k` neighbours, and where `k` does not divide $n$ the last points "
            "are in none of them. Fold $j$ takes every $k$-th point: $j$, $j + k$, $j + 2k$.",
        ),
        Misconception(
            "judges on all points",
            lambda x, y, degree, k: fold_scores(x, y, degree, k, lambda e: np.mean(e**2), np.ones_like),
            "The fits are right, but each was judged on **all** points, most of which it has seen. Only the "
            "fold that was held out may judge.",
        ),
        Misconception(
            "sum", lambda x, y, degree, k: fold_scores(x, y, degree, k, lambda e: np.sum(e**2)),
            "You summed the squares over the fold. A **mean** is asked for, so that folds of different size "
            "can be compared.",
        ),
        Misconception(
            "absolute errors",
            lambda x, y, degree, k: fold_scores(x, y, degree, k, lambda e: np.mean(np.abs(e))),
            "That is the mean **absolute** error of each fold. The exercise wants the mean of the squares.",
        ),
        Misconception(
            "root", lambda x, y, degree, k: np.sqrt(fold_errors(x, y, degree, k)),
            "You took the root. The exercise wants each mean squared error as it is.",
        ),
        Misconception(
            "their mean", lambda x, y, degree, k: fold_errors(x, y, degree, k).mean(),
            "You returned the mean over the folds. Often that is what one wants in the end. Here return the "
            "`k` single errors: their spread tells how sure the mean is.",
        ),
    ],
    explanation="With few data this is better than one split: every point is used for fitting and, once, for "
                "judging. The price is `k` fits.",
)
