"""Points as people read them."""

import pytest

from dlbasics.grading.policy.write_points import points

WRITTEN = {0: "0", 2.0: "2", 1.5: "1.5", 1 / 3: "0.3333", 0.1 + 0.2: "0.3", 12345.67: "12345.67",
           1234567.25: "1234567.25", 1e6: "1000000", 1e-9: "0", -1e-9: "0", 10: "10"}


@pytest.mark.parametrize("number", WRITTEN)
def test_points_have_four_decimals_at_most_and_all_of_their_digits(number):
    assert points(number) == WRITTEN[number]
