"""Numbers as people write them."""

import math

import numpy as np
import pytest

from dlbasics.exercises.kinds.numeric_answer import read_number
from dlbasics.exercises.model import UnreadableAnswer


@pytest.mark.parametrize(("text", "value"), [
    ("1e-3", 1e-3), ("1/3", 1 / 3), ("inf", np.inf), ("-\u221e", -np.inf), ("0,5", 0.5), (" 3 ms", 3.0),
    ("\u22122", -2.0), ("+.5", 0.5), ("Infinity", np.inf), ("50 %", 0.5), ("1/4%", 0.0025), ("0,333", 0.333),
    ("12,5", 12.5), ("1,2345", 1.2345),
])
def test_numbers_as_people_write_them(text, value):
    assert read_number(text, "ms") == value


@pytest.mark.parametrize("value", [0.25, 3, True, np.float64(0.1), -math.inf])
def test_a_number_is_taken_as_it_is(value):
    assert read_number(value) == value


def test_a_comma_that_may_mean_two_things_is_not_guessed():
    with pytest.raises(UnreadableAnswer, match=r"Write 1600 or 1\.600\."):
        read_number("1,600")


@pytest.mark.parametrize("answer", ["inf/inf", math.nan, "nan", None, [1]])
def test_no_number_is_refused(answer):
    with pytest.raises(UnreadableAnswer, match="cannot be read as a number"):
        read_number(answer)
