"""Exceptions that beginners meet, with what they usually mean: as this NumPy and this Python word them."""

import math
import operator
import sys
from dataclasses import replace

import numpy as np
import pytest
from support.sample_exercises import CODE

from dlbasics.exercises.judging import names_of_other_libraries as other
from dlbasics.exercises.judging.code import attempt
from dlbasics.exercises.judging.exception_message import failure_message
from dlbasics.exercises.judging.failing_line_syntax import call_with_a_second_array, parse_line
from dlbasics.runner.run_cases import Failure


def uses_np_as_a_name(x):
    y = np.exp(x)  # noqa: F823
    np = y  # noqa: F841
    return y


def asks(x):
    raise EOFError("EOF when reading a line")


def not_written(x):
    raise NotImplementedError


def gives_by_an_arrow(x):
    y <- np.exp(x)  # noqa: B015, F821
    return y  # noqa: F821


def two_lists(x):
    return [1, 2] - [3]


def unpacks(x):
    one, two = x[:1]
    return one + two


def calls_nothing(x):
    mean = x.mean
    return x - mean


def gives_np_a_value(x, np=3):
    return np.clip(x, 0, 1)


def compares(x):
    z == x + 1  # noqa: B015, F821
    return x


RAISING = [
    ("truth-value", lambda x: x > 0 and x < 1),
    ("shapes", lambda x: x + np.ones(7)),
    ("shapes", lambda x: np.ones((2, 7)) @ x),
    ("scalar-only", lambda x: math.exp(x)),
    ("none-inside", lambda x: None + x),
    ("not-callable", lambda x: x(2)),
    ("not-subscriptable", lambda x: len(x)[0]),
    ("list-arithmetic", two_lists),
    ("list-arithmetic", lambda x: [1] - (2, 3)),
    ("tuple-arithmetic", lambda x: np.gradient(np.ones((2, 3))) / 2),
    ("tuple-arithmetic", lambda x: -np.nonzero(x)),
    ("tuple-arithmetic", lambda x: x.shape + 1),
    ("index", lambda x: x[9]),
    ("axis", lambda x: x.sum(axis=7)),
    ("name", lambda x: unknown),  # noqa: F821
    ("local-name", uses_np_as_a_name),
    ("none-inside", lambda x: [].append(x).size),
    ("truth-value.in", lambda x: x in [1, 2]),
    ("truth-value", lambda x: x > 0 and 1 in [1, 2]),
    ("array-due", lambda x: np.digitize(x, 2)),
    ("boolean-subtract", lambda x: (x > 0) - (x < 1)),
    ("boolean-negative", lambda x: np.where(-(x > 0), 1, 0)),
    ("caret", lambda x: x ^ 2),
    ("caret", lambda x: 0.5 ^ 2),
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
    ("one-number", lambda x: [0 for i in len(x)]),
    ("one-number", lambda x: len(3.5)),
    ("unpack", unpacks),
    ("whole-number", lambda x: range(len(x) / 2)),
    ("one-whole-number", lambda x: range(x)),
    ("dtype-second", lambda x: np.zeros(len(x), 3)),
    ("dtype", lambda x: x.sum(0, 1)),
    ("out", lambda x: np.maximum(x, 0, 5)),
    ("not-called.method", lambda x: x - x.mean),
    ("not-called", calls_nothing),
    ("not-changed", lambda x: exec("t = (1, 2); t[0] = 3")),
    ("arguments", lambda x: np.maximum(x)),
    ("keyword.near", lambda x: x.argmax(axes=0)),
    ("keyword", lambda x: x.argmax(colour=0)),
    ("index-kind", lambda x: x[x]),
    ("list-index", lambda x: x.tolist()[0, 1]),
    ("list-attribute", lambda x: [1, 2].shape),
    ("import", lambda x: exec("from numpy import maximim")),
    ("split", lambda x: np.split(np.arange(7), 2)),
    ("where", lambda x: np.where(x > 0, x)),
    ("reshape", lambda x: x.reshape(7, 7)),
    ("read-only", lambda x: exec("x = np.broadcast_to(1, 3); x[0] = 2", {"np": np})),
    ("memory", lambda x: np.zeros((10**7, 10**7))),
    ("text", lambda x: "a" + x),
    ("text", lambda x: float("a")),
    ("whole-array", lambda x: np.ones(3, int).__iadd__(0.5)),
    ("unhashable", lambda x: {x: 1}),
    ("key", lambda x: {}["a"]),
    ("file", lambda x: open("no such file")),
    ("axis-second.compare", lambda x: np.max(0, x)),
    ("axis-second.compare", lambda x: np.min(x, x)),
    ("axis-second.list", lambda x: np.concatenate(x, x)),
    ("axis-second.list", lambda x: np.vstack(x, x)),
    ("axis-second", lambda x: np.mean(x, x)),
    ("axis-first", lambda x: x.max(x)),
    ("name.numpy", lambda x: maximum(x, 0)),  # noqa: F821
    ("name.e", lambda x: e**x),  # noqa: F821
    ("name.constant", lambda x: true),  # noqa: F821
    ("name.letter", lambda x: Х @ x),  # noqa: F821
    ("name.compared", compares),
    ("name.arrow", gives_by_an_arrow),
    ("name.note", lambda x: x + 1 // done),  # noqa: F821
    ("name", lambda x: 1 // part + 1),  # noqa: F821
    ("name", lambda x: part < -x),  # noqa: F821
    ("attribute.near", lambda x: np.maximun(x, 0)),
    ("attribute.function", lambda x: x.maximum(0)),
    ("attribute.function", lambda x: range(x.length)),
    ("attribute.near-of-array", lambda x: x.shpe[0]),
    ("attribute.other-library", lambda x: np.clamp(x, 0, 1)),
    ("list-attribute.python", lambda x: [1, 2].length),
    ("list-attribute.python", lambda x: [1, 2].push(3)),
    ("attribute.function", lambda x: x.lenght),
    ("keyword.other-library", lambda x: np.array(x, type=float)),
    ("keyword", lambda x: np.array(x, function=float)),
    ("name.library", lambda x: torch.exp(x)),  # noqa: F821
    ("name.library", lambda x: tf.clamp(x, 0, 1)),  # noqa: F821
    ("name.numpy", lambda x: clamp(x, 0, 1)),  # noqa: F821
    ("name.letter", lambda x: np.сlip(x, 0, 1)),
    ("name.letter", lambda x: x.mеan()),
    ("name.letter", lambda x: x.sum(аxis=0)),
    ("keyword.other-library", lambda x: x.mean(dim=0)),
    ("keyword.other-library", lambda x: np.sum(x, axis=0, keepdim=True)),
    ("keyword", lambda x: (lambda y: y)(x, dim=1)),
    ("not-called.square", lambda x: np.clip[x, 0, 1]),
    ("not-called.square", lambda x: np.exp[x]),
    ("not-called.square", lambda x: x.reshape[2, 3]),
    ("not-called.square", lambda x: len[x]),
    ("name.import", lambda x: overfitting.polynomial_fit(x, x, 2)),  # noqa: F821
    ("name", lambda x: losses.append(x)),  # noqa: F821
    ("name.import", lambda x: plt.show()),  # noqa: F821
    ("numpy-renamed.inside", gives_np_a_value),
]


@pytest.mark.parametrize(("kind", "answer"), RAISING, ids=[kind for kind, _ in RAISING])
def test_a_usual_exception_is_explained(kind, answer):
    verdict = attempt(replace(CODE, misconceptions=()), answer)
    assert verdict.status == "does not run" and verdict.message.code == f"judge.raises.{kind}", verdict


@pytest.mark.parametrize("table", [other.FUNCTIONS, other.OF_ARRAYS, other.OF_LISTS], ids=len)
def test_what_is_named_in_place_of_another_librarys_name_exists(table):
    for name, right in table.items():
        function = right.removesuffix("(...)")
        if function.startswith("np."):
            assert callable(operator.attrgetter(function[3:])(np)) and not hasattr(np, name)
    assert not set(other.OF_ARRAYS) & set(dir(np.ndarray))
    assert not set(other.OF_LISTS) & set(dir(list))


def test_all_arguments_of_a_call_that_have_other_names_are_told_at_once():
    sentence = attempt(CODE, lambda x: x.mean(dim=0, keepdim=True)).sentence
    assert "`dim=..., keepdim=...`. numpy writes `axis=..., keepdims=...`" in sentence


def test_any_other_exception_is_named():
    def odd(x):
        raise StopIteration

    assert attempt(CODE, odd).message.code == "judge.raises"


@pytest.mark.parametrize(("line", "words"), [
    ("h = np.max(0, X @ W + b)", "the second argument of `np.max` is `axis`"),
    ("h = np.max(0, X @ W + b)", "`np.maximum(a, b)`"),
    ("for X in np.concatenate(X, W):", "`np.concatenate([a, b])`"),
    ("return range(X,", "one whole number is needed"), ("x = np.zeros(X)", "one whole number is needed"),
])
def test_what_is_said_of_a_line_stands_in_it(line, words):
    failure = Failure("TypeError", "only integer scalar arrays can be converted to a scalar index", 3, line)
    assert words in str(failure_message(failure))


@pytest.mark.parametrize("line", ["np.max(X, 0)", "np.max(X, axis=0)", "X.sum(-1)", "np.maximum(X, W)", ""])
def test_an_axis_in_its_place_is_not_blamed(line):
    assert call_with_a_second_array(parse_line(line)) == ""


def test_a_method_is_named_where_it_stands_in_the_line():
    sentence = attempt(CODE, lambda x: x - x.mean).sentence
    assert "`x.mean` is one; with brackets, `x.mean()`" in sentence


@pytest.mark.parametrize(("written", "words"), [
    ("np.Clip(x, 0, 1)", "Is `np.clip` meant?"), ("np.relu(x)", "you write `np.maximum(x, 0)`"),
    ("np.softmax(x)", "numpy has nothing called `softmax`. What it lacks you write"),
])
def test_what_numpy_does_not_have_is_said_of_numpy(written, words):
    name = written[3:].partition("(")[0]
    error = Failure("AttributeError", f"module 'numpy' has no attribute '{name}'", 1, f"return {written}")
    assert words in str(failure_message(error))
