"""Sparse fits that differ from the right one in `sparse_diagnosis` by a mistake, or by two."""

from itertools import product

import numpy as np

from dlbasics.exercises.kinds import Misconception


def soft_threshold(w, amount):
    """As `dlbasics.regularization` has it, without its checks: a verdict takes a thousand such steps."""
    return w - np.copysign(np.minimum(np.abs(w), amount), w)


def proximal(w, dw, lr, lam, n):
    return soft_threshold(w - lr * dw, lr * lam)


def soft_by(amount):
    """The soft threshold after the step, by another amount."""
    return lambda w, dw, lr, lam, n: soft_threshold(w - lr * dw, amount(lr, lam, n))


def hard(w, dw, lr, lam, n):
    moved = w - lr * dw
    return np.where(np.abs(moved) > lr * lam, moved, 0.0)


def fitted(X, y, X_new, lam, lr, steps, *, mu=None, scale=None, new=None, shrink=proximal,
           error=lambda n: 2 / n, bias=None, thresholds_bias=False, start=None, b=0.0):
    """The weights, the bias, and the standardized features of the new rows.

    Parameters
    ----------
    mu, scale : array or float, optional
        What is subtracted from the features, and what they are divided by.
    new : array, optional
        The features of the new rows as they go in.
    shrink : callable
        ``shrink(w, dw, lr, lam, n)``: the weights after a step.
    error, bias : callable
        What stands before the sums of the error in both gradients; in that of the bias alone.
    """
    mu = X.mean(axis=0) if mu is None else mu
    scale = X.std(axis=0) if scale is None else scale
    n, A, w = len(y), (X - mu) / scale, np.zeros(X.shape[1]) if start is None else start
    slopes, step_of_bias = error(n) * A.T, lr * (bias or error)(n)
    for _ in range(steps):
        too_high = A @ w + b - y
        w = shrink(w, slopes @ too_high, lr, lam, n)
        b = b - step_of_bias * too_high.sum()
        if thresholds_bias:
            b = float(soft_threshold(b, lr * lam))
    return w, b, (X_new - mu) / scale if new is None else new


def scored(*given, **how):
    """The weights and the predictions for the new rows."""
    with np.errstate(all="ignore"):
        w, b, new = fitted(*given, **how)
        return w, new @ w + b


def fit_with(**how):
    """An answer with one or two mistakes in the fit."""
    return lambda *given: scored(*given, **how)


def standardized_by(mu, scale, new=None, **how):
    """An answer with other statistics: functions of ``X`` and ``X_new``; and another mistake in the fit."""
    def answer(X, y, X_new, lam, lr, steps):
        features = None if new is None else new(X, X_new)
        return scored(X, y, X_new, lam, lr, steps, mu=mu(X, X_new), scale=scale(X, X_new), new=features,
                      **how)

    return answer


def returned(parts_of):
    """The right fit, and something else in its place: ``parts_of(w, b, predicted, X, X_new)``."""
    def answer(X, y, X_new, lam, lr, steps):
        w, b, new = fitted(X, y, X_new, lam, lr, steps)
        return parts_of(w, b, new @ w + b, X, X_new)

    return answer


def threshold_at_the_end(size):
    """One soft threshold after the last step, of ``size(lam, lr, steps)``."""
    def answer(X, y, X_new, lam, lr, steps):
        w, b, new = fitted(X, y, X_new, 0.0, lr, steps)
        w = soft_threshold(w, size(lam, lr, steps))
        return w, new @ w + b

    return answer


def threshold_again(X, y, X_new, lam, lr, steps):
    w, b, new = fitted(X, y, X_new, lam, lr, steps)
    w = soft_threshold(w, lr * lam)
    return w, new @ w + b


def starts_at(value):
    return lambda X, y, *given: scored(X, y, *given, start=np.full(X.shape[1], value))


def other_steps(change):
    return lambda X, y, X_new, lam, lr, steps: scored(X, y, X_new, lam, lr, steps + change)


def coordinate_descent(X, y, X_new, lam, lr, steps):
    """The chapter's fit: one weight after the other moves to its best value, `steps` rounds."""
    mu, scale, b = X.mean(axis=0), X.std(axis=0), y.mean()
    A, w = (X - mu) / scale, np.zeros(X.shape[1])
    G, c = A.T @ A / len(y), A.T @ (y - b) / len(y)
    for _ in range(steps):
        for j, row in enumerate(G):
            w[j] = soft_threshold(c[j] - row @ w + row[j] * w[j], lam / 2) / row[j]
    return w, (X_new - mu) / scale @ w + b


def with_momentum(share=None, of_bias=False):
    """Steps from a place ahead on the way: by a fixed share of the last step, or by FISTA's growing one."""
    def answer(X, y, X_new, lam, lr, steps):
        mu, scale, n = X.mean(axis=0), X.std(axis=0), len(y)
        A, w, b, t = (X - mu) / scale, np.zeros(X.shape[1]), 0.0, 1.0
        ahead, ahead_b = w, b
        for _ in range(steps):
            too_high = A @ ahead + ahead_b - y
            new = soft_threshold(ahead - lr * 2 / n * (A.T @ too_high), lr * lam)
            new_b = ahead_b - lr * 2 / n * too_high.sum()
            later = (1 + np.sqrt(1 + 4 * t * t)) / 2
            rate = (t - 1) / later if share is None else share
            ahead, ahead_b = new + rate * (new - w), new_b + of_bias * rate * (new_b - b)
            w, b, t = new, new_b, later
        return w, (X_new - mu) / scale @ w + b

    return answer


def standardized_targets(back):
    """The targets standardized too, and whether the predictions are brought back."""
    def answer(X, y, X_new, lam, lr, steps):
        w, predicted = scored(X, (y - y.mean()) / y.std(), X_new, lam, lr, steps)
        return w, predicted * y.std() + y.mean() if back else predicted

    return answer


# -- one factor of the error, one kind of step ----------------------------------------------------

ERRORS = {
    "no two": (
        lambda n: 1 / n,
        "The gradients of the squared error lack their 2: the derivative of $(\\hat y - y)^2$ in $\\hat y$ "
        "is $2(\\hat y - y)$. So the error moves the weights and the bias by half of what it should."),
    "sum": (
        lambda n: 2,
        "The gradients are those of the **sum** of the squared errors, $n$ times too long: such steps can "
        "run away. The loss says mean: divide by $n$."),
    "half the sum": (
        lambda n: 1,
        "The gradients are those of **half** the **sum** of the squared errors. The loss is their mean, "
        "without a ½: the 2 stays, and $n$ divides."),
}
STEPS = {
    "sign in the gradient": (
        lambda w, dw, lr, lam, n: w - lr * (dw + lam * np.sign(w)),
        "These are steps with the signs of the weights in the gradient, "
        "as $\\lambda\\,\\mathrm{sign}(w)$ has them. They jump across 0 and back; exact zeros need the soft "
        "threshold after the step."),
    "threshold without lr": (
        soft_by(lambda lr, lam, n: lam),
        "The threshold is $\\lambda$ in **each** step. A step of length $\\eta$ shrinks by $\\eta\\lambda$."),
    "half of lam": (
        soft_by(lambda lr, lam, n: lam / 2),
        "The threshold is $\\lambda/2$ in **each** step. That is the chapter's, for the whole way of one "
        "weight. A slope of $\\lambda$ moves a weight by $\\eta\\lambda$ in one step of length $\\eta$."),
    "half a threshold": (
        soft_by(lambda lr, lam, n: lr * lam / 2),
        "The threshold is $\\eta\\lambda/2$. The $\\lambda/2$ of the chapter is for $(w-v)^2$, whose slope "
        "holds a 2. The step has taken that 2 already: $\\eta\\lambda$."),
    "double threshold": (
        soft_by(lambda lr, lam, n: 2 * lr * lam),
        "The threshold is $2\\eta\\lambda$. The 2 of the square belongs to the error; the slope of "
        "$\\lambda|w|$ is $\\lambda$, so a step shrinks by $\\eta\\lambda$."),
    "threshold over n": (
        soft_by(lambda lr, lam, n: lr * lam / n),
        "The threshold is $\\eta\\lambda/n$. Only the error is a mean over examples; the penalty is added "
        "once, so a step shrinks by $\\eta\\lambda$."),
    "threshold before the step": (
        lambda w, dw, lr, lam, n: soft_threshold(w, lr * lam) - lr * dw,
        "The soft threshold comes before the gradient step, so the step moves the weights off 0 again. First "
        "the step, then the threshold."),
    "no penalty": (
        soft_by(lambda lr, lam, n: 0.0),
        "These are steps on the error alone, whatever `lam` is. After each of them comes the soft "
        "threshold."),
    "L2": (
        lambda w, dw, lr, lam, n: w - lr * (dw + 2 * lam * w),
        "This is what an L2 penalty gives: it shrinks every weight and makes none 0. Here the penalty is "
        "the sum of absolute values."),
    "hard threshold": (
        hard,
        "Small weights become 0, and the others stay as they were. The **soft** threshold also moves the "
        "others towards 0, by $\\eta\\lambda$."),
}
# A weight of 0 counted as negative, or as positive; and a penalty that is divided by n.
OTHER_SIGNS = tuple(
    fit_with(shrink=lambda w, dw, lr, lam, n, zero=zero, over=over: w - lr * (
        dw + lam / (n if over else 1) * np.where(w == 0, zero, np.sign(w))))
    for zero, over in ((-1, False), (1, False), (0, True), (-1, True), (1, True)))
OTHER_L2 = (fit_with(shrink=lambda w, dw, lr, lam, n: w - lr * (dw + lam * w)),
            fit_with(shrink=lambda w, dw, lr, lam, n: (w - lr * dw) / (1 + 2 * lr * lam)),
            fit_with(shrink=lambda w, dw, lr, lam, n: (w - lr * dw) / (1 + lr * lam)))


def one_mistake():
    """Another factor of the error, or another kind of step."""
    for name, (factor, sentence) in ERRORS.items():
        yield Misconception(name, fit_with(error=factor), sentence)
    for name, (step, sentence) in STEPS.items():
        also = {"L2": OTHER_L2, "sign in the gradient": OTHER_SIGNS}.get(name, ())
        yield Misconception(name, fit_with(shrink=step), sentence, also=also)


def two_mistakes():
    """Another factor of the error and another kind of step."""
    for (name, (factor, one)), (other, (step, two)) in product(ERRORS.items(), STEPS.items()):
        yield Misconception(f"{other}; {name}", fit_with(error=factor, shrink=step), f"{two} And: {one}")
