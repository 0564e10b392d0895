"""What is told of functions whose rows or entries depend on each other, though each must stand alone."""

from dataclasses import replace

import numpy as np
import pytest

from dlbasics.exercises import Case, Code, all_exercises, find
from dlbasics.exercises.judging.code import attempt
from dlbasics.exercises.judging.row_independence import calls_with_equals, depends_on_others
from dlbasics.runner.run_cases import call

STUB = 'def scaled(X, rate):\n    """Say."""\n'


def cases(rng):
    return [Case((rng.normal(size=(4, 3)), 2.0)), Case((np.arange(6.0).reshape(3, 2), 3.0))]


ROWS = Code("activations/scaled", "Scaled", 1, STUB, ("a", "b"),
            lambda X, rate: rate * X / (1 + np.abs(X).sum(axis=1, keepdims=True)), cases, (),
            rows_alone=("X",))
ENTRIES = Code("activations/by-entry", "By entry", 1, STUB, ("a", "b"), lambda X, rate: rate * X**2,
               cases, (), by_entry=True)


def uneven(rng):
    """Cases that differ in how many arguments they have, and one whose number is an array."""
    X = np.arange(6.0).reshape(3, 2)
    return [Case((X, 2.0)), Case((X + 1,)), Case((X, np.array([1.0, 2.0])))]


def note(exercise, answer):
    return attempt(exercise, answer).note


def test_rows_that_depend_on_each_other_are_told():
    told = "What you return for a row changes when only the other rows change. Each row stands alone here."
    assert note(ROWS, lambda X, rate: rate * X / (2 + np.abs(X).sum())) == told
    assert note(ROWS, lambda X, rate: rate * X / (2 + np.abs(X).sum(axis=0))) == told
    assert note(ROWS, lambda X, rate: rate * X / (2 + np.abs(X).sum(axis=1, keepdims=True))) == ""


def test_entries_that_depend_on_each_other_are_told():
    told = ("What you return for an entry changes when only the other entries change. "
            "Each entry stands alone here.")
    assert note(ENTRIES, lambda X, rate: rate * (X - X.max(axis=1, keepdims=True)) ** 2) == told
    assert note(ENTRIES, lambda X, rate: rate * X**4) == ""


def with_an_empty_one(rng):
    return [*cases(rng), Case((np.zeros((0, 3)), 2.0), "edge", "no rows")]


def test_entries_that_depend_on_each_other_are_told_where_only_an_empty_array_fails():
    exercise = replace(ENTRIES, cases=with_an_empty_one)

    def by_the_largest(X, rate):
        return rate * X**2 if X.max() > X.min() else 0 * X

    verdict = attempt(exercise, by_the_largest)
    assert (verdict.status, verdict.message.code) == ("does not run", "judge.raises.empty")
    assert "when only the other entries change" in verdict.note
    assert note(exercise, lambda X, rate: rate * X**2 + 0 * X.max()) == ""


@pytest.mark.parametrize("alone", [{"rows_alone": ("X", "rate")}, {"by_entry": True}, {}])
def test_cases_with_fewer_arguments_or_of_other_kinds_are_judged_like_others(alone):
    asked = Code("activations/uneven", "Uneven", 1, STUB.replace("rate", "rate=1.0"), ("a", "b"),
                 lambda X, rate=1.0: rate * X, uneven, (), **alone)
    assert attempt(asked, lambda X, rate=1.0: rate * X + 0.25).status == "wrong"
    assert attempt(asked, lambda X, rate=1.0: rate * X).status == "right"


def test_nothing_is_told_where_rows_may_depend_on_each_other():
    assert note(replace(ROWS, rows_alone=()), lambda X, rate: rate * X / (2 + np.abs(X).sum())) == ""


def test_nothing_is_told_of_other_shapes_and_failures():
    assert note(ROWS, lambda X, rate: X.sum(axis=0)) == ""

    def refuses_equal_rows(X, rate):
        if len(np.unique(X, axis=0)) == 1:
            raise ValueError("equal rows")
        return rate * X / X.sum()

    assert note(ROWS, refuses_equal_rows) == ""


def test_a_softmax_down_the_columns_is_told_beside_another_mistake():
    def classify(X, W1, b1, W2, b2, temperature):
        h = X @ W1 + b1
        z = (np.where(h > 0, h, 0.07 * h) @ W2 + b2) / temperature
        return np.exp(z - z.max(axis=0)) / np.exp(z - z.max(axis=0)).sum(axis=0)

    assert "when only the other rows change" in note(find("activations/classify-digits"), classify)


@pytest.mark.parametrize("exercise", [one for one in all_exercises()
                                      if getattr(one, "rows_alone", ()) or getattr(one, "by_entry", False)],
                         ids=lambda one: one.id)
def test_what_the_bank_says_holds_for_its_references(exercise):
    assert set(exercise.rows_alone) <= set(exercise.parameters)
    for case in exercise.cases_from(0):
        calls = (case.args, *calls_with_equals(exercise, case.args))
        done = [call(exercise.reference, args) for args in calls]
        assert not depends_on_others(exercise, done[0], done[1:])
