"""Exceptions that beginners meet, with what they usually mean: as this NumPy and this Python word them."""

import math
import sys
from dataclasses import replace

import numpy as np
import pytest
from support.sample_exercises import CODE

from dlbasics.exercises.judging.code import attempt


def uses_np_as_a_name(x):
    y = np.exp(x)  # noqa: F823
    np = y  # noqa: F841
    return y


def asks(x):
    raise EOFError("EOF when reading a line")


def not_written(x):
    raise NotImplementedError


def two_lists(x):
    return [1, 2] - [3]


RAISING = [
    ("truth-value", lambda x: x > 0 and x < 1),
    ("shapes", lambda x: x + np.ones(7)),
    ("shapes", lambda x: np.ones((2, 7)) @ x),
    ("scalar-only", lambda x: math.exp(x)),
    ("none-inside", lambda x: None + x),
    ("not-callable", lambda x: x(2)),
    ("not-subscriptable", lambda x: len(x)[0]),
    ("list-arithmetic", two_lists),
    ("index", lambda x: x[9]),
    ("axis", lambda x: x.sum(axis=7)),
    ("name", lambda x: unknown),  # noqa: F821
    ("local-name", uses_np_as_a_name),
    ("none-inside", lambda x: [].append(x).size),
    ("caret", lambda x: x ^ 2),
    ("and-or", lambda x: x & 1),
    ("exit", lambda x: sys.exit(0)),
    ("input", asks),
    ("not-implemented", not_written),
    ("division", lambda x: 1 / 0),
    ("overflow", lambda x: math.exp(1000)),
    ("module", lambda x: __import__("no_such_package")),
    ("attribute", lambda x: x.no_such_thing),
    ("element", lambda x: np.zeros(3).__setitem__(0, x)),
    ("empty", lambda x: np.max(x[:0])),
    ("inhomogeneous", lambda x: np.array([[1], [1, 2]])),
]


@pytest.mark.parametrize(("kind", "answer"), RAISING, ids=[kind for kind, _ in RAISING])
def test_a_usual_exception_is_explained(kind, answer):
    verdict = attempt(replace(CODE, misconceptions=()), answer)
    assert verdict.status == "does not run" and verdict.message.code == f"judge.raises.{kind}", verdict


def test_any_other_exception_is_named():
    def odd(x):
        raise StopIteration

    assert attempt(CODE, odd).message.code == "judge.raises"
