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


@pytest.mark.filterwarnings("ignore")
def test_an_infinity_less_another_is_not_explained_by_a_mask_alone():
    def huber(y, y_hat, delta):
        e = y_hat - y
        return np.mean(e**2 / 2 - np.maximum(np.abs(e) - delta, 0) ** 2 / 2)

    assert "less another `inf`" in attempt(find("losses/huber"), huber).sentence
