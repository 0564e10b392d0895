"""Batch and layer normalization, forward and backward, and the running statistics of the former.

Both give ``gamma * x_hat + beta`` with ``x_hat = (X - mu) / sqrt(var + eps)``. They differ in the axis: the
statistics of batch norm are those of a feature over the examples (axis 0), those of layer norm are those of
an example over its features (the last axis). `var` is the biased variance (ddof = 0), always taken in two
passes: ``E[x^2] - E[x]^2`` cancels, to below 0 in float32 where the mean is large. Sums run in float64 and
are rounded at the end: in float32 the mean of 100 000 rows near 10 000 with variance 1 comes out 7 too low.

Shapes that do not fit raise ``ValueError`` naming both; anything but real numbers raises ``TypeError``.
"""

from typing import NamedTuple

import numpy as np

from dlbasics.messages import text
from dlbasics.validation import as_float, as_floats, check_interval, check_same_shape

EPS = 1e-5  # added to variances by default


class Cache(NamedTuple):
    """What the backward pass needs of the forward pass.

    Attributes
    ----------
    x_hat : ndarray, shape of X
        The normalized input.
    gamma : ndarray, shape (d,)
    std : ndarray
        ``sqrt(var + eps)``, of a shape that broadcasts against X.
    axis : int
        Over which mean and variance were taken.
    constant_statistics : bool
        Whether mean and variance do not depend on X: eval mode of batch norm.
    """

    x_hat: np.ndarray
    gamma: np.ndarray
    std: np.ndarray
    axis: int
    constant_statistics: bool


class RunningStatistics:
    """Mean and variance of each feature over the batches seen, for use in eval mode.

    Each update is ``running = (1 - momentum) * running + momentum * batch``: PyTorch's convention. Keras
    calls ``1 - momentum`` the momentum. As in PyTorch the variance that is kept is unbiased (ddof = 1),
    though the forward pass divides by the biased one.

    Parameters
    ----------
    d : int
        Number of features.
    momentum : float in [0, 1]

    Attributes
    ----------
    mean, var : ndarray, shape (d,)
        0 and 1 at first.
    """

    def __init__(self, d, momentum=0.1):
        self.momentum = check_interval("[0, 1]", momentum=momentum)
        self.mean, self.var = np.zeros(d), np.ones(d)

    def update(self, X):
        """Take one batch X (n, d) into account; fewer than two rows raise ``ValueError``."""
        X = as_float(X, "X")
        self.check_fits(X, training=True)
        mu, _, squares = _moments(X, axis=0)
        self._update(mu[0], squares[0] / (len(X) - 1))

    def _update(self, mean, var):
        self.mean += self.momentum * (mean - self.mean)
        self.var += self.momentum * (var - self.var)

    def check_fits(self, X, training=False):
        """Raise ``ValueError`` unless X holds examples of the d features, in training two or more."""
        if X.shape[1:] != self.mean.shape:
            raise ValueError(
                text("argument.shapes-do-not-fit", name="running.mean", shape=str(self.mean.shape),
                     other="X", other_shape=str(X.shape), expected=f"(n, {len(self.mean)})"))
        if training and len(X) < 2:
            raise ValueError(text("argument.no-variance", count=len(X)))


def batch_norm(X, gamma, beta, running=None, training=True, eps=EPS):
    """Normalize each feature over the batch; see Ioffe and Szegedy (2015), algorithm 1.

    Parameters
    ----------
    X : array_like, shape (n, d)
    gamma, beta : array_like, shape (d,)
        Learned scale and shift.
    running : RunningStatistics, optional
        Updated in training, which then needs two rows or more; in eval mode (``training=False``) used in
        place of the batch's statistics.
    training : bool
    eps : float
        Added to the variance. A batch of one example has variance 0: its output is `beta`, whatever X says.

    Returns
    -------
    out : ndarray, shape (n, d)
    cache : Cache
        For `batch_norm_backward`.
    """
    X, gamma, beta = _checked(X, gamma, beta)
    if X.ndim != 2 or not len(X):
        raise ValueError(text("argument.no-row", shape=str(X.shape)))
    if running is not None:
        running.check_fits(X, training)
    elif not training:
        raise ValueError(text("argument.no-running-statistics"))
    if not training:
        centred = X - running.mean
        return _normalize(X, centred, running.var, gamma, beta, eps, axis=0, constant_statistics=True)
    mu, centred, squares = _moments(X, axis=0)
    if running is not None:
        running._update(mu[0], squares[0] / (len(X) - 1))
    return _normalize(X, centred, squares / len(X), gamma, beta, eps, axis=0)


def layer_norm(X, gamma, beta, eps=EPS):
    """Normalize each example over its features; see Ba, Kiros and Hinton (2016), section 3.

    X has shape (..., d); `gamma` and `beta` have shape (d,). No batch enters, so training and eval mode are
    one. Returns the output, of the shape of X, and the `Cache` for `layer_norm_backward`.
    """
    X, gamma, beta = _checked(X, gamma, beta)
    _, centred, squares = _moments(X, axis=-1)
    return _normalize(X, centred, squares / X.shape[-1], gamma, beta, eps, axis=-1)


def batch_norm_backward(dout, cache):
    """Gradients ``(dX, dgamma, dbeta)`` of a loss whose gradient with respect to the output is `dout`.

    In training mu and var depend on X too, so each column of dX has its mean and its projection on x_hat
    subtracted; see Ioffe and Szegedy (2015), section 3. In eval mode they are constants.
    """
    dout, x_hat = check_same_shape(dout=dout, x_hat=cache.x_hat)
    dtype = dout.dtype
    dout = _as_float64(dout)
    x_hat = _as_float64(x_hat)
    dx_hat = dout * cache.gamma
    batch_axes = tuple(range(dout.ndim - 1))
    dgamma = (dout * x_hat).sum(axis=batch_axes)
    dbeta = dout.sum(axis=batch_axes)
    if not cache.constant_statistics:
        n = dx_hat.shape[cache.axis]
        mean = dx_hat.sum(cache.axis, keepdims=True) / n
        projection = (dx_hat * x_hat).sum(cache.axis, keepdims=True) / n
        dx_hat = dx_hat - mean - x_hat * projection
    return tuple(grad.astype(dtype, copy=False) for grad in (dx_hat / cache.std, dgamma, dbeta))


def layer_norm_backward(dout, cache):
    """Gradients ``(dX, dgamma, dbeta)``: as in `batch_norm_backward`, with rows in place of columns."""
    return batch_norm_backward(dout, cache)


def _moments(X, axis):
    """Mean along an axis, X less the mean, and the sum of the squares of that, all in float64."""
    X = _as_float64(X)
    mu = X.sum(axis, keepdims=True) / X.shape[axis]
    centred = X - mu
    return mu, centred, (centred**2).sum(axis, keepdims=True)


def _normalize(X, centred, var, gamma, beta, eps, axis, constant_statistics=False):
    std = np.sqrt(var + check_interval("[0, inf)", eps=eps))
    x_hat = (centred / std).astype(X.dtype, copy=False)
    return gamma * x_hat + beta, Cache(x_hat, gamma, std, axis, constant_statistics)


def _as_float64(X):
    """X in float64, for exact sums; what is wider stays as it is."""
    return X if X.dtype.itemsize >= 8 else X.astype(float)


def _checked(X, gamma, beta):
    X, gamma, beta = as_floats(X=X, gamma=gamma, beta=beta)
    if not X.ndim:
        raise ValueError(text("argument.wrong-shape", name="X", shape="()", expected="(..., d)"))
    for name, array in (("gamma", gamma), ("beta", beta)):
        if array.shape != X.shape[-1:]:
            raise ValueError(
                text("argument.shapes-do-not-fit", name=name, shape=str(array.shape),
                     other="X", other_shape=str(X.shape), expected=str(X.shape[-1:])))
    return X, gamma, beta
