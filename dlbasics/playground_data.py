"""The points of the playground, and what a network is given of each."""

import numpy as np

from dlbasics import datasets
from dlbasics.messages import text
from dlbasics.overfitting import add_noise

PAINTED = "painted"
DATA = {
    "circles": datasets.circles,
    "xor": datasets.xor,
    "blobs": lambda n, rng: _scaled(*datasets.blobs(n, rng, distance=6)),
    "spirals": datasets.spirals,
}
MIN_POINTS = 6
EDGE = 2.5  # the plane that is shown reaches from -EDGE to EDGE
# What a network can be given of a point.
FEATURES = {
    "x1": lambda x1, x2: x1,
    "x2": lambda x1, x2: x2,
    "square1": lambda x1, x2: x1**2,
    "square2": lambda x1, x2: x2**2,
    "product": lambda x1, x2: x1 * x2,
    "sine1": lambda x1, x2: np.sin(np.pi * x1),
    "sine2": lambda x1, x2: np.sin(np.pi * x2),
}


def derived(X, features) -> np.ndarray:
    """The named `FEATURES` of points X (n, 2), shape (n, number of features)."""
    if tuple(features) == ("x1", "x2"):
        return np.asarray(X)  # what most networks are given, at no cost: each step of a training asks for it
    return np.column_stack([FEATURES[name](*X.T) for name in features])


def checked_features(features) -> tuple:
    """Names of `FEATURES` in their order; ValueError for anything else than a list or tuple of them."""
    is_list = isinstance(features, list | tuple) and len(features) > 0
    if not is_list or not all(isinstance(name, str) and name in FEATURES for name in features):
        raise ValueError(
            text("argument.not-some-of", name="features", value=repr(features), choices=list(FEATURES)))
    return tuple(name for name in FEATURES if name in features)


def draw_points(settings, rng):
    """The points X (n, 2) and their classes y (n, 1) of the playground's `Settings`."""
    if settings.data == PAINTED:
        table = np.array(settings.points, dtype=float)
        return table[:, :2], table[:, 2:]
    X, y = DATA[settings.data](settings.n, rng)
    return add_noise(X, settings.noise, rng), y.astype(float)[:, None]


def checked_points(points) -> tuple:
    """Painted points as a tuple of (x1, x2, class); ValueError for anything else."""
    try:
        table = np.array(points, dtype=float)
    except (TypeError, ValueError):
        table = np.empty(0)
    if table.ndim != 2 or table.shape[1] != 3 or not np.isfinite(table).all():
        raise ValueError(text("argument.no-painted-points"))
    if len(table) < MIN_POINTS or set(table[:, 2]) != {0.0, 1.0}:
        raise ValueError(text("argument.too-few-painted-points", count=len(table), least=MIN_POINTS))
    return tuple((float(x1), float(x2), int(label)) for x1, x2, label in table)


def _scaled(X, y):
    return 0.4 * X, y
