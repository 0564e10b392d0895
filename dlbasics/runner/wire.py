"""The wire between the grader and a sandbox: one frame is a JSON header and the raw bytes of its arrays.

What arrives from a sandbox was written by a learner's code, whatever it claims. So a frame has a largest size
that is checked before anything is allocated, arrays have one of `DTYPES` and exactly the bytes that their
shape asks for, and nothing is ever unpickled. The sandbox holds this module too.
"""

import json
import math
import struct

import numpy as np

DTYPES = {np.dtype(c).str for c in "?bBhHiIlLqQefdgFDG"}
PREFIX = struct.Struct("<II")  # the sizes of header and body
MAX_HEADER = 2**20
MAX_BODY = 2**24
MAX_PARTS = 4096
MAX_DEPTH = 12
MAX_DIMENSIONS = 32
MAX_LENGTH = 2**40
MAX_DIGITS = 80


class WireError(Exception):
    """A frame that is not what it must be."""


class _Body:
    """The bytes behind a header, taken one array after the other."""

    def __init__(self, data: bytes):
        self.rest = memoryview(data)

    def take(self, size: int) -> memoryview:
        if size > len(self.rest):
            raise WireError("fewer bytes than the shape asks for")
        part, self.rest = self.rest[:size], self.rest[size:]
        return part


def encode_value(value, arrays: list, depth: int = 0):
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
    if kind is float:
        return ["f", repr(value)]
    if kind is complex:
        return ["c", repr(value)]
    if isinstance(value, np.ndarray | np.generic):
        return _encode_array(value, arrays)
    if kind in (tuple, list, dict) and len(value) <= MAX_PARTS and depth < MAX_DEPTH:
        return _encode_container(value, arrays, depth + 1)
    raise _cannot_cross(kind)


def _encode_container(value, arrays: list, depth: int) -> list:
    if isinstance(value, dict):
        if not all(type(key) is str for key in value):
            raise _cannot_cross(dict)
        return ["d", [[key, encode_value(part, arrays, depth)] for key, part in value.items()]]
    return ["t" if isinstance(value, tuple) else "l", [encode_value(part, arrays, depth) for part in value]]


def _encode_array(value, arrays: list) -> list:
    kind = type(value)
    if isinstance(value, np.ndarray) and value.dtype.byteorder == ">":
        value = value.astype(value.dtype.newbyteorder("="))
    if value.dtype.str not in DTYPES or len(arrays) >= MAX_PARTS:
        raise _cannot_cross(kind)
    arrays.append(value.tobytes())
    return ["a" if kind is np.ndarray else "g", value.dtype.str, list(value.shape)]


def _cannot_cross(kind: type) -> TypeError:
    return TypeError(f"a {kind.__name__} does not cross the wire")


def decode_value(form, body: _Body, depth: int = 0):
    """The value of a JSON form, whose arrays are taken from the body."""
    match form:
        case None | bool() | str():
            return form
        case ["i", int(number)] if type(number) is int:
            return number
        case ["f", str(digits)] if len(digits) < MAX_DIGITS:
            return float(digits)
        case ["c", str(digits)] if len(digits) < MAX_DIGITS:
            return complex(digits)
        case ["a", str(dtype), list(shape)] if dtype in DTYPES:
            return _decode_array(dtype, shape, body)
        case ["g", str(dtype), list(shape)] if dtype in DTYPES:
            return _decode_array(dtype, shape, body)[()]
        case ["t" | "l" | "d" as tag, list(parts)] if depth < MAX_DEPTH:
            return _decode_container(tag, parts, body, depth + 1)
    raise WireError("unknown form")


def _decode_container(tag: str, parts: list, body: _Body, depth: int):
    if tag == "d":
        return {str(key): decode_value(part, body, depth) for key, part in parts}
    values = [decode_value(part, body, depth) for part in parts]
    return tuple(values) if tag == "t" else values


def _decode_array(dtype: str, shape: list, body: _Body) -> np.ndarray:
    if len(shape) > MAX_DIMENSIONS or not all(type(n) is int and 0 <= n < MAX_LENGTH for n in shape):
        raise WireError("impossible shape")
    data = body.take(math.prod(shape) * np.dtype(dtype).itemsize)
    if dtype == "|b1":  # a forged bool of 2 is neither true nor false
        return np.frombuffer(data, dtype="u1").reshape(shape).astype(bool)  # `!= 0` is no array without axes
    return np.frombuffer(data, dtype=dtype).reshape(shape).copy()


def encode_frame(message: dict) -> bytes:
    """One frame: two sizes, the header, the body."""
    arrays = []
    form = encode_value(message, arrays)
    header = json.dumps(form).encode()
    body = b"".join(arrays)
    if len(header) > MAX_HEADER or len(body) > MAX_BODY:
        raise TypeError("a value this large does not cross the wire")
    return PREFIX.pack(len(header), len(body)) + header + body


def as_received(message: dict) -> dict:
    """A message as it is when it has crossed the wire."""
    frame = encode_frame(message)
    header_size, _ = PREFIX.unpack_from(frame)
    start_of_body = PREFIX.size + header_size
    return decode_message(frame[PREFIX.size : start_of_body], frame[start_of_body:])


def read_frame(read) -> tuple[bytes, bytes, bytes]:
    """Read a frame with ``read(size)``: prefix, header, body; it is measured before anything is allocated."""
    prefix = read(PREFIX.size)
    header_size, body_size = PREFIX.unpack(prefix)
    if header_size > MAX_HEADER or body_size > MAX_BODY:
        raise WireError("the frame is too large")
    return prefix, read(header_size), read(body_size)


def decode_message(header: bytes, body: bytes) -> dict:
    """The message of a frame.

    Raises
    ------
    WireError
        Whatever is wrong with it.
    """
    try:
        unread = _Body(body)
        message = decode_value(json.loads(header), unread)
    except (ValueError, TypeError, LookupError, RecursionError, OverflowError) as error:
        raise WireError(f"not a message: {type(error).__name__}") from None
    if not isinstance(message, dict) or len(unread.rest):
        raise WireError("not a message")
    return message


def read_message(read) -> dict:
    """Read the message of the next frame with ``read(size)``."""
    _, header, body = read_frame(read)
    return decode_message(header, body)
