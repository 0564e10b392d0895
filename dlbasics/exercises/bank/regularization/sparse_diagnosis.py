"""Fit a linear model with an L1 penalty by proximal gradient descent, and predict for new patients."""

import numpy as np

from dlbasics.datasets import load_breast_cancer
from dlbasics.exercises.bank.regularization.sparse_diagnosis_misconceptions import (
    ERRORS,
    STEPS,
    coordinate_descent,
    fit_with,
    fitted,
    one_mistake,
    other_steps,
    returned,
    scored,
    soft_threshold,
    standardized_by,
    standardized_targets,
    starts_at,
    threshold_again,
    threshold_at_the_end,
    two_mistakes,
    with_momentum,
)
from dlbasics.exercises.kinds import Case, Code, Misconception


def sparse_fit(X, y, X_new, lam, lr, steps):
    mu, scale = X.mean(axis=0), X.std(axis=0)
    A = (X - mu) / scale
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        error = A @ w + b - y
        moved = w - lr * 2 * A.T @ error / len(y)
        w = np.sign(moved) * np.maximum(np.abs(moved) - lr * lam, 0)
        b = b - lr * 2 * error.mean()
    return w, (X_new - mu) / scale @ w + b


def sparse_by_gram(X, y, X_new, lam, lr, steps):
    mu, scale = X.mean(axis=0), X.std(axis=0)
    A = (X - mu) / scale
    G, c, w, b = A.T @ A / len(y), A.T @ y / len(y), np.zeros(A.shape[1]), 0.0
    for _ in range(steps):
        w = soft_threshold(w - 2 * lr * (G @ w - c), lr * lam)
        b = b - 2 * lr * (b - y.mean())
    return w, (X_new - mu) / scale @ w + b


def column_means(X, X_new):
    return X.mean(axis=0)


def column_spreads(X, X_new):
    return X.std(axis=0)


def own_statistics(X, X_new):
    return (X_new - X_new.mean(axis=0)) / X_new.std(axis=0)


def of_both(statistic):
    """A statistic of the columns of both tables together."""
    return lambda X, X_new: statistic(np.vstack([X, X_new]), axis=0)


def new_by_both(X, X_new):
    return (X_new - of_both(np.mean)(X, X_new)) / of_both(np.std)(X, X_new)


def threshold_first(X, y, X_new, lam, lr, steps):
    mu, scale = X.mean(axis=0), X.std(axis=0)
    A, w, b = (X - mu) / scale, np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        w = soft_threshold(w, lr * lam)
        error = A @ w + b - y
        w, b = w - lr * 2 * A.T @ error / len(y), b - lr * 2 * error.mean()
    return w, (X_new - mu) / scale @ w + b


def one_example_in_each_step(slope):
    """Stochastic descent: the examples come in turn, one a step."""
    def answer(X, y, X_new, lam, lr, steps):
        mu, scale = X.mean(axis=0), X.std(axis=0)
        A, w, b = (X - mu) / scale, np.zeros(X.shape[1]), 0.0
        with np.errstate(all="ignore"):
            for step in range(steps):
                row, target = A[step % len(y)], y[step % len(y)]
                error = row @ w + b - target
                w, b = soft_threshold(w - lr * slope * error * row, lr * lam), b - lr * slope * error
            return w, (X_new - mu) / scale @ w + b

    return answer


def sign_lost(X, y, X_new, lam, lr, steps):
    mu, scale = X.mean(axis=0), X.std(axis=0)
    A, w, b = (X - mu) / scale, np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        error = A @ w + b - y
        w = np.maximum(np.abs(w - lr * 2 * A.T @ error / len(y)) - lr * lam, 0)
        b = b - lr * 2 * error.mean()
    return w, (X_new - mu) / scale @ w + b


def moved_one_way(v, t):
    """A soft threshold whose lower limit is t, not -t."""
    return np.where(v > t, v - t, np.where(v < t, v + t, 0.0))


def subtracted_inside_abs(v, t):
    return np.sign(v) * np.maximum(np.abs(v - t), 0)


def asked_again(v, t):
    """A soft threshold whose last mask sees the values that have been moved."""
    soft = soft_threshold(v, t)
    return np.where(np.abs(soft) <= t, 0.0, soft)


def all_weights_stay_0(X, y, X_new, lam, lr, steps):
    return np.zeros(X.shape[1]), np.full(len(X_new), y.mean() * (1 - (1 - 2 * lr) ** steps))


def zeros_stay(begin):
    """A weight that is 0 before a step stays 0, from step number `begin` on."""
    def answer(X, y, X_new, lam, lr, steps):
        mu, scale = X.mean(axis=0), X.std(axis=0)
        A, w, b = (X - mu) / scale, np.zeros(X.shape[1]), 0.0
        for step in range(steps):
            error = A @ w + b - y
            moved = soft_threshold(w - lr * 2 * A.T @ error / len(y), lr * lam)
            w = np.where((w == 0) & (step >= begin), 0.0, moved)
            b = b - lr * 2 * error.mean()
        return w, (X_new - mu) / scale @ w + b

    return answer


def small_ones_removed(size):
    """Weights below a size are set to 0 after the last step, before the predictions are made or after."""
    def answer(X, y, X_new, lam, lr, steps, before=True):
        w, b, new = fitted(X, y, X_new, lam, lr, steps)
        removed = np.where(np.abs(w) < size, 0.0, w)
        return removed, new @ (removed if before else w) + b

    return answer, lambda *given: answer(*given, before=False)


def sign_by_division(X, y, X_new, lam, lr, steps):
    """The sign as a weight divided by its size: 0/0 for a weight of 0."""
    return scored(X, y, X_new, lam, lr, steps, shrink=lambda w, dw, lr, lam, n: w - lr * (
        dw + lam * w / np.abs(w)))


def sign_of_moved_by_division(X, y, X_new, lam, lr, steps):
    return scored(X, y, X_new, lam, lr, steps, shrink=lambda w, dw, lr, lam, n: (
        (w - lr * dw) / np.abs(w - lr * dw) * np.maximum(np.abs(w - lr * dw) - lr * lam, 0)))


def rows_divided(size):
    """Each row is divided by its own size, and nothing else is done to the features."""
    return standardized_by(lambda X, X_new: 0.0, lambda X, X_new: size(X),
                           lambda X, X_new: X_new / size(X_new))


def row_lengths(X):
    return np.linalg.norm(X, axis=1, keepdims=True)


def row_sums(X):
    return np.abs(X).sum(axis=1, keepdims=True)


def just_above_the_threshold(X, y, lr):
    """A `lam` at which one step of length `lr` leaves 0.00005 of the weight with the smallest slope."""
    A = (X - X.mean(axis=0)) / X.std(axis=0)
    return np.abs(2 * A.T @ y / len(y)).min() - 5e-5 / lr


def sparse_fit_cases(rng):
    table = load_breast_cancer()
    rows = rng.permutation(569)
    X, y = table.X, 2.0 * table.y - 1
    some, new = rows[:60], rows[60:68]
    columns = [0, 1, 4, 7, 20, 21, 24, 27]
    small = rng.normal(size=(12, 3)) * [1.0, 3.0, 0.5] + np.array([5.0, 0.0, -2.0])
    target = small @ np.array([2.0, -0.7, 0.5]) + 2 + 0.3 * rng.normal(size=12)
    return [
        Case((small, target, small[:4] + 1, 0.3, 0.15, 8), about="twelve examples with three features"),
        Case((X[some], y[some], X[new], 0.3, 0.02, 20), about="sixty tumours, eight new ones"),
        Case((X[some][:, columns], y[some], X[new][:, columns], 0.1, 0.02, 20),
             about="eight of the measurements"),
        Case((small, target, small[:4] + 1, 0.0, 0.1, 15), kind="edge", about="lam = 0: no penalty"),
        Case((small, target, small[:2], 100.0, 0.1, 15), kind="edge",
             about="lam so large that every weight is 0"),
        Case((small, target, small[:1], 0.5, 0.1, 1), kind="edge", about="a single step, a single new row"),
        Case((np.array([[2.0, 1.0], [2.0, -1.0], [-2.0, 1.0], [-2.0, -1.0]]), np.array([3.0, 3.0, 1.0, 1.0]),
              np.array([[1.0, 2.0]]), 0.25, 0.125, 5), kind="edge",
             about="a feature that says nothing about the targets"),
        Case((np.array([[2.0, 2.0], [2.0, 1.0], [1.0, 2.0], [-1.0, -2.0], [-2.0, -1.0], [-2.0, -2.0]]),
              np.array([1.0, 2.0, -4.0, 2.0, -3.0, -3.0]), np.array([[1.0, 0.5]]), 0.75, 0.15, 8),
             kind="edge", about="a weight that stays 0 for four steps, and leaves it later"),
        Case((small, target, small[:4], just_above_the_threshold(small, target, 0.1), 0.1, 1), kind="edge",
             about="a single step, after which one weight is very small"),
        Case((1e6 * small, target, 1e6 * small[:3], 0.5, 0.1, 15), kind="extreme",
             about="features in another unit, a million times larger"),
    ]


SPARSE_DIAGNOSIS = Code(
    id="regularization/sparse-diagnosis",
    title="The whole chapter: a diagnosis from few measurements",
    points=8,
    version="77c8d788",  # what the statement says more was judged before it said so
    stub='''\
def sparse_fit(X, y, X_new, lam, lr, steps):
    """Standardize `X` by its own mean and standard deviation. From `w = 0`
    and `b = 0` take `steps` steps on `mean((X @ w + b - y)**2) + lam *
    sum(abs(w))`: gradients of the error for `w` and `b` at the same point,
    then the soft threshold that fits the step, for `w`. Return the `w` of
    the standardized columns and, for each row of `X_new`, a patient still
    to come, the predicted number (not its sign)."""
    ...
''',
    hints=[
        "Four parts: standardize, start at 0, take the steps in a loop, predict. You need the means and the "
        "spreads of the columns twice, for `X` and for `X_new`: keep them.",
        "One step begins with the error of the predictions as they are now. Both gradients are made from it, "
        "as in the exercise on the penalized gradient, but **without** the penalty.",
        "Then the weights move by `lr` times their gradient, and what comes out goes through the soft "
        "threshold of the chapter. By how much must a step of length `lr` shrink? (See the pitfall about "
        "landing on 0.) The bias takes a plain step.",
        "A patient still to come is standardized by the numbers of the training data: subtract the means of "
        "`X` from `X_new`, and divide by the spreads of `X`. And the prediction needs the bias.",
    ],
    reference=sparse_fit,
    alternatives=[
        sparse_by_gram,
        fit_with(),
        standardized_by(column_means, lambda X, X_new: X.std(axis=0) + 1e-8),
    ],
    cases=sparse_fit_cases,
    rtol=1e-4,  # a guard against division by 0, such as std + 1e-8, is no mistake
    atol=1e-5,
    misconceptions=[
        Misconception(
            "own statistics", standardized_by(column_means, column_spreads, lambda X, X_new: (
                X_new - X_new.mean(axis=0)) / np.maximum(X_new.std(axis=0), 1e-300)),
            "The new patients are standardized by **their own** mean and spread. They must be measured with "
            "the same ruler as the training data; a single new patient has no spread at all.",
            credit=0.5,
            also=(standardized_by(column_means, column_spreads, own_statistics),),
        ),
        Misconception(
            "new patients left raw", standardized_by(column_means, column_spreads, lambda X, X_new: X_new),
            "The weights are right. But they belong to standardized features, and `X_new` went in as it was. "
            "(Once `X` has been overwritten by its standardized self, its mean is 0 and its spread 1.)",
            credit=0.5,
        ),
        Misconception(
            "new patients half standardized",
            standardized_by(column_means, column_spreads, lambda X, X_new: X_new - X.mean(axis=0)),
            "The weights are right. But they belong to standardized features, and `X_new` was standardized "
            "by half: subtract the means of `X` **and** divide by the spreads of `X`.",
            credit=0.5,
            also=(standardized_by(column_means, column_spreads, lambda X, X_new: X_new / X.std(axis=0)),),
        ),
        Misconception(
            "not standardized", standardized_by(lambda X, X_new: 0.0, lambda X, X_new: 1.0),
            "These are steps on `X` as it is, not standardized: the price of a weight then depends on the "
            "unit, and large features make the steps explode.",
        ),
        Misconception(
            "only centred", standardized_by(column_means, lambda X, X_new: 1.0),
            "The features are centred but not divided by their spread: the price of a weight then depends on "
            "the unit, and large features make the steps explode.",
        ),
        Misconception(
            "only scaled", standardized_by(lambda X, X_new: 0.0, column_spreads),
            "The features are divided by their spread but not centred. Subtract the mean of each column "
            "first.",
        ),
        Misconception(
            "between 0 and 1",
            standardized_by(lambda X, X_new: X.min(axis=0), lambda X, X_new: np.ptp(X, axis=0)),
            "The features are brought between 0 and 1. To standardize is to subtract the mean and divide by "
            "the standard deviation.",
        ),
        Misconception(
            "divided by the range", standardized_by(column_means, lambda X, X_new: np.ptp(X, axis=0)),
            "The features are centred and divided by their **range**, from the smallest to the largest. To "
            "standardize is to divide by the standard deviation.",
        ),
        *one_mistake(),
        *two_mistakes(),
        Misconception(
            "penalized twice", fit_with(shrink=lambda w, dw, lr, lam, n: soft_threshold(
                w - lr * (dw + lam * np.sign(w)), lr * lam)),
            "The penalty acts twice: with $\\lambda\\,\\mathrm{sign}(w)$ in the gradient, and by the soft "
            "threshold. The threshold alone is the penalty.",
        ),
        Misconception(
            "no negative weights",
            fit_with(shrink=lambda w, dw, lr, lam, n: np.maximum(w - lr * dw - lr * lam, 0)),
            "Negative weights become 0. The soft threshold moves them towards 0 by the same amount as the "
            "positive ones, and keeps their sign.",
        ),
        Misconception(
            "always subtracted", fit_with(shrink=lambda w, dw, lr, lam, n: np.where(
                np.abs(w - lr * dw) > lr * lam, w - lr * dw - lr * lam, 0.0)),
            "The threshold is subtracted from negative weights too, which moves them **away** from 0. "
            "Towards 0 is upwards for them.",
        ),
        Misconception(
            "subtracted inside abs",
            fit_with(shrink=lambda w, dw, lr, lam, n: subtracted_inside_abs(w - lr * dw, lr * lam)),
            "In your soft threshold $\\eta\\lambda$ is subtracted **inside** the absolute value. Take the "
            "absolute value of the weight first: `np.abs(w) - lr * lam`.",
        ),
        Misconception(
            "threshold on the gradient",
            fit_with(shrink=lambda w, dw, lr, lam, n: w - lr * soft_threshold(dw, lam)),
            "The soft threshold has been applied to the **gradient**. It belongs to the weights, after the "
            "step.",
        ),
        Misconception(
            "one slope for all",
            fit_with(shrink=lambda w, dw, lr, lam, n: soft_threshold(w - lr * dw.mean(), lr * lam)),
            "All weights make the same step, with one number for a gradient. Each weight has its own slope, "
            "from its own column.",
            also=(fit_with(shrink=lambda w, dw, lr, lam, n: w - lr * (dw.mean() + lam * np.sign(w).sum())),
                  fit_with(shrink=lambda w, dw, lr, lam, n: w - lr * (
                      n * dw.mean() + lam * np.sign(w).sum())),
                  fit_with(shrink=lambda w, dw, lr, lam, n: soft_threshold(w - lr * dw.sum(), lr * lam))),
        ),
        Misconception(
            "one threshold too many", threshold_again,
            "This is the result of the right steps, and one more soft threshold after the last. Each step "
            "has one threshold.",
        ),
        Misconception(
            "starts elsewhere", starts_at(1.0),
            "The steps begin at other weights. The exercise begins at `w = 0` and `b = 0`.",
            also=(starts_at(0.01), starts_at(0.1)),
        ),
        Misconception(
            "uphill", fit_with(error=lambda n: -2 / n),
            "The steps go uphill: the error grows. A step goes **against** the gradient.",
        ),
        Misconception(
            "uphill; no penalty",
            fit_with(error=lambda n: -2 / n, shrink=lambda w, dw, lr, lam, n: w - lr * dw),
            "The steps go uphill: the error grows. A step goes **against** the gradient. And the soft "
            "threshold after each step is missing.",
        ),
        Misconception(
            "one step too many", other_steps(1),
            "This is the result of one step too many.", credit=0.5,
        ),
        Misconception(
            "one step too few", other_steps(-1),
            "This is the result of one step too few.", credit=0.5,
        ),
        Misconception(
            "one step alone", lambda *given: scored(*given[:-1], 1),
            "This is the result of **one** step, whatever `steps` is. A `return` inside the loop does that: "
            "return when the loop has ended.",
        ),
        Misconception(
            "weight by weight", coordinate_descent,
            "This is the chapter's fit, in which one weight after the other moves to its best value. Asked "
            "for are steps of length `lr` for all weights at once, from `w = 0` and `b = 0`.",
        ),
        Misconception(
            "thresholds the bias", fit_with(thresholds_bias=True),
            "The bias has gone through the soft threshold as well. It is not penalized: give it a plain "
            "step.",
            credit=0.5,
        ),
        Misconception(
            "no two in the bias", fit_with(bias=lambda n: 1 / n),
            "The weights are right, but the bias takes steps that are half as long as they should be: its "
            "gradient has a 2 too.",
            credit=0.5,
        ),
        Misconception(
            "sum in the bias", fit_with(bias=lambda n: 2),
            "The weights are right, but the gradient of the bias is a sum over the examples. The mean is "
            "taken there too.",
            credit=0.5,
        ),
        Misconception(
            "sum in the weights", fit_with(error=lambda n: 2, bias=lambda n: 2 / n),
            "The gradient of the weights is a sum over the examples, as `A.T @ error` gives it, $n$ times "
            "too long, and the weights run away. That of the bias is a mean. Take the mean in both: divide "
            "by $n$.",
        ),
        Misconception(
            "half the sum in the bias", fit_with(bias=lambda n: 1),
            "The weights are right, but the gradient of the bias is the sum of the errors. The mean is taken "
            "there too, and its gradient has a 2.",
            credit=0.5,
        ),
        Misconception(
            "no bias", returned(lambda w, b, predicted, X, X_new: (w, predicted - b)),
            "The weights are right, and the predictions have no bias: without it they miss the mean of `y`. "
            "It takes its own step beside the weights, and is added at the end.",
            credit=0.5,
        ),
        Misconception(
            "sign lost", sign_lost,
            "No weight of yours is ever negative: the sign is lost, or taken after the absolute value. Keep "
            "`np.sign(w)` of the weights as they are, and shorten their size: "
            "`np.sign(w) * np.maximum(np.abs(w) - lr * lam, 0)`.",
        ),
        Misconception(
            "bias put in place",
            lambda X, y, X_new, lam, lr, steps: fit_with(b=y.mean())(X, y, X_new, lam, lr, steps),
            "The bias is the mean of `y`, where it would end after many steps. The exercise begins "
            "at `b = 0` and takes `steps` of them.",
            credit=0.5,
        ),
        Misconception(
            "one mean for the table", standardized_by(lambda X, X_new: X.mean(), lambda X, X_new: X.std()),
            "This is what one mean and one spread of the **whole table** give. Each measurement has its own "
            "unit, so each column has its own: `axis=0`.",
        ),
        Misconception(
            "statistics of the rows",
            standardized_by(lambda X, X_new: X.mean(axis=1, keepdims=True),
                            lambda X, X_new: X.std(axis=1, keepdims=True),
                            lambda X, X_new: (X_new - X_new.mean(axis=1, keepdims=True))
                            / X_new.std(axis=1, keepdims=True)),
            "This is what the mean and the spread of each **row** give, of one patient over all "
            "measurements. They belong to a column: `axis=0`.",
        ),
        Misconception(
            "spread with n - 1", standardized_by(column_means, lambda X, X_new: X.std(axis=0, ddof=1)),
            "This is what a standard deviation with $n-1$ gives, as pandas takes it. This book, numpy and "
            "scikit-learn's scaler divide by $n$: `X.std(axis=0)`.",
            credit=0.75,
        ),
        Misconception(
            "statistics of all patients",
            standardized_by(of_both(np.mean), of_both(np.std)),
            "The mean and the spread are those of `X` **and** `X_new`, at least for the new patients. They "
            "come later, and are not there when the model is made: that is a leak.",
            credit=0.5,
            also=(standardized_by(column_means, column_spreads, new_by_both),),
        ),
        Misconception(
            "divides by the variance", standardized_by(column_means, lambda X, X_new: X.var(axis=0)),
            "The features are divided by their variance. To give a feature variance 1, divide by its root, "
            "the standard deviation.",
        ),
        Misconception(
            "standardizes the targets", standardized_targets(back=False),
            "The targets have been standardized too. Only the features are: the weights and the predictions "
            "are to be in the unit of `y`.",
        ),
        Misconception(
            "standardizes the targets, and goes back", standardized_targets(back=True),
            "The targets have been standardized too, and the predictions brought back to the unit of `y`. So "
            "the penalty weighs otherwise, and the weights have another unit. Only the features are "
            "standardized.",
        ),
        Misconception(
            "signs for predictions", returned(lambda w, b, predicted, X, X_new: (w, np.sign(predicted))),
            "The weights are right. In place of the predictions you return diagnoses or probabilities; asked "
            "for are the numbers from which one would read them.",
            credit=0.5,
            also=(returned(lambda w, b, predicted, X, X_new: (w, np.where(predicted > 0, 1, -1))),
                  returned(lambda w, b, predicted, X, X_new: (w, predicted > 0)),
                  returned(lambda w, b, predicted, X, X_new: (w, (predicted > 0).astype(int))),
                  returned(lambda w, b, predicted, X, X_new: (w, (predicted > 0).astype(float))),
                  returned(lambda w, b, predicted, X, X_new: (w, predicted > 0.5)),
                  returned(lambda w, b, predicted, X, X_new: (w, (predicted > 0.5).astype(int))),
                  returned(lambda w, b, predicted, X, X_new: (w, (predicted > 0.5).astype(float))),
                  returned(lambda w, b, predicted, X, X_new: (w, 1 / (1 + np.exp(-predicted))))),
        ),
        Misconception(
            "one threshold at the end", threshold_at_the_end(lambda lam, lr, steps: lr * lam),
            "This is what one soft threshold after the **last** step gives. Each step needs its own: a "
            "weight that is 0 early pulls on the others in the steps that follow.",
            also=(threshold_at_the_end(lambda lam, lr, steps: steps * lr * lam),
                  threshold_at_the_end(lambda lam, lr, steps: lam),
                  threshold_at_the_end(lambda lam, lr, steps: lam / 2)),
        ),
        Misconception(
            "weights in the old units",
            returned(lambda w, b, predicted, X, X_new: (w / X.std(axis=0), predicted)),
            "The predictions are right. The weights have been converted to the units of `X`; asked for are "
            "those of the standardized features.",
            credit=0.5,
        ),
        Misconception(
            "the bias for the predictions", returned(lambda w, b, predicted, X, X_new: (w, b)),
            "The weights and the bias are right. Asked for are the weights and the **predictions** for the "
            "rows of `X_new`.",
            credit=0.5,
            also=(returned(lambda w, b, predicted, X, X_new: (w, b, predicted)),
                  returned(lambda w, b, predicted, X, X_new: (w, predicted, b))),
        ),
        Misconception(
            "predictions for the old rows",
            returned(lambda w, b, predicted, X, X_new: (w, (X - X.mean(axis=0)) / X.std(axis=0) @ w + b)),
            "The weights are right. The predictions are those for the rows of `X`; asked for are those for "
            "`X_new`.",
            credit=0.5,
        ),
        Misconception(
            "past zero",
            fit_with(shrink=lambda w, dw, lr, lam, n: (
                np.sign(w - lr * dw) * (np.abs(w - lr * dw) - lr * lam))),
            "Every weight moves by $\\eta\\lambda$, even past 0 to the other sign. A weight that is nearer "
            "to 0 than $\\eta\\lambda$ becomes exactly 0.",
        ),
        Misconception(
            "no weight set to 0", fit_with(shrink=lambda w, dw, lr, lam, n: moved_one_way(
                w - lr * dw, lr * lam)),
            "No weight becomes 0: those that are nearer to 0 than $\\eta\\lambda$ are moved by it as well, "
            "all in one direction. Above the threshold a weight moves down, below **minus** the threshold it "
            "moves up, and between the two it becomes 0.",
            also=(fit_with(shrink=lambda w, dw, lr, lam, n: -moved_one_way(lr * dw - w, lr * lam)),),
        ),
        Misconception(
            "asked again after the threshold", fit_with(shrink=lambda w, dw, lr, lam, n: asked_again(
                w - lr * dw, lr * lam)),
            "In each step weights up to **twice** the threshold become 0. What has been moved towards 0 is "
            "asked once more whether it is small: choose with masks of the values before the threshold.",
        ),
        Misconception(
            "rows divided by their length", rows_divided(row_lengths),
            "Each **row** is divided by its own length, or by the sum of its sizes. So the size of a "
            "patient's values is lost. To standardize is to shift and divide each **column**: `axis=0`.",
            also=(rows_divided(row_sums),),
        ),
        Misconception(
            "zeros stay", zeros_stay(1),
            "A weight that is 0 after one of the first steps stays 0 from then on in your function. It can "
            "leave 0 later, when other weights have changed the errors: take every weight through every "
            "step.",
            credit=0.5,
            also=(zeros_stay(2), zeros_stay(3)),
        ),
        Misconception(
            "small weights removed", small_ones_removed(1e-3)[0],
            "Weights that are small but not 0 are set to 0 after the last step. The soft threshold alone "
            "says which weights are 0: return the others as they are.",
            credit=0.5,
            also=tuple(form for size in (1e-3, 1e-4, 5e-3, 1e-2, 5e-2, 0.1)
                       for form in small_ones_removed(size)),
        ),
        Misconception(
            "sign by division", sign_by_division,
            "`nan` comes out where a weight is 0, at the start or later: it is divided by its size to get "
            "its sign, and that is 0/0. `np.sign` gives 0 there.",
            also=(sign_of_moved_by_division,),
        ),
        Misconception(
            "threshold first", threshold_first,
            "This is what the threshold **before** the step gives. Move first; then the threshold takes what "
            "is small to 0, so that the weights you return have passed it.",
        ),
        Misconception(
            "all weights stay 0", all_weights_stay_0,
            "Every weight stays 0, so that all rows get the same prediction, the bias. A threshold that is "
            "far too large does that, such as `lam / lr`, and so does a `w` that never moves. The threshold "
            "that fits a step is `lr * lam`.",
        ),
        Misconception(
            "one example in each step", one_example_in_each_step(2),
            "Each step sees **one** example only, one after the other. The error that you descend on is a "
            "mean over all of them, in every step.",
            also=(one_example_in_each_step(1),),
        ),
        Misconception(
            "momentum", with_momentum(),
            "Your steps do not start at the weights but further on, in the direction of the step before: "
            "that is momentum, as FISTA has it. Here each step starts where the one before has ended.",
            also=(with_momentum(of_bias=True), with_momentum(0.9), with_momentum(0.9, of_bias=True)),
        ),
    ],
    composed=tuple(
        ("own statistics", other,
         standardized_by(column_means, column_spreads, own_statistics, **{part: how}))
        for part, mistakes in (("shrink", STEPS), ("error", ERRORS)) for other, (how, _) in mistakes.items()
    ),
    explanation="Exchange the squared error for cross-entropy, and the same ten lines train a sparse "
                "logistic regression.",
)
