"""Whether a call has changed its arguments is found out by the grader, from what comes back of them."""

import copy
import io

import numpy as np
import pytest

from dlbasics.grading.sandbox.inside.task_process import arguments_frame
from dlbasics.grading.sandbox.sandbox import SandboxDied
from dlbasics.grading.sandbox.submission_session import mutated_arguments
from dlbasics.runner import wire

ARGUMENTS = {
    "array": np.array([1.0, np.nan, -0.0]),
    "big-endian array": np.arange(3, dtype=">f8"),
    "every second column": np.arange(12.0).reshape(3, 4)[:, ::2],
    "column by column": np.asfortranarray(np.arange(6.0).reshape(2, 3)),
    "long double": np.array([1, 2], dtype="g"),
    "truth": np.array([True, False]),
    "nothing in it": np.zeros((0, 3)),
    "scalar of numpy": np.float32(0.1),
    "list": [1, 2.5, "a", None, [np.arange(2), (True,)]],
    "tuple": (np.zeros(2), [3]),
    "dict": {"w": np.ones(2), "b": 0.5},
    "number": 3,
    "complex number": 1 - 2j,
    "text": "relu",
    "none": None,
}


def received(args: tuple) -> dict:
    """What the grader receives of arguments after a call."""
    return wire.read_message(io.BytesIO(arguments_frame(args)).read)


def left_by(function, *args) -> tuple:
    """Which arguments a function, called as in a sandbox, has changed."""
    inside = wire.as_received({"args": args})["args"]
    function(*inside)
    return mutated_arguments(args, received(inside))


@pytest.mark.parametrize("name", ARGUMENTS)
def test_what_was_not_touched_is_not_changed(name):
    assert left_by(lambda x: None, ARGUMENTS[name]) == (False,)


def put(x, value):
    x[0] = value


CHANGES = {
    "an element": ("array", lambda x: put(x, 2.0)),
    "the bits of nan": ("array", lambda x: put(x.view("u8")[1:], 0x7FF8000000000001)),
    "the sign of zero": ("array", lambda x: np.abs(x, out=x)),
    "the type": ("array", lambda x: setattr(x, "dtype", "i8")),
    "the shape": ("array", lambda x: setattr(x, "shape", (3, 1))),
    "a type that is not sent": ("array", lambda x: setattr(x, "dtype", "M8[s]")),
    "big-endian": ("big-endian array", lambda x: put(x, 7)),
    "longer": ("list", lambda x: x.append(1)),
    "an object in it": ("list", lambda x: put(x, object())),
    "a number for a list": ("list", lambda x: x.__setitem__(4, 5)),
    "something for nothing": ("list", lambda x: x.__setitem__(3, 0)),
    "true for one": ("list", lambda x: put(x, True)),
    "deep inside": ("list", lambda x: put(x[4][0], 9)),
    "an array in a tuple": ("tuple", lambda x: put(x[0], 1)),
    "the order of keys": ("dict", lambda x: x.update(w=x.pop("w"))),
    "another key": ("dict", lambda x: x.update(c=1)),
    "a list in itself": ("list", lambda x: x.append(x)),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_was_changed_is_named_by_its_place(change):
    name, function = CHANGES[change]
    arg = copy.deepcopy(ARGUMENTS[name])
    assert left_by(lambda first, second, third: function(second), 1, arg, "x") == (False, True, False)


@pytest.mark.parametrize("message", [
    {}, {"args": (1,)}, {"args": [1], "foreign": []}, {"args": (1, 2), "foreign": []},
    {"args": (1,), "foreign": [np.ones(2)]}, {"args": (1,), "foreign": [True]}, {"args": 1, "foreign": []},
])
def test_a_message_that_does_not_fit_breaks_the_wire(message):
    with pytest.raises(SandboxDied, match="wire"):
        mutated_arguments((1,), message)
