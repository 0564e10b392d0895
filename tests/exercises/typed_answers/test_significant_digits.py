"""How many digits were typed, and which forms of a number may be typed."""

import math

import pytest

from dlbasics.exercises.typed_answers.significant_digits import (
    exact_forms,
    in_digits,
    near_forms,
    short_forms,
    typed_digits,
)


@pytest.mark.parametrize(("text", "count"), [
    ("0", 1), ("4", 1), ("0.6", 1), ("0.60", 2), (".25", 2), ("0,602", 3), ("-0.00977", 3), ("33.3 %", 3),
    ("460", 3), ("941176.5", 4), ("9.8e-4", 2), ("9.8 × 10^-4", 2), ("9.8·10⁻⁴", 2), ("w = 2.8", 2),
    ("０．６", 1), ("320 steps", 3), ("1/3", 4), ("0.25^5", 4), ("三分之一", 4), ("0.1 + 0.2", 4),
])
def test_digits_are_counted_as_they_were_typed(text, count):
    assert typed_digits(text) == count


@pytest.mark.parametrize(("value", "count", "text"), [
    (7 / 3, 3, "2.33e0"), (7 / 3, 1, "2e0"), (-1234.0, 2, "-1.2e3"), (0.0, 3, "0"), (0.5**10, 2, "9.8e-4"),
    (1.0625, 4, "1.063e0"), (2.5, 1, "3e0"), (math.inf, 2, "inf"), (-math.inf, 4, "-inf"),
])
def test_a_number_in_so_many_digits(value, count, text):
    assert in_digits(value, count) == text


def test_a_number_may_be_typed_in_fewer_digits():
    assert exact_forms(0.602) == ["6.020e-1", "6.02e-1", "6.0e-1", "6e-1"]
    assert exact_forms(4.605) == ["4.605e0", "4.61e0", "4.6e0"]  # 5 is far from it


def test_the_last_digit_may_be_cut_off_or_come_of_rounded_parts():
    assert near_forms(14 / 3) == ["4.666e0", "4.66e0", "4.68e0"]
    assert near_forms(0.1) == near_forms(150.0) == near_forms(0.0) == []


def test_an_answer_may_have_too_few_digits():
    assert short_forms(0.4757) == ["4.8e-1", "4.80e-1", "4.7e-1", "4.70e-1", "5e-1", "5.0e-1"]
    assert short_forms(3.912) == ["3.9e0", "3.90e0", "3.9e0", "3.90e0", "4e0", "4.0e0"]
    assert short_forms(0.0) == short_forms(math.inf) == []
