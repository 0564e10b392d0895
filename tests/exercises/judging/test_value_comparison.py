"""Whether two values, or two behaviours, are the same."""

import numpy as np
import pytest
from support.sample_exercises import CODE, in_place, swish_alternative

from dlbasics.exercises.judging.shape_message import describe_shape
from dlbasics.exercises.judging.value_comparison import close, dtype_difference, numbers_in, part_of, same
from dlbasics.runner.run_cases import UnsupportedValue, call


def test_mutation_tells_two_behaviours_apart():
    pure, mutating = (call(f, (np.ones(2),)) for f in (swish_alternative, in_place))
    assert np.array_equal(pure.value, mutating.value) and mutating.mutated == (True,)
    assert not same(pure, mutating, CODE.rtol, CODE.atol)
    assert same(pure, pure, CODE.rtol, CODE.atol)


def test_an_exception_is_one_behaviour_by_type_and_message():
    def refuse(words):
        raise ValueError(words)

    one, again, other = (call(refuse, (words,)) for words in ("no", "no", "not this"))
    value = call(np.sum, (np.ones(2),))
    assert same(one, again, 0, 0) and not same(one, other, 0, 0) and not same(one, value, 0, 0)


@pytest.mark.parametrize(("value", "words"), [
    (None, "nothing (None)"),
    (np.array(1.0), "a single number"),
    (np.ones((2, 3)), "shape (2, 3)"),
    (UnsupportedValue("dict"), "an object of type dict"),
    ((np.array(1.0), (np.ones(2), None)),
     "2 parts: a single number, 2 parts (shape (2,), nothing (None))"),
    ((np.ones(2),), "1 part: shape (2,)"),
])
def test_a_structure_in_words(value, words):
    assert str(describe_shape(value)) == words


def test_nan_is_near_nan_and_an_infinity_only_itself():
    values = np.array([np.nan, np.inf, -np.inf, 1.0])
    assert close(values, values, 1e-6, 0).all()
    others = np.array([0.0, -np.inf, -np.inf, 1.1])
    assert close(values, others, 1e-6, 0).tolist() == [False, False, True, False]


def test_nearness_is_that_of_numpy():
    numbers = [0.0, -0.0, 1e-300, 1.0, 1 + 1e-9, 1 + 1e-7, -1.0, 1e300, np.inf, -np.inf, np.nan]
    got, expected = (side.ravel() for side in np.meshgrid(numbers, numbers))
    for theirs in (expected, expected.astype(complex)):
        for rtol, atol in ((1e-8, 0.0), (0.0, 1e-8), (1e-6, 1e-12)):
            by_numpy = np.isclose(got, theirs, rtol=max(rtol, 32 * 2**-52), atol=atol, equal_nan=True)
            assert np.array_equal(close(theirs, got, rtol, atol), by_numpy)


@pytest.mark.parametrize(("one", "two", "alike"), [
    ([1.0, np.nan], [1.0, np.nan], True),
    ([1.0, 2.0], [1.0, 2.0 + 1e-12], True),
    ([1.0, 2.0], [1.0, 2.1], False),
    ([1.0, 2.0], [1.1, 2.0], False),
    ([1.0, 2.0], [[1.0, 2.0]], False),
    ([1.0, 2.0], np.float32([1, 2]), False),
    ([np.inf, 1.0], [-np.inf, 1.0], False),
    ([0.0, 1.0], [-0.0, 1.0], True),
])
def test_values_are_the_same_by_shape_kind_and_nearness(one, two, alike):
    values = [call(lambda value=value: np.array(value), ()) for value in (one, two)]
    assert same(*values, 1e-9, 0.0) == same(*values[::-1], 1e-9, 0.0) == alike


def test_kinds_of_number_may_differ_only_where_nothing_is_lost():
    single, double, whole = np.float32([1]), np.float64([1]), np.array([1])
    assert str(dtype_difference(single, double)) == "Expected float32, yours is float64."
    assert dtype_difference(double, single) is None
    assert dtype_difference(whole, whole.astype(np.uint8)) is None
    assert dtype_difference(np.array(1.0), np.array(1)) is None
    assert dtype_difference(np.array(1), np.array(1.0)) is None
    assert dtype_difference(double, whole) is None and dtype_difference(double + 0.5, whole)
    assert dtype_difference(whole, double)
    assert dtype_difference(np.array(1), np.array(True)) and dtype_difference(np.array(1), np.array(1 + 0j))


def test_of_a_large_whole_number_only_the_value_is_judged():
    whole = call(lambda: 10**30, ()).value
    assert dtype_difference(np.array(1e30), whole) is None and close(np.array(1e30), whole, 1e-6, 0)
    assert dtype_difference(np.array(7), whole) is None


def test_the_numbers_of_values_stand_in_one_row():
    pair = (np.ones(2), np.array([[3]]))
    assert numbers_in([pair, np.array(5)]).tolist() == [1, 1, 3, 5] and numbers_in([]).size == 0
    assert numbers_in([np.array([True])]) is None and numbers_in([np.array([True])], "b").tolist() == [True]
    assert numbers_in([None]) is None and part_of(pair, 2) is None and part_of(pair[0], 0) is None
