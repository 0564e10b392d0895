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
    """The first ordinary case with whole numbers in its arrays of floats: pairs, as integers and as floats.

    First in all its arrays, then in each one alone: a result that is made like it is cut beside floats.
    Empty where no case has such an array, where any value may be right, and where the reference tells the
    two apart.
    """
    exercise = case_set.exercise
    if exercise.accept:
        return []
    for case in case_set.cases:
        places = [place for place, value in enumerate(case.args) if _is_array_of_floats(value)]
        if case.kind == "ordinary" and places:
            alone = [[place] for place in places] if len(places) > 1 else []
            pairs = [_pair(case.args, chosen) for chosen in (places, *alone)]
            return [args for pair in pairs if _are_alike(exercise, pair) for args in pair]
    return []


def _pair(args: tuple, chosen: list[int]) -> list[tuple]:
    """Arguments with whole numbers in the chosen arrays, as integers and as floats."""
    return [tuple(_whole(value, kind) if place in chosen else value for place, value in enumerate(args))
            for kind in (np.int64, np.float64)]


def _are_alike(exercise, pair: list[tuple]) -> bool:
    as_integers, as_floats = (call(exercise.reference, args) for args in pair)
    return same(as_floats, as_integers, exercise.rtol, exercise.atol)


def _is_array_of_floats(value) -> bool:
    return isinstance(value, np.ndarray) and value.ndim > 0 and value.dtype.kind == "f"


def _whole(value: np.ndarray, kind: type) -> np.ndarray:
    """An array of floats with whole numbers of a kind in their place."""
    finite = np.nan_to_num(value, posinf=1.0, neginf=-1.0)
    return np.round(SCALE * finite).astype(kind)


def whole_number_note(case_set: CaseSet, outcomes: list[Outcome]) -> Message | None:
    """A word about what a function did with `whole_number_calls`, if it is not the same."""
    exercise, unpacked_outcomes = case_set.exercise, [unpacked(case_set.references[0], o) for o in outcomes]
    for as_integers, as_floats in zip(unpacked_outcomes[::2], unpacked_outcomes[1::2], strict=False):
        is_judged = as_floats.value is not None and not as_floats.failure
        if is_judged and not same(as_floats, as_integers, exercise.rtol, exercise.atol):
            return Message("note.whole-numbers")
    return None
