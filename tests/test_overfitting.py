"""Fits, splits, curves, early stopping, noise and augmentation."""

import numpy as np
import pytest

from dlbasics.datasets import load_digits, load_reviews, noisy_sine
from dlbasics.overfitting import (
    EarlyStopping,
    add_noise,
    learning_curve,
    polynomial_features,
    polynomial_fit,
    polynomial_predict,
    random_crop,
    random_flip,
    replace_synonyms,
    train_validation_split,
    validation_curve,
)

X, Y = noisy_sine(30, np.random.default_rng(0))


@pytest.mark.parametrize("degree", [0, 1, 3, 9])
def test_polynomial_fit_is_that_of_numpy(degree):
    theirs = np.polynomial.Polynomial.fit(X, Y, degree)
    np.testing.assert_allclose(polynomial_predict(X, polynomial_fit(X, Y, degree)), theirs(X), rtol=1e-8)


def test_a_degree_as_high_as_the_points_interpolates_and_a_penalty_shrinks():
    x, y = X[::3], Y[::3]
    w = polynomial_fit(x, y, 9)
    np.testing.assert_allclose(polynomial_predict(x, w), y, atol=1e-9)
    ridge = polynomial_fit(x, y, 9, lam=0.1)
    A = polynomial_features(x, 9)
    penalty = np.diag([0.0] + [0.1] * 9)  # the constant is a bias
    np.testing.assert_allclose(ridge, np.linalg.solve(A.T @ A + penalty, A.T @ y), rtol=1e-9)
    assert np.linalg.norm(ridge) < np.linalg.norm(w)
    flat = polynomial_predict(x, polynomial_fit(x, y, 9, lam=1e12))
    np.testing.assert_allclose(flat, y.mean(), atol=1e-9)


def test_features_are_well_conditioned_where_powers_are_not():
    x = np.linspace(0, 1, 200)
    A = polynomial_features(x, 20)
    np.testing.assert_allclose(A[:, 2], 1 - 6 * x + 6 * x**2, atol=1e-14)
    assert np.linalg.cond(A) < 100 and np.linalg.cond(np.vander(x, 21)) > 1e12


def test_split_keeps_rows_together_and_loses_none():
    rows = np.arange(40)
    a, a_val, b, b_val = train_validation_split(rows, 10 * rows, fraction=0.25, rng=np.random.default_rng(0))
    assert len(a_val) == 10 and sorted([*a, *a_val]) == list(rows)
    assert np.array_equal(b, 10 * a) and np.array_equal(b_val, 10 * a_val)
    assert not np.array_equal(a, np.sort(a)), "the split must be random"
    assert len(train_validation_split(rows, fraction=0.001, rng=np.random.default_rng(0))[1]) == 1


def mean_squared(w, x, y):
    return np.mean((polynomial_predict(x, w) - y) ** 2)


def test_curves_show_overfitting():
    validation = noisy_sine(200, np.random.default_rng(1))
    train_error, val_error = validation_curve(
        lambda x, y, d: polynomial_fit(x, y, d), mean_squared, [1, 3, 20], (X, Y), validation
    )
    assert (np.diff(train_error) < 0).all(), "more freedom always fits the training data better"
    assert val_error[1] < val_error[0] and val_error[1] < val_error[2]
    order = np.random.default_rng(2).permutation(30)
    train_error, val_error = learning_curve(
        lambda x, y: polynomial_fit(x, y, 5), mean_squared, [6, 15, 30], (X[order], Y[order]), validation
    )
    assert train_error[0] < 1e-9 < train_error[2] and val_error[2] < val_error[0]


def test_early_stopping_waits_and_restores_the_best():
    stopping, params = EarlyStopping(patience=2), {"w": np.zeros(1)}
    stops = []
    for loss in [1.0, 0.8, 0.9, 0.7, np.nan, 0.75]:
        params["w"] += 1
        stops.append(stopping.update(loss, params))
    assert stops == [False, False, False, False, False, True]
    assert (stopping.best_loss, stopping.best_step) == (0.7, 4) and stopping.best_params["w"] == 4


def test_early_stopping_ignores_what_is_within_min_delta():
    stopping = EarlyStopping(patience=2, min_delta=0.1)
    assert [stopping.update(loss) for loss in (1.0, 0.95, 0.92)] == [False, False, True]


def test_noise_has_the_scale_asked_for():
    x = np.zeros(20_000, np.float32)
    noisy = add_noise(x, 0.5, np.random.default_rng(0))
    assert noisy.std() == pytest.approx(0.5, rel=0.02) and noisy.dtype == np.float32 and not x.any()


def test_crop_moves_images_by_whole_pixels():
    images = load_digits().X[:50].reshape(-1, 8, 8)
    assert np.array_equal(random_crop(images, 0, np.random.default_rng(0)), images)
    cropped = random_crop(images, 1, np.random.default_rng(0))
    assert cropped.shape == images.shape
    seen = set()
    for before, after in zip(images, cropped, strict=True):
        padded = np.pad(before, 1)
        places = [(i, j) for i, j in np.ndindex(3, 3) if np.array_equal(padded[i : i + 8, j : j + 8], after)]
        assert places
        seen.update(places[:1])
    assert len(seen) == 9


def test_flip_mirrors_about_half_of_the_images():
    images = np.random.default_rng(1).random((400, 2, 3))
    out = random_flip(images, np.random.default_rng(0))
    flipped = np.array([np.array_equal(o, i[:, ::-1]) for o, i in zip(out, images, strict=True)])
    kept = np.array([np.array_equal(o, i) for o, i in zip(out, images, strict=True)])
    assert (flipped ^ kept).all() and 160 < flipped.sum() < 240
    assert np.array_equal(random_flip(images, np.random.default_rng(0), probability=1), images[:, :, ::-1])


def test_synonyms_replace_known_words_only():
    thesaurus = {"fast": ("quick",), "film": ("movie",)}
    rng = np.random.default_rng(0)
    assert replace_synonyms("A fast, steadfast Film!", thesaurus, rng, 1) == "A quick, steadfast Movie!"
    assert replace_synonyms("A fast film", thesaurus, rng, 0) == "A fast film"
    reviews = load_reviews()
    changed = [replace_synonyms(s, reviews.thesaurus, rng, 1) for s in reviews.sentences]
    assert sum(a != b for a, b in zip(changed, reviews.sentences, strict=True)) >= 50


def test_misuse_is_named():
    rng = np.random.default_rng(0)
    with pytest.raises(ValueError, match=r"arrays have lengths \[3, 2\]"):
        train_validation_split(np.zeros(3), np.zeros(2), rng=rng)
    with pytest.raises(ValueError, match=r"arrays have lengths \[1\]; expected one length of 2 or more"):
        train_validation_split(np.zeros(1), rng=rng)
    with pytest.raises(ValueError, match="patience is 0"):
        EarlyStopping(patience=0)
    with pytest.raises(ValueError, match=r"images has shape \(8, 8\)"):
        random_flip(np.zeros((8, 8)), rng)
    with pytest.raises(ValueError, match=r"x has shape \(3,\) but y has shape \(2,\)"):
        polynomial_fit(np.zeros(3), np.zeros(2), 1)
    with pytest.raises(ValueError, match="scale is -1"):
        add_noise(X, -1, rng)


@pytest.mark.parametrize("fraction", [0.01, 0.5, 0.99])
@pytest.mark.parametrize("n", [2, 3, 10])
def test_no_part_of_a_split_is_empty(n, fraction):
    parts = train_validation_split(np.arange(n), fraction=fraction, rng=np.random.default_rng(0))
    assert all(map(len, parts)) and sum(map(len, parts)) == n
