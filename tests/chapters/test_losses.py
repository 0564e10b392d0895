"""The Losses chapter: its arc and its cells as a reader meets them, and the claims it rests on."""


import numpy as np
import pytest
import scipy.optimize
import scipy.special
from support.chapter import drawn, is_explorer, read

from dlbasics import losses
from dlbasics.exercises.bank.losses import questions
from dlbasics.exercises.bank.losses.bernoulli_kl import bernoulli_kl
from dlbasics.exercises.bank.losses.calibrate_digits import calibrate
from dlbasics.exercises.bank.losses.huber import huber
from dlbasics.exercises.bank.losses.label_smoothing import smoothed_cross_entropy
from dlbasics.exercises.bank.losses.pinball import pinball
from dlbasics.exercises.bank.losses.weighted_bce import weighted_bce

CODE = read("losses").code


@pytest.mark.parametrize("loss", ["squared", "absolute"])
def test_best_constant_explorer_marks_the_minimum_of_what_it_draws(chapter, loss):
    for fifth in (0, 5, 20):
        points = np.array([[1, 1], [5, 2], [9, 3], [13, 4], [17, fifth]], float)
        left, right = drawn(chapter, "draw_best_constant", panels=2, loss=loss, c=8, points=points)
        (errors, line, best, _), (curve, now, lowest) = left, right
        assert (line[:, 1] == 8).all() and best[0, 1] == lowest[0, 0]
        assert abs(curve[curve[:, 1].argmin(), 0] - lowest[0, 0]) <= 0.1
        assert lowest[0, 1] <= curve[:, 1].min() + 1e-12
        # what is drawn of each error is what it costs
        x, y = np.abs(np.ptp(errors.reshape(5, -1, 2)[:, :-1], axis=1)).T
        costs = x * y if loss == "squared" else y
        assert costs.mean() == pytest.approx(now[0, 1]) and (x == (y if loss == "squared" else 0)).all()


def test_entropy_explorer_puts_its_dot_on_the_sum_of_its_parts(chapter):
    ((whole, heads, tails, dot),) = drawn(chapter, "draw_entropy", heads=0.8)
    np.testing.assert_allclose(whole[:, 1], heads[:, 1] + tails[:, 1])
    np.testing.assert_allclose(dot[0], [0.8, scipy.special.entr([0.8, 0.2]).sum()])


def test_cross_entropy_explorer_draws_the_divergence(chapter):
    ((curve, level, gap, dot),) = drawn(chapter, "draw_cross_entropy", truth=0.7, prediction=0.95)
    np.testing.assert_allclose(gap[1, 1] - gap[0, 1], scipy.special.rel_entr([0.7, 0.3], [0.95, 0.05]).sum())
    np.testing.assert_allclose(curve[:, 1].min(), level[0, 1])
    np.testing.assert_allclose(dot[0], gap[1])


def test_overconfident_can_be_reached_and_every_other_place_has_its_sentence(chapter):
    tune = questions.OVERCONFIDENT
    explorer = chapter["cross_entropy_explorer"]
    assert explorer.name == tune.explorer
    places = list(explorer.grid())
    assert 0 < sum(tune.goal(**place) for place in places) < len(places)
    assert not tune.goal(**explorer.values)
    for place in places:
        assert tune.goal(**place) is not any(wrong.when(**place) for wrong in tune.mistakes)


def test_saturation_explorer_draws_a_price_and_its_slope(chapter):
    price, pull = drawn(chapter, "draw_saturation", panels=2, logit=0.0)
    for cost, slope in zip(price[:2], pull[:2], strict=True):
        np.testing.assert_allclose(-np.gradient(cost[:, 1], cost[:, 0])[1:-1], slope[1:-1, 1], atol=2e-3)


def test_sharpness_explorer_shows_that_sure_is_not_good(chapter):
    (cost, own, _), _ = drawn(chapter, "draw_sharpness", panels=2, temperature=5)
    assert cost[0, 0] == own[0, 0] == 5
    assert cost[0, 1] > np.log(10) and own[0, 1] < 0.02
    assert 0 < cost[:, 1].argmin() < len(cost) - 1


def test_all_explorers_ask_and_describe(chapter):
    explorers = [s for s in CODE if is_explorer(s)]
    assert len(explorers) == 5
    assert all("predict=" in s and "caption=" in s and "describe=" in s for s in explorers)


# ---------------------------------------------------------------- the references against other hands

rng = np.random.default_rng(0)


def test_huber_and_pinball_agree_with_their_definitions():
    y, y_hat = rng.normal(size=(2, 50))
    np.testing.assert_allclose(huber(y, y_hat, 0.7), scipy.special.huber(0.7, y_hat - y).mean())
    y = rng.exponential(size=501)
    for q in (0.25, 0.9):
        found = scipy.optimize.minimize_scalar(lambda c, q=q: pinball(y, c, q), bounds=(0, 9))
        np.testing.assert_allclose(found.x, np.quantile(y, q), atol=0.02)


def test_bernoulli_kl_agrees_with_scipy():
    p, q = np.meshgrid([0, 0.2, 1], [0, 0.5, 1])
    ours = bernoulli_kl(p.ravel(), q.ravel())
    theirs = scipy.special.rel_entr(p, q) + scipy.special.rel_entr(1 - p, 1 - q)
    np.testing.assert_allclose(ours, theirs.ravel())


def test_variants_of_cross_entropy_become_the_plain_one():
    z, labels, table = rng.normal(size=(6, 4)), rng.integers(0, 4, 6), rng.integers(0, 2, (6, 4))
    plain = losses.cross_entropy(np.eye(4)[labels], z, from_logits=True)
    np.testing.assert_allclose(smoothed_cross_entropy(labels, z, 0.0), plain)
    np.testing.assert_allclose(calibrate(z, labels, np.array([1.0])), (1.0, plain))
    plain = losses.binary_cross_entropy(table, z, from_logits=True)
    np.testing.assert_allclose(weighted_bce(table, z, np.ones(4)), plain)


def test_answers_of_the_questions():
    waits = np.array([10, 11, 12, 13, 54])
    (right,) = [option.text for option in questions.BEST_CONSTANT.options if option.right]
    assert right == f"{waits.mean():g} for the MSE, {np.median(waits):g} for the MAE."
    assert questions.DISH.answer == pytest.approx(losses.binary_cross_entropy([1, 0, 1], [0.6, 0.2, 0.5]))
    one_hot = np.eye(10)[0]
    assert questions.NO_IDEA.answer == pytest.approx(losses.cross_entropy(one_hot, np.full(10, 0.1)))


def test_every_line_of_the_derivation_holds():
    """Each line of the ordering exercise, written out, has one and the same value or slope."""
    z, y = rng.normal(size=4), rng.dirichlet(np.ones(4))
    total = np.exp(z).sum()
    values = [-(y * np.log(np.exp(z) / total)).sum(), -(y * (z - np.log(total))).sum(),
              -(y * z).sum() + y.sum() * np.log(total), -(y * z).sum() + np.log(total)]
    np.testing.assert_allclose(values, values[0])
    slope = scipy.optimize.approx_fprime(z, lambda z: losses.cross_entropy(y, z, from_logits=True), 1e-7)
    np.testing.assert_allclose(-y + np.exp(z) / total, slope, atol=1e-6)
    assert len(questions.SOFTMAX_GRADIENT.lines) == len(values) + 2
