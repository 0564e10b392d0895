"""Numbers as people write them."""

import pytest

from dlbasics.grading.policy.read_number import read_number

WRITTEN = {"2": 2.0, "2.5": 2.5, "2,5": 2.5, "0": 0.0, "1000": 1000.0, "0,125": 0.125, "1,25": 1.25,
           "1,0": 1.0, "2,5000": 2.5}
WRITTEN |= dict.fromkeys(["1000.1", "-1", "nan", "inf", "ten", "", "1,000.5"])
WRITTEN |= dict.fromkeys(["1,000", "12,345", " 1,000 ", "1_0"])  # a thousand to some, and one to others


@pytest.mark.parametrize("text", WRITTEN)
def test_a_number_has_a_point_or_a_comma(text):
    assert read_number(text, 1000) == WRITTEN[text]


def test_without_a_limit_only_what_is_no_number_is_none():
    assert read_number("1e300") == 1e300 and read_number("inf") is None
