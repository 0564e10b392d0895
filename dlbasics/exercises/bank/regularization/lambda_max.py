"""Compute the smallest L1 penalty at which all weights are 0."""

import numpy as np

from dlbasics.exercises.kinds import Case, Code, Misconception


def lambda_max(X, y):
    return np.abs(2 * X.T @ (y - y.mean()) / len(y)).max()


def lambda_max_by_columns(X, y):
    centred = X - X.mean(axis=0)
    return max(abs(2 * np.mean(centred[:, j] * (y - np.mean(y)))) for j in range(X.shape[1]))


def lambda_max_cases(rng):
    X = rng.normal(size=(8, 3)) + np.array([0.0, 2.0, -1.0])
    falling = np.column_stack([np.arange(5.0), [0.5, -0.5, 0.0, 0.5, -0.5]])
    return [
        Case((falling, 10.0 - 2 * np.arange(5.0)), about="the targets fall as the first feature rises"),
        Case((X, X @ np.array([0.5, -1.0, 2.0]) + 3 + rng.normal(size=8)),
             about="three features with means other than 0"),
        Case((rng.normal(size=(6, 2)), np.full(6, 4.0)), kind="edge", about="every target is the same"),
        Case((np.array([[1.0], [3.0]]), np.array([0.0, 1.0])), kind="edge", about="one feature, two rows"),
        Case((1e4 * X, 1e6 + 1e3 * X[:, 0]), kind="extreme", about="targets near a million"),
    ]


LAMBDA_MAX = Code(
    id="regularization/lambda-max",
    title="Where the path begins",
    points=4,
    stub='''\
def lambda_max(X, y):
    """The smallest `lam` at which `mean((X @ w + b - y)**2) + lam *
    sum(abs(w))` is least at $w = 0$, all weights exactly 0. The bias $b$
    is free: with $w = 0$ the best one is the mean of `y`."""
    ...
''',
    hints=[
        "At $w = 0$ the prediction is the same for all: the mean of `y`. How steep is the error there, for "
        "each weight?",
        "A weight stays at 0 while the slope of the error, up or down, is at most $\\lambda$.",
        "The slopes are $\\frac2n X^\\top(\\bar y - y)$. You need the largest absolute value.",
    ],
    reference=lambda_max,
    alternatives=[lambda_max_by_columns],
    cases=lambda_max_cases,
    misconceptions=[
        Misconception(
            "no two", lambda X, y: lambda_max(X, y) / 2,
            "Half of it. The squared error has no factor ½ here, so its slope keeps the 2. (With the ½, as "
            "in scikit-learn's `Lasso`, yours would be right.)", credit=0.5,
        ),
        Misconception(
            "no mean", lambda X, y: lambda_max(X, y) * len(y),
            "You summed over the examples. The loss is a mean: divide by $n$.", credit=0.5,
        ),
        Misconception(
            "neither two nor mean", lambda X, y: lambda_max(X, y) * len(y) / 2,
            "That is the largest entry of $X^\\top(y - \\bar y)$. The loss is a **mean** of squares: divide "
            "by $n$, and let the square bring its 2.",
        ),
        Misconception(
            "length", lambda X, y: np.linalg.norm(2 * X.T @ (y - y.mean()) / len(y)),
            "You took the length of the vector of slopes. Each weight faces the same $\\lambda$ on its own, "
            "so only the largest slope counts.",
        ),
        Misconception(
            "not centred", lambda X, y: np.abs(2 * X.T @ y / len(y)).max(),
            "With $w = 0$ the bias already predicts the mean of `y`. What is left to explain is `y - "
            "y.mean()`.",
        ),
        Misconception(
            "no absolute value", lambda X, y: (2 * X.T @ (y - y.mean()) / len(y)).max(),
            "A weight can leave 0 downwards too. A strong **negative** slope counts as much: take absolute "
            "values.",
        ),
        Misconception(
            "smallest", lambda X, y: np.abs(2 * X.T @ (y - y.mean()) / len(y)).min(),
            "At that $\\lambda$ only the weakest feature is held at 0. **All** of them must be: take the "
            "largest slope.",
        ),
        Misconception(
            "added up", lambda X, y: np.abs(2 * X.T @ (y - y.mean()) / len(y)).sum(),
            "You added the slopes. Each weight faces the same $\\lambda$ on its own, so the strongest one "
            "decides.",
        ),
    ],
    explanation="Software for lasso paths starts here and goes down in equal ratios.",
)
