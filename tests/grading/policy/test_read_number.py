"""Numbers as people write them."""

import pytest

from dlbasics.grading.policy.read_number import read_number, two_readings

WRITTEN = {"2": 2.0, "2.5": 2.5, "2,5": 2.5, "0": 0.0, "1000": 1000.0, "0,125": 0.125, "1,25": 1.25,
           "1,0": 1.0, "2,5000": 2.5}
WRITTEN |= {"1,000": 1.0, "100,000": 100.0}  # Moodle's maximum has three decimals where it is set so
WRITTEN |= dict.fromkeys(["1000.1", "-1", "nan", "inf", "ten", "", "1,000.5", "1_0"])


@pytest.mark.parametrize("text", WRITTEN)
def test_a_number_has_a_point_or_a_comma(text):
    assert read_number(text, 1000) == WRITTEN[text]


def test_of_what_people_type_a_comma_before_three_digits_has_two_meanings():
    """A thousand to some, and one to others."""
    assert two_readings("1,333") == "'1,333' can be read in two ways; write 1.333 or 1333."
    assert two_readings(" 12,345 ").endswith("write 12.345 or 12345.")
    for written in ("1,5", "1.333", "0,125", "2,5000", "1,000.5", "-1,000", ""):
        assert two_readings(written) == ""


def test_without_a_limit_only_what_is_no_number_is_none():
    assert read_number("1e300") == 1e300 and read_number("inf") is None
