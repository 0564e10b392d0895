"""Central differences: an independent check of every gradient that is derived by hand."""

import numpy as np

from dlbasics.messages import text


def numerical_gradient(f, x, step=1e-5):
    """Gradient of a scalar function by central differences.

    Parameters
    ----------
    f : callable
        Takes an array shaped like `x` and returns one number.
    x : array_like of float
        Where to differentiate.
    step : float
        Each entry moves by ``step * max(1, |entry|)`` both ways. The difference has a truncation error
        that grows with ``step**2`` and a rounding error that grows with ``1 / step``; their sum is least
        near the cube root of the machine epsilon, 6e-6.

    Returns
    -------
    ndarray of float64, shape of `x`

    Raises
    ------
    ValueError
        If `f` returns anything but one number.
    """
    x = np.array(x, dtype=float)
    grad = np.empty_like(x)
    for index in np.ndindex(x.shape):
        here = x[index]
        h = step * max(1.0, abs(x[index]))
        x[index] = here + h
        above = _number(f(x))
        moved_up = x[index]
        x[index] = here - h
        below = _number(f(x))
        moved_down = x[index]
        x[index] = here
        grad[index] = (above - below) / (moved_up - moved_down)  # the steps as rounding left them
    return grad


def gradient_error(f, x, grad, step=1e-5):
    """Largest distance between `grad` and central differences, relative to their largest entry.

    Both are measured by the max norm: the absolute value of the largest entry.
    About 1e-9 for a right gradient of a smooth function in float64, about 1 for a wrong one.
    A layer with many outputs is checked through ``f = lambda x: np.sum(layer(x) * dy)`` with a **random**
    `dy`. With ones the check of a normalization layer or a softmax is vacuous: the outputs have a fixed
    sum, so the true gradient is 0, and so is that of code which has lost the term along the output.

    Raises
    ------
    ValueError
        If `grad` has another shape than `x`, or if both gradients are below 1e-10: such a check proves
        nothing.
    """
    grad, x = np.asarray(grad, dtype=float), np.asarray(x, dtype=float)
    if grad.shape != x.shape:
        raise ValueError(text("argument.shapes-differ", name="grad", shape=str(grad.shape),
                              other="x", other_shape=str(x.shape)))
    numerical = numerical_gradient(f, x, step)
    scale = max(np.abs(grad).max(initial=0), np.abs(numerical).max(initial=0))
    if scale < 1e-10:  # rounding alone can make central differences as large
        raise ValueError(text("argument.gradients-zero"))
    return float(np.abs(grad - numerical).max(initial=0) / scale)


def check_gradient(f, x, grad, tolerance=1e-6, step=1e-5):
    """Raise ``AssertionError`` unless `gradient_error` is at most `tolerance`; return the error."""
    error = gradient_error(f, x, grad, step)
    if not error <= tolerance:
        raise AssertionError(text("argument.gradient-off", error=f"{error:.1e}"))
    return error


def _number(value):
    value = np.asarray(value, dtype=float)
    if value.ndim:
        raise ValueError(text("argument.f-not-one-number", shape=str(value.shape)))
    return float(value)
