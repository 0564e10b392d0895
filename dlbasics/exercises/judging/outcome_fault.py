"""What is wrong with one outcome, compared with the reference's."""

from dataclasses import dataclass

import numpy as np

from dlbasics.exercises.judging.exception_message import failure_message
from dlbasics.exercises.judging.shape_message import shape_message
from dlbasics.exercises.judging.value_comparison import (
    close,
    dtype_difference,
    finite,
    is_single,
    near,
    shape,
)
from dlbasics.exercises.kinds.code import Code
from dlbasics.exercises.model import Case
from dlbasics.messages import Message
from dlbasics.runner.run_cases import Outcome


@dataclass(frozen=True)
class Fault:
    """What is wrong with one outcome: a status of `STATUSES`, and what is said of it."""

    status: str
    message: Message


def find_fault(expected: Outcome, got: Outcome, exercise: Code, case: Case) -> Fault | None:
    """The first thing wrong with one outcome; None if it is right."""
    if got.failure or expected.failure:
        return _fault_of_raising(expected, got)
    fault = _fault_of_structure(expected, got, exercise.by_entry)
    if fault:
        return fault
    if exercise.accept:
        fault = _fault_of_finding(exercise.accept(got.value, case))
    elif not np.all(close(expected.value, got.value, exercise.rtol, exercise.atol)):
        fault = _fault_of_value(expected, got, case)
    return fault or fault_of_mutation(expected, got, exercise)


def overflowed(outcome: Outcome) -> bool:
    """Whether NumPy warned of an overflow."""
    return any("overflow" in warning for warning in outcome.warnings)


def _fault_of_raising(expected: Outcome, got: Outcome) -> Fault | None:
    if got.failure is None:
        return Fault("wrong", Message("judge.must-refuse", {"error": expected.failure.type}))
    if got.failure.type == "KeyboardInterrupt":
        return Fault("does not run", Message("judge.stopped"))
    if expected.failure and expected.failure.type == got.failure.type:
        return None
    return Fault("does not run", failure_message(got.failure))


def _fault_of_structure(expected: Outcome, got: Outcome, by_entry: bool) -> Fault | None:
    """A fault in what kind of value it is."""
    if got.value is None and expected.value is not None:
        return Fault("wrong shape", Message("judge.returns-none"))
    if shape(expected.value) != shape(got.value):
        return Fault("wrong shape", shape_message(expected.value, got.value, by_entry))
    difference = dtype_difference(expected.value, got.value)
    return Fault("wrong dtype", difference) if difference else None


def fault_of_mutation(expected: Outcome, got: Outcome, exercise: Code) -> Fault | None:
    """An argument that the call has changed, though the reference leaves it alone."""
    flags = zip(exercise.parameters, got.mutated, expected.mutated, strict=False)
    mutated = [name for name, new, old in flags if new and not old]
    if not mutated:
        return None
    return Fault("changes its input", Message("judge.changes-its-input", {"name": mutated[0]}))


def _fault_of_finding(accepted: tuple | None) -> Fault | None:
    """What the author's own judge found."""
    finding, values = accepted or ("", {})
    if not finding:
        return None
    about = {"sentence": values} if isinstance(values, str) else {"values": values}
    return Fault("wrong", Message("judge.finding", {"finding": finding} | about))


def _fault_of_value(expected: Outcome, got: Outcome, case: Case) -> Fault:
    """What a value that is not equal to the reference's shows of its way."""
    extreme, single = case.kind == "extreme", is_single(expected.value, got.value)
    if finite(expected.value) and not finite(got.value):
        return _fault_of_infinity(got, extreme, single)
    if extreme and near(expected.value, got.value):
        return Fault("unstable", Message("judge.single.digits" if single else "judge.digits-lost"))
    return Fault("wrong", Message("judge.overflows" if extreme and overflowed(got) else "judge.wrong-value"))


def _fault_of_infinity(got: Outcome, extreme: bool, single: bool) -> Fault:
    """What is said of a value that should be finite."""
    if single:
        return Fault("overflows" if extreme or overflowed(got) else "wrong", Message("judge.single.infinite"))
    if overflowed(got):
        return Fault("overflows", Message("judge.overflows"))
    return Fault("overflows" if extreme else "wrong", Message("judge.must-be-finite"))
