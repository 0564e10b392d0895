"""Verdicts on answers to the Regularization chapter: forms that differ in a number, and sentences."""

import numpy as np
import pytest
from support.answers.regularization.sparse_diagnosis import right_step, trained

from dlbasics.exercises import attempt, find


def sentence_on(id, function):
    return attempt(find(id), function).sentence


@pytest.mark.parametrize("factor", [lambda p: 1, lambda p: 1 / (1 - p), lambda p: 1 - p])
def test_images_that_are_scaled_are_not_as_they_were(factor):
    sentence = sentence_on(
        "regularization/drop-channels", lambda images, u, drop_prob: images * factor(drop_prob))
    assert sentence.startswith("No channel is dropped") and "or all scaled alike" in sentence


def test_a_step_of_descent_is_no_step_along_the_gradient():
    def penalized_gradient(X, y, w, b, lam):
        e = X @ w + b - y
        return w - 0.1 * (2 * X.T @ e / len(y) + 2 * lam * w), b - 0.1 * 2 * e.mean()

    sentence = sentence_on("regularization/penalized-gradient", penalized_gradient)
    assert "a step** of gradient descent" in sentence and "along" not in sentence


@pytest.mark.parametrize("largest", [lambda limit: limit, lambda limit: 1])
def test_a_matrix_scaled_by_its_largest_entry(largest):
    sentence = sentence_on("regularization/max-norm", lambda W, limit: W / np.abs(W).max() * largest(limit))
    assert "its largest entry is `limit`, or 1" in sentence


def test_weights_of_standardized_targets_have_another_unit():
    def sparse_fit(X, y, X_new, lam, lr, steps):
        w, b, B = trained(right_step(len(y), lam, lr), X, (y - y.mean()) / y.std(), X_new, steps)
        return w, (B @ w + b) * y.std() + y.mean()

    assert "the weights have another unit" in sentence_on("regularization/sparse-diagnosis", sparse_fit)
