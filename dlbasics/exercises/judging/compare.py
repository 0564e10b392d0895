"""Whether two values, or all that two calls did, are the same: structure, kind of number, nearness."""

from dataclasses import replace

import numpy as np

from dlbasics.runner.call_recorder import Foreign, Outcome


def shape(value):
    """The structure of a plain value: what two values must share before their numbers are compared."""
    if isinstance(value, np.ndarray):
        return value.shape
    if isinstance(value, tuple):
        return ["tuple", *map(shape, value)]
    return f"an object of type {value.type}" if isinstance(value, Foreign) else None


def unpacked(expected: Outcome, got: Outcome) -> Outcome:
    """Where a tuple is expected, a list or an array of as many parts counts: ``a, b = f()`` is the same.

    A list of equal shapes has become one array by now, and one of other shapes a tuple.
    """
    if isinstance(expected.value, tuple) and isinstance(got.value, np.ndarray) and got.value.ndim:
        if len(got.value) == len(expected.value):
            return replace(got, value=tuple(map(np.asarray, got.value)))
    return got


def shape_words(value) -> str:
    """The structure in words."""
    if isinstance(value, tuple):
        return f"a tuple of {len(value)}: {', '.join(map(shape_words, value))}"
    form = shape(value)
    if form is None:
        return "nothing (None)"
    return form if isinstance(form, str) else ("a single number" if form == () else f"shape {form}")


def shape_hint(expected, got) -> str:
    """What the two usual slips come from; empty for any other difference."""
    if not (isinstance(expected, np.ndarray) and isinstance(got, np.ndarray)):
        return ""
    if expected.ndim == 0 and got.size > 1:
        return " Is a mean or a sum missing?"
    column = expected.ndim == 1 and got.shape == (*expected.shape, 1)
    return " A column where a row is expected: `[:, 0]` takes it out." if column else ""


def dtype_differs(expected, got, either=False) -> str:
    """Say how the kinds of number differ; empty if they fit. Wider floats than the reference's do not.

    A single whole number does for a float: a sum that began at ``0`` and met nothing is still an int. With
    `either` it is no difference the other way round, too.
    """
    if isinstance(expected, tuple):
        pairs = zip(expected, got, strict=False)
        return next(filter(None, (dtype_differs(e, g, either) for e, g in pairs)), "")
    if expected is None or expected.size == 0:
        return ""
    kinds = ["i" if a.dtype.kind == "u" else a.dtype.kind for a in (expected, got)]
    wider = kinds == ["f", "f"] and expected.ndim > 0 and got.dtype.itemsize > expected.dtype.itemsize
    whole = expected.ndim == 0 and (kinds == ["f", "i"] or (either and kinds == ["i", "f"]))
    differ = kinds[0] != kinds[1] and not whole
    return f"Expected {expected.dtype}, yours is {got.dtype}." if differ or wider else ""


def close(expected, got, rtol: float, atol: float):
    """Elementwise nearness; nan equals nan, and inf the same inf. One bool for a tuple."""
    if isinstance(expected, tuple):
        return np.array(all(np.all(close(e, g, rtol, atol)) for e, g in zip(expected, got, strict=True)))
    if expected is None:
        return np.array(got is None)
    if expected.dtype.kind not in "fc":
        return np.asarray(expected == got)
    # A float32 result is asked for float32 precision, not for more digits than it holds.
    rtol = max(rtol, 32 * float(np.finfo(expected.dtype).eps))
    with np.errstate(all="ignore"):
        return np.isclose(got, expected, rtol=rtol, atol=atol, equal_nan=True)


def same(a: Outcome, b: Outcome, rtol: float, atol: float) -> bool:
    """Whether two outcomes are one behaviour: value, shape, dtype, mutation, or the same exception."""
    if a.failure or b.failure:
        return bool(a.failure and b.failure) and (
            (a.failure.type, a.failure.message) == (b.failure.type, b.failure.message)
        )
    if shape(a.value) != shape(b.value) or isinstance(a.value, Foreign) or a.mutated != b.mutated:
        return False
    if dtype_differs(a.value, b.value, True) or dtype_differs(b.value, a.value, True):
        return False
    return bool(np.all(close(a.value, b.value, rtol, atol)))


def finite(value) -> bool:
    """Whether all numbers of a plain value are finite."""
    if isinstance(value, tuple):
        return all(map(finite, value))
    return not isinstance(value, np.ndarray) or value.dtype.kind not in "fc" or bool(np.isfinite(value).all())
