"""What is said of a function whose value never changes, and of a mistake that explains no more than that."""

import numpy as np

from dlbasics.exercises import Case, Code, Misconception
from dlbasics.exercises.judging.code import attempt

STUB = 'def share(x):\n    """Say."""\n'
ROWS = [np.array([-1.0, 2.0, 3.0]), np.array([-4.0, -5.0, 6.0, 7.0]), np.array([1.0, -2.0, -3.0])]
HEDGE = "One way to get there:"


def exercise(reference, mistake=None, edge=None):
    cases = [Case((x,)) for x in ROWS] + ([] if edge is None else [Case((edge,), "edge", "the edge")])
    known = (Misconception("known", mistake, "That is known."),) if mistake else ()
    return Code("activations/share", "Share", 1, STUB, ("a", "b"), reference, lambda rng: cases, known)


def share(x):
    return (x > 0).mean()


def test_nan_in_every_entry_is_one_way_to_get_there():
    """Many mistakes end in `nan` alone: that the values are equal tells none of them."""
    asked = exercise(lambda x: x * 2, lambda x: x * np.nan)
    sentence = attempt(asked, lambda x: np.full(len(x), np.nan)).sentence
    assert sentence == f"Your function gave nan for every input that was tried. {HEDGE} That is known."
    some = exercise(lambda x: x * 2, lambda x: np.where(x > 0, np.nan, x))
    assert HEDGE not in attempt(some, lambda x: np.where(x > 0, np.nan, x)).sentence


def test_a_value_that_changes_at_an_edge_is_not_called_the_same():
    def all_or_nothing(x):
        return float((x > 0).all())

    asked = exercise(share, all_or_nothing, edge=np.array([2.0]))
    assert attempt(asked, all_or_nothing).sentence == "That is known."
    unnamed = exercise(share, edge=np.array([2.0]))
    assert "that was tried" not in attempt(unnamed, all_or_nothing).sentence


def test_of_a_function_that_fails_somewhere_it_is_not_said_that_it_gave_a_value_there():
    def nothing(x):
        if not len(x):
            raise IndexError("no entry")
        return 0.0

    asked = exercise(lambda x: x.sum(), nothing, edge=np.array([]))
    assert "for which it did not fail. One way" in attempt(asked, nothing).sentence


def test_whether_anything_reaches_the_result_is_asked_where_further_inputs_agree():
    asked = exercise(share)
    assert "does what you compute reach" in attempt(asked, lambda x: 0.25).sentence
    occurs = attempt(asked, lambda x: float(np.unique(x).size == x.size)).sentence
    assert occurs.endswith("It is 1 for every input that was tried."), occurs


def test_a_division_that_cuts_is_asked_for_where_all_is_0():
    sentence = attempt(exercise(share), lambda x: (x > 0).sum() // (len(x) + 1)).sentence
    assert "`//` used for `/`" in sentence
    assert "`//`" not in attempt(exercise(share), lambda x: 0.25).sentence


def test_one_part_of_several_may_never_change():
    asked = exercise(lambda x: (x.sum(), x.max()))
    sentence = attempt(asked, lambda x: (x.sum(), 3.5)).sentence
    assert "only part 2 is wrong. It is 3.5 whatever the input" in sentence
    both = attempt(asked, lambda x: (2.5, 3.5)).sentence
    assert "Part 1: It is 2.5 whatever the input" in both and "Part 2: It is 3.5 whatever the input" in both


def test_a_class_or_a_truth_value_may_never_change_either():
    classes, mask = exercise(lambda x: (x > 0) * 1), exercise(lambda x: x > 0)
    assert "It is 1 whatever" in attempt(classes, lambda x: np.ones(len(x), int)).sentence
    assert "It is True whatever" in attempt(mask, lambda x: np.ones(len(x), bool)).sentence
