"""The step of a function that returns new values of its arguments: off by which factor?"""

import numpy as np
import pytest

from dlbasics.exercises import Case, Code, find
from dlbasics.exercises.judging.code import attempt
from dlbasics.exercises.judging.update_step_factor import step_of

STUB = 'def descend(x, y, w, b, rate, steps):\n    """Say."""\n'


def descend(x, y, w, b, rate, steps, factor=lambda x, y: 1.0, part=lambda w, b: (1, 1)):
    for _ in range(steps):
        errors = w * x + b - y
        dw, db = (2 * errors * x).mean(), (2 * errors).mean()
        one, two = part(w, b)
        w, b = w - rate * factor(x, y) * one * dw, b - rate * factor(x, y) * two * db
    return w, b


def cases(rng, b=-0.4):
    return [Case((rng.normal(size=size), rng.normal(size=size), 0.7, b, 0.1, steps))
            for size, steps in ((5, 1), (7, 3), (3, 1))]


DESCEND = Code("activations/descend", "Descend", 1, STUB, ("a", "b"), descend, cases, ())


def sentence(asked=DESCEND, **changes):
    return attempt(asked, lambda *args: descend(*args, **changes)).sentence


def test_a_factor_of_the_step_is_told_of_cases_of_one_step():
    told = sentence(factor=lambda x, y: 1 / len(x))
    assert "Look at how far one of your steps moves `w`, `b`. Yours is" in told
    assert "the right one divided by `len(x)`" in told
    assert "twice" in sentence(factor=lambda x, y: 2.0)


def test_a_factor_of_the_step_is_told_also_where_each_part_is_near():
    asked = find("logistic_regression/l2-step")
    w, b = (asked.parameters.index(name) for name in "wb")

    def longer(*args):
        new_w, new_b = asked.reference(*args)
        return args[w] + 1.1 * (new_w - args[w]), args[b] + 1.1 * (new_b - args[b])

    told = attempt(asked, longer).sentence
    assert "Look at how far your step moves `w`, `b`. Yours is 1.1 times" in told


def test_the_part_that_is_wrong_is_told_with_its_step():
    assert "your steps moves `b`. Yours is 3 times" in sentence(part=lambda w, b: (1, 3))
    one = Code("activations/once", "Once", 1, STUB, ("a", "b"), descend,
               lambda rng: [case for case in cases(rng) if case.args[-1] == 1], ())
    told = sentence(one, part=lambda w, b: (1, 3))
    assert "only part 2 is wrong. Look at how far" in told and "Yours is 3 times the right one" in told


@pytest.mark.parametrize("part", [lambda w, b: (1, b), lambda w, b: (1, 0.5)])
def test_a_half_that_is_the_bias_by_chance_is_not_called_a_half(part):
    """Where the bias is 0.5, a slope times the bias and half a slope are the same."""
    asked = Code("activations/half", "Half", 1, STUB, ("a", "b"), descend,
                 lambda rng: cases(rng, 0.5)[:1], ())
    told = sentence(asked, part=part)
    assert "only part 2 is wrong" in told and "half" not in told and "`b` times" not in told


def test_a_factor_that_changes_with_the_input_is_not_told():
    assert "Look at" not in sentence(factor=lambda x, y: y[0])


def test_which_exercises_take_steps_is_seen_by_what_their_references_do():
    assert step_of(find("mlp/descend")).moved == (2, 3) and step_of(find("mlp/descend")).count == 5
    assert step_of(find("mlp/train-step")).moved == (2, 3, 4, 5)
    assert step_of(find("normalization/pool-statistics")) is None, "no example of one batch is no step of 0"
    assert step_of(find("activations/elu")) is None


def test_the_direction_may_be_right_where_the_length_is_not():
    def by_the_root(x, y, w, b, rate, steps):
        for _ in range(steps):
            errors = w * x + b - y
            root = np.sqrt((errors**2).mean())
            w, b = w - rate * (errors * x).mean() / root, b - rate * errors.mean() / root
        return w, b

    asked = Code("activations/twice", "Twice", 1, STUB, ("a", "b"), descend, lambda rng: cases(rng)[:2], ())
    told = attempt(asked, by_the_root).sentence
    assert "one of your steps" in told and "off by one common factor" in told


def test_a_factor_from_inputs_of_one_size_is_not_named_by_that_size():
    """With three examples n / (n - 2) is 3, as n is."""
    asked = Code("activations/three", "Three", 1, STUB, ("a", "b"), descend, lambda rng: cases(rng)[1:], ())
    told = sentence(asked, factor=lambda x, y: len(x) / (len(x) - 2))
    assert "off by one common factor" in told and "len(x)" not in told
