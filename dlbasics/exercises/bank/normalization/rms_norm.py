"""Divide each row by its root mean square."""

import numpy as np

from dlbasics.exercises.kinds import Case, Code, Misconception


def rms_norm(X, gamma, eps):
    mean_square = np.mean(X**2, axis=-1, keepdims=True)
    return gamma * X / np.sqrt(mean_square + eps)


def rms_norm_by_rows(X, gamma, eps):
    return np.array([gamma * row / np.sqrt(row @ row / len(row) + eps) for row in X])


def rms_norm_without_eps(X, gamma, eps):
    with np.errstate(divide="ignore", invalid="ignore"):
        return gamma * X / np.sqrt(np.mean(X**2, axis=-1, keepdims=True))


def centred(X):
    return X - X.mean(axis=-1, keepdims=True)


def rms_norm_cases(rng):
    return [
        Case((rng.normal(1, 2, size=(3, 5)), rng.uniform(0.5, 2, size=5), 1e-5),
             about="three rows of five features"),
        Case((rng.normal(2, 1, size=(4, 4)), rng.uniform(0.5, 2, size=4), 1e-5),
             about="a square table, where a missing keepdims goes unnoticed"),
        Case((np.array([[0.0, 0.0, 0.0], [3.0, 4.0, 0.0]]), np.ones(3), 1e-5), kind="edge",
             about="one row is all 0"),
        Case((np.array([[1e100, -2e100], [1e-3, 3e-3]]), np.array([1.0, 2.0]), 1e-5), kind="extreme",
             about="a row of huge numbers and a row so small that eps counts"),
    ]


RMS_NORM = Code(
    id="normalization/rms-norm",
    title="RMSNorm: layer norm without the mean",
    points=3,
    stub='''\
def rms_norm(X, gamma, eps):
    """Divide each **row** of `X`, shape `(n, d)`, by its own root mean
    square, the root of (the mean of the squares, plus `eps`), and
    multiply feature $j$ by `gamma[j]`. No mean is subtracted."""
    ...
''',
    hints=[
        "The name is the recipe, read backwards: square, mean over the row, (add `eps`), root.",
        "You need one number for each row, and it must stay a column so that it divides row by row: "
        "`keepdims=True`.",
    ],
    reference=rms_norm,
    alternatives=[rms_norm_by_rows],
    cases=rms_norm_cases,
    misconceptions=[
        Misconception(
            "layer norm", lambda X, gamma, eps: gamma * centred(X) / np.sqrt(
                np.mean(centred(X) ** 2, axis=-1, keepdims=True) + eps),
            "That is layer norm: you subtracted the mean. RMSNorm leaves the mean where it is and only "
            "divides.",
        ),
        Misconception(
            "variance below", lambda X, gamma, eps: gamma * X / np.sqrt(X.var(axis=-1, keepdims=True) + eps),
            "You divide by the standard deviation, which measures the distance from the row's mean. The "
            "root mean square measures the distance from 0.",
        ),
        Misconception(
            "down the columns", lambda X, gamma, eps: gamma * X / np.sqrt(np.mean(X**2, axis=0) + eps),
            "You averaged down the columns, over the examples, as batch norm does. Here each **row** is on "
            "its own: `axis=-1`.",
        ),
        Misconception(
            "no root", lambda X, gamma, eps: gamma * X / (np.mean(X**2, axis=-1, keepdims=True) + eps),
            "The root is missing: you divide by the mean **square**, so twice the input gives half the "
            "output.",
        ),
        Misconception(
            "sum of squares", lambda X, gamma, eps: gamma * X / np.sqrt(
                np.sum(X**2, axis=-1, keepdims=True) + eps),
            "You divide by the length of the row, $\\sqrt{\\sum x_j^2}$: then the outputs shrink as the "
            "layer gets wider. Take the **mean** of the squares.",
        ),
        Misconception(
            "eps outside", lambda X, gamma, eps: gamma * X / (
                np.sqrt(np.mean(X**2, axis=-1, keepdims=True)) + eps),
            "`eps` stands outside your root. It belongs to the mean square, inside: for small rows the two "
            "differ much.",
            credit=0.5,
        ),
        Misconception(
            "forgets gamma", lambda X, gamma, eps: X / np.sqrt(np.mean(X**2, axis=-1, keepdims=True) + eps),
            "The rows are right; `gamma` has not been used.",
        ),
        Misconception(
            "no eps", rms_norm_without_eps,
            "`eps` is missing. Without it a row of zeros becomes 0/0, and a row of tiny numbers is blown up "
            "to full size.",
            credit=0.5,
        ),
        Misconception(
            "no keepdims", lambda X, gamma, eps: gamma * X / np.sqrt(np.mean(X**2, axis=-1) + eps),
            "Your `n` means lie in a row, and numpy lays them along the **features**. That fails, or, where "
            "the table is square, divides each column by another row's number. `keepdims=True` keeps them "
            "in a column.",
        ),
        Misconception(
            "whole table", lambda X, gamma, eps: gamma * X / np.sqrt(np.mean(X**2) + eps),
            "You took one mean over the whole table, so that a loud example makes all others quiet. Each row "
            "has a root mean square of its own: `axis=-1`.",
        ),
        Misconception(
            "norm of the row", lambda X, gamma, eps: gamma * X / (
                np.linalg.norm(X, axis=-1, keepdims=True) + eps),
            "`np.linalg.norm` is the root of the **sum** of squares: $\\sqrt{d}$ times too large, and `eps` "
            "belongs under the root.",
        ),
        Misconception(
            "n - 1", lambda X, gamma, eps: gamma * X / np.sqrt(
                np.sum(X**2, axis=-1, keepdims=True) / (X.shape[-1] - 1) + eps),
            "You divided the sum of squares by $d - 1$. That corrects for a mean that was estimated, and "
            "here there is none: divide by $d$.",
        ),
    ],
    explanation="Many large language models use it in place of layer norm: one pass less over the row, "
                "and about the same quality. So the division seems to matter more than the mean of 0.",
)
