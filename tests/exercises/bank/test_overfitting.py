"""Verdicts on answers to the Overfitting chapter: forms that differ in a number, and sentences."""

import numpy as np
import pytest
from support.answers.overfitting.choose_and_test import accuracy_of, begun

from dlbasics import overfitting
from dlbasics.exercises import attempt, find
from dlbasics.exercises.bank.overfitting.choose_and_test_misconceptions import validation_shares


def sentence_on(id, function):
    return attempt(find(id), function).sentence


def test_a_matrix_without_an_inverse_can_lack_its_penalty():
    """numpy's complaint is the same, whether `lam` is added to every entry or nowhere."""
    def choose_and_test(X, y, n_train, n_val, lams):
        part = begun(X, y, n_train, n_val)
        fits = [np.linalg.solve(part.Xa.T @ part.Xa, part.Xa.T @ np.eye(10)[part.ya]) for _ in lams]
        lam, W = max(zip(lams, fits, strict=True), key=lambda fit: accuracy_of(fit[1], part.Xv, part.yv))
        return lam, accuracy_of(W, part.Xt, part.yt)

    assert "`lam` is missing in it, or does not stand on the diagonal" in sentence_on(
        "overfitting/choose-and-test", choose_and_test)


def test_of_two_errors_the_one_of_the_fold_is_asked_for_wherever_it_stands():
    def fold_errors(x, y, degree, k):
        parts = []
        for j in range(k):
            out = np.arange(len(x)) % k == j
            w = overfitting.polynomial_fit(x[~out], y[~out], degree)
            parts.append([np.mean((overfitting.polynomial_predict(x[rows], w) - y[rows]) ** 2)
                          for rows in (out, ~out)])
        on_the_fold, in_training = np.array(parts).T
        return on_the_fold, in_training

    sentence = sentence_on("overfitting/fold-errors", fold_errors)
    assert "two errors come back" in sentence and "second" not in sentence


def test_a_percentage_that_is_rounded_up_does_stop():
    """8.6 percent becomes 9, and 8.4 becomes 8: only the latter is let pass at an alpha of 8."""
    def stop_epoch(losses, alpha):
        lowest = np.minimum.accumulate(losses)
        over = np.flatnonzero(np.round(100 * (losses / lowest - 1)) > alpha)
        return int(over[0]) + 1 if len(over) else len(losses)

    assert "need not stop you" in sentence_on("overfitting/stop-epoch", stop_epoch)


@pytest.mark.parametrize("count", [100, 1000])
def test_a_mean_over_draws_is_told_to_look_for_the_formula(count):
    def expected_noisy_mse(X, y, w, scale):
        noise = np.random.default_rng(0).normal(0, scale, (10 * count, *X.shape))
        return ((y - (X + noise) @ w) ** 2).mean()

    verdict = attempt(find("overfitting/expected-noisy-mse"), expected_noisy_mse)
    assert "draws random numbers" in verdict.note


def test_the_loss_exactly_at_alpha_is_what_is_shown():
    """Nothing is returned where nothing stops the training: that is another mistake."""
    def stop_epoch(losses, alpha):
        lowest = losses[0]
        for epoch, loss in enumerate(losses):
            if 100 * loss >= (100 + alpha) * lowest and epoch:
                return epoch + 1
            lowest = min(lowest, loss)

    verdict = attempt(find("overfitting/stop-epoch"), stop_epoch)
    assert verdict.name == "at exactly alpha" and verdict.about.startswith("one loss lies exactly 50 percent")


def test_one_case_has_accuracies_that_fall_and_rise_again_on_either_side_of_the_best():
    cases = find("overfitting/choose-and-test").cases_from(0)
    (case,) = (case for case in cases if "rise and fall" in case.about)
    shares = validation_shares(*case.args)
    best = shares.argmax()
    assert np.sum(shares == shares[best]) == 1
    assert (np.diff(shares[: best + 1]) < 0).any() and (np.diff(shares[best:]) > 0).any()
