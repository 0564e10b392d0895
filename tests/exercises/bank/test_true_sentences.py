"""A sentence is true of all forms of a mistake: "Right" is not said of what fails in an ordinary case."""

import numpy as np
import pytest

from dlbasics.exercises import Code, all_exercises
from dlbasics.exercises.bank.losses.bernoulli_kl import BERNOULLI_KL
from dlbasics.exercises.bank.losses.huber import HUBER
from dlbasics.exercises.judging.case_set import public_case_set
from dlbasics.exercises.judging.outcome_fault import find_fault
from dlbasics.runner.run_cases import call

CHAPTERS = ("normalization", "losses", "logistic_regression")
EXERCISES = [e for e in all_exercises() if isinstance(e, Code) and e.chapter in CHAPTERS]
# These begin with the inputs for which they are right: "Right where `gamma` is positive."
UNDER_A_CONDITION = {"sign of gamma lost", "never below one half"}


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda e: e.id)
def test_what_is_called_right_holds_in_the_ordinary_cases(exercise):
    case_set = public_case_set(exercise)
    pairs = [(case, expected) for case, expected in zip(case_set.cases, case_set.references, strict=True)
             if case.kind == "ordinary"]
    for known in exercise.misconceptions:
        if known.sentence.startswith("Right") and known.name not in UNDER_A_CONDITION:
            for answer in (known.answer, *known.also):
                assert not any(find_fault(expected, call(answer, case.args), exercise, case)
                               for case, expected in pairs), known.name


def forms_of(exercise, name):
    known = next(known for known in exercise.misconceptions if known.name == name)
    return known.answer, *known.also


@pytest.mark.filterwarnings("ignore")
def test_a_certain_truth_is_free_only_where_the_sentence_says_so():
    p, q = np.array([0.0, 1.0]), np.array([0.3, 0.3])
    for name in ("nan_to_num", "finite terms only"):
        assert all(np.all(answer(p, q) > 0) for answer in forms_of(BERNOULLI_KL, name))
    for answer in forms_of(BERNOULLI_KL, "both terms cleaned together"):
        assert not answer(p, q).any()


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(("name", "end"), [
    ("line without its offset", lambda delta: delta**2),
    ("lowered too far", lambda delta: 0),
    ("slope one", lambda delta: delta**2 / 2),
])
def test_a_line_ends_where_the_sentence_says(name, end):
    """Whatever stands in the place of the parabola; just beyond delta all is line."""
    delta = 3.0
    for answer in forms_of(HUBER, name):
        value = answer(np.zeros(1), np.array([delta + 1e-12]), delta)
        assert value == pytest.approx(end(delta), abs=1e-9)
