"""Which argument a wrong part of what a function returns does not depend on, though it should."""

import numpy as np

from dlbasics.exercises.judging.case_set import CaseSet
from dlbasics.exercises.judging.follow_up_calls import ChangedArgument
from dlbasics.exercises.judging.value_comparison import close, shape
from dlbasics.messages import Message
from dlbasics.runner.run_cases import Outcome, call


def notes_on_parts(
    case_set: CaseSet, changed: list[ChangedArgument], ran: list[Outcome], outcomes: list[Outcome]
) -> list[Message]:
    """A word about each wrong part that stays the same when only some argument changes.

    Parameters
    ----------
    case_set : CaseSet
    changed : list of ChangedArgument
    ran : list of Outcome
        What the learner's function did with the cases as they are.
    outcomes : list of Outcome
        What it did with the changed arguments.
    """
    cases = sorted({change.case for change in changed})
    if not cases or len(outcomes) < len(changed) or not _all_have_parts(case_set, cases, ran, outcomes):
        return []
    done = _values_of_arrays(case_set, changed, ran, outcomes)
    notes = []
    for part in range(len(case_set.references[cases[0]].value)):
        unused = _unused(done, part) if _is_wrong(case_set, ran, cases, part) else []
        names = [f"`{name}`" for name in unused if _matters(case_set, changed, name, part)]
        if names:
            params = {"names": ", ".join(names), "number": part + 1}
            notes.append(Message("judge.argument-unused.in-part", params))
    return notes


def may_be_unused(
    case_set: CaseSet, changed: list[ChangedArgument], ran: list[Outcome], outcomes: list[Outcome]
) -> bool:
    """Whether some argument may leave some part unchanged; if not, there is nothing to note.

    Parameters
    ----------
    case_set, changed, ran, outcomes
        As in `notes_on_parts`; perhaps the calls of one case only.
    """
    cases = sorted({change.case for change in changed})
    if not cases or not _all_have_parts(case_set, cases, ran, outcomes):
        return False
    done = _values_of_arrays(case_set, changed, ran, outcomes)
    parts = range(len(case_set.references[cases[0]].value))
    names = {name for name, _, _ in done}
    changes = {(name, part) for name, before, after in done for part in parts
               if not _same(before[part], after[part])}
    return len(changes) < len(names) * len(parts)


def _values_of_arrays(case_set: CaseSet, changed: list[ChangedArgument], ran, outcomes) -> list[tuple]:
    """Of each change of an array: the argument's name, and the learner's values before and after it."""
    arrays = _array_arguments(case_set, sorted({change.case for change in changed}))
    return [(change.name, ran[change.case].value, got.value)
            for change, got in zip(changed, outcomes, strict=True) if change.name in arrays]


def _all_have_parts(case_set: CaseSet, cases: list[int], ran: list[Outcome], outcomes: list[Outcome]) -> bool:
    """Whether the right values and the learner's are tuples of as many parts."""
    values = [case_set.references[case].value for case in cases] + [ran[case].value for case in cases]
    values += [got.value for got in outcomes]
    return all(isinstance(value, tuple) and len(value) == len(values[0]) for value in values)


def _array_arguments(case_set: CaseSet, cases: list[int]) -> list[str]:
    """The arguments that are arrays of floats: of single numbers too few others are tried to tell."""
    args = case_set.cases[cases[0]].args
    return [name for name, value in zip(case_set.exercise.parameters, args, strict=False)
            if isinstance(value, np.ndarray) and value.dtype.kind == "f"]


def _unused(done: list[tuple], part: int) -> list[str]:
    """Arguments that never change a part, where each change of all others does change it.

    What changes only sometimes, such as a sign or a class, may stay the same by chance.
    """
    changed = {}
    for name, before, after in done:
        is_changed = not _same(before[part], after[part])
        if changed.setdefault(name, is_changed) != is_changed:
            return []
    return [name for name, found in changed.items() if not found] if any(changed.values()) else []


def _same(a, b) -> bool:
    arrays = isinstance(a, np.ndarray) and isinstance(b, np.ndarray)
    return arrays and a.dtype == b.dtype and a.shape == b.shape and a.tobytes() == b.tobytes()


def _is_wrong(case_set: CaseSet, ran: list[Outcome], cases: list[int], part: int) -> bool:
    """Whether a part has the structure that is asked for, and a value that is not right in some case."""
    pairs = [(case_set.references[case].value[part], ran[case].value[part]) for case in cases]
    exercise = case_set.exercise
    return all(shape(e) == shape(g) for e, g in pairs) and not all(
        np.all(close(e, g, exercise.rtol, exercise.atol)) for e, g in pairs)


def _matters(case_set: CaseSet, changed: list[ChangedArgument], name: str, part: int) -> bool:
    """Whether the right part changes with an argument, in some of the calls."""
    exercise = case_set.exercise
    for change in changed:
        if change.name == name:
            value = call(exercise.reference, change.args).value
            right = case_set.references[change.case].value
            if isinstance(value, tuple) and not _same(value[part], right[part]):
                return True
    return False
