"""What the input rules say to the person whose input they refuse."""

import doctest

import numpy as np
import pytest

from dlbasics import activations, losses, validation
from dlbasics.logistic_regression import LogisticRegression
from dlbasics.mlp import MLP
from dlbasics.overfitting import EarlyStopping, polynomial_features, random_crop


@pytest.mark.parametrize("module", [validation, activations, losses], ids=lambda module: module.__name__)
def test_examples_in_the_docstrings_are_true(module):
    failed, attempted = doctest.testmod(module)
    assert attempted and not failed


def test_float_arrays_are_not_copied():
    x = np.zeros(3, dtype=np.float32)
    assert validation.as_float(x) is x


@pytest.mark.parametrize(("kinds", "common"), [
    (("i8", "i8"), "f8"), (("u1", "?"), "f8"),
    (("i8", "f4"), "f4"), (("?", "f2"), "f2"), (("f4", "f8"), "f8"),
])
def test_integers_follow_the_floats_they_meet(kinds, common):
    pair = validation.as_floats(y=np.ones(2, kinds[0]), y_hat=np.ones(2, kinds[1]))
    assert [x.dtype for x in pair] == [common, common]


@pytest.mark.parametrize(("x", "error", "message"), [
    ([1j], TypeError, "speed has dtype complex128; expected real numbers"),
    (["1"], TypeError, "speed has dtype <U1; expected real numbers"),
    (None, TypeError, "speed has dtype object; expected real numbers"),
    ([[1], [1, 2]], ValueError, "speed is ragged; expected rows of one length"),
])
def test_the_refused_argument_is_named(x, error, message):
    with pytest.raises(error) as refusal:
        validation.as_float(x, "speed")
    assert str(refusal.value) == message


@pytest.mark.parametrize(("one", "other"), [((3,), (3, 1)), ((3,), (1, 3)), ((), (1,)), ((2, 3), (3,))])
def test_shapes_never_broadcast(one, other):
    with pytest.raises(ValueError) as refusal:
        validation.check_same_shape(y=np.zeros(one), y_hat=np.zeros(other))
    assert str(refusal.value) == f"y has shape {one} but y_hat has shape {other}; expected the same shape"


@pytest.mark.parametrize(("interval", "inside", "outside"), [
    ("[0, 1)", (0, 0.5, True - 1), (-0.1, 1, np.nan)), ("(0, inf)", (1e-300, 7), (0, np.inf)),
    ("[0, inf]", (0, np.inf), (-1e-300, np.nan)), ("(0, 1]", (1, np.float32(0.5)), (0, 1.5)),
])
def test_numbers_within_an_interval(interval, inside, outside):
    for value in inside:
        assert type(validation.check_interval(interval, lam=value)) is float
    for value in outside:
        with pytest.raises(ValueError, match=r"lam is \S+; expected a number in [\[(]"):
            validation.check_interval(interval, lam=value)
    with pytest.raises(TypeError, match=r"lam is an array of shape \(2,\)"):
        validation.check_interval(interval, lam=[0.5, 0.5])


def test_quiet_leaves_the_callers_settings_as_they_were():
    with np.errstate(divide="raise", over="raise", invalid="raise"):
        before = np.geterr()
        losses.rmse_grad([0, 0], [0, 0])  # quiet within quiet
        losses.cross_entropy([0, 1], [-np.inf, 0], from_logits=True)
        assert np.geterr() == before


@pytest.mark.parametrize("call", [
    lambda number: polynomial_features([0.5], number),
    lambda number: EarlyStopping(number),
    lambda number: random_crop(np.zeros((1, 4, 4)), number, np.random.default_rng(0)),
    lambda number: LogisticRegression(steps=number),
    lambda number: MLP([2, 2], np.random.default_rng(0)).train(
        np.ones((3, 2)), np.zeros(3, int), np.random.default_rng(0), batch_size=number),
])
def test_a_count_is_never_cut_to_a_whole_number(call):
    call(2.0)
    with pytest.raises(ValueError, match=r"is 2\.5; expected a whole number in \["):
        call(2.5)
