"""Verdicts on answers to the Logistic regression chapter: forms that differ in a number, and sentences."""

import numpy as np
import pytest
from support.answers.logistic_regression.train_from_nothing import standardized

from dlbasics.activations import sigmoid
from dlbasics.exercises import attempt, find
from dlbasics.exercises.judging.outcome_fault import find_fault
from dlbasics.runner.run_cases import call


def weights_never_updated(X, y, X_new):
    A, B = standardized(X, X_new)
    w = np.random.default_rng(1).standard_normal(X.shape[1])
    for _ in range(300):
        new_w = w - 0.3 * A.T @ (sigmoid(A @ w) - y) / len(y)
    return sigmoid(B @ w + 0 * new_w[0])


def steps_far_too_large(X, y, X_new):
    A, B = standardized(X, X_new)
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(500):
        e = sigmoid(A @ w + b) - y
        w, b = w - 1000 * A.T @ e, b - 1000 * e.sum()
    return sigmoid(B @ w + b)


def shuffled_without_labels(X, y, X_new):
    mu = X.mean(axis=0)
    sd = np.where(np.ptp(X, axis=0) == 0, 1, X.std(axis=0))
    A = (X - mu) / sd
    w = np.zeros(A.shape[1])
    b = 0.0
    rng = np.random.default_rng(0)
    for _ in range(30):
        rng.shuffle(A)
        for i in range(0, len(A), 32):
            xb = A[i:i + 32]
            yb = y[i:i + 32]
            err = sigmoid(xb @ w + b) - yb
            w = w - 0.1 * xb.T @ err / len(xb)
            b = b - 0.1 * err.mean()
    return sigmoid((X_new - mu) / sd @ w + b)


@pytest.mark.parametrize(("function", "claim"), [
    (weights_never_updated, "by chance"),
    (shuffled_without_labels, "keep its own label"),
    (steps_far_too_large, "If they are not, the scores are so large"),
])
def test_what_is_said_of_a_training_holds_for_its_other_causes(function, claim):
    sentence = attempt(find("logistic_regression/train-from-nothing"), function).sentence
    assert claim in sentence and "go up the gradient" not in sentence


def penalized_too_much(X, y, X_new):
    A, B = standardized(X, X_new)
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(500):
        e = sigmoid(A @ w + b) - y
        w, b = w - 0.1 * (A.T @ e / len(y) + 5 * w), b - 0.1 * e.mean()
    return sigmoid(B @ w + b)


def a_share_of_each(X, y, X_new):
    return penalized_too_much(X, y, X_new) / len(X_new)


def one_column(X, y, X_new):
    A, B = standardized(X[:, :1], X_new[:, :1])
    w, b = 0.0, 0.0
    for _ in range(500):
        e = sigmoid(w * A[:, 0] + b) - y
        w, b = w - 0.3 * (e * A[:, 0]).mean(), b - 0.3 * e.mean()
    return sigmoid(w * B[:, 0] + b)


@pytest.mark.parametrize(("function", "claim"), [
    (penalized_too_much, "A penalty that is far too strong"),
    (a_share_of_each, "The level is the task of the bias"),
    (one_column, "Only `X_new[:, 0]` makes a difference"),
])
def test_predictions_show_what_may_have_made_them(function, claim):
    verdict = attempt(find("logistic_regression/train-from-nothing"), function)
    assert claim in verdict.sentence, verdict


@pytest.mark.parametrize("seed", [35, 223, 257, 268, 281, 293, 377])
def test_a_training_as_the_hints_say_is_right_whatever_the_seed(seed):
    """With these seeds thirty samples of one class, or many steps, once cost a right answer its points."""
    exercise = find("logistic_regression/train-from-nothing")
    for right in (exercise.reference, *exercise.alternatives):
        assert attempt(exercise, right, seed).status == "right"


def test_no_wrong_way_to_make_bins_is_right_by_chance():
    """Rounding to the nearest of `bins` numbers was right in all cases of the seeds 42, 78 and 83."""
    exercise = find("logistic_regression/calibration-error")
    for known in exercise.misconceptions:
        for answer in (known.answer, *known.also):
            for seed in (0, 42, 78, 83):
                cases = exercise.cases_from(seed)
                assert any(find_fault(call(exercise.reference, case.args), call(answer, case.args),
                                      exercise, case) for case in cases), (known.name, seed)


@pytest.mark.parametrize("h", [1e-4, 1e-5, 1e-6])
def test_a_difference_quotient_of_the_loss_is_refused(h):
    def l2_step(X, y, w, b, lr, lam):
        def loss(w, b):
            z = X @ w + b
            return np.mean(np.logaddexp(0, z) - y * z) + lam * np.sum(w**2)

        dw = np.array([(loss(w + e, b) - loss(w - e, b)) / (2 * h) for e in h * np.eye(len(w))])
        return w - lr * dw, b - lr * (loss(w, b + h) - loss(w, b - h)) / (2 * h)

    assert attempt(find("logistic_regression/l2-step"), l2_step).status != "right"


@pytest.mark.parametrize("size", [np.linalg.norm, np.max, np.sum])
def test_rows_that_are_scaled_alone_are_seen(size):
    def train_and_predict(X, y, X_new):
        X, X_new = (A / np.apply_along_axis(size, 1, A)[:, None] for A in (X, X_new))
        w, b = np.zeros(X.shape[1]), 0.0
        for _ in range(500):
            error = sigmoid(X @ w + b) - y
            w, b = w - 0.5 * X.T @ error / len(y), b - 0.5 * error.mean()
        return sigmoid(X_new @ w + b)

    verdict = attempt(find("logistic_regression/train-from-nothing"), train_and_predict)
    assert "The scores follow the **rows**" in verdict.sentence


def test_sure_predictions_mixed_with_one_half_are_no_sigmoid_of_a_sigmoid():
    def train_and_predict(X, y, X_new):
        m, s = X.mean(0), np.where(np.ptp(X, axis=0) == 0, 1, X.std(0))
        Z, w, b = (X - m) / s, np.zeros(X.shape[1]), 0.0
        for _ in range(500):
            e = sigmoid(Z @ w + b) - y
            w, b = w - 0.3 * Z.T @ e / len(y), b - 0.3 * e.mean()
        return 0.5 + 0.3 * (sigmoid((X_new - m) / s @ w + b) - 0.5)

    verdict = attempt(find("logistic_regression/train-from-nothing"), train_and_predict)
    assert "pulled towards one half" in verdict.sentence and not verdict.name


def without_a_bias(X, y, X_new):
    """Divided by the largest of each feature: thirty positive ones stand in for the bias, two do not."""
    largest = np.abs(X).max(axis=0)
    A, w = X / largest, np.zeros(X.shape[1])
    for _ in range(3000):
        w -= 0.5 * A.T @ (sigmoid(A @ w) - y) / len(y)
    return sigmoid(X_new / largest @ w)


def test_two_features_tell_that_a_bias_is_missing():
    verdict = attempt(find("logistic_regression/train-from-nothing"), without_a_bias)
    assert verdict.about.startswith("two features") and "Is there a bias" in verdict.sentence
