"""The shipped tables against scikit-learn's copies, and the generators."""

import numpy as np
import pytest
import sklearn.datasets

from dlbasics import datasets

NAMES = ["noisy_sine", "blobs", "separable"]
GENERATORS = [getattr(datasets, name) for name in NAMES]


def test_digits_are_those_of_scikit_learn():
    ours, theirs = datasets.load_digits(), sklearn.datasets.load_digits()
    assert np.array_equal(ours.X, theirs.data / 16) and np.array_equal(ours.y, theirs.target)
    assert ours.X.max() == 1 and ours.feature_names[9] == "pixel 1,1"


def test_breast_cancer_is_that_of_scikit_learn_with_1_for_malignant():
    ours, theirs = datasets.load_breast_cancer(), sklearn.datasets.load_breast_cancer()
    assert np.array_equal(ours.X, theirs.data) and np.array_equal(ours.y, 1 - theirs.target)
    assert ours.feature_names == tuple(theirs.feature_names)
    assert [ours.class_names[i] for i in (0, 1)] == [theirs.target_names[i] for i in (1, 0)]
    assert ours.y.sum() == 212


def test_reviews_are_balanced_and_the_thesaurus_knows_their_words():
    reviews = datasets.load_reviews()
    assert len(reviews.sentences) == len(set(reviews.sentences)) == 60 and reviews.y.sum() == 30
    words = set(" ".join(reviews.sentences).split())
    assert set(reviews.thesaurus) <= words
    assert all(word not in synonyms and synonyms for word, synonyms in reviews.thesaurus.items())
    assert reviews.y[reviews.sentences.index("best pizza in town")] == 1


@pytest.mark.parametrize("make", GENERATORS)
def test_generators_repeat_with_their_seed(make):
    first, again, other = (make(40, np.random.default_rng(seed)) for seed in (0, 0, 1))
    assert all(np.array_equal(a, b) for a, b in zip(first, again, strict=True))
    assert not np.array_equal(first[0], other[0])
    assert all(len(part) == 40 and np.isfinite(part).all() for part in first)


def test_generators_make_what_they_promise():
    rng = np.random.default_rng(0)
    X, y = datasets.separable(200, rng, margin=0.5)
    assert (np.where(y == 1, 1, -1) * X[:, 0] >= 0.5).all()
    X, y = datasets.blobs(4000, rng, distance=3)
    assert X[y == 1, 0].mean() == pytest.approx(1.5, abs=0.1)
    assert X[y == 0, 0].mean() == pytest.approx(-1.5, abs=0.1)
    x, y = datasets.noisy_sine(2000, rng, noise=0.25)
    assert np.std(y - np.sin(2 * np.pi * x)) == pytest.approx(0.25, rel=0.1) and (np.diff(x) >= 0).all()
