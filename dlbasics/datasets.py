"""Small real data sets that ship with the package, and seeded generators for the rest.

Sources and licences of the real ones stand in ``dlbasics/data/LICENSES.md``. Generators take a
``numpy.random.Generator``, so that the same seed gives the same data.
"""

from importlib.resources import files
from typing import NamedTuple

import numpy as np


class Table(NamedTuple):
    """Examples `X` (n, d), class indices `y` (n,), and what the columns and classes are called."""

    X: np.ndarray
    y: np.ndarray
    feature_names: tuple
    class_names: tuple


class Reviews(NamedTuple):
    """Labelled sentences (`y` is 1 where the review is kind), and a thesaurus from a word to its synonyms."""

    sentences: tuple
    y: np.ndarray
    thesaurus: dict


def load_digits() -> Table:
    """Handwritten digits of 8 x 8 pixels: X (1797, 64) with grey values from 0 to 1, y from 0 to 9.

    ``X[i].reshape(8, 8)`` is picture i. Source: Alpaydin and Kaynak (1998), UCI repository.
    """
    with _open("digits.npz") as data:
        pixels = tuple(f"pixel {row},{column}" for row in range(8) for column in range(8))
        return Table(data["X"] / 16, data["y"].astype(int), pixels, tuple("0123456789"))


def load_breast_cancer() -> Table:
    """Wisconsin diagnostic breast cancer table: X (569, 30), y = 1 for a malignant tumour.

    Beware: scikit-learn labels the same table the other way round (1 = benign).
    Source: Wolberg, Street and Mangasarian (1993), UCI repository.
    """
    with _open("breast_cancer.npz") as data:
        names = tuple(str(name) for name in data["feature_names"])
        return Table(data["X"], data["y"].astype(int), names, ("benign", "malignant"))


def load_reviews() -> Reviews:
    """Sixty short reviews, half of them kind, and a thesaurus; written for this book.

    Most replacements from the thesaurus keep the meaning of a sentence. Some do not, on purpose.
    """
    with _open("reviews.npz") as data:
        thesaurus = {}
        for word, synonym in data["synonyms"]:
            thesaurus.setdefault(str(word), []).append(str(synonym))
        sentences = tuple(str(sentence) for sentence in data["sentences"])
        return Reviews(sentences, data["y"].astype(int), {w: tuple(s) for w, s in thesaurus.items()})


def noisy_sine(n, rng, noise=0.25):
    """Points ``x`` in [0, 1], sorted, and ``y = sin(2 pi x)`` plus Gaussian noise; both of shape (n,)."""
    x = np.sort(rng.uniform(0, 1, n))
    return x, np.sin(2 * np.pi * x) + noise * rng.normal(size=n)


def blobs(n, rng, distance=3.0):
    """Two round Gaussian clouds in the plane whose centres lie `distance` apart: X (n, 2), y in {0, 1}."""
    y = np.arange(n) % 2
    X = rng.normal(size=(n, 2))
    X[:, 0] += distance * (y - 0.5)
    return X, y


def separable(n, rng, margin=0.5):
    """Two classes with an empty strip of width ``2 margin`` between them: X (n, 2), y in {0, 1}."""
    y = np.arange(n) % 2
    X = rng.normal(size=(n, 2))
    X[:, 0] = np.where(y == 1, 1, -1) * (margin + np.abs(X[:, 0]))
    return X, y


def circles(n, rng):
    """A disc of radius 1 (class 0) and a ring around it, from 1.4 to 2 (class 1): X (n, 2), y in {0, 1}."""
    y = np.arange(n) % 2
    radius = np.where(y == 1, np.sqrt(rng.uniform(1.4**2, 2**2, n)), np.sqrt(rng.uniform(0, 1, n)))
    angle = rng.uniform(0, 2 * np.pi, n)
    return radius[:, None] * np.column_stack([np.cos(angle), np.sin(angle)]), y


def xor(n, rng, margin=0.1):
    """Points of a square, class 1 where both coordinates have one sign: X (n, 2), y in {0, 1}.

    No point lies nearer than `margin` to an axis.
    """
    X = rng.uniform(-1.8, 1.8, (n, 2))
    X += margin * np.sign(X)
    return X, (X[:, 0] * X[:, 1] > 0).astype(int)


def spirals(n, rng, turns=1.5):
    """Two spirals around the origin, each the other turned by half: X (n, 2), y in {0, 1}."""
    y = np.arange(n) % 2
    t = np.sqrt(rng.uniform(0.01, 1, n))  # so that the outer parts are not thinner
    angle = 2 * np.pi * turns * t + np.pi * y
    return 2 * t[:, None] * np.column_stack([np.cos(angle), np.sin(angle)]), y


def _open(name):
    return np.load(files("dlbasics") / "data" / name, allow_pickle=False)
