"""Mistakes that are the same in many exercises, whatever the function computes."""

import numpy as np

from dlbasics.exercises.kinds import Misconception


def misconception(name, forms, sentence, credit=0.0):
    """A misconception with all its forms; the first one stands for them."""
    first, *also = forms
    return Misconception(name, first, sentence, credit=credit, also=tuple(also))


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
        "A whole array stands where Python wants one number: the functions of `math` take one only. Those of "
        "numpy, such as `np.exp`, take every entry on its own.",
    )


def keepdims_missing(*rules):
    """A table of which the rows' sums or maxima are taken off as a row."""
    return misconception(
        "keepdims missing", rules,
        "A table of shape `(n, k)` meets the sums or the maxima of its rows, shape `(n,)`, which numpy takes "
        "for one row of `n` numbers. Keep them a column: `keepdims=True`.",
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
