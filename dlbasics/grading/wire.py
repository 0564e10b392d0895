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
HEADER, BODY, ARRAYS, DEPTH = 2**20, 2**26, 4096, 12


class WireError(Exception):
    """A frame that is not what it must be."""


def pack(value, arrays: list, depth: int = 0):
    """Turn a value into JSON, its arrays apart.

    Raises
    ------
    TypeError
        If the value is of a kind that does not cross the wire.
    """
    if value is None or isinstance(value, bool | str):
        return value
    if type(value) is int and abs(value) < 2**63:
        return ["i", value]
    if type(value) in (float, complex):
        return ["c" if type(value) is complex else "f", repr(value)]
    if isinstance(value, np.ndarray | np.generic) and value.dtype.str in DTYPES and len(arrays) < ARRAYS:
        arrays.append(np.ascontiguousarray(value).tobytes())
        return ["a" if isinstance(value, np.ndarray) else "g", value.dtype.str, list(value.shape)]
    if isinstance(value, tuple | list) and len(value) <= ARRAYS and depth < DEPTH:
        mark = "t" if isinstance(value, tuple) else "l"
        return [mark, [pack(v, arrays, depth + 1) for v in value]]
    if isinstance(value, dict) and len(value) <= ARRAYS and depth < DEPTH and all(type(k) is str for k in value):
        return ["d", [[k, pack(v, arrays, depth + 1)] for k, v in value.items()]]
    if isinstance(value, np.random.Generator) and type(value.bit_generator) is np.random.PCG64:
        return ["r", json.dumps(value.bit_generator.state)]
    raise TypeError(f"a {type(value).__name__} does not cross the wire")


def unpack(form, body: memoryview, at: list):
    """The value of a JSON form; `at` holds how many bytes of the body are used."""
    if form is None or isinstance(form, bool | str):
        return form
    mark, value = form[0], form[1]
    if mark == "i" and type(value) is int:
        return value
    if mark in ("f", "c") and isinstance(value, str) and len(value) < 80:
        return (float if mark == "f" else complex)(value)
    if mark in ("t", "l"):
        return (tuple if mark == "t" else list)([unpack(v, body, at) for v in value])
    if mark == "d":
        return {str(k): unpack(v, body, at) for k, v in value}
    if mark == "r":
        rng = np.random.default_rng()
        rng.bit_generator.state = json.loads(value)
        return rng
    shape = form[2]
    if mark not in ("a", "g") or value not in DTYPES or len(shape) > 32:
        raise WireError("unknown form")
    if not all(type(n) is int and 0 <= n < 2**40 for n in shape):
        raise WireError("impossible shape")
    size = math.prod(shape) * np.dtype(value).itemsize
    if size > len(body) - at[0]:
        raise WireError("fewer bytes than the shape asks for")
    made = np.frombuffer(body[at[0] : at[0] + size], dtype=value).reshape(shape).copy()
    at[0] += size
    return made if mark == "a" else made[()]


def dumps(message: dict) -> bytes:
    """One frame: two lengths, the header, the body."""
    arrays = []
    form = pack(message, arrays)
    head, body = json.dumps(form).encode(), b"".join(arrays)
    if len(head) > HEADER or len(body) > BODY:
        raise TypeError("a value this large does not cross the wire")
    return struct.pack("<II", len(head), len(body)) + head + body


def sizes(prefix: bytes) -> tuple[int, int]:
    """The two lengths of a frame, checked before anything is allocated for it."""
    head, body = struct.unpack("<II", prefix)
    if head > HEADER or body > BODY:
        raise WireError(f"a frame of {head} and {body} bytes")
    return head, body


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
