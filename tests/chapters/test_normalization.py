"""The Normalization chapter: its arc and its cells as a reader meets them, and the claims it rests on."""

import json
from pathlib import Path

import numpy as np
from support.chapter import drawn, lines_and_bars

from dlbasics import normalization
from dlbasics.exercises.bank.normalization import questions
from dlbasics.exercises.bank.normalization.questions import RUNNING_MEAN

TORCH = json.loads((Path(__file__).parents[1] / "support" / "torch_normalization.json").read_text())


def test_the_numbers_of_pytorch_in_the_chapter_are_the_recorded_ones(chapter):
    """Column 0 through batch norm, row 0 through layer norm, each as the fixture holds it, rounded."""
    given, batch, layer = (TORCH[name] for name in ("given", "batch_train", "layer"))
    near = {"atol": 5.1e-5, "rtol": 0}
    np.testing.assert_allclose(chapter["column"], np.array(given["X"])[:, 0], **near)
    np.testing.assert_allclose(chapter["torch_dout"], np.array(given["dout"])[:, 0], **near)
    np.testing.assert_allclose(chapter["torch_out"], np.array(batch["out"])[:, 0], **near)
    np.testing.assert_allclose(chapter["torch_dx"], np.array(batch["dX"])[:, 0], **near)
    np.testing.assert_allclose(chapter["row"], given["X"][0], **near)
    np.testing.assert_allclose(chapter["torch_gamma"], given["gamma"], **near)
    np.testing.assert_allclose(chapter["torch_beta"], given["beta"], **near)
    np.testing.assert_allclose(chapter["torch_row"], layer["out"][0], **near)


def test_deep_signal_explorer_holds_batch_norm_still_and_lets_the_others_move(chapter):
    small, large = (drawn(chapter, "draw_deep_signal", activation="relu", scale=s)[0] for s in (0.1, 10.0))
    plain, batch, layer = ((a[-1, 1], b[-1, 1]) for a, b in zip(small, large, strict=True))
    assert plain[1] / plain[0] > 1e10
    np.testing.assert_allclose(batch[0], batch[1], rtol=0.1)
    np.testing.assert_allclose(layer[0], layer[1], rtol=0.1)


def test_tolerance_explorer_draws_a_run_for_each_rate(chapter):
    for scale in (0.1, 1.0):
        plain, batch, layer = (line[:, 1] for line in drawn(chapter, "draw_tolerance", scale=scale)[0])
        assert batch.max() > 0.9 and len(plain) == len(batch) == len(layer) == 5
    assert plain[-1] < 0.2 < 0.8 < batch[-1]  # scale 1, learning rate 3


def test_batch_noise_explorer_varies_less_in_larger_batches(chapter):
    (dots, line), _ = lines_and_bars(chapter, "draw_batch_noise", batch_size=2)
    np.testing.assert_allclose(np.abs(dots[:, 1]), 1, atol=1e-2)
    (dots, line), _ = lines_and_bars(chapter, "draw_batch_noise", batch_size=256)
    assert dots[:, 1].std() < 0.15 and abs(dots[:, 1].mean() - line[0, 1]) < 0.05


def test_variance_explorer_breaks_one_pass_only(chapter):
    for mean, breaks in ((0, False), (10, False), (1000, True), (10_000, True)):
        _, heights = lines_and_bars(chapter, "draw_variance", mean=mean)
        one_pass, two_passes, truth = np.reshape(heights, (3, 4))
        np.testing.assert_allclose(two_passes, truth, atol=1e-3)
        assert np.allclose(one_pass, truth, atol=0.01) is not breaks


def test_running_mean_explorer_and_its_exercise_agree(chapter):
    offered = chapter["running_mean"].controls["momentum"].values
    right = [m for m in offered if RUNNING_MEAN.goal(momentum=m)]
    assert right == [0.15, 0.2]
    assert chapter["running_mean"].name == RUNNING_MEAN.explorer
    for m in offered:
        assert chapter["start_left"](m) == questions.start_left(m)
        assert chapter["jitter"](m) == questions.jitter(m)
        means = drawn(chapter, "draw_running_mean", momentum=m)[0][1][:, 1]
        assert means[0] == 0 and len(means) == 61
        wanted = m * chapter["batch_means"][0]
        np.testing.assert_allclose(means[1], wanted)


def test_largest_value_is_the_root_of_n_minus_1():
    x = np.zeros(17)
    x[0] = 1e6
    np.testing.assert_allclose(questions.LARGEST_VALUE.answer, (x[0] - x.mean()) / x.std())
    for mistake, wrong in zip(questions.LARGEST_VALUE.mistakes[3:6],
                              (x[0] / x.std(), x[0] / np.sqrt(np.mean(x**2)),
                               (x[0] - x.mean()) / x.std(ddof=1)), strict=True):
        np.testing.assert_allclose(mistake.value, wrong)


def test_a_bias_before_batch_norm_has_no_gradient():
    rng = np.random.default_rng(0)
    dout, gamma = rng.normal(size=(8, 3)), rng.normal(size=3)
    _, cache = normalization.batch_norm(rng.normal(size=(8, 3)), gamma, np.zeros(3))
    np.testing.assert_allclose(normalization.batch_norm_backward(dout, cache)[0].sum(axis=0), 0, atol=1e-14)


def test_batch_norm_is_blind_to_the_right_options_only():
    rng = np.random.default_rng(0)
    X = rng.normal(1, 2, size=(6, 4))
    table = [np.r_[X[:1] + 5, X[1:]], X + np.array([0, 5, 0, 0]), X * [1, 1, -2, 1], 10 * X,
             np.r_[X[1:].mean(axis=0)[None], X[1:]], X * [1, 2, 3, 4]]
    out = [normalization.batch_norm(t, np.ones(4), np.zeros(4), eps=0)[0] for t in [X, *table]]
    same = [np.allclose(o, out[0]) for o in out[1:]]
    assert same == [option.right for option in questions.INVARIANCES.options]


def test_batch_norm_is_less_particular_from_another_start_too(chapter):
    """The count of the chapter, twenty settings for each kind, with other weights and another order."""
    mlp, X, y, X_test, y_test = (chapter[name] for name in ("mlp", "X", "y", "X_test", "y_test"))

    def share_read(norm, scale, lr):
        rng = np.random.default_rng(1)
        network = mlp.MLP([64, 32, 32, 10], rng, norm=norm, scale=scale)
        with np.errstate(all="ignore"):
            network.train(X, y, rng, lr=lr, epochs=3)
            return network.score(X_test, y_test)

    scales, rates = chapter["SCALES"], chapter["RATES"]
    good = {norm: sum(share_read(norm, scale, lr) > 0.8 for scale in scales for lr in rates)
            for norm in (None, "batch", "layer")}
    assert good["batch"] >= 15 and 5 <= good["layer"] < 12 and good[None] <= 5
    slow = [share_read("batch", scale, 0.01) for scale in scales]
    assert slow == sorted(slow, reverse=True) and slow[0] > 0.8 > 0.4 > slow[-1]
