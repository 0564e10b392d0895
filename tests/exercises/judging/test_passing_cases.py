"""Where a wrong value follows from the right one in no simple way: which cases are right, and where."""

from dataclasses import replace

import numpy as np

from dlbasics.exercises import Case, Code
from dlbasics.exercises.judging.code import attempt

STUB = 'def squares(x):\n    """Say."""\n'
PLAIN = "The value is not right for this input."


def exercise(*cases):
    return Code("activations/squares", "Squares", 1, STUB, ("a", "b"), lambda x: x**2 + 1,
                lambda rng: list(cases), ())


def case(numbers, kind="ordinary", about=""):
    return Case((np.array(numbers),), kind, about)


def wrong_if(condition):
    return lambda x: x**2 + 1 + x * np.cos(x) * condition(x) + condition(x)


SMALL, LARGE = case([1.0, 2.0, 3.0], about="three small numbers"), case([20.0, 31.0, 7.5], about="large ones")
EDGE, EXTREME = case([-2.0, -3.0], "edge", "negative ones"), case([1e5, -1e5], "extreme", "huge ones")
OTHER = case([4.0, 1.5, 0.5], about="three others")


def test_the_right_cases_are_named_where_some_ordinary_ones_are():
    verdict = attempt(exercise(SMALL, LARGE, OTHER, EXTREME), wrong_if(lambda x: x.max() > 5))
    assert verdict.sentence == f"{PLAIN} It is right for “three small numbers”, “three others”."
    unnamed = exercise(SMALL, replace(LARGE, about=""), OTHER)
    assert attempt(unnamed, wrong_if(lambda x: x.max() < 5)).sentence == PLAIN


def test_one_wrong_case_is_told_to_be_the_only_one():
    verdict = attempt(exercise(SMALL, LARGE, OTHER), wrong_if(lambda x: x.max() > 5))
    assert verdict.sentence == f"{PLAIN} It is right for all others that were tried."
    edge = attempt(exercise(SMALL, EDGE, EXTREME), wrong_if(lambda x: x.min() < 0))
    assert edge.sentence == f"{PLAIN} It is right for all ordinary ones that were tried."


def test_where_only_edges_are_wrong_the_inputs_are_told_and_not_the_values():
    asked = replace(exercise(SMALL, LARGE, EDGE), by_entry=True)
    verdict = attempt(asked, lambda x: np.where(x < 0, 2, 1) * (x**2 + 1))
    assert verdict.sentence == f"{PLAIN} It is right from `x` = 1 on, and wrong up to -2."
    further = replace(exercise(SMALL, case([-2.0, -3.0, -5.0, 9.0], "edge"), EXTREME), by_entry=True)
    sentence = attempt(further, lambda x: np.where((x < 0) & (x > -99), x, x**2 + 1)).sentence
    assert sentence.endswith("those of `x` from -5 to -2 are wrong, all others right."), sentence


def test_the_wrong_part_of_an_edge_is_told():
    pair = Code("activations/pair", "Pair", 1, STUB, ("a", "b"), lambda x: (x.sum(), x.max()),
                lambda rng: [SMALL, LARGE, EDGE], ())
    sentence = attempt(pair, lambda x: (x.sum(), max(0.0, x.max()))).sentence
    assert sentence == f"{PLAIN} Of what you return, only part 2 is wrong."


def test_the_message_can_be_stored():
    verdict = attempt(exercise(SMALL, LARGE, OTHER, EXTREME), wrong_if(lambda x: x.max() > 5))
    again = type(verdict).from_dict(verdict.to_dict(), verdict.exercise)
    assert again.sentence == verdict.sentence
