"""Numbers that come from two mistakes made at once are named, and any other number is met with a hint."""

import math
from dataclasses import replace

import pytest
from support.sample_exercises import NUMBER

from dlbasics.exercises import find
from dlbasics.exercises.bank.combined_misconceptions import with_double_mistakes
from dlbasics.exercises.judging import questions
from dlbasics.exercises.judging.verdict import Verdict
from dlbasics.exercises.kinds import WrongNumber


@pytest.mark.parametrize(("exercise", "number", "first", "second"), [
    ("mlp/one-step", -17, "uphill", "learning rate is missing"),
    ("mlp/way-back", -12, "sign is wrong", "$x = 3$ is missing"),
    ("mlp/parameters", 43, "biases of the hidden layer", "weights of the output layer"),
    ("mlp/unit-output", 8, "wrong sign", "bias is missing"),
    ("activations/sigmoid-chain", 1 / 16, "slopes belong", "four layers"),
    ("overfitting/gap", 0.09, "not squared", "constant is a coefficient"),
    ("regularization/translate", 6, "$1/n$ is missing", "no ½"),
    ("regularization/arrives-at-zero", -3, "factor 2 of the square", "never negative"),
    ("normalization/largest-value", -17, "sign is wrong", "not by its root"),
    ("losses/dish", 0.602, "absent label costs", "three labels"),
    ("losses/no-idea", -1, "cost is minus the logarithm", "base 10"),
    ("logistic_regression/first-step", -0.05, "reversed", "has cancelled"),
    ("logistic_regression/odds", 1 / 11, "taken for the odds", "raises the odds"),
    ("playground/steps", 2400, "from the other points", "whole batch"),
])
def test_both_mistakes_are_named(exercise, number, first, second):
    verdict = questions.judge(find(exercise), number)
    assert verdict.status == "misconception" and verdict.sentence.startswith("Two things at once: ")
    assert first in verdict.sentence and second in verdict.sentence


def product(factor, other):
    return factor * other


def test_a_pair_that_says_nothing_has_no_number_in_any_variant():
    """Twice half of it is right, and a number that is known already keeps the sentence that knows more."""
    parts = {"factor": [2, (1, "half"), (6, "three times")], "other": [5, (10, "twice"), (0, "nothing")]}
    known = [WrongNumber(0, "There is something.")]
    made = with_double_mistakes(10, 0.1, known, product, **parts)
    assert made[0] is known[0] and len(made) == 1 + 2 * 2
    assert [mistake.value for mistake in made if not math.isnan(mistake.value)] == [0, 60]
    assert made[3].sentence == "Two things at once: three times, and twice."
    number = replace(NUMBER, answer=10, tolerance=0.1, unit="", mistakes=made)
    assert number.is_sound() and questions.judge(number, 60).sentence == made[3].sentence
    assert questions.judge(number, 10).status == "right"


def test_parts_that_do_not_lead_to_the_answer_are_refused():
    with pytest.raises(ValueError, match="parts lead to 10; expected the answer, 11"):
        with_double_mistakes(11, 0.1, [], product, factor=[2], other=[5])


def test_a_number_that_nobody_foresaw_is_met_with_the_first_hint():
    verdict = questions.judge(find("losses/dish"), 0.339)
    assert (verdict.status, verdict.earned) == ("wrong", 0)
    assert verdict.sentence.startswith("Not this number.")
    assert verdict.sentence.endswith(f"The first hint may help: {find('losses/dish').hints[0]}")
    again = Verdict.from_dict(verdict.to_dict(), find("losses/dish"))
    assert again.sentence == verdict.sentence and verdict.to_dict()["message"]["params"] == {}
    assert questions.judge(replace(NUMBER, hints=()), 7).sentence.endswith("step by step.")
