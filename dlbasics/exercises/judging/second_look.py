"""A second look at a wrong answer: is it the same each time, and does its name hold for other numbers?"""

from dlbasics.exercises.judging.case_set import CaseSet, further_case_set
from dlbasics.exercises.judging.compare import same, unpacked
from dlbasics.exercises.judging.misconception_match import still_fits
from dlbasics.exercises.judging.verdict import Verdict
from dlbasics.messages import Message
from dlbasics.runner.run_cases import Outcome

TWICE = 2


def second_calls(case_set: CaseSet, verdict: Verdict) -> list[tuple]:
    """The calls of a second look: the case that is shown, twice, and further ones if a mistake was named."""
    if verdict.case is None or verdict.status not in ("wrong", "misconception", "unstable"):
        return []
    again = [case_set.cases[verdict.case].args] * TWICE
    return [*again, *further_case_set(case_set.exercise).calls] if _is_named_by_values(verdict) else again


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
    return still_fits(further, (verdict.name, *verdict.others), done)


def _is_named_by_values(verdict: Verdict) -> bool:
    """Whether a mistake was named, and by equal values: findings are no numbers that could fit by chance."""
    return bool(verdict.name) and not verdict.exercise.accept
