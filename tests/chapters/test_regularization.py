"""The Regularization chapter: its arc and its cells as a reader meets them, and the claims it rests on."""

import re

import numpy as np
import pytest
from sklearn.linear_model import ElasticNet, Ridge
from support.chapter import axes_drawn, is_explorer, read

from dlbasics.exercises.bank.regularization.questions import DIAMOND, diamond_zeros

_, CODE, PROSE = read("regularization")


@pytest.mark.parametrize("lam", [0.1, 0.3, 1.0])
def test_solvers_agree_with_scikit_learn(chapter, lam):
    A, y, n = chapter["A"], chapter["y"][chapter["train"]], 40
    # scikit-learn halves the squared error and the L2 part of the elastic net.
    for ratio in (1.0, 0.5):
        alpha = lam * (ratio / 2 + 1 - ratio)
        oracle = ElasticNet(alpha=alpha, l1_ratio=lam * ratio / 2 / alpha, tol=1e-12, max_iter=1_000_000)
        np.testing.assert_allclose(chapter["fit"](A, y, lam, ratio), oracle.fit(A, y).coef_, atol=1e-6)
    np.testing.assert_allclose(chapter["ridge"](A, y, lam), Ridge(alpha=n * lam).fit(A, y).coef_, atol=1e-8)


@pytest.mark.parametrize("penalty", ["L1", "L2", "elastic net"])
@pytest.mark.parametrize("lam", [0.0, 1.0, 2.0, 4.0])
def test_one_weight_explorer_puts_its_dot_on_the_minimum(chapter, penalty, lam):
    (ax,) = axes_drawn(chapter, "draw_one_weight", penalty=penalty, lam=lam)
    curve, dot = (line.get_xydata() for line in ax.lines)
    assert abs(curve[curve[:, 1].argmin(), 0] - dot[0, 0]) <= 0.05
    assert dot[0, 1] <= curve[:, 1].min() + 1e-12


@pytest.mark.parametrize("penalty", ["L1", "L2", "elastic net"])
@pytest.mark.parametrize("cross", [(0.5, 1.5), (-1.0, 0.25)])
def test_diamond_explorer_touches_shape_and_ellipse_at_the_dot(chapter, penalty, cross):
    cross = np.array(cross)
    (ax,) = axes_drawn(chapter, "draw_diamond", penalty=penalty, lam=1.0, points=cross[None])
    drawn = {line.get_label(): line.get_xydata() for line in ax.lines}
    shape, w = ax.patches[0].get_xy(), drawn["best weights"][0]
    r, curve = chapter["RATIO"][penalty], chapter["CURVE"]
    here = (w - cross) @ curve @ (w - cross)
    for ring, levels in (("loss of the best", [here]), ("equal loss", chapter["LEVELS"])):
        off = drawn[ring][np.isfinite(drawn[ring]).all(axis=1)] - cross
        seen = np.unique(np.einsum("ni,ij,nj->n", off, curve, off).round(9))
        np.testing.assert_allclose(seen, np.round(levels, 9))
    price = r * np.abs(shape).sum(axis=1) + (1 - r) * (shape**2).sum(axis=1)
    np.testing.assert_allclose(price, r * np.abs(w).sum() + (1 - r) * w @ w)
    trail = drawn["λ from 0 to 4"]
    np.testing.assert_allclose(trail[0], cross)
    assert (trail == w).all(axis=1).any()  # the dot stands on the path that λ takes
    # No point of the shape has a smaller loss than the dot.
    loss = np.einsum("ni,ij,nj->n", shape - cross, curve, shape - cross)
    assert loss.min() >= (w - cross) @ curve @ (w - cross) - 1e-9


def test_path_explorer_marks_the_exact_zeros(chapter):
    (ax,) = axes_drawn(chapter, "draw_path", penalty="L1", lam=0.1)
    heights = np.array([bar.get_height() for bar in ax.patches])
    np.testing.assert_array_equal(ax.lines[0].get_xdata(), np.flatnonzero(heights == 0) + 1)
    assert 0 < (heights != 0).sum() < 15
    (ax,) = axes_drawn(chapter, "draw_path", penalty="L2", lam=0.1)
    assert ax.lines[0].get_xdata().size == 0


@pytest.mark.parametrize("drop_prob", [0.1, 0.5, 0.9])
def test_dropout_explorer_keeps_the_mean_only_when_scaled(chapter, drop_prob):
    def mean_over_evaluation(scaling):
        (ax,) = axes_drawn(chapter, "draw_dropout", scaling=scaling, drop_prob=drop_prob)
        mean, evaluation = ax.lines
        return mean.get_xdata()[0] / evaluation.get_xdata()[0]

    assert abs(mean_over_evaluation("inverted") - 1) < 0.06
    assert abs(mean_over_evaluation("without scaling") - (1 - drop_prob)) < 0.03


def test_decay_explorer_parts_for_adam_and_momentum_only(chapter):
    for optimizer, together in (("gradient descent", True), ("momentum", False), ("Adam", False)):
        (ax,) = axes_drawn(chapter, "draw_decay", optimizer=optimizer, slope=0.1)
        penalty, decay = ax.lines
        assert np.allclose(penalty.get_ydata(), decay.get_ydata(), atol=1e-9) is together


def test_diamond_can_be_tuned_and_every_other_place_has_its_sentence(chapter):
    explorer = chapter["diamond"]
    assert explorer.name == DIAMOND.explorer and not DIAMOND.goal(**explorer.values)
    places = list(explorer.grid())
    for place in places:
        assert DIAMOND.goal(**place) is not any(wrong.when(**place) for wrong in DIAMOND.mistakes)
        assert diamond_zeros(**place) == (chapter["solve_two"](**place) == 0).sum()
    assert 0 < sum(DIAMOND.goal(**place) for place in places) < len(places)


def test_no_explorer_takes_the_name_of_a_heading():
    # Both become ids of the page.
    slugs = {heading.lower().replace(" ", "-") for heading in re.findall(r"^#+ (.+)$", PROSE, re.M)}
    names = set(re.findall(r'name="([\w-]+)"', "\n".join(CODE))) | {"diamond", "path", "decay"}
    assert len(names) == 5 and not names & slugs


def test_explorers_fit_on_a_page(chapter):
    found = [chapter[name] for name in re.findall(r"^(\w+) = explore\(", "\n".join(CODE), re.M)]
    cells = [source for source in CODE if is_explorer(source)]
    assert len(cells) == 5 and all("predict=" in s and "describe=" in s and "caption=" in s for s in cells)
    assert all(len(list(explorer.grid())) <= 40 for explorer in found)
