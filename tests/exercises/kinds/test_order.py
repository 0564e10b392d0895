"""Lines to put in order."""

from dataclasses import replace

import pytest
from support.right_order import right_order
from support.sample_exercises import ORDER

from dlbasics.exercises import Order, OrderConstraint
from dlbasics.exercises.judging import questions
from dlbasics.exercises.model import UnreadableAnswer


@pytest.mark.parametrize("constraint", [
    OrderConstraint(0, 5, "no such line"), OrderConstraint(-1, 0, "no such line"),
])
def test_a_constraint_on_a_line_that_is_not_there_is_refused(constraint):
    with pytest.raises(ValueError, match="before of activations/x"):
        Order("activations/x", "t", 1, "q", ("a", "b"), (constraint,))


def test_lines_are_shuffled_by_the_id_and_never_in_a_right_order():
    assert sorted(ORDER.shuffled) == list(range(5)) and ORDER.shuffled != tuple(range(5))
    assert replace(ORDER, lines=tuple("vwxyz"), question="Else?").shuffled == ORDER.shuffled
    orders = [replace(ORDER, id=f"activations/sample-order-{n}") for n in range(60)]
    assert len({order.shuffled for order in orders}) > 30
    assert not any(questions.judge(order, range(5)).status == "right" for order in orders)


def test_without_constraints_each_line_comes_before_the_next():
    plain = replace(ORDER, before=())
    assert [(c.first, c.then) for c in plain.constraints] == [(0, 1), (1, 2), (2, 3), (3, 4)]
    verdict = questions.judge(plain, right_order(plain)[::-1])
    assert verdict.sentence == "`z = z - m` stands too early: what must come before it?"


@pytest.mark.parametrize("answer", ["abc", "", [0, 1]])
def test_every_line_is_asked_for_once(answer):
    with pytest.raises(UnreadableAnswer, match="Give every line once: 5 letters from a to e"):
        ORDER.read(answer)
