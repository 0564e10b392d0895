"""A second look at a wrong answer: is it the same each time, does its name hold for other numbers?

Where no mistake was named it is asked whether each argument makes a difference, as it does for the reference,
and whether rows that stand alone depend on each other.
"""

import numpy as np

from dlbasics.exercises.judging.case_set import CaseSet, further_case_set
from dlbasics.exercises.judging.misconception_match import still_fits
from dlbasics.exercises.judging.row_independence import calls_with_equals, depends_on_others
from dlbasics.exercises.judging.value_comparison import same, unpacked, values_only
from dlbasics.exercises.judging.verdict import Verdict
from dlbasics.messages import Message
from dlbasics.runner.run_cases import Outcome, call

TWICE = 2
OTHER_NUMBERS = 2
OTHER_CASES = 2  # beside the one that is shown: in one alone an argument may make no difference by chance


def second_calls(case_set: CaseSet, verdict: Verdict) -> list[tuple]:
    """The calls of a second look: the case that is shown, twice, and what asks for more about it.

    These are further cases if a mistake was named; otherwise the same case and a few others with another
    argument, and the same one with equal rows.
    """
    if verdict.case is None or verdict.status not in ("wrong", "misconception", "unstable"):
        return []
    again = [case_set.cases[verdict.case].args] * TWICE
    if _is_named_by_values(verdict):
        return [*again, *further_case_set(case_set.exercise).calls]
    others = [args for _, _, args in with_other_arguments(case_set, verdict)]
    return [*again, *others, *_with_equal_rows(case_set, verdict)]


def repeats(outcomes: list[Outcome]) -> bool:
    """Whether the first two calls, with the same arguments, did the same."""
    if len(outcomes) < TWICE or outcomes[0].value is None or outcomes[1].value is None:
        return True
    return bool(same(outcomes[0], outcomes[1], 0.0, 0.0))


def not_repeatable(verdict: Verdict) -> Verdict:
    """The verdict on a function that gives other values for the same input."""
    message = Message("judge.not-repeatable")
    return verdict.replace(status="wrong", credit=0.0, name="", others=(), message=message)


def name_holds(verdict: Verdict, outcomes: list[Outcome]) -> bool:
    """Whether the named mistakes explain the further calls, too; true where none was named."""
    if not _is_named_by_values(verdict):
        return True
    further = further_case_set(verdict.exercise)
    compared = zip(further.references, outcomes[TWICE:], strict=False)
    done = [unpacked(expected, got) for expected, got in compared]
    if verdict.notes:  # named by its values alone: it changes an argument besides
        done = values_only(further.references[: len(done)], done)
    return still_fits(further, (verdict.name, *verdict.others), done)


def unused_arguments(
    case_set: CaseSet, verdict: Verdict, ran: list[Outcome], outcomes: list[Outcome]
) -> list[str]:
    """Arguments that make no difference to a function, though they make one to the reference.

    None where nothing at all makes a difference: that is another thing, and said otherwise. `ran` is what the
    function did with the cases as they are, `outcomes` what it did with the `second_calls`.
    """
    others = with_other_arguments(case_set, verdict)
    exercise = case_set.exercise
    done = [(name, got.value is not None and same(got, ran[case], 0.0, 0.0))
            for (name, case, _), got in zip(others, outcomes[TWICE:], strict=False)]
    names = list(dict.fromkeys(name for name, _ in done))
    used = {name for name, unchanged in done if not unchanged}
    if not used:
        return []

    def matters(name):
        return any(not same(call(exercise.reference, args), case_set.references[case],
                            exercise.rtol, exercise.atol)
                   for other, case, args in others if other == name)

    return [name for name in names if name not in used and matters(name)]


def with_other_arguments(case_set: CaseSet, verdict: Verdict) -> list[tuple[str, int, tuple]]:
    """The shown case and a few others, each with one argument changed: its name, the case, the call.

    They are the second calls that follow the same case twice, where no mistake was named.
    """
    exercise = case_set.exercise
    if _is_named_by_values(verdict) or verdict.status != "wrong" or exercise.accept:
        return []
    ordinary = [index for index, case in enumerate(case_set.cases) if case.kind == "ordinary"]
    looked_at = [verdict.case, *(index for index in ordinary if index != verdict.case)][: 1 + OTHER_CASES]
    others = []
    for case in looked_at:
        args = case_set.cases[case].args
        for place, name in enumerate(exercise.parameters[: len(args)]):
            values = [case_set.cases[index].args[place] for index in ordinary]
            for other in _others(args[place], values):
                others.append((name, case, (*args[:place], other, *args[place + 1 :])))
    return others


def _others(value, values: list) -> list:
    """Other values that are legal in the place of a number or an array.

    A number comes from other cases. Of an array the entries change places, and one of them stands twice: a
    sum or a mean knows nothing of places. Then large entries become small, and small ones large: a limit
    may not see one entry. Last all entries become the smallest, or the largest: one alone may be chosen.
    """
    if isinstance(value, np.ndarray):
        places = range(len(value) if value.ndim else 0)
        unlike = [i for i in places if not np.array_equal(value[i], value[-1 - i])]
        if not unlike:
            return []
        repeated = value.copy()
        repeated[unlike[0]] = value[-1 - unlike[0]]
        return [value[::-1].copy(), repeated, *_turned(value)]
    if isinstance(value, int | float) and not isinstance(value, bool):
        return list(dict.fromkeys(other for other in values if other != value))[:OTHER_NUMBERS]
    return []


def _turned(value: np.ndarray) -> list[np.ndarray]:
    """The entries with their order of size turned round; all as the smallest; all as the largest."""
    if value.dtype.kind not in "iuf":
        return []
    least, most = value.min(), value.max()
    return [most - (value - least), np.full_like(value, least), np.full_like(value, most)]


def rows_depend(case_set: CaseSet, verdict: Verdict, outcomes: list[Outcome]) -> bool:
    """Whether a row of the value depends on other rows, though each stands alone."""
    calls = _with_equal_rows(case_set, verdict)
    return bool(calls) and depends_on_others(case_set.exercise, outcomes[0], outcomes[-len(calls) :])


def _with_equal_rows(case_set: CaseSet, verdict: Verdict) -> list[tuple]:
    """The shown case of a wrong answer without a name, with rows that are all equal.

    None of an extreme one: there a last digit that differs from row to row can grow.
    """
    case = case_set.cases[verdict.case]
    if verdict.name or verdict.status != "wrong" or case.kind == "extreme":
        return []
    return calls_with_equals(case_set.exercise, case.args)


def unused_note(names: list[str]) -> Message:
    """A word about arguments that make no difference."""
    return Message("judge.argument-unused", {"names": ", ".join(f"`{name}`" for name in names)})


def _is_named_by_values(verdict: Verdict) -> bool:
    """Whether a mistake was named, and by equal values: findings are no numbers that could fit by chance."""
    return bool(verdict.name) and not verdict.exercise.accept
