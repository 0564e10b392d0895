"""The step that a function takes, where it returns new values of its arguments: off by which factor?

What comes out is mostly what went in, so a step of the wrong length shows no factor in the values themselves.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np

from dlbasics.exercises.judging.case_set import CaseSet, public_case_set
from dlbasics.exercises.judging.compared_values import ComparedValues, equal
from dlbasics.exercises.judging.factor_between_values import factor_message
from dlbasics.exercises.judging.value_comparison import close, parts, shape
from dlbasics.exercises.kinds.code import Code
from dlbasics.messages import Message
from dlbasics.runner.run_cases import Outcome, call

NOT_ONE_FACTOR = ("relation.factor.of-each-case", "relation.factor.rows", "relation.factor.columns")


@dataclass(frozen=True)
class Step:
    """How a function takes a step; arguments are given by their places.

    Attributes
    ----------
    moved : tuple of int
        For each part of the value, the argument that it replaces.
    count : int, optional
        The argument that counts steps.
    """

    moved: tuple[int, ...]
    count: int | None = None


def step_factor_message(case_set: CaseSet, outcomes: list[Outcome]) -> Message | None:
    """The factor between the steps of all wrong parts and the right ones, of cases of one step.

    Parameters
    ----------
    case_set : CaseSet
    outcomes : list of Outcome
        What the learner's function did with its cases, each with the structure of the right value.
    """
    exercise = case_set.exercise
    step = step_of(exercise)
    if not step:
        return None
    wrong = {}
    for case, expected, got in zip(case_set.cases, case_set.references, outcomes, strict=False):
        if case.kind == "ordinary" and (step.count is None or case.args[step.count] == 1):
            pairs = _steps(exercise, step, case, parts(expected.value), parts(got.value))
            wrong |= {(place, id(case)): pair for place, pair in pairs.items() if not pair.is_right}
    found = factor_message(list(wrong.values()), exercise.parameters) if wrong else None
    if not found or found.code in NOT_ONE_FACTOR:
        return None
    if found.code == "relation.factor.same" and len({case for _, case in wrong}) == 1:
        found = Message("relation.factor.common")
    names = [f"`{exercise.parameters[place]}`" for place in sorted({place for place, _ in wrong})]
    code = "relation.step" if step.count is None else "relation.step.single"
    return Message(code, {"names": names, "relation": found})


def _steps(exercise: Code, step: Step, case, expected: tuple, got: tuple) -> dict[int, ComparedValues]:
    """The right step and the learner's of each argument that moves."""
    return {place: ComparedValues(e - case.args[place], g - case.args[place], case,
                                  close(e, g, exercise.rtol, exercise.atol))
            for place, e, g in zip(step.moved, expected, got, strict=True)}


# -- which exercises take steps -------------------------------------------------------------------


@cache
def step_of(exercise: Code) -> Step | None:
    """How an exercise's function takes a step; None if it takes none.

    It takes one if some number among the arguments, such as a learning rate, makes it return others of its
    arguments as they are when that number is 0. A whole number that does so, too, counts the steps.
    """
    case_set = public_case_set(exercise)
    ordinary = [(case.args, expected.value) for case, expected in zip(case_set.cases, case_set.references,
                                                                      strict=True) if case.kind == "ordinary"]
    if exercise.accept or not ordinary or not all(_has_shapes_of_arguments(*one) for one in ordinary):
        return None
    calls = [args for args, _ in ordinary]
    places = range(len(exercise.parameters))
    moved = next(filter(None, (_moved_without(exercise, calls, place, float) for place in places)), ())
    if not moved:
        return None
    count = next((place for place in places if _moved_without(exercise, calls, place, int) == moved), None)
    return Step(moved, count)


def _has_shapes_of_arguments(args: tuple, value) -> bool:
    """Whether each part of a value is an array of floats, with the shape of some argument."""
    shapes = [np.shape(argument) for argument in args if isinstance(argument, np.ndarray | float | int)]
    return all(isinstance(part, np.ndarray) and part.dtype.kind == "f" and shape(part) in shapes
               for part in parts(value))


def _moved_without(exercise: Code, calls: list[tuple], place: int, kind: type) -> tuple[int, ...]:
    """The arguments that come back, one for each part, when the number in one place is 0; or none."""
    candidates = None  # for each part of the value, the set of places of arguments that it has been equal to
    for args in calls:
        if place >= len(args) or type(args[place]) is not kind or args[place] == 0:
            return ()
        value = call(exercise.reference, (*args[:place], kind(0), *args[place + 1 :])).value
        if value is None:
            return ()
        equal_places = [_places_of_equals(part, args, place) for part in parts(value)]
        if candidates is None:
            candidates = equal_places
        else:  # what has been equal in this call, too
            candidates = [before & now for before, now in zip(candidates, equal_places, strict=True)]
        if not all(candidates):  # a part that is equal to no argument
            return ()
    if any(len(places) != 1 for places in candidates):
        return ()
    return tuple(min(places) for places in candidates)


def _places_of_equals(part, args: tuple, but: int) -> set[int]:
    """The places of the arguments, but for one, that are numbers equal to a part of a value."""
    return {place for place, argument in enumerate(args)
            if place != but and _is_number(argument) and equal(argument, part)}


def _is_number(argument) -> bool:
    return isinstance(argument, float | int | np.ndarray) and np.asarray(argument).dtype.kind in "if"
