"""Frames between the grader and a sandbox: what crosses, and what is refused."""

import numpy as np
import pytest

from dlbasics.runner import wire

# Forms of a value that none may have, and whole headers
FORMS = [
    "|O [1]",
    "<f8 [-1]",
    "<f8 [99999999]",
    "<f8 [1,0.5]",
    "<f8 [true]",
    "<f8 [0,9999999999999999]",
    "|u1 [4]",
]
FORMS = [
    f'["a","{form.split()[0]}",{form.split()[1]}]' for form in [*FORMS, f"<f8 {[1] * 40}".replace(", ", ",")]
]
FORMS += ['["z",1]', '["i","1"]', '["f",["x"]]', '["f","one"]', '["a"]', "5", "[[]]"]
HEADERS = [f'["d",[["v",{form}]]]' for form in FORMS]
HEADERS += ["[" * 5000, "1", '["d",[["v"]]]', '["d",5]', "NaN", "{}", '["d",[["v",["a","<f8",[]]],["v",5]]]']


@pytest.mark.parametrize("head", HEADERS)
def test_a_forged_frame_is_refused(head):
    with pytest.raises(wire.WireError):
        wire.decode_message(head.encode(), b"12345678")


def test_no_frame_is_deeper_than_what_is_sent():
    """What is told about a value calls itself as deep as the value goes."""
    most = wire.MAX_DEPTH - 1  # inside the message itself
    for left, right in (('["t",[', "]]"), ('["d",[["k",', "]]]")):
        wire.decode_message(f'["d",[["v",{left * most}null{right * most}]]]'.encode(), b"")
        with pytest.raises(wire.WireError):
            wire.decode_message(f'["d",[["v",{left * most}{left}null{right}{right * most}]]]'.encode(), b"")


def test_a_frame_is_measured_before_it_is_read():
    sizes = []

    def read(size):
        sizes.append(size)
        return b"\xff" * size

    with pytest.raises(wire.WireError):
        wire.read_frame(read)
    assert sizes == [8]


def test_values_cross_the_wire_as_they_are():
    sent = {"a": (1, 2.5, -0.0, float("inf"), 1j, None, True, "\ud800 x"),
            "b": [np.arange(6).reshape(2, 3), []], "c": {"d": np.float32(1.5), "e": np.array(2.0)},
            "f": np.zeros((0, 3), bool), "g": (np.array(True), np.bool_(False), np.array([True]))}
    got = wire.decode_message(*wire.read_frame(iter_reader(wire.encode_frame(sent)))[1:])
    assert repr(got) == repr(sent)
    for code in wire.DTYPES:
        for value in (np.ones((), code), np.ones((), code)[()], np.ones((1, 2), code)):
            got = wire.as_received({"v": (value,)})["v"][0]
            assert (type(got), got.dtype, got.shape) == (type(value), value.dtype, value.shape)
    forged = b'["d",[["v",["a","|b1",[2]]]]]'
    assert wire.decode_message(forged, b"\x02\x00")["v"].tobytes() == b"\x01\x00"
    large = ("x" * wire.MAX_HEADER, np.zeros(wire.MAX_BODY))
    for bad in (object(), {1}, lambda: 0, np.array([None]), 2**70, {1: 2}, *large):
        with pytest.raises(TypeError):
            wire.encode_frame({"v": bad})


def iter_reader(data: bytes):
    """A function that reads so many bytes further."""
    place = [0]

    def read(size):
        place[0] += size
        return data[place[0] - size : place[0]]

    return read
