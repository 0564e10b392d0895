"""The right value of a case and the learner's beside it."""

from dataclasses import dataclass

import numpy as np

from dlbasics.exercises.model import Case

RTOL, ATOL = 1e-6, 1e-12


def equal(a, b) -> bool:
    """Whether two arrays are equal but for rounding."""
    return np.shape(a) == np.shape(b) and bool(np.allclose(a, b, RTOL, ATOL, equal_nan=True))


@dataclass(frozen=True, eq=False)
class ComparedValues:
    """The right value and the learner's of one case, as arrays of numbers of one shape.

    `is_right_at` says which entries are right, by what the exercise calls near enough.
    """

    expected: np.ndarray
    got: np.ndarray
    case: Case
    is_right_at: np.ndarray

    @property
    def is_right(self) -> bool:
        """Whether all entries are."""
        return bool(self.is_right_at.all())
