"""Compute the expected squared error under input noise, without drawing any."""

import numpy as np

from dlbasics.exercises.kinds import Case, Code, Misconception


def expected_noisy_mse(X, y, w, scale):
    return np.mean((y - X @ w) ** 2) + scale**2 * np.sum(w**2)


def expected_noisy_mse_cases(rng):
    X, y, w = rng.normal(size=(6, 3)), rng.normal(size=6), rng.normal(size=3)
    return [
        Case((X, y, w, 0.5), about="six examples with three features"),
        Case((X[:, :2], y, np.array([2.0, -3.0]), 2.0), about="two features, loud noise"),
        Case((X, y, w, 0.0), kind="edge", about="no noise"),
        Case((X[:1], y[:1], w, 0.1), kind="edge", about="a single example"),
        Case((X, y, 1e4 * w, 0.01), kind="extreme", about="large weights, little noise"),
    ]


EXPECTED_NOISY_MSE = Code(
    id="overfitting/expected-noisy-mse",
    title="Average over all noise, without drawing any",
    points=4,
    stub='''\
def expected_noisy_mse(X, y, w, scale):
    """Independent noise of mean 0 and standard deviation `scale` is added
    to every entry of `X`, shape `(n, d)`. Return the **expected** mean
    squared error of the predictions `X @ w` for the targets `y`, exactly:
    without drawing random numbers."""
    ...
''',
    hints=[
        "For one example the chapter derives it: the squared error without noise, plus a term in which "
        "neither $x$ nor $y$ occurs.",
        "That term is $s^2\\sum_i w_i^2$. It is the same for every example, so the mean over the examples "
        "leaves it as it is.",
    ],
    reference=expected_noisy_mse,
    alternatives=[lambda X, y, w, scale: ((X @ w - y) @ (X @ w - y)) / len(y) + scale * scale * (w @ w)],
    cases=expected_noisy_mse_cases,
    misconceptions=[
        Misconception(
            "ignores the noise", lambda X, y, w, scale: np.mean((y - X @ w) ** 2),
            "The noise has mean 0, but its **square** has not: what is squared does not cancel. A term is "
            "missing.",
        ),
        Misconception(
            "deviation, not variance",
            lambda X, y, w, scale: np.mean((y - X @ w) ** 2) + scale * np.sum(w**2),
            "`scale` is a standard deviation. What enters a squared error is the variance, `scale**2`.",
        ),
        Misconception(
            "noise on the targets", lambda X, y, w, scale: np.mean((y - X @ w) ** 2) + scale**2,
            "That would be noise on the *targets*. Noise on an input is multiplied by its weight before it "
            "reaches the prediction.",
        ),
        Misconception(
            "square of the sum",
            lambda X, y, w, scale: np.mean((y - X @ w) ** 2) + scale**2 * np.sum(w) ** 2,
            "You squared the sum of the weights. The noises of different features are independent: their "
            "variances add, $\\sum w_i^2$.",
        ),
        Misconception(
            "absolute values",
            lambda X, y, w, scale: np.mean((y - X @ w) ** 2) + scale**2 * np.sum(np.abs(w)),
            "That is an L1 penalty. The variance of $e_i w_i$ is $s^2 w_i^2$: squares.",
        ),
        Misconception(
            "mean of the weights",
            lambda X, y, w, scale: np.mean((y - X @ w) ** 2) + scale**2 * np.mean(w**2),
            "The mean is over the examples. Over the features the noise adds up: a sum.",
        ),
        Misconception(
            "divided among the examples",
            lambda X, y, w, scale: np.mean((y - X @ w) ** 2) + scale**2 * np.sum(w**2) / len(y),
            "You divided the new term by $n$. Every example has it once, so the mean over the examples "
            "leaves it as it is.",
        ),
        Misconception(
            "sum over the examples",
            lambda X, y, w, scale: np.sum((y - X @ w) ** 2) + scale**2 * np.sum(w**2),
            "The new term is right. The squared errors are summed, where their **mean** is asked for.",
        ),
        Misconception(
            "length, not squared",
            lambda X, y, w, scale: np.mean((y - X @ w) ** 2) + scale**2 * np.linalg.norm(w),
            "`np.linalg.norm` is the root of the sum of squares. The term needs the sum of squares itself: "
            "square it, or write `w @ w`.",
        ),
        Misconception(
            "moves the inputs", lambda X, y, w, scale: np.mean((y - (X + scale) @ w) ** 2),
            "You moved every input by `scale`. That is a shift, always to the same side; noise goes both "
            "ways, and its mean is 0.",
        ),
        Misconception(
            "root",
            lambda X, y, w, scale: np.sqrt(np.mean((y - X @ w) ** 2) + scale**2 * np.sum(w**2)),
            "Both terms are right, but you took the root. The mean squared error is asked for as it is.",
        ),
        Misconception(
            "counted for each example",
            lambda X, y, w, scale: np.mean((y - X @ w) ** 2) + len(y) * scale**2 * np.sum(w**2),
            "Every example has this term once, and the error is their mean: it does not grow with $n$.",
        ),
        Misconception(
            "noise on the weights",
            lambda X, y, w, scale: np.mean((y - X @ w) ** 2) + scale**2 * np.mean(np.sum(X**2, axis=1)),
            "This is the answer for noise on the **weights**. Here the noise is on the inputs.",
        ),
    ],
    explanation="So training on noisy inputs is, for a linear model, ridge regression with $\\lambda = s^2$.",
)
