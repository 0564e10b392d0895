"""Ways to go through an array that fit one shape only: the same in every function of single numbers."""

import numpy as np

from dlbasics.exercises.kinds import Misconception


def fits_one_shape(*rules):
    """The mistakes of right answers that loop over some shapes only; `rules` take one number first."""
    return (
        one_row_only(rules),
        Misconception(
            "tables only", _over_two_axes(rules[0]),
            "Right for a table. A single row has no second axis, and there your function stops. Compute with "
            "the whole array, which fits every shape.",
            also=tuple(loop(rule) for rule in rules for loop in (_over_two_axes, _over_unpacked_axes))[1:],
        ),
        no_numbers_at_all(rules),
    )


def one_row_only(rules, fault="", but=""):
    """A loop over the first axis. Rules that are not right everywhere have a `fault`; `but` says where."""
    return Misconception(
        f"one row only{fault}", _over_first_axis(rules[0]),
        f"Right for one row of numbers{but}. In a table each `x[i]` is itself a row, and there your function "
        "stops. Compute with the whole array, which fits every shape, or go over `x.ravel()`.",
        also=tuple(map(_over_first_axis, rules[1:])),
    )


def no_numbers_at_all(rules, fault="", but="", credit=0.75):
    """`np.vectorize`, which fails on an empty array. `fault` and `but` are as above."""
    return Misconception(
        f"no numbers at all{fault}", _vectorized(rules[0]),
        f"Right wherever there is a number{but}. For an array without any, `np.vectorize` cannot know what "
        "it is to return, unless you say `otypes=[float]`. Arithmetic with the whole array has no such gap.",
        credit=credit,
        also=tuple(map(_vectorized, rules[1:])),
    )


def _over_first_axis(rule):
    return lambda x, *rest: np.array([rule(entry, *rest) for entry in x])


def _over_two_axes(rule):
    def answer(x, *rest):
        made = np.zeros(x.shape)
        for i in range(x.shape[0]):
            for j in range(x.shape[1]):
                made[i, j] = rule(x[i, j], *rest)
        return made

    return answer


def _over_unpacked_axes(rule):
    def answer(x, *rest):
        rows, columns = x.shape
        return np.array([[rule(x[i, j], *rest) for j in range(columns)] for i in range(rows)])

    return answer


def _vectorized(rule):
    return lambda x, *rest: np.vectorize(lambda entry: rule(entry, *rest))(x)
