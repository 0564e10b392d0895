"""The ladders of hints: each has two steps or more, and none gives the answer away.

``pytest -s tests/exercises/test_hints.py`` lists them all, to be read as a learner reads them.
"""

import re

import pytest

from dlbasics.exercises import Choice, Number, all_exercises

NUMBER = re.compile(r"(?<![\w.])[-−]?\d+(?:\.\d+)?")


def numbers_in(text) -> set:
    return {float(number.replace("−", "-")) for number in NUMBER.findall(text)}


def of(kind):
    exercises = [exercise for exercise in all_exercises() if isinstance(exercise, kind)]
    return pytest.mark.parametrize("exercise", exercises, ids=lambda exercise: exercise.id)


def test_ladders_in_one_listing():
    for exercise in all_exercises():
        print(f"\n{exercise.id}: {exercise.title} ({exercise.kind})")
        for number, hint in enumerate(exercise.hints, 1):
            print(f"  {number}. {hint}")
        assert len(exercise.hints) >= 2


@of(Number)
def test_no_hint_holds_the_number_that_is_asked(exercise):
    said = set().union(*map(numbers_in, exercise.hints)) - numbers_in(exercise.statement)
    assert not [number for number in said if abs(number - exercise.answer) <= exercise.tolerance]


@of(Choice)
def test_no_hint_quotes_a_right_option(exercise):
    right = [option.text.rstrip(".") for option in exercise.options if option.right]
    assert not [text for text in right for hint in exercise.hints if text in hint]
