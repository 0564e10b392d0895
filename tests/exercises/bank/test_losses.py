"""Verdicts on answers to the Losses chapter: forms that differ in a number, and sentences."""

import numpy as np
import pytest
from support.answer_corpus import said

from dlbasics.exercises import attempt, find


@pytest.mark.parametrize("shift", [np.mean, np.min, np.median])
@pytest.mark.filterwarnings("ignore")
def test_nobody_hears_of_a_softmax_that_took_the_logarithm_at_once(shift):
    """With less than the maximum taken off, exp overflows, and the cost is infinite as that of a softmax."""
    def smoothed_cross_entropy(y, z, smoothing):
        z = z - shift(z, axis=1, keepdims=True)
        log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
        targets = (1 - smoothing) * np.eye(z.shape[1])[y] + smoothing / z.shape[1]
        return -(targets * log_p).sum(axis=1).mean()

    sentence = attempt(find("losses/label-smoothing"), smoothed_cross_entropy).sentence
    assert "Your softmax" not in sentence and "not overflow" not in sentence
    assert "the row's maximum" in sentence


def test_a_loop_that_ends_at_an_error_of_0_is_not_right():
    def huber(y, y_hat, delta):
        total = 0.0
        for e in np.abs(y_hat - y):
            if e == 0:
                break
            total += e**2 / 2 if e <= delta else delta * (e - delta / 2)
        return total / len(y)

    assert said("losses/huber", huber) != "=right"


def square_less_another(y, y_hat, delta):
    e = y_hat - y
    return np.mean(e**2 / 2 - np.maximum(np.abs(e) - delta, 0) ** 2 / 2)


@pytest.mark.filterwarnings("ignore")
def test_errors_of_a_size_that_nobody_announced_cost_no_points():
    verdict = attempt(find("losses/huber"), square_less_another)
    assert (verdict.status, verdict.earned) == ("right", verdict.points)
    assert "less another `inf`" in verdict.note and "right all the same" not in verdict.note


@pytest.mark.filterwarnings("ignore")
def test_an_argument_that_is_changed_besides_does():
    def huber(y, y_hat, delta):
        y_hat -= y
        return square_less_another(np.zeros(len(y)), y_hat, delta)

    verdict = attempt(find("losses/huber"), huber)
    assert 0 < verdict.earned < verdict.points
