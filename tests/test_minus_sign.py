"""Numbers in print have the sign that text has for minus."""

import pytest

from dlbasics.minus_sign import with_minus_signs


@pytest.mark.parametrize(("text", "printed"), [
    ("-0.5", "−0.5"),
    ("bias -1", "bias −1"),
    ("-1e-05", "−1e-05"),
    ("-inf", "−inf"),
    ("z-score", "z-score"),
    ("3", "3"),
])
def test_only_the_sign_of_a_number_is_replaced(text, printed):
    assert with_minus_signs(text) == printed
