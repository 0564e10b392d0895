"""A mistake that is made in place is two mistakes, and both are named."""

import numpy as np
import pytest

from dlbasics.exercises import find
from dlbasics.exercises.judging.code import attempt
from dlbasics.exercises.judging.verdict import Verdict


def step_in_place(factor, slope=lambda z1: z1 > 0):
    def train_step(X, y, W1, b1, W2, b2, lr):
        z1 = X @ W1 + b1
        h = np.maximum(z1, 0)
        d = factor(len(y)) * (h @ W2 + b2 - np.eye(len(b2))[y])
        dz1 = (d @ W2.T) * slope(z1)
        W2 -= lr * h.T @ d
        b2 -= lr * d.sum(axis=0)
        W1 -= lr * X.T @ dz1
        b1 -= lr * dz1.sum(axis=0)
        return W1, b1, W2, b2

    return train_step


def centre_in_place(X, X_new):
    X -= X.mean(axis=0)
    X_new -= X_new.mean(axis=0)
    return X / X.std(axis=0), X_new / X_new.std(axis=0)


@pytest.mark.parametrize(("exercise", "function", "name", "argument"), [
    ("mlp/train-step", step_in_place(lambda n: 2), "sum over the batch", "W1"),
    ("mlp/train-step", step_in_place(lambda n: 2 / n, np.ones_like), "no slope of ReLU", "W1"),
    ("logistic_regression/standardize", centre_in_place, "own statistics", "X"),
])
def test_the_mistake_and_the_changed_argument_are_named(exercise, function, name, argument):
    verdict = attempt(find(exercise), function)
    assert (verdict.status, verdict.name) == ("misconception", name)
    assert verdict.sentence.startswith(f"After the call `{argument}` is no longer what the caller passed in")
    assert Verdict.from_dict(verdict.to_dict(), verdict.exercise).sentence == verdict.sentence


def test_right_values_in_place_are_told_once():
    verdict = attempt(find("mlp/train-step"), step_in_place(lambda n: 2 / n))
    assert verdict.credit == 0.5 and not verdict.change


def test_a_changed_argument_is_told_before_where_a_value_is_wrong():
    def elu(x, alpha):
        low = np.minimum(x, 0, out=x)
        return np.where(x > 0, x, alpha * np.expm1(low))

    verdict = attempt(find("activations/elu"), elu)
    assert verdict.status == "wrong" and verdict.sentence.startswith("After the call `x` is no longer")
    assert "wrong from 0.2 on" in verdict.sentence and not verdict.notes
