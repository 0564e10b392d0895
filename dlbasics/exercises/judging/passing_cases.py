"""Which cases are right: of a wrong value that follows from the right one in no simple way it tells most."""

from dlbasics.exercises.model import Case
from dlbasics.messages import Message

MAX_CASES = 3  # that are told
MIN_OTHERS = 2  # right ones beside a single wrong one


def passing_cases_message(cases: list[Case], faults: list) -> Message | None:
    """Say for which cases the value is right; None where that tells little.

    Parameters
    ----------
    cases : list of Case
    faults : list of Fault or None
        Of these cases; there is one of a wrong value.
    """
    compared = list(zip(cases, faults, strict=False))
    wrong = [case for case, fault in compared if fault]
    if len(wrong) == 1 and len(compared) > MIN_OTHERS:
        return Message("judge.wrong-value.only-here")
    if all(case.kind != "ordinary" for case in wrong):
        return Message("judge.wrong-value.ordinary-right")
    right = [i for i, (case, fault) in enumerate(compared) if not fault and case.about]
    if not any(cases[i].kind == "ordinary" for i in right):
        return None
    return Message("judge.wrong-value.right-for", {"right_cases": right[:MAX_CASES]})
