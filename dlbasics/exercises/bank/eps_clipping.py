"""The usual ways to keep a number away from 0 by an eps: one mistake, whatever its size and place."""

import numpy as np

EPSILONS = (
    float(np.finfo(float).eps), 1e-15, 1e-12, 1e-10, 1e-9, 1e-8, 1e-7, 1e-6,
    1e-16, float(np.finfo(np.float32).eps), 1e-5, 1e-4, 1e-3, 1e-20, 1e-30, float(np.finfo(float).tiny),
)


def added(p, eps):
    return p + eps


def clipped(p, eps):
    """A limit at both ends."""
    return np.clip(p, eps, 1 - eps)


def at_least(p, eps):
    """A limit at the lower end."""
    return np.maximum(p, eps)


CLIPPERS = (added, clipped, at_least)


def with_each_eps(make, caps=CLIPPERS):
    """``make(cap, eps)`` for every usual eps, added or as a limit."""
    return tuple(make(cap, eps) for eps in EPSILONS for cap in caps)
