"""Whether what a function returns for one row, or one entry, depends on the others though it must not.

A maximum, a sum or a mean over too much does that, and so does an axis that goes the other way.
"""

import numpy as np

from dlbasics.exercises.kinds.code import Code
from dlbasics.messages import Message
from dlbasics.runner.run_cases import Outcome

RTOL, ATOL = 1e-6, 1e-9


def calls_with_equals(exercise: Code, args: tuple) -> list[tuple]:
    """The call with all rows (or entries) of some arguments made equal to the first, and to the last of them.

    Parameters
    ----------
    exercise : Code
    args : tuple
        A call of its function.

    Returns
    -------
    list of tuple
        Empty where nothing stands alone, or where there is one row only.
    """
    places = [place for place, name in enumerate(exercise.parameters) if name in _alone(exercise)]
    if not places or places[-1] >= len(args):
        return []
    if not all(_several(args[place], exercise.by_entry) for place in places):
        return []
    return [tuple(_equal(value, which, exercise.by_entry) if place in places else value
                  for place, value in enumerate(args)) for which in (0, -1)]


def depends_on_others(exercise: Code, as_it_is: Outcome, equals: list[Outcome]) -> bool:
    """Whether the first or the last row (or entry) of the value changes when all others become equal to it.

    Parameters
    ----------
    exercise : Code
    as_it_is : Outcome
        What the function did with the case itself.
    equals : list of Outcome
        The same for `calls_with_equals`.
    """
    values = [outcome.value for outcome in (as_it_is, *equals)]
    if len(values) != 3 or not all(_is_comparable_array(value, values[0]) for value in values):
        return False
    if exercise.by_entry:
        values = [value.ravel() for value in values]
    return any(not np.allclose(value[which], values[0][which], RTOL, ATOL, equal_nan=True)
               for which, value in zip((0, -1), values[1:], strict=True))


def dependence_note(exercise: Code, value: np.ndarray) -> Message:
    """A word about rows, or entries, of a value that depend on each other."""
    entries = exercise.by_entry or value.ndim == 1
    return Message("judge.entries-not-alone" if entries else "judge.rows-not-alone")


def _alone(exercise: Code) -> tuple[str, ...]:
    """The arguments whose rows stand alone: of a function that works entry by entry its first one."""
    return (exercise.parameters[0],) if exercise.by_entry else exercise.rows_alone


def _several(value, by_entry: bool) -> bool:
    if not isinstance(value, np.ndarray) or not value.ndim:
        return False
    return value.size > 1 if by_entry else len(value) > 1


def _equal(value: np.ndarray, which: int, by_entry: bool) -> np.ndarray:
    """An array of the same shape whose rows, or entries, are all the first or the last one."""
    one = value.flat[which % value.size] if by_entry else value[which]
    return np.broadcast_to(one, value.shape).copy()


def _is_comparable_array(value, like) -> bool:
    """Whether a value is an array of numbers with rows, of the same shape as another one."""
    return (isinstance(value, np.ndarray) and value.ndim > 0 and value.dtype.kind in "biuf"
            and isinstance(like, np.ndarray) and value.shape == like.shape and len(value) > 1)
