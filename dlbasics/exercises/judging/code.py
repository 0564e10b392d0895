"""Compare what the learner's function did with the reference and with each misconception.

`judge` is pure: it gets the outcomes, wherever they were made. `attempt` runs and judges in one go.
"""

import numpy as np

from dlbasics.exercises.judging import error_plot
from dlbasics.exercises.judging.compare import (
    close,
    dtype_differs,
    finite,
    same,
    shape,
    shape_hint,
    shape_words,
    unpacked,
)
from dlbasics.exercises.judging.verdict import Verdict, compact
from dlbasics.exercises.kinds import Code
from dlbasics.runner.call_recorder import Outcome, Run, call, run

SEED = 0


def fault(expected: Outcome, got: Outcome, exercise: Code, case) -> tuple:
    """The first thing wrong with one outcome: (status, sentence); an empty status if it is right."""
    if got.failure and got.failure.type == "KeyboardInterrupt":
        return "does not run", "You stopped it before it was done. Nothing is counted."
    if got.failure and not (expected.failure and expected.failure.type == got.failure.type):
        return "does not run", f"Your function raises `{got.failure.type}` for this input."
    if expected.failure:
        told = f"This input should be refused with {expected.failure.type}; your function returns a value."
        return ("", "") if got.failure else ("wrong", told)
    if got.value is None and expected.value is not None:
        return "wrong shape", "Your function returns nothing (None) here. Is a `return` missing?"
    if shape(expected.value) != shape(got.value):
        told = f"Expected {shape_words(expected.value)}; yours is {shape_words(got.value)}."
        return "wrong shape", told + shape_hint(expected.value, got.value)
    told = dtype_differs(expected.value, got.value)
    if told:
        return "wrong dtype", told
    flags = zip(exercise.parameters, got.mutated, expected.mutated, strict=False)
    names = [name for name, new, old in flags if new > old]
    if names:
        return "changes its input", (
            f"After the call `{names[0]}` is no longer what the caller passed in. Work on a new array."
        )
    if exercise.accept:
        finding, sentence = exercise.accept(got.value, case)
        return ("wrong", sentence) if finding else ("", "")
    if np.all(close(expected.value, got.value, exercise.rtol, exercise.atol)):
        return "", ""
    blown = finite(expected.value) and not finite(got.value)
    overflowed = any("overflow" in text for text in got.warnings)
    if overflowed and (blown or case.kind == "extreme"):
        told = "The result for this input is finite, but a value on the way to it is too large for a float."
        return "overflows", told
    if blown:
        cause = "a value too large for a float, a division by 0, or a logarithm of 0"
        told = f"The value is not right for this input: it should be finite. On the way there is {cause}."
        return ("overflows" if case.kind == "extreme" else "wrong"), told
    if case.kind == "extreme":
        told = "to rounding, or to an eps or a limit that you have set"
        return "unstable", f"Right for ordinary numbers; for this input digits are lost {told}."
    return "wrong", "The value is not right for this input."


ORDER = ("does not run", "wrong shape", "wrong dtype", "changes its input", "wrong", "overflows", "unstable")


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
        told = "Write the body of the function, then run the cell again."
        return Verdict.of(exercise, "not attempted", told)
    if ran.state == "signature":
        told = f"The exercise calls your function with other arguments. Expected `def {exercise.signature}:`."
        return Verdict.of(exercise, "does not run", told)
    references = references or [call(exercise.reference, case.args) for case in cases[: len(ran.outcomes)]]
    outcomes = [unpacked(e, got) for e, got in zip(references, ran.outcomes, strict=False)]
    faults = [fault(e, got, exercise, c) for e, got, c in zip(references, outcomes, cases, strict=False)]
    wrong = [i for i, (status, _) in enumerate(faults) if status]
    if not wrong:
        blown = any("overflow" in text for got in outcomes for text in got.warnings)
        note = "NumPy warned of an overflow on the way; the result is right all the same." if blown else ""
        return Verdict.of(exercise, "right", "", 1.0, explanation=exercise.explanation, note=note)
    if all(got.value is None and not got.failure for got in outcomes):
        told = "Your function computes, but returns nothing (None). Is a `return` missing?"
        return Verdict.of(exercise, "wrong", told, case=0)
    # The first status in order; within it the first case that shows it, ordinary cases first.
    kinds = ("ordinary", "edge", "extreme")
    at = min(wrong, key=lambda i: (ORDER.index(faults[i][0]), kinds.index(cases[i].kind)))
    status, sentence = faults[at]
    usual = all(cases[i].kind == "extreme" for i in wrong)
    if status == "overflows" and any(cases[i].kind == "ordinary" for i in wrong):
        status, sentence = "wrong", "The value is not right for this input."
    credit, name = 0.5 if usual and status in ("overflows", "unstable") else 0.0, ""
    known = misconception(exercise, cases, outcomes, references)
    if known:
        status, sentence, credit, name = "misconception", known.sentence, known.credit, known.name
    details = evidence(exercise, cases[at], outcomes[at])
    return Verdict.of(exercise, status, sentence, credit=credit, details=details, name=name, case=at)


def misconception(exercise: Code, cases: list, outcomes: list, references: list):
    """The misconception whose whole behaviour is the learner's, or None."""
    for known in exercise.misconceptions:
        for answer in (known.answer, *known.also):
            made = (call(answer, case.args) for case in cases)
            if all(alike(exercise, *four) for four in zip(references, made, outcomes, cases, strict=False)):
                return known
    return None


def alike(exercise: Code, expected: Outcome, known: Outcome, got: Outcome, case) -> bool:
    """Whether a misconception and the learner's function do the same in one case.

    Where a value is judged by what it reaches, no two trainings give equal numbers: their findings count.
    """
    if not exercise.accept:
        return same(known, got, exercise.rtol, exercise.atol)
    told = [fault(expected, outcome, exercise, case) for outcome in (known, got)]
    if not expected.failure and all(status == "wrong" for status, _ in told):
        return exercise.accept(known.value, case)[0] == exercise.accept(got.value, case)[0]
    return told[0] == told[1]


def evidence(exercise: Code, case, got: Outcome) -> list:
    """What the learner needs to see of one case: input and own value or own line; never what is expected."""
    given = ", ".join(f"{n} = {compact(a)}" for n, a in zip(exercise.parameters, case.args, strict=False))
    shown = [("Input", given + (f"  ({case.about})" if case.about else ""))]
    if got.failure:
        if got.failure.source:
            shown.append(("Your line", f"line {got.failure.line}: {got.failure.source}"))
        shown.append(("Error", f"{got.failure.type}: {got.failure.message}"))
    else:
        shown.append(("Your value", compact(got.value)))
    if got.printed.strip():
        shown.append(("Printed", got.printed.strip()[:200]))
    return shown


def attempt(exercise: Code, function, seed: int = SEED) -> Verdict:
    """Run the learner's function on the exercise's cases and judge it."""
    cases = exercise.cases(np.random.default_rng(seed))
    ran = run(function, [case.args for case in cases], exercise.source)
    found = judge(exercise, cases, ran)
    if exercise.curve and found.status in ("wrong", "overflows", "unstable") and found.case is not None:
        drawn = error_plot.own_curve(exercise, function, cases[found.case], ran.outcomes[found.case])
        return found.but(picture=drawn)
    return found
