"""What a sentence says to one form of a mistake must be true of all its forms."""

import re

import numpy as np
import pytest

from dlbasics.exercises import Code, all_exercises
from dlbasics.exercises.judging.case_set import public_case_set
from dlbasics.exercises.judging.outcome_fault import find_fault

# "Right until ..." is a claim about all ordinary inputs; these say of which ones they speak.
SAYS_WHERE = re.compile(r"Right (for one row|for a table|for \$x|for units|as long as|where|answers)\b")

CLAIMS = [
    pytest.param(exercise, known, id=f"{exercise.id}: {known.name}")
    for exercise in all_exercises() if isinstance(exercise, Code) and not exercise.accept
    for known in exercise.misconceptions
    if known.sentence.startswith("Right") and not SAYS_WHERE.match(known.sentence)
]


@pytest.mark.parametrize(("exercise", "known"), CLAIMS)
def test_whoever_is_told_right_is_right_in_the_ordinary_cases(exercise, known):
    case_set = public_case_set(exercise)
    ordinary = [index for index, case in enumerate(case_set.cases) if case.kind == "ordinary"]
    with np.errstate(all="ignore"):
        for number, form in enumerate((known.answer, *known.also)):
            for index in ordinary:
                outcome = case_set.outcome(form, index)
                fault = find_fault(case_set.references[index], outcome, exercise, case_set.cases[index])
                assert fault is None, f"form {number} is wrong: {case_set.cases[index].about}"
