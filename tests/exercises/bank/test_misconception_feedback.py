"""What a sentence says to one form of a mistake must be true of all its forms."""

import re

import numpy as np
import pytest

from dlbasics.exercises import Code, all_exercises, find
from dlbasics.exercises.bank.losses.bernoulli_kl import BERNOULLI_KL
from dlbasics.exercises.bank.losses.huber import HUBER
from dlbasics.exercises.judging.case_set import public_case_set
from dlbasics.exercises.judging.code import attempt
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


# Nothing is praised that the other one of two mistakes may have spoiled.
PRAISE = re.compile(r"\b(is|are|was|were) right\b(?! only)")
TOGETHER = [
    pytest.param(exercise, id=exercise.id) for exercise in all_exercises()
    if isinstance(exercise, Code) and (exercise.places or exercise.composed)
]


@pytest.mark.parametrize("exercise", TOGETHER)
def test_a_mistake_that_is_named_beside_another_praises_nothing(exercise):
    sentences = exercise.mistakes_by_name()
    names = {name for group in exercise.places for name in group}
    for name in names.union(*(pair[:2] for pair in exercise.composed)):
        assert not PRAISE.search(sentences[name]), f"{name}: {sentences[name]}"


@pytest.mark.parametrize("exercise", TOGETHER)
@pytest.mark.filterwarnings("ignore")
def test_what_two_mistakes_make_together_is_told_so(exercise):
    for one, two, answer in exercise.composed:
        verdict = attempt(exercise, answer)
        assert {verdict.name, *verdict.others} == {one, two}, f"{one}, {two}: {verdict}"


def test_what_is_said_of_a_test_part_praises_no_choice():
    """It may fit an answer whose choice is wrong where several are equally good."""
    assert not any(map(PRAISE.search, find("overfitting/choose-and-test").mistakes_by_name().values()))


def forms_of(exercise, name):
    known = next(known for known in exercise.misconceptions if known.name == name)
    return known.answer, *known.also


@pytest.mark.parametrize("name", [
    "x itself too early", "zero below a limit", "through the sigmoid of minus x",
])
@pytest.mark.filterwarnings("ignore")
def test_softplus_is_wrong_where_the_sentence_says_so(name):
    softplus = find("activations/softplus")
    places = re.findall(r"\$x = (-?[\d.]+)\$", softplus.mistakes_by_name()[name])
    x = np.array(places, float)
    right = softplus.reference(x)
    assert places
    for form in forms_of(softplus, name):
        assert not np.isclose(form(x), right, rtol=softplus.rtol, atol=softplus.atol).any()


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
