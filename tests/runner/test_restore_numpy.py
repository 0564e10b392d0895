"""Numpy's names are numpy's own again, whatever a cell has made of them."""

import numpy as np
import pytest

from dlbasics.exercises import attempt, find
from dlbasics.runner.restore_numpy import restore_numpy

ID = "activations/hard-sigmoid"


@pytest.fixture(autouse=True)
def numpy_as_it_is():
    yield
    restore_numpy()


def right(x):
    return np.clip(x / 6 + 0.5, 0, 1)


def overwrites_it(x):
    np.clip = lambda a, low, high: a
    return np.clip(x / 6 + 0.5, 0, 1)


def codes(verdict) -> list[str]:
    return [note.code for note in verdict.notes if hasattr(note, "code")]


def test_names_are_given_back():
    clip, exp = np.clip, np.exp
    np.clip, np.pi = 5, 3
    del np.exp
    assert sorted(restore_numpy()) == ["np.clip", "np.exp", "np.pi"]
    assert np.clip is clip and np.exp is exp and 3.14 < np.pi < 3.15
    assert restore_numpy() == []


@pytest.mark.parametrize("name", ["clip", "where", "array", "mean", "maximum", "abs"])
def test_an_answer_is_judged_with_numpy_as_it_is(name):
    setattr(np, name, 5)
    verdict = attempt(find(ID), right)
    assert (verdict.status, codes(verdict)) == ("right", ["note.numpy-restored"])
    assert f"`np.{name}`" in str(verdict)
    assert codes(attempt(find(ID), right)) == []


def test_a_function_that_overwrites_numpy_is_judged_by_the_true_values():
    verdict = attempt(find(ID), overwrites_it)
    assert verdict.status not in ("right", "not attempted") and "note.numpy-restored" in codes(verdict)
    assert attempt(find(ID), right).status == "right"


def test_the_arguments_of_attempt_are_named():
    for wrong in (ID, right):
        with pytest.raises(TypeError, match="expected an exercise"):
            attempt(wrong, find(ID))
