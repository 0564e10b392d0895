"""Mistakes in every loss that compares two arrays of shape `(n,)`."""

import numpy as np

from dlbasics.exercises.kinds import Misconception


def all_pairs(loss):
    """Each target compared with each prediction; `loss` is the right one."""

    def answer(y, y_hat, *rest):
        table = np.broadcast_arrays(y[:, None], y_hat)
        return loss(*map(np.ravel, table), *rest)

    return Misconception(
        "every pair",
        answer,
        "Each of the `n` targets is compared with each of the `n` predictions: that is what shapes `(n, 1)` "
        "and `(n,)` give, a table of shape `(n, n)`. Both must have the shape `(n,)`.",
    )


def if_on_an_array(*rules):
    """Whole arrays given to functions that branch."""
    return Misconception(
        "if on an array",
        rules[0],
        "Somewhere a whole array is asked for **one** yes or no: `if`, `and`, and Python's own `max` and "
        "`min` do that. An array has an answer for each example. `np.where` and `np.maximum` treat every "
        "example on its own.",
        also=rules[1:],
    )
