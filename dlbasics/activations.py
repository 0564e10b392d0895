"""Activation functions and, beside each, its derivative.

Every function takes real numbers of any shape (else ``TypeError``) and returns the same shape and float
dtype, integers as float64. None overflows, and nan comes out only where nan goes in or no limit exists.
Elementwise results are within 4 units in the last place of the true value over the whole float64 range.
"""

import numpy as np

from dlbasics.validation import as_float, check_interval, check_same_shape, ignore_fp_warnings


def sigmoid(x):
    """Logistic function ``1 / (1 + exp(-x))``, from 0 to 1.

    ``exp(-x)`` overflows for x < -709; times ``exp(x) / exp(x)`` there, only ``exp(-|x|) <= 1`` is left.

    >>> sigmoid([-1000.0, 0.0, 1000.0])
    array([0. , 0.5, 1. ])
    """
    x = as_float(x)
    e = np.exp(-np.abs(x))
    return np.where(x < 0, e, 1) / (1 + e)


def sigmoid_grad(x):
    """Derivative of `sigmoid`, ``exp(-|x|) / (1 + exp(-|x|))**2``: an even function, at most 1/4.

    The usual ``s * (1 - s)`` is 0 from x = 37 on, where s rounds to 1; here both tails are alike.

    >>> sigmoid_grad([-40.0, 40.0])
    array([4.24835426e-18, 4.24835426e-18])
    """
    e = np.exp(-np.abs(as_float(x)))
    return e / (1 + e * (2 + e))  # (1 + e)**2 rounded once near 1, not twice


def tanh(x):
    """Hyperbolic tangent ``2 * sigmoid(2 * x) - 1``, from -1 to 1 with mean output near 0.

    See LeCun, Bottou, Orr and Mueller, "Efficient BackProp" (1998), section 4.4.
    """
    return np.tanh(as_float(x))


@ignore_fp_warnings
def tanh_grad(x):
    """Derivative of `tanh`, ``1 / cosh(x)**2``, which is ``4 * sigmoid_grad(2 * x)``.

    The usual ``1 - tanh(x)**2`` cancels: all its digits are lost from x = 19 on.

    >>> tanh_grad(20.0), 1 - np.tanh(20.0) ** 2
    (np.float64(1.6993417021166355e-17), np.float64(0.0))
    """
    return 4 * sigmoid_grad(2 * as_float(x))


def relu(x):
    """Rectified linear unit ``max(x, 0)``; see Glorot, Bordes and Bengio (2011), section 3."""
    return np.maximum(as_float(x), 0)


def relu_grad(x):
    """Derivative of `relu`: 1 for x > 0, else 0; at the kink x = 0 the convention is 0."""
    return np.heaviside(as_float(x), 0)


def leaky_relu(x, slope=0.01):
    """``max(x, slope * x)``, so that no unit dies; see Maas, Hannun and Ng (2013), section 2.

    A `slope` outside [0, 1] raises ``ValueError``.
    """
    x = as_float(x)
    slope = check_interval("[0, 1]", slope=slope)
    return np.maximum(x, slope * x) if slope else relu(x)  # 0 * -inf would be nan


def leaky_relu_grad(x, slope=0.01):
    """Derivative of `leaky_relu`: 1 for x > 0, else `slope`, at the kink x = 0 too."""
    slope = check_interval("[0, 1]", slope=slope)
    positive = relu_grad(x)
    return positive + slope * (1 - positive)


@ignore_fp_warnings
def softmax(x, axis=-1):
    """Probabilities ``exp(x_i) / sum_j exp(x_j)`` along `axis`.

    The largest x is subtracted first, which changes nothing (numerator and denominator share the factor) but
    keeps ``exp`` from overflowing. A single +inf takes all, -inf gets 0; two of +inf, or several numbers
    that are all -inf, have no limit: nan. An axis that does not exist raises ``numpy.exceptions.AxisError``.

    See Bridle (1990); Blanchard, Higham and Higham, IMA J. Numer. Anal. 41 (2021), sections 3 and 4.

    >>> with np.errstate(over="ignore", invalid="ignore"):
    ...     e = np.exp([1000.0, 1000.0])
    ...     print(e / e.sum(), softmax([1000.0, 1000.0]))
    [nan nan] [0.5 0.5]
    """
    e = np.exp(_minus_max(as_float(x), axis))
    return (e / _sum(e, axis)).astype(e.dtype)


@ignore_fp_warnings
def softmax_grad(x, dy, axis=-1):
    """Gradient with respect to `x` of a loss whose gradient with respect to ``softmax(x)`` is `dy`.

    The Jacobian is ``diag(s) - s s^T`` (symmetric), so this is ``s * (dy - sum(s * dy))``. A constant added
    to dy changes nothing; measured from the dy of the largest x, nothing cancels as s nears 1.
    Shapes of `x` and `dy` that differ raise ``ValueError``.
    """
    x, dy = check_same_shape(x=x, dy=dy)
    s = softmax(x, axis)
    top = _minus_max(x, axis) == 0
    dy = dy - np.where(top, dy, -np.inf).max(axis, keepdims=True, initial=-np.inf)
    return s * (dy - (s * dy).sum(axis, keepdims=True))


@ignore_fp_warnings
def log_softmax(x, axis=-1):
    """``log(softmax(x))`` along `axis`, exact where the softmax underflows to 0 or rounds to 1.

    With z = x - max(x), it is ``z - log(sum_j exp(z_j))``. One term of that sum is exactly 1, so ``log1p`` of
    the others keeps every digit of a result near 0. Limits and errors as in `softmax`; see Blanchard, Higham
    and Higham (2021), section 4.

    >>> log_softmax([0.0, 50.0]), np.log(softmax([0.0, 50.0]))
    (array([-5.00000000e+01, -1.92874985e-22]), array([-50.,   0.]))
    """
    z = _minus_max(as_float(x), axis)
    top = z == 0
    others = _sum(np.where(top, 0, np.exp(z)), axis)
    ties = top.sum(axis, keepdims=True, dtype=others.dtype) - 1
    return (z - np.log1p(others + ties)).astype(z.dtype)


@ignore_fp_warnings
def log_softmax_grad(x, dy, axis=-1):
    """Gradient with respect to `x` of a loss whose gradient with respect to ``log_softmax(x)`` is `dy`.

    It is ``dy - s * sum(dy)``, s = softmax(x), and sums to 0. Where s nears 1 the difference cancels, so the
    largest x gets minus the sum of the others. Shapes of `x` and `dy` that differ raise ``ValueError``.
    """
    x, dy = check_same_shape(x=x, dy=dy)
    z = _minus_max(x, axis)
    top = z == 0
    e = np.exp(z)
    dx = dy - e / _sum(e, axis) * _sum(dy, axis)
    alone = top & (top.sum(axis, keepdims=True) == 1)  # in a tie s <= 1/2: nothing cancels
    return np.where(alone, -_sum(np.where(alone, 0, dx), axis), dx).astype(x.dtype)


def _sum(values, axis):
    """A sum along an axis, of half precision in single: 65520 ones are `inf` in float16."""
    return values.sum(axis, keepdims=True, dtype=np.result_type(values, np.float32))


def _minus_max(x, axis):
    """``x - max(x)``, at most 0: the step that keeps exp from overflowing."""
    top = x.max(axis, keepdims=True, initial=-np.inf)
    z = x - top
    if np.isinf(top).any():  # inf - inf is nan, but a single one at the top stands for the limit
        at_top = x == top
        z = np.where(at_top & (at_top.sum(axis, keepdims=True) == 1), 0, z)
    return z
