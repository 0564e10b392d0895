"""The usual ways to keep a logarithm finite by an eps: one mistake, whatever its size and place."""

import numpy as np

EPSILONS = (float(np.finfo(float).eps), 1e-15, 1e-12, 1e-10, 1e-9, 1e-8, 1e-7, 1e-6)


def added(p, eps):
    return p + eps


def clipped(p, eps):
    return np.clip(p, eps, 1 - eps)


def with_each_eps(make):
    """``make(cap, eps)`` for every usual eps, added or as a limit."""
    return tuple(make(cap, eps) for eps in EPSILONS for cap in (added, clipped))
