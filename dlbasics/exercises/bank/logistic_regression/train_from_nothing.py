"""Train a logistic regression, judged by its predictions for new data."""

import numpy as np

from dlbasics import datasets
from dlbasics.activations import sigmoid
from dlbasics.exercises.kinds import Case, Code, Misconception
from dlbasics.losses import binary_cross_entropy

from .standardize import divides_by_zero, standardize


def gradient_descent(X, y, steps=500, lr=0.5, lam=0.0, bias=True):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        error = sigmoid(X @ w + b) - y
        w, b = w - lr * (X.T @ error / len(y) + 2 * lam * w), b - bias * lr * error.mean()
    return w, b


def train_and_predict(X, y, X_new, **how):
    X, X_new = standardize(X, X_new)
    w, b = gradient_descent(X, y, **({"lam": 0.005} | how))
    return sigmoid(X_new @ w + b)


def newton(X, y, X_new):
    """Another way down: second derivatives instead of many steps."""
    X, X_new = (np.column_stack([A, np.ones(len(A))]) for A in standardize(X, X_new))
    penalty = 0.01 * np.diag(np.arange(X.shape[1]) < X.shape[1] - 1)
    w = np.zeros(X.shape[1])
    for _ in range(20):
        y_hat = sigmoid(X @ w)
        hessian = (X * (y_hat * (1 - y_hat))[:, None]).T @ X / len(y) + penalty
        w = w - np.linalg.solve(hessian, X.T @ (y_hat - y) / len(y) + penalty @ w)
    return sigmoid(X_new @ w)


def without_scaling(X, y, X_new):
    w, b = gradient_descent(X, y, lam=0.005)
    return sigmoid(X_new @ w + b)


def own_statistics(X, y, X_new):
    w, b = gradient_descent(standardize(X, X)[0], y, lam=0.005)
    return sigmoid(standardize(X_new, X_new)[0] @ w + b)


def new_unscaled(X, y, X_new):
    w, b = gradient_descent(standardize(X, X)[0], y, lam=0.005)
    return sigmoid(X_new @ w + b)


def returns_scores(X, y, X_new):
    X, X_new = standardize(X, X_new)
    w, b = gradient_descent(X, y, lam=0.005)
    return X_new @ w + b


def constant_becomes_nan(X, y, X_new):
    X, X_new = divides_by_zero(X, X_new)
    w, b = gradient_descent(X, y, lam=0.005)
    return sigmoid(X_new @ w + b)


NOT_CHEAP_ENOUGH = (
    "{share:.1%} of the held-out examples are right, which is enough. But their mean cross-entropy is "
    "{cost:.3f}, and at most {loss:g} is needed: the probabilities are too "
)
FINDINGS = {
    "nan": "Some predictions are `nan` or `inf`. Where could a division by 0 hide, or an overflow?",
    "scores": "Some numbers lie outside 0 to 1: they are no probabilities. Is the sigmoid missing?",
    "reversed": "Only {share:.1%} of the held-out examples are right: a coin does better.",
    "constant": "Every sample gets the same probability, {probability:.3f}, so {share:.1%} of the held-out "
                "examples are right. Do the weights move, and has `y_hat - y` the shape `(n,)`?",
    "accuracy": "{share:.1%} of the held-out examples are right. At least {accuracy:.0%} are needed.",
    "decisions": "You return decisions, 0 and 1 alone. The cross-entropy judges probabilities.",
    "timid": NOT_CHEAP_ENOUGH + "timid. More steps help, or larger ones.",
    "sure": NOT_CHEAP_ENOUGH + "sure. A smaller rate, fewer steps or a penalty help.",
}


def reached(y_hat, case):
    """What held-out data say about predictions: a finding and its numbers, None if they are good enough."""
    y, accuracy, loss = case.goal
    if not np.isfinite(y_hat).all():
        return "nan", {}
    if y_hat.min() < 0 or y_hat.max() > 1:
        return "scores", {}
    share = float(np.mean((y_hat >= 0.5) == y))
    cost = float(binary_cross_entropy(y, y_hat))
    if share < 0.5:
        return "reversed", {"share": share}
    if np.ptp(y_hat) < 1e-9 and not np.isin(y_hat, (0, 1)).all():
        return "constant", {"probability": float(y_hat[0]), "share": share}
    if share < accuracy:
        return "accuracy", {"share": share, "accuracy": accuracy}
    if np.isin(y_hat, (0, 1)).all():
        return "decisions", {}
    if not cost <= loss:
        sure = np.maximum(y_hat, 1 - y_hat).mean() > share
        return "sure" if sure else "timid", {"share": share, "cost": cost, "loss": loss}
    return None


def train_and_predict_cases(rng):
    X, y, *_ = datasets.load_breast_cancer()
    order = rng.permutation(len(y))
    X, y = X[order], y[order].astype(float)
    train, new = slice(0, 380), slice(380, None)
    ill = np.flatnonzero(y[new] == 1)[:30] + 380
    few = np.concatenate([np.flatnonzero(y == 0)[:300], np.flatnonzero(y == 1)[:24]])
    constant = np.column_stack([X, np.full(len(X), 3.0)])
    parts = {
        ("ordinary", "all thirty features, as they were measured"): (X[train], y[train], X[new], y[new]),
        ("edge", "class 1 is rare"): (X[few[::2]], y[few[::2]], X[few[1::2]], y[few[1::2]]),
        ("edge", "one feature is constant"): (constant[train], y[train], constant[new], y[new]),
        ("extreme", "all new samples are of one kind"): (X[train], y[train], X[ill], y[ill]),
    }
    return [
        # Thirty samples of the harder class alone: fewer are right, and each miss weighs more.
        Case(part[:3], kind, about, goal=(part[3], 0.85, 0.5) if kind == "extreme" else (part[3], 0.92, 0.2))
        for (kind, about), part in parts.items()
    ]


TRAIN_FROM_NOTHING = Code(
    id="logistic_regression/train-from-nothing",
    title="The whole chapter: train it from nothing",
    points=10,
    stub='''\
def train_and_predict(X, y, X_new):
    """Train a logistic regression on `X` `(n, d)` and `y` `(n,)` of 0 and 1, in
    your own way, and return the probability of 1 for every row of `X_new`
    `(m, d)`. The features are as they were measured, of any size. You are
    judged by the truth about `X_new`: **accuracy and cross-entropy**."""
    ...
''',
    hints=[
        "In this order: standardize both tables by the statistics of `X`, start at 0, repeat the gradient "
        "step, predict.",
        "300 to 1000 steps with a learning rate of 0.5 will do for standardized features. Do not forget the "
        "bias.",
        "`error = sigmoid(X @ w + b) - y`; then `w - lr * X.T @ error / n` and `b - lr * error.mean()`. "
        "A small penalty, `+ 0.01 * w` in the gradient, keeps the probabilities honest.",
    ],
    reference=train_and_predict,
    alternatives=[newton, lambda X, y, X_new: train_and_predict(X, y, X_new, steps=300, lr=1.0, lam=0.0)],
    cases=train_and_predict_cases,
    accept=reached,
    findings=FINDINGS,
    misconceptions=[
        Misconception(
            "no scaling", without_scaling,
            "Your features go in as they were measured, areas in the thousands beside fractions of one. "
            "The steps that suit one overshoot on the other: standardize, and `X_new` by the same "
            "statistics.",
        ),
        Misconception(
            "new samples unscaled", new_unscaled,
            "You trained on standardized features and predict on `X_new` as it was measured: the weights "
            "belong to the other scale. Standardize `X_new` too, by the statistics of `X`.",
        ),
        Misconception(
            "own statistics", own_statistics,
            "You standardized `X_new` by its **own** mean and deviation. When all new samples are of one "
            "kind, that makes them look average. Use the statistics of the training part.",
        ),
        Misconception(
            "scores", returns_scores,
            "You return the scores $z$. The probabilities are $\\sigma(z)$.",
        ),
        Misconception(
            "decisions", lambda X, y, X_new: (train_and_predict(X, y, X_new) >= 0.5).astype(float),
            "Your decisions may be right, but a decision of 0 for a sample of class 1 costs infinitely much "
            "cross-entropy. "
            "Return the probabilities.",
            also=(lambda X, y, X_new: (train_and_predict(X, y, X_new) >= 0.5).astype(int),
                  lambda X, y, X_new: train_and_predict(X, y, X_new) >= 0.5),
        ),
        Misconception(
            "uphill", lambda X, y, X_new: train_and_predict(X, y, X_new, lr=-0.5),
            "Your loss grows while you train: the step must go **against** the gradient. "
            "If it does, you return the probability of the wrong class.",
        ),
        Misconception(
            "no bias", lambda X, y, X_new: train_and_predict(X, y, X_new, bias=False),
            "Where class 1 is rare your probabilities are too high: the bias is still at 0, or near it. With "
            "standardized features that says: the average sample has the probability one half. Does the bias "
            "take its steps, and steps enough?",
        ),
        Misconception(
            "stops too soon", lambda X, y, X_new: train_and_predict(X, y, X_new, steps=20, lr=0.05),
            "Your model points the right way but is still close to its start, where every probability is one "
            "half. "
            "Take more steps, or larger ones.",
        ),
        Misconception(
            "constant feature", constant_becomes_nan,
            "A constant feature has deviation 0, and dividing by it gives `nan` everywhere. Divide such a "
            "column by 1.",
            credit=0.5,
        ),
    ],
    explanation="You have written what every training loop does, in ten lines: scale, predict, compare, "
    "step.",
)
