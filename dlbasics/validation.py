"""The checks of numeric input: what they refuse, they name.

Any shape is welcome. A float dtype is kept (float16 and float32 too: each operation rounds to it);
integers and booleans become float64, or follow the floats that they meet. Nothing broadcasts
unasked: ``(n,)`` against ``(n, 1)`` would silently make an ``(n, n)`` table.
"""

from functools import lru_cache

import numpy as np

from dlbasics.messages import text

# Decorates a function for which inf and nan are answers, not accidents.
ignore_fp_warnings = np.errstate(divide="ignore", over="ignore", invalid="ignore")


def as_float(x, name="x"):
    """Return `x` as a floating-point array; a float array comes back itself, not a copy.

    Raises
    ------
    TypeError
        If `x` holds anything but real numbers (complex, text, objects, dates).
    ValueError
        If `x` is a ragged list.

    Examples
    --------
    >>> as_float([0, 1]).dtype, as_float(np.float32(1)).dtype
    (dtype('float64'), dtype('float32'))
    """
    x = _real(x, name)
    return x if x.dtype.kind == "f" else x.astype(float)


def as_floats(**arrays):
    """Return the named arrays in their common float dtype; integers follow the floats among them.

    Examples
    --------
    >>> y, y_hat = as_floats(y=[0, 1], y_hat=np.float32([0.2, 0.7]))
    >>> y.dtype
    dtype('float32')
    """
    checked = [_real(x, name) for name, x in arrays.items()]
    floats = [x.dtype for x in checked if x.dtype.kind == "f"]
    dtype = np.result_type(*floats) if floats else np.dtype(float)
    return tuple(x.astype(dtype, copy=False) for x in checked)


def check_same_shape(**arrays):
    """Return the named arrays in their common float dtype once they all have the same shape.

    Raises
    ------
    ValueError
        If two shapes differ; the message names both arguments and both shapes.

    Examples
    --------
    >>> y, y_hat = check_same_shape(y=[1, 0], y_hat=[[0.9], [0.2]])
    Traceback (most recent call last):
    ValueError: y has shape (2,) but y_hat has shape (2, 1); expected the same shape
    """
    checked = as_floats(**arrays)
    (first, *others), names = checked, list(arrays)
    for name, other in zip(names[1:], others, strict=True):
        if other.shape != first.shape:
            raise ValueError(text("argument.shapes-differ", name=names[0], shape=str(first.shape),
                                  other=name, other_shape=str(other.shape)))
    return checked


def check_interval(interval, **number):
    """Return one named number as a Python float (which widens no array) once it lies in `interval`.

    Parameters
    ----------
    interval : str
        As mathematics writes it: ``"[0, 1)"``, ``"(0, inf)"``.

    Raises
    ------
    TypeError
        If it is not one real number.
    ValueError
        If it lies outside, or is nan.

    Examples
    --------
    >>> check_interval("[0, 1)", drop_prob=1)
    Traceback (most recent call last):
    ValueError: drop_prob is 1.0; expected a number in [0, 1)
    """
    [(name, value)] = number.items()
    value = as_float(value, name)
    if value.ndim:
        raise TypeError(text("argument.not-one-number", name=name, shape=str(value.shape), interval=interval))
    value = float(value)
    low, high = _ends(interval)
    above = low <= value if interval[0] == "[" else low < value
    below = value <= high if interval[-1] == "]" else value < high
    if not (above and below):
        raise ValueError(text("argument.outside-interval", name=name, value=repr(value), interval=interval))
    return value


def check_whole(interval, **number):
    """Return one named number as an int once it is whole and lies in `interval`.

    Raises
    ------
    TypeError, ValueError
        As `check_interval` does, and ``ValueError`` for a number such as 2.5. A number above 2**53 is
        the nearest one that a float holds.

    Examples
    --------
    >>> check_whole("[0, inf)", degree=2.5)
    Traceback (most recent call last):
    ValueError: degree is 2.5; expected a whole number in [0, inf)
    """
    [(name, value)] = number.items()
    value = check_interval(interval, **number)
    if not value.is_integer():
        raise ValueError(text("argument.not-whole", name=name, value=repr(value), interval=interval))
    return int(value)


def check_probabilities(p, name="p"):
    """Return `p` as floats once no entry lies outside [0, 1] (``ValueError``); nan passes."""
    p = as_float(p, name)
    outside = p[(p < 0) | (p > 1)]
    if outside.size:
        raise ValueError(text("argument.no-probabilities", name=name, value=str(outside[0])))
    return p


def check_distributions(p, name="p"):
    """Return `p` as floats once its entries are probabilities that sum to 1 along the last axis.

    The sum may miss 1 by 0.001, so that rounded tables and central differences pass; else ``ValueError``.
    """
    p = check_probabilities(p, name)
    if not p.ndim:
        raise ValueError(text("argument.no-distributions", name=name))
    sums = p.sum(axis=-1, dtype=float)
    wrong = sums[np.abs(sums - 1) > 1e-3]
    if wrong.size:
        raise ValueError(text("argument.sum-not-one", name=name, sum=f"{wrong[0]:.6g}"))
    return p


@lru_cache
def _ends(interval):
    low, high = interval[1:-1].split(",")
    return float(low), float(high)


def _real(x, name):
    try:
        x = np.asarray(x)
    except ValueError as error:
        raise ValueError(text("argument.ragged", name=name)) from error
    if x.dtype.kind not in "fiub":
        raise TypeError(text("argument.not-real", name=name, dtype=x.dtype))
    return x
