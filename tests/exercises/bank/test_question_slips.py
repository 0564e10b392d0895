"""What is said to natural slips in the questions that ask for a number, and in which words."""

import re

import pytest

from dlbasics.exercises import Number, all_exercises, find
from dlbasics.exercises.bank.combined_misconceptions import with_double_mistakes
from dlbasics.exercises.judging import questions
from dlbasics.exercises.kinds import WrongNumber

SLIPS = [
    ("mlp/unit-output", "0", "by its own weight"),
    ("mlp/unit-output", "5", "second product, −2, lowers it too"),
    ("mlp/parameters", "48", "weights of the output layer are missing"),
    ("mlp/parameters", "23", "weights of the hidden layer are missing"),
    ("mlp/parameters", "68", "that **computes**"),
    ("mlp/parameters", "56", "one bias for the whole network"),
    ("mlp/parameters", "18", "That is the output layer."),
    ("mlp/one-step", "-1.8", "Subtract it from the old $w$"),
    ("mlp/one-step", "8.4", "new prediction"),
    ("mlp/one-step", "1.36", "two steps"),
    ("mlp/one-step", "4.8", "moved the prediction"),
    ("mlp/one-step", "4.6", "not $y$"),
    ("mlp/one-step", "5.76", "loss after the step"),
    ("mlp/one-step", "9", "loss before the step"),
    ("mlp/one-step", "1", "That is the old $w$."),
    ("mlp/way-back", "60", "Is $b_1$ in your $h$?"),
    ("mlp/way-back", "60", "not $h$"),
    ("mlp/way-back", "180", "Is $b_2$ in your"),
    ("mlp/way-back", "180", "slope of ReLU is 1"),
    ("mlp/way-back", "-54", "began with the loss itself"),
    ("activations/sigmoid-chain", "0.000244", "six layers"),
    ("activations/sigmoid-chain", "1024", "multiplied by 4"),
    ("overfitting/gap", "0.8", "did not divide by the number of points"),
    ("overfitting/gap", "0.04", "variance of the noise"),
    ("overfitting/gap", "-0.02", "sign is reversed"),
    ("overfitting/gap", "0.32", "divided the points by the coefficients"),
    ("normalization/largest-value", "-4", "**above** the mean"),
    ("normalization/largest-value", "235294", "That is the standard deviation."),
    ("normalization/largest-value", "941176", "Divide it by the standard deviation"),
    ("normalization/largest-value", "58823.5", "That is the mean."),
    ("normalization/largest-value", "0.000017", "divided by the variance"),
    ("normalization/how-many-means", "1024", "mean and a variance for each feature"),
    ("normalization/how-many-means", "594", "added the three sizes"),
    ("logistic_regression/first-step", "0.7", "You took $\\hat y = 1$"),
    ("logistic_regression/first-step", "0.1", "mean squared error"),
    ("logistic_regression/first-step", "0.4", "no factor 2"),
    ("logistic_regression/first-step", "-0.15", "part of the examples with $y = 1$"),
    ("logistic_regression/first-step", "0.35", "part of the examples with $y = 0$"),
    ("logistic_regression/odds", "-0.693", "log-odds"),
    ("logistic_regression/odds", "0.286", "took 0.2 for the odds"),
    ("logistic_regression/odds", "33.3", "per cent"),
    ("losses/dish", "0.150", "mean squared error"),
    ("losses/dish", "0.367", "mean absolute error"),
    ("losses/dish", "0.511", "rice alone"),
    ("losses/dish", "0.223", "pumpkin alone"),
    ("losses/dish", "0.693", "greens alone"),
    ("losses/dish", "0.713", "divided by two"),
    ("losses/dish", "0.938", "gave the right answer, no pumpkin, the probability $1 - 0.2 = 0.8$"),
    ("losses/no-idea", "-2.3", "**minus** the logarithm"),
    ("regularization/translate", "0.0167", "Multiply $\\alpha$ by it"),
    ("regularization/arrives-at-zero", "0", "no penalty"),
    ("regularization/arrives-at-zero", "18", "2 times the square"),
    ("regularization/arrives-at-zero", "2", "right for $(w - 1)^2$"),
    ("playground/steps", "60", "held back"),
    ("playground/steps", "240", "an epoch goes through"),
    ("playground/steps", "300", "number of all points"),
    ("playground/steps", "30", "points in a step"),
    ("playground/steps", "8", "Multiply by the number of epochs, 40"),
]


@pytest.mark.parametrize(("exercise", "typed", "words"), SLIPS)
def test_a_natural_slip_is_named(exercise, typed, words):
    verdict = questions.judge(find(exercise), typed)
    assert verdict.status == "misconception" and words in verdict.sentence, verdict.sentence
    assert not verdict.sentence.startswith("Two things")


def test_per_cent_with_its_sign_is_right():
    assert questions.judge(find("logistic_regression/odds"), "33.3 %").status == "right"


def test_of_two_mistakes_each_is_named_without_an_and_of_its_own():
    """Else nobody sees where the first one ends."""
    pairs = {mistake.sentence for number in all_exercises() if isinstance(number, Number)
             for mistake in number.mistakes if mistake.sentence.startswith("Two things at once: ")}
    assert len(pairs) > 100
    assert [pair for pair in pairs if len(re.findall(r"\band\b", pair)) != 1] == []


def test_a_slip_that_says_nothing_has_no_number_and_stands_before_the_pairs():
    made = with_double_mistakes(
        10, 0.1, [WrongNumber(5, "known")], lambda a, b: a * b,
        slips=[WrongNumber(10.2, "as good as right"), WrongNumber(5, "known already"), WrongNumber(1, "new")],
        a=[2, (1, "half")], b=[5, (1, "a fifth")])
    named = [mistake.sentence for mistake in made if mistake.value == mistake.value]
    assert named == ["known", "new"] and len(made) == 1 + 3 + 1


@pytest.mark.parametrize("number", range(1, 40))
def test_no_variant_takes_two_mistakes_for_the_right_number(number):
    """With a standard deviation of one half, its square is what is left of it without the factor 2."""
    assert "deviation 0.5" not in find("overfitting/gap").variant(number).question
    assert "$w_2 = -2$" not in find("mlp/way-back").variant(number).question


def test_sentences_speak_of_what_the_question_names():
    said = " ".join(find("regularization/arrives-at-zero").mistakes_by_name().values())
    assert "$v" not in said and "S(v" not in said
    assert "s^2" not in " ".join(find("overfitting/gap").mistakes_by_name().values())
    assert "rice, pumpkin and greens, in this order" in find("losses/dish").hints[0]
