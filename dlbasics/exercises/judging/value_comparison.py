"""Whether two values, or all that two calls did, are the same: structure, kind of number, nearness."""

import operator
import sys
from dataclasses import replace
from typing import Literal

import numpy as np

from dlbasics.messages import Message
from dlbasics.runner.run_cases import Outcome, UnsupportedValue

NUMBER_KINDS = "biufc"
# Kinds of entries that a sentence of their own is for.
NAMED_KINDS = {
    "O": "object", "U": "text", "S": "text", "c": "complex", "b": "bool", "i": "whole", "f": "float",
}
# What still counts as near the truth where digits are lost or a limit was set.
NEAR_FACTOR, NEAR_ATOL = 2.0, 1e-6
# The smallest relative tolerance, in units of the last digit of the expected value's kind.
MIN_EPS = 32


def shape(value):
    """The structure of a plain value: what two values must share before their numbers are compared."""
    if isinstance(value, np.ndarray):
        return value.shape
    if isinstance(value, tuple):
        return ["tuple", *map(shape, value)]
    return value.type if isinstance(value, UnsupportedValue) else None


def unpacked(expected: Outcome, got: Outcome) -> Outcome:
    """Where a tuple is expected, a list or an array of the same parts counts, and the other way round.

    ``a, b = f()`` does the same with each. A list of equal shapes has become one array by now, and one of
    other shapes a tuple.
    """
    value = _rearranged(expected.value, got.value)
    if value is got.value or shape(value) != shape(expected.value):
        return got
    return replace(got, value=value)


def _rearranged(expected, got):
    """A value with arrays and tuples where they are expected, as far as its parts allow it."""
    match expected, got:
        case np.ndarray(), tuple():
            return _stacked(got)
        case tuple(), np.ndarray() if got.ndim:
            got = tuple(map(np.asarray, got))
        case tuple(), tuple():
            pass
        case _:
            return got
    if len(got) != len(expected):
        return got
    parts = tuple(map(_rearranged, expected, got))
    return got if all(map(operator.is_, parts, got)) else parts


def _stacked(got: tuple):
    """A tuple as one array, also where its parts are tuples; as it is where they have no common shape."""
    if not got:
        return np.array([])  # as an empty list
    arrays = [_stacked(part) if isinstance(part, tuple) else part for part in got]
    shapes = {part.shape if isinstance(part, np.ndarray) else None for part in arrays}
    if len(shapes) > 1 or None in shapes:
        return got
    try:
        return np.stack(arrays)
    except TypeError:  # dates beside numbers, say
        return got


def dtype_difference(expected, got) -> Message | None:
    """How the kinds of number differ; None if they fit. Wider floats than the reference's do not.

    A single number is a number: 7 and 7.0 are the same one, whichever is expected, and only its value is
    judged. Whole numbers do for an array of floats where they are the right values. An array of whole numbers
    must be one, for floats are no indices, no counts and no classes.
    """
    if isinstance(expected, tuple):
        differences = (dtype_difference(e, g) for e, g in zip(expected, got, strict=False))
        return next(filter(None, differences), None)
    if expected is None:
        return None
    if expected.size == 0 and got.dtype.kind in NUMBER_KINDS:
        return None
    return _kind_difference(expected, got)


def _kind_difference(expected: np.ndarray, got: np.ndarray) -> Message | None:
    """How the kinds of number of two arrays differ."""
    kinds = ["i" if array.dtype.kind == "u" else array.dtype.kind for array in (expected, got)]
    if kinds == ["f", "f"]:
        is_half = got.itemsize < min(4, expected.itemsize)
        is_wider = expected.ndim > 0 and got.itemsize > expected.itemsize
        if not is_half and not is_wider:
            return None
        kind = "half" if is_half else ""
    else:
        is_one_number = expected.ndim == 0 and set(kinds) <= {"f", "i"}
        keeps_all = kinds == ["f", "i"] and np.allclose(got, expected)
        if kinds[0] == kinds[1] or is_one_number or keeps_all:
            return None
        kind = _named_kind(*kinds)
    code = f"judge.wrong-dtype.{kind}" if kind else "judge.wrong-dtype"
    return Message(code, {"expected": str(expected.dtype), "got": str(got.dtype)})


def _named_kind(expected: str, got: str) -> str:
    """The end of the code of what is said of entries of another kind; empty for what needs no word more."""
    if expected == "b":
        return "not-bool"
    if (expected, got) == ("i", "O"):
        return "object-whole"
    return NAMED_KINDS.get(got, "") if expected != got else ""


def holds_numbers(array) -> bool:
    """Whether the entries of an array are numbers: no others can be subtracted, or be nan."""
    return np.asarray(array).dtype.kind in NUMBER_KINDS


def close(expected, got, rtol: float, atol: float):
    """Elementwise nearness; nan equals nan, and inf the same inf. One bool for a tuple."""
    if isinstance(expected, tuple):
        return np.array(all(np.all(close(e, g, rtol, atol)) for e, g in zip(expected, got, strict=True)))
    if expected is None:
        return np.array(got is None)
    if expected.dtype.kind not in "fc":
        return np.asarray(expected == got)
    if not holds_numbers(got):
        return np.zeros(expected.shape, bool)
    # A float32 result is asked for float32 precision, not for more digits than it holds.
    rtol = max(rtol, MIN_EPS * float(np.finfo(expected.dtype).eps))
    # As `np.isclose` has it, which takes three times as long for the few numbers of a case.
    with np.errstate(all="ignore"):
        near = (np.abs(got - expected) <= atol + rtol * np.abs(expected)) & np.isfinite(expected)
        return near | (got == expected) | (np.isnan(got) & np.isnan(expected))


def is_single(expected, got) -> bool:
    """Whether a value, or a part of it, has the digits of a float32 where those of a float64 are expected."""
    if isinstance(expected, tuple):
        return any(map(is_single, expected, got))
    arrays = isinstance(expected, np.ndarray) and isinstance(got, np.ndarray)
    return arrays and got.dtype == np.float32 and expected.dtype == np.float64


def near(expected, got) -> bool:
    """Whether a value is the right one but for lost digits: at most twice or half as large, or next to 0."""
    if isinstance(expected, tuple):
        return all(near(e, g) for e, g in zip(expected, got, strict=True))
    if expected is None or expected.dtype.kind not in "iuf":
        return False
    with np.errstate(all="ignore"):
        ratio = got / expected
        within = (ratio >= 1 / NEAR_FACTOR) & (ratio <= NEAR_FACTOR)
        equal = (got == expected) | (np.isnan(got) & np.isnan(expected))
        return bool(np.all(within | equal | (np.abs(got - expected) <= NEAR_ATOL)))


def same(a: Outcome, b: Outcome, rtol: float, atol: float) -> bool:
    """Whether two outcomes are one behaviour: value, shape, dtype, mutation, or the same exception."""
    if a.failure or b.failure:
        return bool(a.failure and b.failure) and (
            (a.failure.type, a.failure.message) == (b.failure.type, b.failure.message)
        )
    if a.mutated != b.mutated:
        return False
    verdict = _fast_verdict(a.value, b.value, rtol, atol)
    if verdict != "unknown":
        return verdict == "same"
    if shape(a.value) != shape(b.value) or isinstance(a.value, UnsupportedValue):
        return False
    if dtype_difference(a.value, b.value) or dtype_difference(b.value, a.value):
        return False
    return bool(np.all(close(a.value, b.value, rtol, atol)))


def _fast_verdict(a, b, rtol: float, atol: float) -> Literal["same", "different", "unknown"]:
    """What the first entries of two arrays of doubles, or all their bytes, tell of them.

    Of two forms of mistakes they tell it for most pairs, and take a hundredth of the time of comparing all
    entries. Tuples differ if a part does, and are the same if all parts are.
    """
    if isinstance(a, tuple) and isinstance(b, tuple) and len(a) == len(b):
        by_part = {_fast_verdict(one, other, rtol, atol) for one, other in zip(a, b, strict=True)}
        if "different" in by_part:
            return "different"
        return "unknown" if "unknown" in by_part else "same"
    for value in (a, b):
        if not isinstance(value, np.ndarray) or value.dtype != np.float64 or not value.size:
            return "unknown"
    first, second = a.item(0), b.item(0)
    # Of what is not finite only a number beside inf is far: the rest is left to the comparison of all.
    if abs(first - second) > atol + max(rtol, MIN_EPS * sys.float_info.epsilon) * abs(first):
        return "different"
    return "same" if a.shape == b.shape and a.tobytes() == b.tobytes() else "unknown"


def values_only(expected: list[Outcome], got: list[Outcome]) -> list[Outcome]:
    """Outcomes as if they had changed no other arguments than the reference does."""
    return [replace(g, mutated=e.mutated) for e, g in zip(expected, got, strict=True)]


def finite(value) -> bool:
    """Whether all numbers of a plain value are finite."""
    if isinstance(value, tuple):
        return all(map(finite, value))
    return not isinstance(value, np.ndarray) or value.dtype.kind not in "fc" or bool(np.isfinite(value).all())


# -- parts ----------------------------------------------------------------------------------------


def parts(value) -> tuple:
    """The parts of a tuple; of another value itself alone."""
    return value if isinstance(value, tuple) else (value,)


def part_of(value, place: int):
    """A part of a tuple; None of what has no such part."""
    return value[place] if isinstance(value, tuple) and place < len(value) else None


def numbers_in(values: list, kinds: str = "fiu") -> np.ndarray | None:
    """All numbers of some values in one row; None where there are others than of these kinds of dtype."""
    arrays = [part for value in values for part in parts(value)]
    if not all(isinstance(array, np.ndarray) and array.dtype.kind in kinds for array in arrays):
        return None
    return np.concatenate([array.ravel() for array in arrays]) if arrays else np.array([])
