"""Choices: definitions, letters, and the probes of an answer."""

import numpy as np
import pytest
from support.sample_exercises import CHOICE, ORDER, SINGLE

from dlbasics.exercises import Choice, Option
from dlbasics.exercises.model import UnreadableAnswer


@pytest.mark.parametrize("options", [
    (),
    (Option("a", "b", right=True),),
    (Option("a", "b"), Option("c", "d")),
], ids=["none", "one", "none right"])
def test_a_choice_without_a_right_option_is_refused(options):
    with pytest.raises(ValueError, match="options of activations/x: expected two or more"):
        Choice("activations/x", "t", 1, "q", options)


@pytest.mark.parametrize(("exercise", "answer", "indices"), [
    (CHOICE, "a, b", [0, 1]), (CHOICE, "D a", [0, 3]), (CHOICE, ["c", 0], [0, 2]), (SINGLE, [1], [1]),
])
def test_letters_and_indices_are_read_and_sorted(exercise, answer, indices):
    assert exercise.read(answer) == indices


@pytest.mark.parametrize(("exercise", "answer", "words"), [
    (CHOICE, "", "Choose at least one: letters from a to d."),
    (SINGLE, "ab", "Choose one: letters from a to b."),
    (SINGLE, "z", "`z` is none of them. Expected one letter from a to b."),
])
def test_what_cannot_be_read_says_what_is_expected(exercise, answer, words):
    with pytest.raises(UnreadableAnswer) as refused:
        exercise.read(answer)
    assert str(refused.value) == words


@pytest.mark.parametrize(("answer", "words"), [
    ("z", "`z` is none of them."), ("aa", "`a` stands there twice."), ([9], "`9` is none of them."),
    ("[x](http://y)", "`x` is none of them."),
])
def test_letters_that_are_not_there_are_named(answer, words):
    with pytest.raises(UnreadableAnswer) as refused:
        CHOICE.read(answer)
    assert str(refused.value) == f"{words} Expected letters from a to d, none of them twice."


@pytest.mark.parametrize("exercise", [CHOICE, SINGLE, ORDER], ids=lambda exercise: exercise.id)
def test_the_way_to_answer_is_no_answer_and_rules_none_out(exercise):
    """An example with letters was the right answer of some questions."""
    said = str(exercise.how_to_answer())
    assert said == str(exercise.shuffled_by(np.random.default_rng(1)).how_to_answer())
    with pytest.raises(UnreadableAnswer):
        exercise.read(said.split('"')[3])


def test_a_choice_of_several_praises_all_right_options():
    assert CHOICE.several and not SINGLE.several
    assert CHOICE.praise == "“`sigmoid`”: Its two tails are flat. “`tanh`”: Both its tails are flat too."
    assert CHOICE.solution() == "`sigmoid`\n\n`tanh`"
    assert CHOICE.probes([1, 0]) == ["=0,1", "+1", "+0", "*"]
