"""Compute the area under the ROC curve by comparing pairs."""

import numpy as np

from dlbasics.exercises.kinds import Case, Code, Misconception


def auc(y, score):
    positive, negative = score[y == 1], score[y == 0]
    wins = positive[:, None] > negative
    ties = positive[:, None] == negative
    return wins.mean() + ties.mean() / 2


def auc_by_ranks(y, score):
    _, place, count = np.unique(score, return_inverse=True, return_counts=True)
    rank = (np.cumsum(count) - (count - 1) / 2)[place]
    ones = np.sum(y == 1)
    return (rank[y == 1].sum() - ones * (ones + 1) / 2) / (ones * (len(y) - ones))


def auc_ranks_without_ties(y, score):
    rank = np.empty(len(y))
    rank[np.argsort(score, kind="stable")] = np.arange(1, len(y) + 1)
    ones = np.sum(y == 1)
    return (rank[y == 1].sum() - ones * (ones + 1) / 2) / (ones * (len(y) - ones))


def auc_without_ties(y, score):
    wins = np.sum(score[y == 1][:, None] > score[y == 0])
    with np.errstate(invalid="ignore"):
        return wins / (wins + np.sum(score[y == 1][:, None] < score[y == 0]))


def auc_argsort(y, score):
    rank, ones = np.argsort(score) + 1, np.sum(y == 1)
    return (rank[y == 1].sum() - ones * (ones + 1) / 2) / (ones * (len(y) - ones))


def auc_curve_by_rows(y, score):
    here = y[np.argsort(-score, kind="stable")]
    return np.sum(np.cumsum(here)[here == 0]) / (np.sum(y == 1) * np.sum(y == 0))


def auc_cases(rng):
    y = np.array([1, 1, 0, 1, 0, 0, 1, 0, 0, 0])
    return [
        Case((y, rng.normal(size=10) + y), about="ten different scores"),
        # An odd number of ties: three.
        Case((np.array([0, 1, 0, 1, 1, 0]), np.array([1.0, 2.0, 2.0, 3.0, 1.0, 1.0])),
             about="some scores are equal"),
        Case((np.array([1, 0, 1, 0]), np.zeros(4)), kind="edge", about="all scores are equal"),
        Case((np.array([0, 0, 1]), np.array([0.1, 0.2, 0.3])), kind="edge",
             about="one example of class 1, ranked first"),
        Case((np.array([0, 1, 0, 1]), np.array([-1e300, 1e300, 1e-300, 2e-300])), kind="extreme",
             about="huge and tiny scores"),
    ]


AUC = Code(
    id="logistic_regression/auc",
    title="The area under the ROC curve, without the curve",
    points=5,
    stub='''\
def auc(y, score):
    """The probability that a random example of class 1 has a higher score than
    a random example of class 0; equal scores count one half. `y` holds 0 and 1,
    `score` any real numbers, both of shape `(n,)`. Both classes occur."""
    ...
''',
    hints=[
        "Compare **every** example of class 1 with **every** example of class 0: a table of comparisons.",
        "`score[y == 1][:, None] > score[y == 0]` is that table; its mean is the share of won comparisons.",
        "Add half the share of equal pairs.",
    ],
    reference=auc,
    alternatives=[auc_by_ranks],
    cases=auc_cases,
    misconceptions=[
        Misconception(
            "ties lose", lambda y, score: np.mean(score[y == 1][:, None] > score[y == 0]),
            "Equal scores count nothing in yours. A tie is half a win: a model that gives everyone the "
            "same score has ½, the value of guessing.",
            credit=0.5,
        ),
        Misconception(
            "ties win", lambda y, score: np.mean(score[y == 1][:, None] >= score[y == 0]),
            "Equal scores count as wins in yours, so a model that gives everyone the same score would be "
            "perfect. "
            "A tie is half a win.",
            credit=0.5,
        ),
        Misconception(
            "reversed", lambda y, score: 1 - auc(y, score),
            "You counted the pairs in which class **0** has the higher score.",
            also=(lambda y, score: np.mean(score[y == 1][:, None] < score[y == 0]),),
        ),
        Misconception(
            "ties left out", auc_without_ties,
            "You left equal pairs out of the count and out of the total. They take part, as half a win each: "
            "where all scores are equal yours is even 0/0.",
            credit=0.5,
        ),
        Misconception(
            "half a tie rounded off", lambda y, score: (
                np.sum(score[y == 1][:, None] > score[y == 0])
                + np.sum(score[y == 1][:, None] == score[y == 0]) // 2) / (np.sum(y == 1) * np.sum(y == 0)),
            "`//` rounds down: with an odd number of ties half a win is lost. Divide with `/`.",
            credit=0.5,
        ),
        Misconception(
            "not divided", lambda y, score: auc(y, score) * np.sum(y == 1) * np.sum(y == 0),
            "That is the **number** of won comparisons. Divide it by the number of pairs.",
        ),
        Misconception(
            "Gini", lambda y, score: 2 * auc(y, score) - 1,
            "That is the Gini coefficient, wins minus losses: 0 for guessing. The probability asked for is "
            "½ for guessing.",
        ),
        Misconception(
            "argsort for ranks", auc_argsort,
            "`np.argsort` says **which** example stands at each place, not which place each example has. "
            "Apply it twice, or count with comparisons.",
        ),
        Misconception(
            "ranks from 0", lambda y, score: auc_ranks_without_ties(y, score) - 1 / np.sum(y == 0),
            "Your ranks begin at 0, and the formula $n_1(n_1+1)/2$ that you subtract belongs to ranks from "
            "1. (Equal scores must share the mean of their ranks, too.)",
        ),
        Misconception(
            "curve row by row", auc_curve_by_rows,
            "Your curve takes a step at every row. Rows with equal scores pass the threshold **together**: "
            "the curve goes through them in one slanted step.",
            credit=0.5,
        ),
        Misconception(
            "accuracy", lambda y, score: np.mean((score >= 0.5) == y),
            "That is the accuracy at one threshold. This measure needs none: it looks at the order of the "
            "scores alone.",
        ),
        Misconception(
            "all pairs", lambda y, score: auc(y, score) * np.sum(y == 1) * np.sum(y == 0) / len(y) ** 2,
            "You divided by all $n^2$ pairs. Only pairs of one example of each class take part: $n_1 n_0$ of "
            "them.",
        ),
        Misconception(
            "matching rows", lambda y, score:
            np.mean([a > b for a, b in zip(score[y == 1], score[y == 0], strict=False)]),
            "You compared the first of one class with the first of the other, the second with the second, "
            "and so on. "
            "Every example of class 1 meets every example of class 0.",
        ),
        Misconception(
            "ranks without ties", auc_ranks_without_ties,
            "Ranks are a fine way; but equal scores must share the **mean** of their ranks. Yours go by the "
            "order of the rows.",
            credit=0.5,
        ),
    ],
    explanation="It is the Mann-Whitney statistic divided by $n_1 n_0$. No threshold, and any rising "
    "function of the scores has the same AUC: so it says nothing about calibration.",
)
