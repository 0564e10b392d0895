"""Fit a linear model with an L1 penalty by proximal gradient descent, and predict for new patients."""

import numpy as np

from dlbasics.datasets import load_breast_cancer
from dlbasics.exercises.kinds import Case, Code, Misconception
from dlbasics.regularization import soft_threshold


def sparse_scores(X, y, X_new, lam, lr, steps, *, mu=None, scale=None, new=None, shrink=None, spare=True,
                  two=2, b=0.0):
    """Reference, with a handle for each mistake that people make."""
    mu = X.mean(axis=0) if mu is None else mu
    scale = X.std(axis=0) if scale is None else scale
    A, w = (X - mu) / scale, np.zeros(X.shape[1])
    shrink = shrink or (lambda w, dw: soft_threshold(w - lr * dw, lr * lam))
    for _ in range(steps):
        error = A @ w + b - y
        w, b = shrink(w, two * A.T @ error / len(y)), b - lr * two * error.mean()
        if not spare:
            b = float(soft_threshold(b, lr * lam))
    return w, ((X_new - mu) / scale if new is None else new) @ w + b


def sparse_fit(X, y, X_new, lam, lr, steps):
    return sparse_scores(X, y, X_new, lam, lr, steps)


def sparse_by_gram(X, y, X_new, lam, lr, steps):
    mu, scale = X.mean(axis=0), X.std(axis=0)
    A = (X - mu) / scale
    G, c, w, b = A.T @ A / len(y), A.T @ y / len(y), np.zeros(A.shape[1]), 0.0
    for _ in range(steps):
        w = w - 2 * lr * (G @ w - c)
        w = np.sign(w) * np.maximum(np.abs(w) - lr * lam, 0)
        b = b - 2 * lr * (b - y.mean())
    return w, (X_new - mu) / scale @ w + b


def sparse_guarded(X, y, X_new, lam, lr, steps):
    return sparse_scores(X, y, X_new, lam, lr, steps, scale=X.std(axis=0) + 1e-8)


def own_statistics(X, y, X_new, lam, lr, steps):
    new = (X_new - X_new.mean(axis=0)) / X_new.std(axis=0)
    return sparse_scores(X, y, X_new, lam, lr, steps, new=new)


def not_standardized(X, y, X_new, lam, lr, steps):
    with np.errstate(all="ignore"):
        return sparse_scores(X, y, X_new, lam, lr, steps, mu=0.0, scale=1.0)


def subgradient(X, y, X_new, lam, lr, steps):
    return sparse_scores(X, y, X_new, lam, lr, steps, shrink=lambda w, dw: w - lr * (dw + lam * np.sign(w)))


def threshold_lam(X, y, X_new, lam, lr, steps):
    return sparse_scores(X, y, X_new, lam, lr, steps, shrink=lambda w, dw: soft_threshold(w - lr * dw, lam))


def threshold_first(X, y, X_new, lam, lr, steps):
    return sparse_scores(X, y, X_new, lam, lr, steps,
                         shrink=lambda w, dw: soft_threshold(w, lr * lam) - lr * dw)


def no_penalty(X, y, X_new, lam, lr, steps):
    return sparse_fit(X, y, X_new, 0.0, lr, steps)


def squared_weights(X, y, X_new, lam, lr, steps):
    return sparse_scores(X, y, X_new, lam, lr, steps, shrink=lambda w, dw: w - lr * (dw + 2 * lam * w))


def threshold_bias(X, y, X_new, lam, lr, steps):
    return sparse_scores(X, y, X_new, lam, lr, steps, spare=False)


def hard_threshold(X, y, X_new, lam, lr, steps):
    def shrink(w, dw):
        moved = w - lr * dw
        return np.where(np.abs(moved) > lr * lam, moved, 0.0)

    return sparse_scores(X, y, X_new, lam, lr, steps, shrink=shrink)


def sample_spread(X, y, X_new, lam, lr, steps):
    return sparse_scores(X, y, X_new, lam, lr, steps, scale=X.std(axis=0, ddof=1))


def half_threshold(X, y, X_new, lam, lr, steps):
    return sparse_scores(X, y, X_new, lam, lr, steps,
                         shrink=lambda w, dw: soft_threshold(w - lr * dw, lr * lam / 2))


def sparse_sum(X, y, X_new, lam, lr, steps):
    with np.errstate(all="ignore"):
        return sparse_scores(X, y, X_new, lam, lr, steps, two=2 * len(y))


def whole_table(X, y, X_new, lam, lr, steps):
    with np.errstate(all="ignore"):
        return sparse_scores(X, y, X_new, lam, lr, steps, mu=X.mean(), scale=X.std())


def joint_statistics(X, y, X_new, lam, lr, steps):
    both = np.vstack([X, X_new])
    return sparse_scores(X, y, X_new, lam, lr, steps, mu=both.mean(axis=0), scale=both.std(axis=0))


def by_variance(X, y, X_new, lam, lr, steps):
    return sparse_scores(X, y, X_new, lam, lr, steps, scale=X.var(axis=0))


def bias_left_out(X, y, X_new, lam, lr, steps):
    w, _ = sparse_fit(X, y, X_new, lam, lr, steps)
    return w, (X_new - X.mean(axis=0)) / X.std(axis=0) @ w


def diagnoses(X, y, X_new, lam, lr, steps):
    w, predicted = sparse_fit(X, y, X_new, lam, lr, steps)
    return w, np.sign(predicted)


def threshold_at_the_end(X, y, X_new, lam, lr, steps):
    mu, scale = X.mean(axis=0), X.std(axis=0)
    w, _ = sparse_fit(X, y, X_new, 0.0, lr, steps)
    w, b = soft_threshold(w, lr * lam), y.mean() * (1 - (1 - 2 * lr) ** steps)
    return w, (X_new - mu) / scale @ w + b


def new_left_raw(X, y, X_new, lam, lr, steps):
    return sparse_scores(X, y, X_new, lam, lr, steps, new=X_new)


def sparse_fit_cases(rng):
    table = load_breast_cancer()
    rows = rng.permutation(569)
    X, y = table.X, 2.0 * table.y - 1
    some, new = rows[:60], rows[60:68]
    columns = [0, 1, 4, 7, 20, 21, 24, 27]
    small = rng.normal(size=(12, 3)) + np.array([5.0, 0.0, -2.0])
    target = small[:, 0] - small[:, 1] + 2 + 0.3 * rng.normal(size=12)
    return [
        Case((X[some], y[some], X[new], 0.3, 0.03, 60), about="sixty tumours, eight new ones"),
        Case((X[some][:, columns], y[some], X[new][:, columns], 0.1, 0.05, 40),
             about="eight of the measurements"),
        Case((small, target, small[:4] + 1, 0.0, 0.1, 25), kind="edge", about="lam = 0: no penalty"),
        Case((small, target, small[:2], 100.0, 0.1, 25), kind="edge",
             about="lam so large that every weight is 0"),
        Case((1e6 * small, target, 1e6 * small[:3], 0.5, 0.1, 25), kind="extreme",
             about="features in another unit, a million times larger"),
    ]


SPARSE_DIAGNOSIS = Code(
    id="regularization/sparse-diagnosis",
    title="The whole chapter: a diagnosis from few measurements",
    points=8,
    stub='''\
def sparse_fit(X, y, X_new, lam, lr, steps):
    """Standardize `X` by its own mean and standard deviation. From `w = 0`
    and `b = 0` take `steps` steps on `mean((X @ w + b - y)**2) + lam *
    sum(abs(w))`: gradients of the error for `w` and `b` at the same point,
    then the soft threshold that fits the step, for `w`. Return `w` and
    the predictions for the rows of `X_new`, as patients still to come."""
    ...
''',
    hints=[
        "Keep `mu = X.mean(axis=0)` and `scale = X.std(axis=0)`: you need them twice, for `X` and for "
        "`X_new`.",
        "One step: `error = A @ w + b - y`; `dw = 2 * A.T @ error / n`; `db = 2 * error.mean()`.",
        "After `w - lr * dw` comes the soft threshold by `lr * lam`. The bias takes a plain step.",
        "At the end `(X_new - mu) / scale @ w + b`, with the numbers from `X`.",
    ],
    reference=sparse_fit,
    alternatives=[sparse_by_gram, sparse_guarded],
    cases=sparse_fit_cases,
    rtol=1e-4,  # a guard against division by 0, such as std + 1e-8, is no mistake
    atol=1e-5,
    misconceptions=[
        Misconception(
            "own statistics", own_statistics,
            "You standardized the new patients by **their own** mean and spread. They must be measured with "
            "the same ruler as the training data; a single new patient would have no spread at all.",
            credit=0.5,
        ),
        Misconception(
            "new patients left raw", new_left_raw,
            "The weights are right. But they belong to standardized features, and `X_new` went in as it was.",
            credit=0.5,
        ),
        Misconception(
            "not standardized", not_standardized,
            "`X` has not been standardized: the price of a weight now depends on the unit, and large "
            "features make the steps explode.",
        ),
        Misconception(
            "sign in the gradient", subgradient,
            "You added $\\lambda\\,\\mathrm{sign}(w)$ to the gradient. Such steps jump across 0 and back; "
            "exact zeros need the soft threshold after the step.",
        ),
        Misconception(
            "threshold without lr", threshold_lam,
            "Your threshold is $\\lambda$ in **each** step. A step of length $\\eta$ shrinks by "
            "$\\eta\\lambda$.",
        ),
        Misconception(
            "threshold before the step", threshold_first,
            "You applied the soft threshold before the gradient step, so the step moves the weights off 0 "
            "again. First the step, then the threshold.",
        ),
        Misconception(
            "no penalty", no_penalty,
            "`lam` has not been used: these are steps on the error alone. After each of them comes the soft "
            "threshold.",
        ),
        Misconception(
            "L2", squared_weights,
            "That is the L2 penalty: it shrinks every weight and makes none 0. Here the penalty is the sum "
            "of absolute values.",
        ),
        Misconception(
            "thresholds the bias", threshold_bias,
            "The bias went through the soft threshold as well. It is not penalized: give it a plain step.",
            credit=0.5,
        ),
        Misconception(
            "hard threshold", hard_threshold,
            "You set small weights to 0 and left the others as they were. The **soft** threshold also moves "
            "the others towards 0, by $\\eta\\lambda$.",
        ),
        Misconception(
            "no two", lambda *given: sparse_scores(*given, two=1),
            "The gradients of the squared error lack their 2, $\\frac{\\partial}{\\partial e} e^2 = 2e$. So "
            "the error counts half against the penalty.",
        ),
        Misconception(
            "half a threshold", half_threshold,
            "Your threshold is $\\eta\\lambda/2$. The $\\lambda/2$ of the chapter is for $(w-v)^2$, whose "
            "slope holds a 2. The step has taken that 2 already: $\\eta\\lambda$.",
        ),
        Misconception(
            "sum", sparse_sum,
            "Your gradients are those of the **sum** of the squared errors, $n$ times too long: the steps "
            "run away. The loss says mean: divide by $n$.",
        ),
        Misconception(
            "one mean for the table", whole_table,
            "You took one mean and one spread over the **whole table**. Each measurement has its own unit, "
            "so each column has its own: `axis=0`.",
        ),
        Misconception(
            "spread with n - 1", sample_spread,
            "You standardized with `ddof=1`, which divides by $n-1$ and is what pandas does. This book, "
            "numpy and scikit-learn's scaler divide by $n$: `X.std(axis=0)`.",
            credit=0.75,
        ),
        Misconception(
            "statistics of all patients", joint_statistics,
            "Your mean and spread were taken over `X` **and** `X_new`. Patients still to come are not there "
            "when the model is made: that is a leak.",
            credit=0.5,
        ),
        Misconception(
            "divides by the variance", by_variance,
            "You divided by the variance. To give a feature variance 1, divide by its root, the standard "
            "deviation.",
        ),
        Misconception(
            "no bias", bias_left_out,
            "The weights are right, and the predictions have no bias: without it they miss the mean of `y`. "
            "It takes its own step beside the weights, and is added at the end.",
            credit=0.5,
        ),
        Misconception(
            "bias put in place", lambda *given: sparse_scores(*given, b=given[1].mean()),
            "You set the bias to the mean of `y`, where it would end after many steps. The exercise begins "
            "at `b = 0` and takes `steps` of them.",
            credit=0.5,
        ),
        Misconception(
            "signs for predictions", diagnoses,
            "The weights are right. You return diagnoses, the signs; asked for are the predictions, the "
            "numbers before the sign is taken.",
            credit=0.5,
        ),
        Misconception(
            "one threshold at the end", threshold_at_the_end,
            "You applied the soft threshold once, after the last step. Each step needs its own: the pull of "
            "$\\eta\\lambda$ adds up over the steps.",
        ),
    ],
    explanation="Exchange the squared error for cross-entropy, and the same ten lines train a sparse "
                "logistic regression.",
)
