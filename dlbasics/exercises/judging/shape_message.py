"""What is said of a value whose structure is not the expected one, and what that usually comes from."""

import numpy as np

from dlbasics.exercises.judging.value_comparison import shape
from dlbasics.markdown import literal
from dlbasics.messages import Message
from dlbasics.runner.run_cases import UnsupportedValue

# By the name of a type: what a learner has most likely left out. The rest are told by their names.
FOREIGN_HINTS = {
    "generator": "generator", "coroutine": "coroutine", "MaskedArray": "masked-array", "str": "text",
    "function": "function", "method": "function", "builtin_function_or_method": "function",
    "ufunc": "function", "type": "function", "method-wrapper": "function",
    "_ArrayFunctionDispatcher": "function", "partial": "function", "ellipsis": "ellipsis",
    "zip": "iterator", "map": "iterator", "filter": "iterator", "range": "iterator",
    "enumerate": "iterator", "reversed": "iterator", "list_reverseiterator": "iterator", "islice": "iterator",
    "chain": "iterator", "dict_values": "iterator", "dict_keys": "iterator", "dict_items": "iterator",
    "range_iterator": "iterator", "list_iterator": "iterator",
    "dict": "container", "set": "container", "frozenset": "container",
}

MAX_PARTS = 6  # described one by one


def describe_shape(value, inside: bool = False) -> Message:
    """The structure in words; `inside` a list of several structures, that of a tuple stands in brackets."""
    form = shape(value)
    match form:
        case None:
            return Message("shape.none")
        case ["tuple"]:
            return Message("shape.no-parts")
        case ["tuple", *parts] if len(parts) > MAX_PARTS:
            return Message("shape.many-parts", {"count": len(parts)})
        case ["tuple", *_]:
            parts = [describe_shape(part, True) for part in value]
            code = "shape.one-part" if len(parts) == 1 else "shape.tuple"
            code = "shape.tuple-inside" if inside and len(parts) > 1 else code
            return Message(code, {"count": len(parts), "parts": parts})
        case str():
            return Message("shape.object", {"type": literal(form)})
        case ():
            return Message("shape.number")
        case _:
            return Message("shape.array", {"shape": str(form)})


def shape_message(expected, got, by_entry: bool = False) -> Message:
    """Say what was expected and what came, and what such a slip usually comes from.

    Parameters
    ----------
    expected, got : object
        Plain values.
    by_entry : bool
        Whether an entry of the result depends on one entry of an argument alone.
    """
    if isinstance(expected, tuple) and isinstance(got, tuple) and len(expected) == len(got):
        if sorted(map(repr, map(shape, expected))) == sorted(map(repr, map(shape, got))):
            shapes = {"expected": describe_shape(expected), "got": describe_shape(got)}
            return Message("judge.wrong-shape.other-order", shapes)
        number = first_wrong_part(expected, got)
        message = shape_message(expected[number], got[number], by_entry)
        return Message("judge.wrong-shape.part", {"number": number + 1, "message": message})
    shapes = {"expected": describe_shape(expected), "got": describe_shape(got)}
    hint = _hint(expected, got)
    hint = "single-number-by-entry" if by_entry and hint == "single-number" else hint
    return Message(f"judge.wrong-shape.{hint}" if hint else "judge.wrong-shape", shapes)


def first_wrong_part(expected: tuple, got: tuple) -> int:
    """The place of the first part whose structure is not the expected one."""
    pairs = zip(expected, got, strict=True)
    return next(place for place, (e, g) in enumerate(pairs) if shape(e) != shape(g))


def _hint(expected, got) -> str:
    """The end of a message's code; empty for a difference that says nothing of where it comes from."""
    match expected, got:
        case _, None:
            return "none"
        case _, UnsupportedValue():
            return FOREIGN_HINTS.get(got.type, "foreign" if got.type.isidentifier() else "")
        case tuple(), np.ndarray():
            return "one-part" if shape(got) in map(shape, expected) else ""
        case tuple(), tuple():
            first = got[: len(expected)]
            return "too-many-parts" if list(map(shape, expected)) == list(map(shape, first)) else ""
        case np.ndarray(), tuple():
            return _tuple_hint(expected, got)
        case np.ndarray(), np.ndarray():
            return _hint_of_entries(expected, got) or _array_hint(expected, got)
    return ""


def _tuple_hint(expected: np.ndarray, got: tuple) -> str:
    """The same for an array and a tuple, or a list that made no array."""
    if len(got) == 1 and shape(got[0]) == shape(expected):
        return "trailing-comma"
    if shape(expected) in map(shape, got):
        return "one-of-several"
    entries = list(_entries(got))
    unsupported = [entry.type for entry in entries if isinstance(entry, UnsupportedValue)]
    if entries and len(unsupported) == len(entries) and set(unsupported) <= {"str", "str_"}:
        return "text"
    if any(entry is None for entry in entries):
        return "list-of-none"
    if _are_index_arrays(got) and len(got) == expected.ndim:
        return "places"
    if all(isinstance(part, np.ndarray) for part in got) and len(set(map(shape, got))) > 1:
        return "uneven"
    return ""


def _entries(value):
    """What a tuple holds, and what the tuples in it hold."""
    for part in value:
        yield from _entries(part) if isinstance(part, tuple) else (part,)


def _are_index_arrays(got: tuple) -> bool:
    """Whether it is what ``np.where(condition)`` gives: rows of indices, all of one length."""
    rows = [isinstance(part, np.ndarray) and part.ndim == 1 and part.dtype == np.intp for part in got]
    return bool(rows) and all(rows) and len(set(map(len, got))) == 1


def _array_hint(expected: np.ndarray, got: np.ndarray) -> str:
    """The same for two arrays."""
    if expected.ndim == 0:
        return "array-of-one" if got.size == 1 else "mean-or-sum-missing"
    if got.ndim == 0:
        return "single-number" if expected.size > 1 else "ones-lost"
    if got.shape == (*expected.shape, 1):
        return "column-for-row"
    if got.shape == (1, *expected.shape):
        return "row-in-a-table"
    if got.ndim == 2 and got.shape == 2 * expected.shape:
        return "outer"
    if got.ndim == expected.ndim + 1:
        return "mean-or-sum-missing"
    if expected.ndim > 1 and got.shape == expected.shape[::-1]:
        return "transposed"
    if expected.shape in ((*got.shape, 1), (1, *got.shape)):
        return "axis-lost"
    return _arrangement_hint(expected.shape, got.shape)


def _hint_of_entries(expected: np.ndarray, got: np.ndarray) -> str:
    """The same for two arrays, by what the entries are."""
    if _are_indices_of_ones(expected, got):
        return "places-of-ones"
    return "both-classes" if expected.ndim and _are_pairs_of_shares(expected, got) else ""


def _are_indices_of_ones(expected: np.ndarray, got: np.ndarray) -> bool:
    """Whether it is where the right entries of 0 and 1 are 1."""
    if not (expected.ndim == got.ndim == 1 and got.size and got.dtype.kind in "iu"):
        return False
    return bool(np.isin(expected, (0, 1)).all()) and np.array_equal(got, np.flatnonzero(expected))


def _are_pairs_of_shares(expected: np.ndarray, got: np.ndarray) -> bool:
    """Whether it has two columns that add up to 1, where one number for each row is asked for."""
    if got.shape != (*expected.shape, 2) or got.dtype.kind != "f" or not got.size:
        return False
    return bool(np.all((got >= 0) & (got <= 1)) and np.allclose(got.sum(axis=-1), 1))


def _arrangement_hint(expected: tuple, got: tuple) -> str:
    """The same for two shapes of which neither has an axis that the other only lacks the length of."""
    if got in (expected[1:], expected[:-1]):
        return "one-axis-less"
    if len(got) == len(expected) and sum(e != g for e, g in zip(expected, got, strict=True)) == 1:
        return "one-along-an-axis" if any(g == 1 < e for e, g in zip(expected, got, strict=True)) else ""
    return "rearranged" if np.prod(got) == np.prod(expected) and got else ""
