"""Compute the mean pinball loss: too low and too high cost differently."""

import numpy as np

from dlbasics.exercises.kinds import Case, Code, Misconception


def pinball(y, y_hat, q):
    error = y - y_hat
    return np.mean(np.where(error >= 0, q * error, (1 - q) * -error))


def pinball_cases(rng):
    y = rng.normal(size=10)
    return [
        Case((np.array([10.0, 12.0, 20.0, 15.0]), np.array([14.0, 11.0, 12.0, 15.0]), 0.9),
             about="one prediction too high, two too low, one exact, q = 0.9"),
        Case((y, np.zeros(10), 0.25), about="ten random targets, one constant prediction, q = 0.25"),
        Case((y, y + 1, 0.8), kind="edge", about="every prediction too high by 1"),
        Case((np.array([3.0, 4.0]), np.array([3.0, 4.0]), 0.3), kind="edge", about="no error at all"),
        Case((np.array([1e300, 0.0]), np.array([0.0, 1e300]), 0.1), kind="extreme",
             about="very large errors"),
    ]


PINBALL = Code(
    id="losses/pinball",
    title="Too late is worse than too early",
    points=3,
    stub='''\
def pinball(y, y_hat, q):
    """Return the mean pinball loss of two arrays of shape `(n,)`, for a number
    `q` between 0 and 1: each unit by which a prediction is too **low** costs
    `q`, each unit by which it is too **high** costs `1 - q`."""
    ...
''',
    hints=[
        "Too low means $\\hat y < y$. Let $e = y - \\hat y$: then too low means $e > 0$.",
        "`np.where(e >= 0, q * e, ...)`. No cost is negative: what is the size of the error where $e < 0$?",
    ],
    reference=pinball,
    alternatives=[lambda y, y_hat, q: np.maximum(q * (y - y_hat), (q - 1) * (y - y_hat)).mean()],
    cases=pinball_cases,
    misconceptions=[
        Misconception(
            "sides exchanged", lambda y, y_hat, q: pinball(y, y_hat, 1 - q),
            "The two sides are exchanged: with you a prediction that is too **high** costs q. Is $y - \\hat "
            "y$ positive or negative when the prediction is too low?",
        ),
        Misconception(
            "one price for both", lambda y, y_hat, q: np.mean(q * np.abs(y - y_hat)),
            "Both directions cost q. Then q only scales the MAE, and the best constant is the median "
            "whatever q is.",
        ),
        Misconception(
            "plain MAE", lambda y, y_hat, q: np.mean(np.abs(y - y_hat)),
            "This is the MAE: both directions cost 1, and q is not used.",
        ),
        Misconception(
            "negative cost", lambda y, y_hat, q: np.mean(np.where(y >= y_hat, q, 1 - q) * (y - y_hat)),
            "The two weights are right, but errors in one direction come out negative and pay for those in "
            "the other. A cost needs the size of the error.",
        ),
        Misconception(
            "one side free", lambda y, y_hat, q: np.mean(q * np.maximum(y - y_hat, 0)),
            "Predictions that are too high cost you nothing. Then infinity would be the best prediction; "
            "they cost $1-q$ each unit.",
        ),
        Misconception(
            "1 - q in the maximum",
            lambda y, y_hat, q: np.mean(np.maximum(q * (y - y_hat), (1 - q) * (y - y_hat))),
            "In the form with a maximum the second factor is $q - 1$, a negative number: then one of the two "
            "products is the cost, and the other lies below 0.",
        ),
        Misconception(
            "smaller of the two",
            lambda y, y_hat, q: np.mean(np.minimum(q * (y - y_hat), (q - 1) * (y - y_hat))),
            "Of $qe$ and $(q-1)e$ you took the smaller, which is never positive. The cost is the larger one.",
        ),
        Misconception(
            "no size", lambda y, y_hat, q: np.mean(q * (y - y_hat)),
            "You multiplied the signed error by q. Errors of both signs cancel, and $1 - q$ does not appear.",
        ),
        Misconception(
            "other side free", lambda y, y_hat, q: np.mean((1 - q) * np.maximum(y_hat - y, 0)),
            "Predictions that are too low cost you nothing. Each unit of them costs q.",
        ),
        Misconception(
            "squared", lambda y, y_hat, q: np.mean(np.where(y >= y_hat, q, 1 - q) * (y - y_hat) ** 2),
            "You squared the errors. That loss has its use too (it leads to expectiles); here each **unit** "
            "of error costs q or 1 - q.",
        ),
        Misconception(
            "sum", lambda y, y_hat, q: len(y) * pinball(y, y_hat, q),
            "The costs are right; you added them up. The mean divides by the number of examples.",
        ),
    ],
    explanation="The constant that minimizes it is the $q$-quantile of the targets; at $q = \\frac12$ it is "
    "half the MAE, and the quantile is the median. With $q = 0.9$ a model learns to promise a time that is "
    "kept nine times in ten.",
)
