"""Plain values, numbers, texts and containers of these, written as the expressions that give them again.

Each keeps its type: `~` does something else to `np.True_` than to `True`, and `1 /` to `np.float64(0)`.
"""

import numpy as np

MAX_ENTRIES = 1000  # more would be data, which a work file is not for
MAX_CHARACTERS = 20_000
MAX_DEPTH = 8
CONTAINERS = (list, tuple, set, dict)
NUMBERS = "biuf"  # kinds of dtypes: true or false, whole numbers, and those with a point


def value_to_source(value) -> str:
    """An expression that gives an equal value; empty where the value is not plain, or too large."""
    budget = _Budget()
    try:
        written = _written(value, budget, MAX_DEPTH)
    except _NotWritten:
        return ""
    return written if len(written) <= MAX_CHARACTERS else ""


class _NotWritten(Exception):
    """A value that is not plain, or too large."""


class _Budget:
    """The entries that may still be written, wherever they stand in a value."""

    def __init__(self):
        self.entries = MAX_ENTRIES

    def spend(self):
        self.entries -= 1
        if self.entries < 0:
            raise _NotWritten


def _written(value, budget: _Budget, depth: int) -> str:
    if type(value) in CONTAINERS and value:
        return _container(value, budget, depth)
    if type(value) is np.ndarray and value.dtype.kind in NUMBERS:  # no matrix, and nothing masked
        if value.size > budget.entries or (value.size == 0 and value.ndim > 1):  # a list would lose the shape
            raise _NotWritten
        entries = _written(value.tolist(), budget, MAX_DEPTH)
        return f'__import__("numpy").array({entries}, dtype="{value.dtype}")'
    budget.spend()
    return _scalar(value)


def _scalar(value) -> str:
    if isinstance(value, np.generic):
        return _numpy_scalar(value)
    if value is None or type(value) in (bool, *CONTAINERS):  # empty ones
        return repr(value)
    if type(value) in (str, bytes) and len(value) <= MAX_CHARACTERS:
        return repr(value)
    if type(value) is int and value.bit_length() <= MAX_CHARACTERS // 2:  # more digits Python does not write
        return repr(value)
    if type(value) is float:
        return repr(value) if np.isfinite(value) else f'float("{value}")'
    if type(value) is complex:  # its own text loses the sign of a zero
        return f"complex({_scalar(value.real)}, {_scalar(value.imag)})"
    raise _NotWritten


def _numpy_scalar(value: np.generic) -> str:
    number = value.item()  # of a long double it is the same again
    is_plain = type(value) is value.dtype.type and value.dtype.kind in NUMBERS
    if not is_plain or isinstance(number, np.generic):
        raise _NotWritten
    return f'__import__("numpy").{value.dtype.name}({_scalar(number)})'


def _container(value, budget: _Budget, depth: int) -> str:
    if depth == 0 or len(value) > budget.entries:  # a list that holds itself has no end
        raise _NotWritten
    entries = [_written(entry, budget, depth - 1) for entry in value]
    if type(value) is dict:
        values = [_written(entry, budget, depth - 1) for entry in value.values()]
        entries = [f"{key}: {entry}" for key, entry in zip(entries, values, strict=True)]
    inside = ", ".join(entries)
    match value:
        case list():
            return f"[{inside}]"
        case tuple():
            return f"({inside},)"
    return f"{{{inside}}}"
