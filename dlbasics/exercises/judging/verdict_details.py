"""What a learner needs to see of one case: input, own value or own line, what was printed."""

import numpy as np

from dlbasics.exercises.judging.case_set import CaseSet
from dlbasics.exercises.judging.short_text import MAX_ENTRIES, short_text
from dlbasics.exercises.judging.value_comparison import close, holds_numbers, shape
from dlbasics.exercises.judging.verdict import Detail
from dlbasics.exercises.kinds.code import Code
from dlbasics.exercises.model import Case
from dlbasics.runner.run_cases import Failure, Outcome

MAX_PRINTED_LENGTH = 200


def case_details(exercise: Code, case: Case, got: Outcome) -> list[Detail]:
    """Input and own value or own line of one case; never what is expected."""
    arguments = zip(exercise.parameters, case.args, strict=False)
    details = [Detail("input", ", ".join(f"{name} = {short_text(value)}" for name, value in arguments))]
    if got.failure:
        if got.failure.source:
            details.append(Detail("your-line", got.failure.source, line=got.failure.line))
        details.append(Detail("error", exception_text(got.failure)))
    else:
        details.append(Detail("your-value", short_text(got.value)))
    return [*details, *first_printed([got])]


def exception_text(failure: Failure) -> str:
    """An exception as Python prints it; `Detail.body` looks up what this package said in it."""
    return f"{failure.type}: {failure.message}"


def first_printed(outcomes: list[Outcome]) -> list[Detail]:
    """What the first of some calls that printed anything did print."""
    texts = [outcome.printed.strip() for outcome in outcomes]
    return [Detail("printed", text[:MAX_PRINTED_LENGTH]) for text in texts if text][:1]


def expected_value(case_set: CaseSet, index: int, got: Outcome) -> list[Detail]:
    """What was expected, where it teaches: the small value of an ordinary case that learners see.

    Edge and extreme cases are for thinking about, and a large table teaches less than its first wrong entry.
    """
    case, expected = case_set.cases[index], case_set.references[index].value
    if case.kind != "ordinary" or case_set.exercise.accept or shape(expected) != shape(got.value):
        return []
    if _size(expected) <= MAX_ENTRIES:
        return [Detail("expected-value", short_text(expected))]
    return _first_difference(case_set.exercise, expected, got.value)


def _size(value) -> int:
    """Number of entries, those of a tuple's parts together."""
    if isinstance(value, tuple):
        return sum(map(_size, value))
    return np.size(value)


def _first_difference(exercise: Code, expected, got) -> list[Detail]:
    """The first entry of an array that is wrong, with what belongs there."""
    if not isinstance(expected, np.ndarray) or not holds_numbers(got):
        return []
    wrong = np.argwhere(~close(expected, got, exercise.rtol, exercise.atol))
    if not len(wrong):
        return []
    place = tuple(map(int, wrong[0]))
    index = ", ".join(map(str, place))
    written = f"[{index}]: {short_text(got[place])} ({short_text(expected[place])})"
    return [Detail("first-difference", written)]
