"""The Overfitting chapter: its arc and its cells as a reader meets them, and the claims it rests on."""

import re

import numpy as np
import pytest
from sklearn.linear_model import Ridge
from sklearn.model_selection import KFold
from support.chapter import drawn, is_explorer, read

from dlbasics import datasets, overfitting
from dlbasics.exercises.bank.overfitting import questions
from dlbasics.exercises.bank.overfitting.choose_and_test import LAMS, choose_and_test, wrong_digits
from dlbasics.exercises.bank.overfitting.expected_noisy_mse import expected_noisy_mse
from dlbasics.exercises.bank.overfitting.fold_errors import fold_errors
from dlbasics.exercises.bank.overfitting.stop_epoch import stop_epoch
from dlbasics.mlp import MLP

CODE = read("overfitting").code


def test_degree_explorer_draws_the_fit_and_marks_its_errors(chapter):
    for degree in (1, 5, 12):
        given = np.transpose([chapter["x_train"], chapter["y_train"]])
        (curve, points), (training, validation, marks) = drawn(
            chapter, "draw_degree", 2, degree=degree, points=given)
        w = np.polynomial.Legendre.fit(points[:, 0], points[:, 1], degree, domain=[0, 1])
        np.testing.assert_allclose(curve[:, 1], w(curve[:, 0]), rtol=1e-6, atol=1e-6)
        np.testing.assert_allclose(marks, [training[-1], validation[-1]])
        assert len(training) == len(validation) == degree + 1  # the curves do not run ahead of the reader


def test_a_network_of_random_labels_reads_no_digits_but_by_chance(chapter):
    """One start reads less than guessing, which gives a tenth, and another reads more."""
    data, reads = chapter["data"], []
    for seed in (0, 4):
        rng = np.random.default_rng(seed)
        rows, labels = rng.permutation(len(data.X)), rng.integers(0, 10, 200)
        network = MLP([64, 128, 10], rng)
        network.train(data.X[rows[:200]], labels, rng, lr=0.2, epochs=150)
        reads.append(network.score(data.X[rows[200:]], data.y[rows[200:]]))
    assert reads[0] < 0.1 < reads[1] < 0.15


def test_data_size_explorer_fits_the_points_that_it_draws(chapter):
    ((curve, _, points),) = drawn(chapter, "draw_data_size", n=50, degree=3)
    w = np.polynomial.Legendre.fit(points[:, 0], points[:, 1], 3, domain=[0, 1])
    np.testing.assert_allclose(curve[:, 1], w(curve[:, 0]), atol=1e-9)
    assert len(points) == 50


def test_noise_explorer_draws_expected_errors_and_marks_the_best(chapter):
    ((training, new, dot),) = drawn(chapter, "draw_noise", noise=0.3, points=20)
    gap = 2 * 0.3**2 * np.arange(1, 11) / 20
    np.testing.assert_allclose(new[:, 1] - training[:, 1], gap)
    assert dot[0, 0] == new[:, 1].argmin()
    for degree in range(10):
        np.testing.assert_allclose(new[degree, 1], questions.expected_new_error(degree, 0.3, 20))


def test_richer_model_can_be_afforded_and_every_other_place_has_its_sentence(chapter):
    tune, explorer = questions.AFFORD, chapter["noise_explorer"]
    assert explorer.name == tune.explorer
    places = list(explorer.grid())
    assert 0 < sum(tune.goal(**place) for place in places) < len(places)
    assert not tune.goal(**explorer.values)
    for place in places:
        assert chapter["best_degree"](**place) == questions.best_degree(**place)
        said = any(wrong.when(**place) for wrong in tune.mistakes)
        assert tune.goal(**place) is not said or questions.best_degree(**place) > 5


def test_best_degrees_are_no_ties():
    for noise in (0.02, 0.1, 0.2, 0.3, 0.5, 0.8):
        for points in (10, 12, 15, 20, 30, 50):
            errors = sorted(questions.expected_new_error(d, noise, points) for d in range(10))
            assert errors[1] > errors[0] * (1 + 1e-6)


def test_patience_explorer_keeps_the_lowest_loss_before_it_stops(chapter):
    losses = chapter["val_loss"]
    for patience in (1, 3, 20):
        ((_, validation, stop, kept, now),) = drawn(chapter, "draw_patience", patience=patience)
        last = int(stop[0, 0])
        assert kept[-1, 0] == losses[:last].argmin() + 1 and last - kept[-1, 0] == patience
        # epoch by epoch: the marker waits at the best one so far, and the run stops
        assert kept[:last, 0].tolist() == [losses[:k].argmin() + 1 for k in range(1, last + 1)]
        assert now[:, 0].tolist() == [min(k, last) for k in range(1, 61)] and len(kept) == 60
        np.testing.assert_allclose(validation[:, 1], losses)


def test_strength_explorer_marks_what_was_measured(chapter):
    ((training, validation, dot),) = drawn(chapter, "draw_strength", remedy="dropout", level=2)
    np.testing.assert_allclose(dot, [training[2], validation[2]])
    np.testing.assert_allclose(dot[:, 1], chapter["strength_scores"]("dropout", 2))


def test_explorers_predict_and_describe():
    explorers = [s for s in CODE if is_explorer(s)]
    assert len(explorers) == 5
    assert all("predict=" in s and "caption=" in s and "describe=" in s for s in explorers)


def test_training_loop_gives_every_remedy_its_place(chapter):
    X, y, *_ = chapter["draw"](0)
    plain = chapter["train"](X, y, np.random.default_rng(1), epochs=2).params
    for option in ({"lam": 0.01}, {"lam1": 0.002}, {"drop_prob": 0.4}, {"weight_noise": 0.1},
                   {"change": chapter["crop_half"]}):
        other = chapter["train"](X, y, np.random.default_rng(1), epochs=2, **option).params
        assert not np.allclose(plain["W1"], other["W1"]), option
    noisy = chapter["shaken"](plain, 0.1, np.random.default_rng(0))
    assert (noisy["b1"] == plain["b1"]).all() and not (noisy["W1"] == plain["W1"]).any()


def test_wrong_labels_are_a_fifth_and_never_the_right_one(chapter):
    right, given = chapter["draw"](0)[1], chapter["draw"](0, 0.2)[1]
    assert 10 <= (right != given).sum() <= 30
    larger = chapter["draw"](0, 0.2, 300)[1]
    assert (larger[:100] == given).all() and (larger[100:] == chapter["draw"](0)[3]).all()


def test_comparison_reports_draws_that_no_cell_before_it_has_seen(chapter):
    trial, fresh, draw = chapter["TRIAL"], chapter["FRESH"], chapter["draw"]
    assert len(fresh) >= 5 and set(fresh).isdisjoint(trial)
    calls = [(seed, *share) for seed in fresh for share in ((), (0.0,), (0.2,))]
    (table,) = [source for source in CODE if source.startswith("baseline = ")]
    chapter.run_what_needs("draw", before=CODE.index(table))
    seen = draw.cache_info().misses
    for call in calls:
        draw(*call)
    assert draw.cache_info().misses == seen + len(calls)
    assert table.count("for s in FRESH") == 2 and "TRIAL" not in table


# ---------------------------------------------------------------- the references against other hands


def test_fold_errors_agree_with_scikit_learn():
    x, y = datasets.noisy_sine(20, np.random.default_rng(0))
    order = np.argsort(np.arange(20) % 4, kind="stable")  # makes the folds blocks, as KFold has them
    A = overfitting.polynomial_features(x, 3)[order]
    theirs = []
    for fitted, out in KFold(4).split(A):
        w = np.linalg.lstsq(A[fitted], y[order][fitted], rcond=None)[0]
        theirs.append(np.mean((A[out] @ w - y[order][out]) ** 2))
    np.testing.assert_allclose(fold_errors(x, y, 3, 4), theirs)


def test_expected_noisy_mse_is_the_average_over_noise():
    rng = np.random.default_rng(0)
    X, y, w = rng.normal(size=(4, 3)), rng.normal(size=4), rng.normal(size=3)
    drawn = [np.mean((y - (X + rng.normal(scale=0.3, size=X.shape)) @ w) ** 2) for _ in range(20_000)]
    np.testing.assert_allclose(expected_noisy_mse(X, y, w, 0.3), np.mean(drawn), rtol=0.02)


def test_choose_and_test_agrees_with_ridge_regression():
    X, y = wrong_digits(np.random.default_rng(0), datasets.load_digits(), 500, 100, 0.3)
    lam, accuracy = choose_and_test(X, y, 100, 100, LAMS)
    scores = {}
    for value in LAMS:
        model = Ridge(alpha=value, fit_intercept=False).fit(X[:100], np.eye(10)[y[:100]])
        right = model.predict(X).argmax(axis=1) == y
        scores[value] = (right[100:200].mean(), value, right[200:].mean())
    best = max(scores.values())
    assert (lam, accuracy) == (best[1], pytest.approx(best[2]))


def test_answers_of_the_questions():
    assert questions.GAP.answer == pytest.approx(0.02)
    (right,) = [option.text for option in questions.DIAGNOSIS.options if option.right]
    errors = {o.text[0]: int(re.findall(r"(\d+) %", o.text)[1]) for o in questions.DIAGNOSIS.options[:4]}
    assert right[0] == min(errors, key=errors.get)
    assert stop_epoch(np.array([1.0, 0.5, 0.52, 0.6]), 10) == 4
