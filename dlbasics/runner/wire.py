"""The wire between the grader and a box: one frame is a JSON header and the raw bytes of its arrays.

What arrives from a box was written by a learner's code, whatever it claims. So a frame has a largest size
that is checked before anything is allocated, arrays have one of `DTYPES` and exactly the bytes that their
shape asks for, and nothing is ever unpickled. The box holds this module too.
"""

import json
import math
import struct

import numpy as np

DTYPES = {np.dtype(c).str for c in "?bBhHiIlLqQefdgFDG"}
HEADER, BODY, PARTS, DEPTH = 2**20, 2**24, 4096, 12


class WireError(Exception):
    """A frame that is not what it must be."""


def pack(value, arrays: list, depth: int = 0):
    """Turn a value into JSON, its arrays apart.

    Raises
    ------
    TypeError
        If the value is of a kind that does not cross the wire.
    """
    kind = type(value)
    if value is None or kind in (bool, str):
        return value
    if kind is int and abs(value) < 2**63:
        return ["i", value]
    if kind in (float, complex):
        return ["f" if kind is float else "c", repr(value)]
    if isinstance(value, np.ndarray) and value.dtype.byteorder == ">":
        value = value.astype(value.dtype.newbyteorder("="))
    if isinstance(value, np.ndarray | np.generic) and value.dtype.str in DTYPES and len(arrays) < PARTS:
        arrays.append(value.tobytes())
        return ["a" if kind is np.ndarray else "g", value.dtype.str, list(value.shape)]
    if kind in (tuple, list) and len(value) <= PARTS and depth < DEPTH:
        return ["t" if kind is tuple else "l", [pack(v, arrays, depth + 1) for v in value]]
    if kind is dict and len(value) <= PARTS and depth < DEPTH and all(type(k) is str for k in value):
        return ["d", [[k, pack(v, arrays, depth + 1)] for k, v in value.items()]]
    raise TypeError(f"a {kind.__name__} does not cross the wire")


def unpack(form, body: memoryview, at: list, depth: int = 0):
    """The value of a JSON form; `at` holds how many bytes of the body are used."""
    if form is None or isinstance(form, bool | str):
        return form
    mark, value, *rest = form
    if mark == "i" and type(value) is int:
        return value
    if mark in ("f", "c") and isinstance(value, str) and len(value) < 80:
        return (float if mark == "f" else complex)(value)
    if mark in ("t", "l") and depth < DEPTH:
        return (tuple if mark == "t" else list)([unpack(v, body, at, depth + 1) for v in value])
    if mark == "d" and depth < DEPTH:
        return {str(k): unpack(v, body, at, depth + 1) for k, v in value}
    if mark not in ("a", "g") or value not in DTYPES:
        raise WireError("unknown form")
    shape = rest[0]
    if len(shape) > 32 or not all(type(n) is int and 0 <= n < 2**40 for n in shape):
        raise WireError("impossible shape")
    size = math.prod(shape) * np.dtype(value).itemsize
    if size > len(body) - at[0]:
        raise WireError("fewer bytes than the shape asks for")
    made = np.frombuffer(body[at[0] : at[0] + size], dtype="u1" if value == "|b1" else value).reshape(shape)
    at[0] += size
    made = made != 0 if value == "|b1" else made.copy()  # a forged bool of 2 is neither true nor false
    return made if mark == "a" else made[()]


def dumps(message: dict) -> bytes:
    """One frame: two lengths, the header, the body."""
    arrays = []
    form = pack(message, arrays)
    head, body = json.dumps(form).encode(), b"".join(arrays)
    if len(head) > HEADER or len(body) > BODY:
        raise TypeError("a value this large does not cross the wire")
    return struct.pack("<II", len(head), len(body)) + head + body


def frame(read) -> tuple[bytes, bytes, bytes]:
    """Read a frame with ``read(size)``: prefix, header, body; it is measured before anything is allocated."""
    prefix = read(8)
    head, body = struct.unpack("<II", prefix)
    if head > HEADER or body > BODY:
        raise WireError("wire")
    return prefix, read(head), read(body)


def loads(head: bytes, body: bytes) -> dict:
    """The message of a frame.

    Raises
    ------
    WireError
        Whatever is wrong with it.
    """
    try:
        at = [0]
        message = unpack(json.loads(head), memoryview(body), at)
    except (ValueError, TypeError, LookupError, RecursionError, OverflowError) as error:
        raise WireError(f"not a message: {type(error).__name__}") from None
    if not isinstance(message, dict) or at[0] != len(body):
        raise WireError("not a message")
    return message
