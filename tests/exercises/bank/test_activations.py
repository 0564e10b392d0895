"""Verdicts on answers to the Activations chapter: forms that differ in a number, and sentences."""

import numpy as np
import pytest
from support.answer_corpus import said

from dlbasics.activations import softmax
from dlbasics.exercises import attempt, find


def test_rows_of_nan_are_explained_to_those_who_masked_every_class_too():
    everything_masked = lambda z, mask: softmax(np.where(~mask.astype(int), -np.inf, z))
    assert "**every** class" in attempt(find("activations/masked-softmax"), everything_masked).sentence


@pytest.mark.parametrize("limit", [3, 5, 8, 10, 11, 12])
def test_exp_itself_far_on_the_left_is_no_softplus(limit):
    def softplus(x):
        return np.where(x < -limit, np.exp(np.minimum(x, 0)), np.logaddexp(0, x))

    assert said("activations/softplus", softplus) == "exp itself too early"


@pytest.mark.parametrize("limit", [1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7])
@pytest.mark.parametrize("minus_one", [np.expm1, lambda x: np.exp(x) - 1])
def test_x_itself_near_0_is_no_elu(limit, minus_one):
    def elu(x, alpha):
        y = np.where(np.abs(x) < limit, x, minus_one(np.minimum(x, 0)))
        return np.where(x > 0, x, alpha * y)

    assert said("activations/elu", elu) == "series near 0"
