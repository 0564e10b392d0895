"""Mistakes that are the same in many exercises, whatever the function computes."""

import numpy as np

from dlbasics.exercises.kinds import Misconception


def misconception(name, forms, sentence, credit=0.0):
    """A misconception with all its forms; the first one stands for them."""
    first, *also = forms
    return Misconception(name, first, sentence, credit=credit, also=tuple(also))


def one_row_lost(right):
    """The table of a right function, without the axis of its rows where there is only one."""

    def without_axes_of_length_1(X, *others):
        return np.squeeze(right(X, *others))

    def without_the_only_row(X, *others):
        out = right(X, *others)
        return out[0] if len(X) == 1 else out

    return misconception(
        "one row lost", [without_axes_of_length_1, without_the_only_row],
        "Where there is only one row, an axis of your table is lost: `np.squeeze` and `[0]` do that. The "
        "shape is `(n, d)`, also for `n` = 1.",
        credit=0.5,
    )


def if_on_an_array(*rules):
    """Whole arrays given to functions that branch; `rules` take the arguments as they come."""
    return misconception(
        "if on an array", rules,
        "Somewhere a whole array is asked for **one** yes or no: `if`, `and`, and Python's own `max` and "
        "`min` do that. An array has an answer for each entry. `np.where`, `np.maximum` and `np.minimum` "
        "treat every entry on its own.",
    )


def math_on_an_array(*rules):
    """Whole arrays given to functions of `math`."""
    return misconception(
        "math on an array", rules,
        "A whole array stands where Python wants one number: the functions of `math`, `float()` and `int()` "
        "take one only. Those of numpy, such as `np.exp`, take every entry on its own.",
    )


def nan_at_0(right):
    """A sign made by a division; `right` is the right function of an array and other things."""

    def answer(x, *rest):
        return np.where(x == 0, np.nan, right(x, *rest))

    return Misconception(
        "nan at 0", answer,
        "At $x = 0$ you return `nan`: 0 is divided by 0 there. A fraction such as $x/|x|$ does that, "
        "which is the sign of $x$ everywhere else. Choose by a comparison, which holds at 0 too.",
        credit=0.5,
    )


def keepdims_missing(*rules):
    """A table of which the rows' sums or maxima are taken off as a row."""
    return misconception(
        "keepdims missing", rules,
        "A table of shape `(n, k)` meets the sums or the maxima of its rows, shape `(n,)`, which numpy takes "
        "for one row of `n` numbers. Keep them a column: `keepdims=True`.",
    )


def table_meets_row(*rules):
    """A table `(n, k)` and something of shape `(n,)`, where the class indices `y` have this shape, too."""
    return misconception(
        "table meets row", rules,
        "A table of shape `(n, k)` meets something of shape `(n,)`, which numpy takes for one row. Sums and "
        "maxima of rows stay a column with `keepdims=True`. The class indices `y` are no table: "
        "`np.eye(k)[y]` makes one-hot rows of them, and `log_p[np.arange(n), y]` takes one entry of each "
        "row.",
    )


def logarithm_lost(*rules):
    """A softmax as exp of the scores less the logarithm of their sum, which huge scores swallow."""
    return misconception(
        "logarithm lost", rules,
        "Right until the scores are huge. Beside so large a number $z - \\log \\sum e^z$ loses the "
        "logarithm, and a row can sum to 2. Subtract the row's maximum first, then divide by the sum.",
        credit=0.5,
    )


def one_example_only(loss):
    """A mean of which one example is left; `loss` is the right one of two arrays and a number."""

    def of(i, divided):
        return lambda y, y_hat, *rest: (
            loss(y[i : i + 1], y_hat[i : i + 1], *rest) / (len(y) if divided else 1))

    def last(divided):
        return lambda y, y_hat, *rest: loss(y[-1:], y_hat[-1:], *rest) / (len(y) if divided else 1)

    return misconception(
        "one example only", (of(0, True), of(0, False), last(True), last(False)),
        "Only one example counts in your value, the first or the last. A `return` inside the loop does that, "
        "or `=` where `+=` would add.",
    )


def with_the_last_alone(gradients, *which):
    """Gradients of a mean, of which these hold the share of the last example alone."""

    def answer(X, y, *rest):
        pairs = zip(gradients(X, y, *rest), gradients(X[-1:], y[-1:], *rest), strict=True)
        return tuple(last / len(y) if place in which else all_of_them
                     for place, (all_of_them, last) in enumerate(pairs))

    return answer


def last_example_only(*rules):
    """A loop over the examples that writes over its gradients."""
    return misconception(
        "last example only", rules,
        "The slopes of the weights, of the biases or of both hold the **last** example alone: perhaps each "
        "example writes over what the ones before have left. The slopes of all are added up: `+=`.",
    )


def all_pairs(loss):
    """Each target compared with each prediction; `loss` is the right one of two arrays of shape `(n,)`."""

    def answer(y, y_hat, *rest):
        table = np.broadcast_arrays(y[:, None], y_hat)
        return loss(*map(np.ravel, table), *rest)

    return Misconception(
        "every pair", answer,
        "Each of the `n` targets is compared with each of the `n` predictions: that is what shapes `(n, 1)` "
        "and `(n,)` give, a table of shape `(n, n)`. Both must have the shape `(n,)`.",
    )
