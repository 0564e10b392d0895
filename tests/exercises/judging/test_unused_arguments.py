"""What a second look at a wrong answer finds: arguments that make no difference."""

import numpy as np
import pytest

from dlbasics.exercises import Case, Code
from dlbasics.exercises.judging.code import attempt


def cases(rng):
    return [Case((rng.normal(size=4), rng.normal(size=4), 2.0)), Case((np.ones(3), np.arange(3.0), 3.0))]


STUB = 'def scaled(x, y, rate):\n    """Say."""\n'
SCALED = Code("activations/scaled", "Scaled", 1, STUB, ("a", "b"), lambda x, y, rate: rate * x + y + 1,
              cases, ())


def note(answer):
    return attempt(SCALED, answer).note


def test_an_argument_that_makes_no_difference_is_told():
    assert note(lambda x, y, rate: x**2 + y) == (
        "What you return does not depend on `rate`: with another one, and all else as it is, it stays the "
        "same.")
    assert "not depend on `y`, `rate`:" in note(lambda x, y, rate: x**2 + 3)


PARTS = Code("activations/parts", "Parts", 1, STUB, ("a", "b"),
             lambda x, y, rate: (x.sum(), rate * x + y, rate * y), cases, ())


def note_on_parts(answer):
    return attempt(PARTS, answer).note


def test_an_argument_that_makes_no_difference_to_a_wrong_part_is_told():
    assert note_on_parts(lambda x, y, rate: (x.sum(), rate * x**3, rate * y)) == (
        "Part 2 of what you return does not depend on `y`: with another one, and all else as it is, it stays "
        "the same.")


@pytest.mark.parametrize("answer", [
    lambda x, y, rate: (2 * (x**2).sum(), rate * x + y, rate * y),
    lambda x, y, rate: (x.sum(), np.zeros(len(x)), rate * y),
    lambda x, y, rate: (x.sum(), np.sign(x) + rate, rate * y),
    lambda x, y, rate: (x.sum(), x + y, rate * y),
], ids=["not needed", "never changes", "a sign", "a number"])
def test_an_argument_is_not_told_of_a_part_that_may_depend_on_it(answer):
    told = note_on_parts(answer)
    assert "part 1" not in told and "`x`" not in told and "`rate`" not in told


def test_arguments_that_make_a_difference_are_not_told():
    assert note(lambda x, y, rate: rate * x + y + x**2) == ""


def test_nothing_is_told_where_nothing_makes_a_difference():
    """The value is the same whatever the input: that is said already."""
    assert note(lambda x, y, rate: np.zeros(len(x))) == ""


def test_an_argument_that_makes_none_for_the_reference_either_is_not_told():
    asked = Code("activations/plain", "Plain", 1, STUB, ("a", "b"), lambda x, y, rate: x + y, cases, ())
    assert attempt(asked, lambda x, y, rate: x + y + x**2).note == ""
    assert "`y`" in attempt(asked, lambda x, y, rate: x + x**2).note


def test_an_argument_whose_entries_only_changed_places_is_not_told():
    """A mean does not see where its entries stand, and yet depends on each."""
    assert note(lambda x, y, rate: rate * x.mean() + y) == ""
    assert note(lambda x, y, rate: rate * x.mean() + 0 * y) == (
        "What you return does not depend on `y`: with another one, and all else as it is, it stays the same.")


@pytest.mark.parametrize("choice", [np.max, np.min])
def test_an_argument_of_which_one_entry_is_chosen_is_not_told(choice):
    """Whatever the order of the entries, the largest stays the largest."""
    assert note(lambda x, y, rate: rate * x + choice(y)) == ""


def test_a_number_that_makes_a_difference_only_sometimes_is_not_told():
    def three_rates(rng):
        return [Case((rng.normal(size=4), rng.normal(size=4), rate)) for rate in (2.0, 3.0, 40.0)]

    asked = Code("activations/steps", "Steps", 1, STUB, ("a", "b"), lambda x, y, rate: rate * x + y,
                 three_rates, ())
    assert attempt(asked, lambda x, y, rate: (rate > 10) + x + y).note == ""


def test_an_argument_that_makes_a_difference_in_another_case_only_is_not_told():
    """Which of the losses is the first above a limit need not depend on the limit for one row of losses."""
    def rows(rng):
        return [Case((np.arange(4.0), np.zeros(4), 2.0)), Case((np.ones(4), np.ones(4), 3.0)),
                Case((np.array([1.0, 2, 3, 10]), np.ones(4), 40.0))]

    asked = Code("activations/limits", "Limits", 1, STUB, ("a", "b"), lambda x, y, rate: rate * x + y,
                 rows, ())
    assert attempt(asked, lambda x, y, rate: (x > 2.5 * rate) + x + y**2).note == ""
    assert "`rate`" in attempt(asked, lambda x, y, rate: x + y**2).note


def test_an_argument_of_which_a_few_entries_are_too_few_to_tell_is_not_told():
    """Whether a mean is above a limit does not change with one entry, and yet it depends on all."""
    def small(rng):
        return [Case((rng.normal(size=4), np.array([0.1, 0.2, 0.9, 0.15]), 2.0)),
                Case((np.arange(5.0), np.array([0.1, 0.2, 0.1, 0.15, 0.9]), 3.0))]

    asked = Code("activations/kept", "Kept", 1, STUB, ("a", "b"), lambda x, y, rate: rate * x * (y > 0.5),
                 small, ())
    assert attempt(asked, lambda x, y, rate: rate * x + (y.mean() > 0.5) + 1).note == ""
    assert "`y`" in attempt(asked, lambda x, y, rate: rate * x + 1).note


def test_an_argument_is_not_told_where_nothing_is_left_of_the_value():
    """A condition on the whole array sets all to 0, whatever some arguments are."""
    def mixed(rng):
        return [Case((rng.normal(size=4), np.array([-1.0, 2, 3, -4]), rate)) for rate in (2.0, 3.0)]

    asked = Code("activations/kept", "Kept", 1, STUB, ("a", "b"),
                 lambda x, y, rate: rate * x + np.maximum(y, 0), mixed, ())

    def whole_array(x, y, rate):
        z = x + rate + 100 * y
        return z if (z > 0).all() else 0 * z

    assert attempt(asked, whole_array).note == ""


def test_a_mask_is_not_told_of_a_function_that_is_constant_in_pieces():
    """The best of the allowed entries often stays the best when the mask changes a little."""
    mask = np.array([[True, True, False, True], [False, True, True, True], [True, False, False, True]])

    def masked(rng):
        return [Case((np.array([[0.0, 1, 2, 9], [0, 1, 2, 8], [0, 1, 2, 7]]), mask))]

    stub = 'def allowed(z, mask):\n    """Say."""\n'
    asked = Code("activations/allowed", "Allowed", 1, stub, ("a", "b"), lambda z, mask: z * mask, masked, ())
    assert attempt(asked, lambda z, mask: np.eye(4)[np.where(mask, z, -np.inf).argmax(axis=1)]).note == ""
    assert "`mask`" in attempt(asked, lambda z, mask: z**2).note


def calls_of(answer) -> int:
    """How often the judge calls a wrong answer."""
    count = 0

    def counted(x, y, rate):
        nonlocal count
        count += 1
        return answer(x, y, rate)

    attempt(SCALED, counted)
    return count


def test_other_cases_are_asked_only_where_the_shown_one_leaves_a_question_open():
    everything = calls_of(lambda x, y, rate: rate * x + y + x**2)
    assert everything < calls_of(lambda x, y, rate: x**2 + y) - 5
