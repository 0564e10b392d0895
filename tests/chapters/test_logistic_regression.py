"""The Logistic regression chapter: its arc and cells as a reader meets them, and the claims it rests on."""

import re

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression as Oracle
from sklearn.metrics import roc_auc_score
from support.chapter import drawn, read

from dlbasics import datasets, logistic_regression
from dlbasics.activations import sigmoid
from dlbasics.exercises.bank.logistic_regression import questions
from dlbasics.exercises.bank.logistic_regression.train_from_nothing import TRAIN_FROM_NOTHING
from dlbasics.exercises.judging import code as judge


def test_package_finds_the_optimum_of_scikit_learn(chapter):
    X, y, lam = chapter["X"], chapter["y"], 0.01
    ours = logistic_regression.LogisticRegression(lr=0.5, steps=20_000, lam=lam, tolerance=1e-9).fit(X, y)
    theirs = Oracle(C=1 / (2 * len(y) * lam), tol=1e-12, max_iter=10_000, solver="newton-cholesky").fit(X, y)
    np.testing.assert_allclose(ours.w, theirs.coef_[0], rtol=0, atol=1e-6)
    np.testing.assert_allclose(ours.b, theirs.intercept_[0], rtol=0, atol=1e-6)


def test_learning_rate_explorer_creeps_settles_and_leaps(chapter):
    def losses(lr):
        (path, other, start), (curve, second, _) = drawn(
            chapter, "draw_learning_rate", 2, feature="standardized", lr=lr, other=10.0,
            points=np.zeros((1, 2)))
        assert len(path) == len(other) == len(curve) == 61
        assert (path[0] == start[0]).all()
        assert second[-1, 1] == pytest.approx(0.2844, abs=1e-4)
        return curve[:, 1]

    assert losses(0.01)[-1] > 0.6
    assert losses(10.0)[-1] == pytest.approx(0.2844, abs=1e-4)
    assert np.abs(np.diff(losses(30.0)[-10:])).max() > 0.01 and losses(100.0).max() > 1.5


def test_boundary_explorer_draws_where_the_model_says_one_half(chapter):
    for angle, bias in ((0, 1.0), (40, -2.0), (120, 4.0)):
        own = np.array([[-1, 0.5, 0], [2, 1.5, 1]])
        (_, _, _, _, *lines, _), = drawn(chapter, "draw_boundary", angle=angle, bias=bias, points=own)
        for line, expected in zip(lines, (0.5, 0.9, 0.1), strict=True):
            predicted = sigmoid(line @ chapter["line_weights"](angle) + bias)
            np.testing.assert_allclose(predicted, expected)


def test_boundary_handles_stand_on_the_line_and_at_the_tip_of_w(chapter):
    for angle, bias in ((0, 1.0), (40, -2.0), (120, 4.0)):
        w, foot, tip = (chapter[name](*values) for name, values in
                        (("line_weights", [angle]), ("foot", (angle, bias)), ("tip", (angle, bias))))
        assert foot @ w + bias == pytest.approx(0, abs=1e-12)
        np.testing.assert_allclose((tip - foot) / np.linalg.norm(tip - foot), w / np.linalg.norm(w))


def test_threshold_explorer_counts_what_it_draws(chapter):
    y_test, y_hat = questions.patients()
    for t in (0.1, 0.5, 0.9):
        missed, alarms = ((y_hat < t) & (y_test == 1)).sum(), ((y_hat >= t) & (y_test == 0)).sum()
        said = [int(number) for number in re.findall(r"\d+", chapter["table_of_four"](t))]
        found = (y_test == 1).sum() - missed
        assert said == [found, missed, alarms, 10, missed, alarms, 10 * missed + alarms]


def test_threshold_explorer_and_its_exercise_use_one_model(chapter):
    y_test, y_hat = questions.patients()
    np.testing.assert_array_equal(y_test, chapter["y_test"])
    np.testing.assert_allclose(y_hat, chapter["p_three"])
    assert chapter["pairs"].mean() == pytest.approx(roc_auc_score(y_test, y_hat), abs=1e-12)
    for t in (0.1, 0.5):
        _, (roc, point) = drawn(chapter, "draw_threshold", 2, threshold=t)
        alarms, found = point[0]
        assert (found, alarms) == questions.rates(t)
        assert [alarms, found] in roc.tolist()
    reached = [questions.THRESHOLD.goal(**values) for values in chapter["threshold"].grid()]
    assert any(reached) and not all(reached)
    assert not questions.THRESHOLD.goal(**chapter["threshold"].values)


@pytest.mark.parametrize(("miss", "alarm"), [(5, 1), (10, 1), (1, 10)])
def test_costs_explorer_marks_the_cheapest_threshold(chapter, miss, alarm):
    # The thresholds are predictions of the chapter's own fit, which another one meets but for a rounding.
    y_test, y_hat = chapter["y_test"], chapter["p_three"]
    np.testing.assert_allclose(y_hat, questions.patients()[1], rtol=1e-9)
    left, (curve, line, best) = drawn(chapter, "draw_costs", 2, miss=miss, alarm=alarm)
    both, misses, alarms, dot, _ = left

    def cost(t):
        return miss * ((y_hat < t) & (y_test == 1)).sum() + alarm * ((y_hat >= t) & (y_test == 0)).sum()

    assert dot[0, 1] == pytest.approx(cost(dot[0, 0])) and dot[0, 1] == both[:, 1].min()
    assert min(cost(t) for t in np.linspace(0, 1.01, 500)) >= dot[0, 1] - 1e-9
    np.testing.assert_allclose(both[:, 1], misses[:, 1] + alarms[:, 1])
    # no place of the curve lies above the line of equal cost through the best one
    assert (curve[:, 1] <= np.interp(curve[:, 0], *line.T) + 1e-12).all()
    assert best[0].tolist() in curve.tolist()


def test_sharpness_explorer_keeps_every_decision(chapter):
    for factor in (0.25, 8.0):
        ((_, points),) = drawn(chapter, "draw_sharpness", factor=factor)
        assert 2 <= len(points) <= 5 and (np.diff(points[:, 0]) > 0).all()
    assert chapter["held_out_loss"](1.0) < min(chapter["held_out_loss"](f) for f in (0.25, 0.5, 2.0, 4.0))


def test_separable_explorer_rests_only_with_a_penalty(chapter):
    (_, (free,)), (_, (held,)) = (drawn(chapter, "draw_separable", 2, lam=lam) for lam in (0.0, 0.01))
    assert free[-1, 1] > 1.05 * free[-5, 1]
    assert held[-1, 1] == pytest.approx(held[-5, 1], rel=1e-6)
    weights = [chapter["penalized"](lam)[-1, 0] for lam in (0.0, 0.001, 0.01, 0.1)]
    assert weights == sorted(weights, reverse=True)


def train_in_another_way(X, y, X_new):
    """Stochastic steps on scaled features, as a learner may write it; no numbers of the reference."""
    mu, sd = X.mean(0), X.std(0) + 1e-9
    rng, w, b = np.random.default_rng(3), np.zeros(X.shape[1]), 0.0
    A = (X - mu) / sd
    for _ in range(3000):
        i = rng.integers(0, len(y), 16)
        error = 1 / (1 + np.exp(-(A[i] @ w + b))) - y[i]
        w, b = w - 0.1 * (A[i].T @ error / 16 + 0.01 * w), b - 0.1 * error.mean()
    return 1 / (1 + np.exp(-((X_new - mu) / sd @ w + b)))


@pytest.mark.parametrize("seed", range(4))
def test_wrap_up_is_judged_by_what_is_reached(seed):
    assert judge.attempt(TRAIN_FROM_NOTHING, train_in_another_way, seed).status == "right"
    guess = judge.attempt(TRAIN_FROM_NOTHING, lambda X, y, X_new: np.full(len(X_new), y.mean()), seed)
    assert guess.status == "wrong" and "are right" in guess.sentence and guess.earned == 0


def test_wrap_up_holds_back_the_truth():
    X, y, names, _ = datasets.load_breast_cancer()
    assert len(names) == X.shape[1] and set(y) == {0, 1}
    for case in TRAIN_FROM_NOTHING.cases(np.random.default_rng(0)):
        train, new = case.args[0], case.args[2]
        assert len(case.args) == 3 and len(case.goal[0]) == len(new)
        assert not {row.tobytes() for row in train} & {row.tobytes() for row in new}


def test_the_last_exercise_says_what_is_enough():
    goals = [case.goal[1:] for case in TRAIN_FROM_NOTHING.cases_from(0)]
    share, loss = max(goals)
    assert f"At least {share:.0%} must be right".replace("%", " %") in read("logistic_regression").prose
    assert f"a mean cross-entropy of at most {loss}. Two of the tables" in read("logistic_regression").prose
    assert sum(goal != (share, loss) for goal in goals) == 2
