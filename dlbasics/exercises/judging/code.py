"""Compare what the learner's function did with the reference and with each misconception.

`judge` is pure: it gets the outcomes, wherever they were made. `attempt` runs and judges in one go.
"""

from dataclasses import dataclass

import numpy as np

from dlbasics.exercises.judging.compare import (
    close,
    describe_shape,
    dtype_difference,
    finite,
    same,
    shape,
    shape_hint,
    unpacked,
)
from dlbasics.exercises.judging.error_plot import error_plot
from dlbasics.exercises.judging.short_text import short_text
from dlbasics.exercises.judging.verdict import STATUSES, Detail, Verdict
from dlbasics.exercises.kinds.code import PUBLIC_SEED, Code
from dlbasics.exercises.model import CASE_KINDS, Case
from dlbasics.markdown import literal
from dlbasics.messages import Message
from dlbasics.runner.run_cases import Outcome, Run, call, run

STATUS_ORDER = list(STATUSES)


@dataclass(frozen=True)
class Fault:
    """What is wrong with one outcome: a status of `STATUSES`, and what is said of it."""

    status: str
    message: Message


# -- one case -------------------------------------------------------------------------------------


def find_fault(expected: Outcome, got: Outcome, exercise: Code, case: Case) -> Fault | None:
    """The first thing wrong with one outcome; None if it is right."""
    if got.failure or expected.failure:
        return _fault_of_raising(expected, got)
    fault = _fault_of_structure(expected, got, exercise)
    if fault:
        return fault
    if exercise.accept:
        return _fault_of_finding(exercise.accept(got.value, case))
    if np.all(close(expected.value, got.value, exercise.rtol, exercise.atol)):
        return None
    return _fault_of_value(expected, got, case)


def _fault_of_raising(expected: Outcome, got: Outcome) -> Fault | None:
    if got.failure is None:
        return Fault("wrong", Message("judge.must-refuse", {"error": expected.failure.type}))
    if got.failure.type == "KeyboardInterrupt":
        return Fault("does not run", Message("judge.stopped"))
    if expected.failure and expected.failure.type == got.failure.type:
        return None
    return Fault("does not run", Message("judge.raises", {"error": literal(got.failure.type)}))


def _fault_of_structure(expected: Outcome, got: Outcome, exercise: Code) -> Fault | None:
    """A fault in what kind of value it is, or in what became of the arguments."""
    if got.value is None and expected.value is not None:
        return Fault("wrong shape", Message("judge.returns-none"))
    if shape(expected.value) != shape(got.value):
        code = f"judge.wrong-shape{shape_hint(expected.value, got.value)}"
        shapes = {"expected": describe_shape(expected.value), "got": describe_shape(got.value)}
        return Fault("wrong shape", Message(code, shapes))
    difference = dtype_difference(expected.value, got.value)
    if difference:
        return Fault("wrong dtype", difference)
    flags = zip(exercise.parameters, got.mutated, expected.mutated, strict=False)
    mutated = [name for name, new, old in flags if new > old]
    if mutated:
        return Fault("changes its input", Message("judge.changes-its-input", {"name": mutated[0]}))
    return None


def _fault_of_finding(accepted: tuple | None) -> Fault | None:
    """What the author's own judge found."""
    finding, values = accepted or ("", {})
    if not finding:
        return None
    about = {"sentence": values} if isinstance(values, str) else {"values": values}
    return Fault("wrong", Message("judge.finding", {"finding": finding} | about))


def _fault_of_value(expected: Outcome, got: Outcome, case: Case) -> Fault:
    """What a value that is not near the reference's shows of its way."""
    extreme = case.kind == "extreme"
    became_infinite = finite(expected.value) and not finite(got.value)
    if _overflowed(got) and (became_infinite or extreme):
        return Fault("overflows", Message("judge.overflows"))
    if became_infinite:
        return Fault("overflows" if extreme else "wrong", Message("judge.must-be-finite"))
    if extreme:
        return Fault("unstable", Message("judge.digits-lost"))
    return Fault("wrong", Message("judge.wrong-value"))


def _overflowed(outcome: Outcome) -> bool:
    return any("overflow" in warning for warning in outcome.warnings)


# -- all cases ------------------------------------------------------------------------------------


def judge(exercise: Code, cases: list, ran: Run, references: list | None = None) -> Verdict:
    """Judge the outcomes of a code exercise.

    Parameters
    ----------
    exercise : Code
    cases : list of Case
        The cases that were run.
    ran : Run
        What `run` recorded.
    references : list of Outcome, optional
        What the reference does with each case, where that is known already.

    Returns
    -------
    Verdict
        Names the first thing that matters.
    """
    if ran.state == "unchanged":
        return Verdict(exercise, "not attempted", message=Message("judge.unchanged"))
    if ran.state == "signature":
        message = Message("judge.other-arguments", {"signature": exercise.signature})
        return Verdict(exercise, "does not run", message=message)
    references = references or [call(exercise.reference, case.args) for case in cases[: len(ran.outcomes)]]
    outcomes = [unpacked(e, got) for e, got in zip(references, ran.outcomes, strict=False)]
    compared = zip(references, outcomes, cases, strict=False)
    faults = [find_fault(expected, got, exercise, case) for expected, got, case in compared]
    if not any(faults):
        notes = (Message("judge.harmless-overflow"),) if any(map(_overflowed, outcomes)) else ()
        return Verdict(exercise, "right", credit=1.0, notes=notes)
    if all(got.value is None and not got.failure for got in outcomes):
        return Verdict(exercise, "wrong", message=Message("judge.always-returns-none"), case=0)
    at = _most_telling(faults, cases)
    details = tuple(evidence(exercise, cases[at], outcomes[at]))
    known = find_misconception(exercise, cases, outcomes, references)
    if known:
        return Verdict(exercise, "misconception", known.credit, known.name, details=details, case=at)
    fault = _not_only_extreme(faults, cases, faults[at])
    credit = _credit(faults, cases, fault)
    return Verdict(exercise, fault.status, credit, message=fault.message, details=details, case=at)


def _most_telling(faults: list, cases: list) -> int:
    """The case to show: the first status in order; within it the first case, ordinary ones first."""
    wrong = [i for i, fault in enumerate(faults) if fault]
    return min(wrong, key=lambda i: (STATUS_ORDER.index(faults[i].status), CASE_KINDS.index(cases[i].kind)))


def _not_only_extreme(faults: list, cases: list, fault: Fault) -> Fault:
    """The fault, or plainly a wrong value where an overflow is not the whole story."""
    ordinary = any(f and case.kind == "ordinary" for f, case in zip(faults, cases, strict=False))
    if fault.status == "overflows" and ordinary:
        return Fault("wrong", Message("judge.wrong-value"))
    return fault


def _credit(faults: list, cases: list, fault: Fault) -> float:
    """Half the points for a formula that is right where numbers are not extreme."""
    usual = all(case.kind == "extreme" for f, case in zip(faults, cases, strict=False) if f)
    return 0.5 if usual and fault.status in ("overflows", "unstable") else 0.0


def find_misconception(exercise: Code, cases: list, outcomes: list, references: list):
    """The misconception whose whole behaviour is the learner's, or None."""
    for known in exercise.misconceptions:
        for answer in (known.answer, *known.also):
            theirs = (unpacked(expected, call(answer, case.args))
                      for expected, case in zip(references, cases, strict=False))
            compared = zip(references, theirs, outcomes, cases, strict=False)
            if all(_alike(exercise, *four) for four in compared):
                return known
    return None


def _alike(exercise: Code, expected: Outcome, known: Outcome, got: Outcome, case: Case) -> bool:
    """Whether a misconception and the learner's function do the same in one case.

    Where a value is judged by what it reaches, no two trainings give equal numbers: their findings count.
    """
    if not exercise.accept:
        return same(known, got, exercise.rtol, exercise.atol)
    faults = [find_fault(expected, outcome, exercise, case) for outcome in (known, got)]
    if not expected.failure and all(fault and fault.status == "wrong" for fault in faults):
        return faults[0].message.params["finding"] == faults[1].message.params["finding"]
    return faults[0] == faults[1]


def evidence(exercise: Code, case: Case, got: Outcome) -> list[Detail]:
    """What the learner needs to see of one case: input and own value or own line; never what is expected."""
    arguments = zip(exercise.parameters, case.args, strict=False)
    details = [Detail("input", ", ".join(f"{name} = {short_text(value)}" for name, value in arguments))]
    if got.failure:
        if got.failure.source:
            details.append(Detail("your-line", got.failure.source, line=got.failure.line))
        details.append(Detail("error", f"{got.failure.type}: {got.failure.message}"))
    else:
        details.append(Detail("your-value", short_text(got.value)))
    printed = got.printed.strip()
    if printed:
        details.append(Detail("printed", printed[:200]))
    return details


def attempt(exercise: Code, function, seed: int = PUBLIC_SEED) -> Verdict:
    """Run a function on an exercise's cases and judge it.

    Parameters
    ----------
    exercise : Code
        As `dlbasics.exercises.find` gives it.
    function : callable
        The answer.
    seed : int
        What the cases are made from; by default those that the page shows.

    Returns
    -------
    Verdict
        Nothing is shown or kept.
    """
    cases = exercise.cases_from(seed)
    ran = run(function, [case.args for case in cases], exercise.source)
    verdict = judge(exercise, cases, ran)
    if exercise.curve and verdict.status in ("wrong", "overflows", "unstable") and verdict.case is not None:
        plot = error_plot(exercise, function, cases[verdict.case], ran.outcomes[verdict.case])
        return verdict.replace(error_plot=plot)
    return verdict
