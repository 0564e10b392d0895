"""A second look at a wrong answer: is it the same each time, does its name hold for other numbers?

Where no mistake was named it is asked whether each argument makes a difference, as it does for the reference,
and whether rows that stand alone depend on each other.
"""

from dataclasses import dataclass, field, replace
from itertools import islice

import numpy as np

from dlbasics.exercises.judging.case_set import CaseSet, further_case_set
from dlbasics.exercises.judging.constant_output import one_number
from dlbasics.exercises.judging.misconception_match import still_fits
from dlbasics.exercises.judging.row_independence import calls_with_equals, depends_on_others
from dlbasics.exercises.judging.value_comparison import same, unpacked, values_only
from dlbasics.exercises.judging.verdict import Verdict
from dlbasics.messages import Message
from dlbasics.runner.run_cases import Outcome, call

OTHER_NUMBERS = 2
OTHER_CASES = 2  # beside the one that is shown: in one alone an argument may make no difference by chance


@dataclass(frozen=True)
class ChangedArgument:
    """The call of a case with another value of one argument.

    Attributes
    ----------
    name : str
        The argument.
    case : int
        The index of the case.
    args : tuple
        The call.
    """

    name: str
    case: int
    args: tuple


@dataclass(frozen=True)
class ChangedCalls:
    """The calls that ask whether each argument makes a difference, in the order in which they are made.

    Attributes
    ----------
    shown : list of ChangedArgument
        Of the case that is shown; where none of its arguments can be changed, of the first where one can.
    further : list of ChangedArgument
        Of other cases, which need not be asked if each argument makes a difference in that one.
    """

    shown: list[ChangedArgument] = field(default_factory=list)
    further: list[ChangedArgument] = field(default_factory=list)

    @property
    def all(self) -> list[ChangedArgument]:
        """Those of the shown case, then the further ones."""
        return [*self.shown, *self.further]


@dataclass(frozen=True)
class FollowUp:
    """What is called to look again at a wrong answer: the calls behind each question that is asked of it.

    Attributes
    ----------
    repeated : list of tuple
        The case that is shown, twice: does the function do the same each time?
    further : list of tuple
        Further cases, if a mistake was named: does it explain them, too?
    changed : ChangedCalls
        Does each argument make a difference?
    equal_rows : list of tuple
        The shown case with rows that are all equal: do they depend on each other?
    """

    repeated: list[tuple]
    further: list[tuple]
    changed: ChangedCalls
    equal_rows: list[tuple]

    @property
    def calls(self) -> list[tuple]:
        """All calls, in the order in which `outcomes_of` takes what came of them."""
        changed = [change.args for change in self.changed.all]
        return [*self.repeated, *self.further, *changed, *self.equal_rows]

    def in_shown_case(self) -> "FollowUp":
        """The same, but with changed arguments of the shown case alone."""
        return replace(self, changed=ChangedCalls(self.changed.shown))

    def outcomes_of(self, outcomes: list[Outcome]) -> "SecondOutcomes":
        """What came of the calls, grouped as they are; if the function was stopped, the last are missing."""
        left = iter(outcomes)
        groups = (self.repeated, self.further, self.changed.all, self.equal_rows)
        repeated, further, changed, equal_rows = (list(islice(left, len(group))) for group in groups)
        return SecondOutcomes(repeated, further, changed, equal_rows)


@dataclass(frozen=True)
class SecondOutcomes:
    """What a function did with the calls of a `FollowUp`, each list in the order of the calls."""

    repeated: list[Outcome]
    further: list[Outcome]
    changed: list[Outcome]
    equal_rows: list[Outcome]

    @property
    def with_other_arguments(self) -> list[Outcome]:
        """All but those of the same call again."""
        return [*self.further, *self.changed, *self.equal_rows]

    def repeats(self) -> bool:
        """Whether the function did the same with the same arguments; also if that is not known."""
        if len(self.repeated) < 2 or any(outcome.value is None for outcome in self.repeated):
            return True
        return bool(same(*self.repeated, 0.0, 0.0))


def follow_up_calls(case_set: CaseSet, verdict: Verdict) -> FollowUp | None:
    """What to call for another look at an answer; None if the verdict leaves no question open.

    These are further cases if a mistake was named; otherwise the same case and a few others with another
    argument, and the same one with equal rows. Of an answer that raises at an edge alone, these are only
    an ordinary case as it is and with equal rows.
    """
    if verdict.status == "does not run" and verdict.case is not None:
        return _where_it_runs(case_set, verdict)
    if verdict.case is None or verdict.status not in ("wrong", "misconception", "unstable"):
        return None
    repeated = [case_set.cases[verdict.case].args] * 2
    if _is_named_by_values(verdict):
        return FollowUp(repeated, further_case_set(case_set.exercise).calls, ChangedCalls(), [])
    changed = _with_other_arguments(case_set, verdict)
    return FollowUp(repeated, [], changed, _with_equal_rows(case_set, verdict))


def _where_it_runs(case_set: CaseSet, verdict: Verdict) -> FollowUp | None:
    """An ordinary case, and the same with equal rows: all these are right where only an edge is shown.

    Right values of some numbers may rest on what else stands beside them, as may the failure.
    """
    if case_set.cases[verdict.case].kind == "ordinary" or verdict.message.code == "judge.stopped":
        return None
    ordinary = next(case.args for case in case_set.cases if case.kind == "ordinary")
    equal_rows = calls_with_equals(case_set.exercise, ordinary)
    return FollowUp([ordinary], [], ChangedCalls(), equal_rows) if equal_rows else None


def not_repeatable(verdict: Verdict) -> Verdict:
    """The verdict on a function that gives other values for the same input."""
    message = Message("judge.not-repeatable")
    return verdict.replace(status="wrong", credit=0.0, name="", others=(), message=message)


def name_holds(verdict: Verdict, outcomes: list[Outcome]) -> bool:
    """Whether the named mistakes explain the further calls, too; true where none was named.

    Parameters
    ----------
    verdict : Verdict
    outcomes : list of Outcome
        What the function did with the further calls.
    """
    if not _is_named_by_values(verdict):
        return True
    further = further_case_set(verdict.exercise)
    compared = zip(further.references, outcomes, strict=False)
    done = [unpacked(expected, got) for expected, got in compared]
    if verdict.change:  # named by its values alone: it changes an argument besides
        done = values_only(further.references[: len(done)], done)
    return still_fits(further, (verdict.name, *verdict.others), done)


def unused_arguments(
    case_set: CaseSet, changed: list[ChangedArgument], ran: list[Outcome], outcomes: list[Outcome]
) -> list[str]:
    """Arguments that make no difference to a function, though they make one to the reference.

    Empty where nothing at all makes a difference: that is another thing, and said otherwise.

    Parameters
    ----------
    case_set : CaseSet
    changed : list of ChangedArgument
    ran : list of Outcome
        What the function did with the cases as they are.
    outcomes : list of Outcome
        What it did with the changed arguments.
    """
    unused = without_effect(changed, ran, outcomes)
    if len(unused) == len({change.name for change in changed[: len(outcomes)]}):
        return []
    seen = {change.name for change in changed if not _is_all_zero(case_set, change.case, ran)}
    return [name for name in unused if name in seen and _matters(case_set, changed, name)]


def _is_all_zero(case_set: CaseSet, case: int, ran: list[Outcome]) -> bool:
    """Whether a value is 0 throughout, where the right one is not.

    A condition may have set all of it to 0, which it stays although the function uses an argument.
    """
    is_zero = one_number([ran[case].value]) == 0
    return bool(is_zero and one_number([case_set.references[case].value]) is None)


def without_effect(changed: list[ChangedArgument], ran: list[Outcome], outcomes: list[Outcome]) -> list[str]:
    """Arguments of which no other value has made a difference to a function."""
    has_effect = {}
    for change, got in zip(changed, outcomes, strict=False):
        differs = got.value is None or not same(got, ran[change.case], 0.0, 0.0)
        has_effect[change.name] = has_effect.get(change.name, False) or differs
    return [name for name, found in has_effect.items() if not found]


def _matters(case_set: CaseSet, changed: list[ChangedArgument], name: str) -> bool:
    """Whether an argument makes a difference to the reference."""
    exercise = case_set.exercise
    return any(
        not same(call(exercise.reference, change.args), case_set.references[change.case],
                 exercise.rtol, exercise.atol)
        for change in changed if change.name == name
    )


def _with_other_arguments(case_set: CaseSet, verdict: Verdict) -> ChangedCalls:
    """The shown case of an answer without a name, and a few others, each with one argument changed."""
    if _is_named_by_values(verdict) or verdict.status != "wrong" or case_set.exercise.accept:
        return ChangedCalls()
    ordinary = [index for index, case in enumerate(case_set.cases) if case.kind == "ordinary"]
    asked = [verdict.case, *(index for index in ordinary if index != verdict.case)][: 1 + OTHER_CASES]
    by_case = [_changes_of(case_set, case, ordinary) for case in asked]
    shown, *further = list(filter(None, by_case)) or [[]]
    return ChangedCalls(shown, [change for changes in further for change in changes])


def _changes_of(case_set: CaseSet, case: int, ordinary: list[int]) -> list[ChangedArgument]:
    """A case with one argument changed, by turns; other numbers are those of ordinary cases."""
    args, changes = case_set.cases[case].args, []
    for place, name in enumerate(case_set.exercise.parameters[: len(args)]):
        cases = [case_set.cases[index] for index in ordinary]
        numbers = [case.args[place] for case in cases if place < len(case.args)]
        for value in _other_values(args[place], numbers):
            changes.append(ChangedArgument(name, case, (*args[:place], value, *args[place + 1 :])))
    return changes


def _other_values(value, values: list) -> list:
    """Other values that are legal in the place of a number or an array.

    A number comes from other cases. Of an array the entries change places, and one of them stands twice: a
    sum or a mean knows nothing of places. Then large entries become small, and small ones large: a limit
    may not see one entry. Last all entries become the smallest, or the largest: one alone may be chosen.
    Of a mask each place is left alone once: a function that is constant in pieces may not see fewer changes.
    """
    if isinstance(value, np.ndarray):
        places = range(len(value) if value.ndim else 0)
        unlike = next((i for i in places if not np.array_equal(value[i], value[-1 - i])), None)
        if unlike is None:
            return []
        repeated = value.copy()
        repeated[unlike] = value[-1 - unlike]
        return [value[::-1].copy(), repeated, *_turned(value)]
    if _is_number(value):
        others = dict.fromkeys(other for other in values if _is_number(other) and other != value)
        return list(others)[:OTHER_NUMBERS]
    return []


def _is_number(value) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _turned(value: np.ndarray) -> list[np.ndarray]:
    """The entries with their order of size turned round; all as the smallest; all as the largest."""
    if value.dtype.kind == "b":
        return [np.broadcast_to(alone, value.shape).copy() for alone in np.eye(value.shape[-1], dtype=bool)]
    if value.dtype.kind not in "iuf":
        return []
    least, most = value.min(), value.max()
    return [most - (value - least), np.full_like(value, least), np.full_like(value, most)]


def rows_depend(case_set: CaseSet, second: SecondOutcomes) -> bool:
    """Whether a row of the value depends on other rows, though each stands alone."""
    return bool(second.equal_rows) and depends_on_others(
        case_set.exercise, second.repeated[0], second.equal_rows)


def _with_equal_rows(case_set: CaseSet, verdict: Verdict) -> list[tuple]:
    """The shown case of a wrong answer without a name, with rows that are all equal.

    Empty for an extreme one: there a last digit that differs from row to row can grow.
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
