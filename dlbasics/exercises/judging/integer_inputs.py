"""A right answer that is another for arrays of whole numbers, though their numbers are the same.

An array that is made like one of integers, by ``np.zeros_like`` or a copy, cuts off what stands behind
the point. The cases of most exercises hold floats, so nothing is refused for it: the learner is told.
"""

import numpy as np

from dlbasics.exercises.judging.case_set import CaseSet
from dlbasics.exercises.judging.value_comparison import same, unpacked
from dlbasics.messages import Message
from dlbasics.runner.run_cases import Outcome, call

SCALE = 3  # random numbers of the size of 1 become several whole ones


def whole_number_calls(case_set: CaseSet) -> list[tuple]:
    """The first ordinary case with whole numbers in its arrays of floats, as integers and as floats.

    Empty where no case has such an array, where any value may be right, and where the reference tells the
    two apart.
    """
    exercise = case_set.exercise
    for case in case_set.cases:
        if case.kind == "ordinary" and any(map(_is_array_of_floats, case.args)) and not exercise.accept:
            calls = [tuple(_whole(value, kind) for value in case.args) for kind in (np.int64, np.float64)]
            as_integers, as_floats = (call(exercise.reference, args) for args in calls)
            return calls if same(as_floats, as_integers, exercise.rtol, exercise.atol) else []
    return []


def _is_array_of_floats(value) -> bool:
    return isinstance(value, np.ndarray) and value.ndim > 0 and value.dtype.kind == "f"


def _whole(value, kind: type):
    """A value with whole numbers of a kind, if it is an array of floats."""
    if not _is_array_of_floats(value):
        return value
    finite = np.nan_to_num(value, posinf=1.0, neginf=-1.0)
    return np.round(SCALE * finite).astype(kind)


def whole_number_note(case_set: CaseSet, outcomes: list[Outcome]) -> Message | None:
    """A word about what a function did with `whole_number_calls`, if it is not the same."""
    if len(outcomes) < 2:
        return None
    as_integers, as_floats = (unpacked(case_set.references[0], outcome) for outcome in outcomes)
    is_other = as_floats.value is not None and not as_floats.failure and not same(
        as_floats, as_integers, case_set.exercise.rtol, case_set.exercise.atol)
    return Message("note.whole-numbers") if is_other else None
