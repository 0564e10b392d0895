"""Right for floats alone: accepted, with a word about arrays of whole numbers."""

import numpy as np
import pytest

from dlbasics.exercises import attempt, find
from dlbasics.exercises.kinds.code import Code
from dlbasics.exercises.registry import all_exercises


def filled_in(x):
    out = np.zeros_like(x)
    for place in np.ndindex(x.shape):
        out[place] = min(max(x[place] / 6 + 0.5, 0), 1)
    return out


def changed_copy(x):
    out = x.copy()
    out /= 6
    out += 0.5
    return out.clip(0, 1)


def of_floats(x):
    out = np.zeros(x.shape)
    out[...] = np.clip(x / 6 + 0.5, 0, 1)
    return out


@pytest.mark.parametrize(("function", "codes"), [
    (filled_in, ["note.whole-numbers"]), (changed_copy, ["note.whole-numbers"]), (of_floats, [])])
def test_a_result_that_holds_whole_numbers_alone_is_told(function, codes):
    verdict = attempt(find("activations/hard-sigmoid"), function)
    assert verdict.status == "right" and [note.code for note in verdict.notes] == codes


def made_like_the_inputs(X, W, b):
    out = np.empty((len(X), len(b)), dtype=X.dtype)
    out[...] = np.maximum(X @ W + b, 0)
    return out


def made_like_the_weights(X, W, b):
    out = np.empty((len(X), len(b)), dtype=W.dtype)
    out[...] = np.maximum(X @ W + b, 0)
    return out


@pytest.mark.parametrize("function", [made_like_the_inputs, made_like_the_weights])
def test_whole_numbers_in_one_array_beside_floats_are_told(function):
    verdict = attempt(find("mlp/dense-layer"), function)
    assert verdict.status == "right" and [note.code for note in verdict.notes] == ["note.whole-numbers"]


@pytest.mark.parametrize("exercise", [e for e in all_exercises() if isinstance(e, Code)], ids=lambda e: e.id)
def test_no_solution_is_told_it(exercise):
    assert "note.whole-numbers" not in [note.code for note in attempt(exercise, exercise.reference).notes]
