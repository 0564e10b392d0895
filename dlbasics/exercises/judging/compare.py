"""Whether two values, or all that two calls did, are the same: structure, kind of number, nearness."""

from dataclasses import replace

import numpy as np

from dlbasics.markdown import literal
from dlbasics.messages import Message
from dlbasics.runner.run_cases import Foreign, Outcome


def shape(value):
    """The structure of a plain value: what two values must share before their numbers are compared."""
    if isinstance(value, np.ndarray):
        return value.shape
    if isinstance(value, tuple):
        return ["tuple", *map(shape, value)]
    return value.type if isinstance(value, Foreign) else None


def unpacked(expected: Outcome, got: Outcome) -> Outcome:
    """Where a tuple is expected, a list or an array of as many parts counts: ``a, b = f()`` is the same.

    A list of equal shapes has become one array by now, and one of other shapes a tuple.
    """
    if isinstance(expected.value, tuple) and isinstance(got.value, np.ndarray) and got.value.ndim:
        if len(got.value) == len(expected.value):
            return replace(got, value=tuple(map(np.asarray, got.value)))
    return got


def describe_shape(value) -> Message:
    """The structure in words."""
    form = shape(value)
    match form:
        case None:
            return Message("shape.none")
        case ["tuple", *_]:
            parts = [describe_shape(part) for part in value]
            return Message("shape.tuple", {"count": len(parts), "parts": parts})
        case str():
            return Message("shape.object", {"type": literal(form)})
        case ():
            return Message("shape.number")
        case _:
            return Message("shape.array", {"shape": str(form)})


def shape_hint(expected, got) -> str:
    """What the two usual slips come from: the end of a message's code; empty for any other difference."""
    if not (isinstance(expected, np.ndarray) and isinstance(got, np.ndarray)):
        return ""
    if expected.ndim == 0 and got.size > 1:
        return ".mean-or-sum-missing"
    if expected.ndim == 1 and got.shape == (*expected.shape, 1):
        return ".column-for-row"
    return ""


def dtype_difference(expected, got, either=False) -> Message | None:
    """How the kinds of number differ; None if they fit. Wider floats than the reference's do not.

    A single whole number does for a float: a sum that began at ``0`` and met nothing is still an int. With
    `either` it is no difference the other way round, too.
    """
    if isinstance(expected, tuple):
        differences = (dtype_difference(e, g, either) for e, g in zip(expected, got, strict=False))
        return next(filter(None, differences), None)
    if expected is None or expected.size == 0:
        return None
    kinds = ["i" if array.dtype.kind == "u" else array.dtype.kind for array in (expected, got)]
    wider = kinds == ["f", "f"] and expected.ndim > 0 and got.dtype.itemsize > expected.dtype.itemsize
    whole = expected.ndim == 0 and (kinds == ["f", "i"] or (either and kinds == ["i", "f"]))
    if wider or (kinds[0] != kinds[1] and not whole):
        return Message("judge.wrong-dtype", {"expected": str(expected.dtype), "got": str(got.dtype)})
    return None


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
    if dtype_difference(a.value, b.value, True) or dtype_difference(b.value, a.value, True):
        return False
    return bool(np.all(close(a.value, b.value, rtol, atol)))


def finite(value) -> bool:
    """Whether all numbers of a plain value are finite."""
    if isinstance(value, tuple):
        return all(map(finite, value))
    return not isinstance(value, np.ndarray) or value.dtype.kind not in "fc" or bool(np.isfinite(value).all())
