"""What is wrong with an instructor's own exercise, found before learners meet it."""

import types
from collections.abc import Iterable

from dlbasics.exercises.kinds.code import PUBLIC_SEED, Code
from dlbasics.exercises.model import Case, Exercise
from dlbasics.messages import Message
from dlbasics.runner import wire
from dlbasics.runner.run_cases import Outcome, UnsupportedValue, call


def exercise_fault(exercise: Exercise) -> Message | None:
    """Why an exercise cannot be judged; None if its reference runs on the cases that learners see."""
    if not isinstance(exercise, Code):
        return None
    return _fault_of_stub(exercise) or _fault_of_cases(exercise)


def _fault_of_stub(exercise: Code) -> Message | None:
    """Why learners cannot complete a stub: they would define another function than the one to judge."""
    name, reference = exercise.function, exercise.reference
    is_named = isinstance(reference, types.FunctionType) and reference.__name__ != "<lambda>"
    if is_named and reference.__name__ != name:
        params = {"id": exercise.id, "stub": name, "reference": reference.__name__}
        return Message("exercise.stub-has-another-name", params)
    return None


def _fault_of_cases(exercise: Code) -> Message | None:
    try:
        cases = exercise.cases_from(PUBLIC_SEED)
        cases = list(cases) if isinstance(cases, Iterable) else []
    except Exception as error:  # of the instructor's own code
        reason = f"{type(error).__name__}: {error}"
        return Message("exercise.cases-raise", {"id": exercise.id, "error": reason})
    if not cases or not all(isinstance(case, Case) for case in cases):
        return Message("exercise.no-cases", {"id": exercise.id})
    outcomes = []
    for number, case in enumerate(cases, 1):
        place = {"id": exercise.id, "number": number, "about": case.about or case.kind}
        if kinds := [_kind(arg) for arg in case.args if not _crosses_wire(arg)]:
            return Message("exercise.argument-cannot-be-sent", place | {"kind": kinds[0]})
        outcomes.append(call(exercise.reference, case.args))
        fault = _fault_of_outcome(case, outcomes[-1], place)
        if fault:
            return fault
    if not any(outcome.failure or outcome.value is not None for outcome in outcomes):
        return Message("exercise.reference-returns-nothing", {"id": exercise.id})
    return None


def _fault_of_outcome(case: Case, outcome: Outcome, place: dict) -> Message | None:
    """Why nothing can be compared with what the reference did on a case."""
    failure = outcome.failure
    # At an edge a function may have to refuse its input.
    if failure and (failure.type != "ValueError" or case.kind == "ordinary"):
        reason = f"{failure.type}: {failure.message}"
        return Message("exercise.reference-raises", place | {"error": reason})
    if not _crosses_wire(outcome.value):
        return Message("exercise.reference-returns", place | {"kind": _kind(outcome.value)})
    return None


def _crosses_wire(value) -> bool:
    """Whether a value can be sent to a sandbox, and back."""
    try:
        wire.encode_value(value, [])
    except TypeError:
        return False
    return True


def _kind(value) -> str:
    """What a value is that cannot be sent; of several in a tuple or list the first such."""
    if isinstance(value, tuple | list):
        kinds = [_kind(part) for part in value if not _crosses_wire(part)]
        return kinds[0] if kinds else type(value).__name__
    if isinstance(value, UnsupportedValue):
        return value.type
    dtype = getattr(value, "dtype", None)
    return f"{type(value).__name__} ({dtype})" if dtype else type(value).__name__
