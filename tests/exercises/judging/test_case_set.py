"""Known answers are called with the same arrays, and none sees what another one has done with them."""

import numpy as np

from dlbasics.exercises.judging.case_set import CaseSet
from dlbasics.exercises.kinds import Case, Code, Misconception


def total(x, steps):
    return x.sum() + sum(steps)


def total_in_place(x, steps):
    x += 1
    return total(x, steps)


def total_of_emptied_steps(x, steps):
    result = total(x, steps)
    steps.clear()
    return result


TOTAL = Code(
    id="mlp/total",
    title="A total",
    points=1,
    stub="def total(x, steps):\n    ...",
    hints=("First hint.", "Second hint."),
    reference=total,
    cases=lambda rng: [Case((np.arange(3.0), [1, 2]))],
    misconceptions=[Misconception("in place", total_in_place, "`x` has changed."),
                    Misconception("emptied", total_of_emptied_steps, "`steps` has changed.")],
)


def outcome(case_set, answer):
    done = case_set.outcome(answer, 0)
    return float(done.value), done.mutated


def test_an_answer_that_writes_is_seen_to_write_and_spoils_nothing():
    case_set = CaseSet(TOTAL, 0)
    assert outcome(case_set, total_in_place) == (9.0, (True, False))
    assert outcome(case_set, total_of_emptied_steps) == (6.0, (False, True))
    assert outcome(case_set, total) == (6.0, (False, False))
