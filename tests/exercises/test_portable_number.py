"""A control's value as text."""

import pytest

from dlbasics.exercises.portable_number import portable_number


@pytest.mark.parametrize(("value", "text"), [
    (0.5, "5.000000e-1"), (3, "3.000000e+0"), (-0.0, "0.000000e+0"), (1e-7, "1.000000e-7"),
    (1e22, "1.000000e+22"), (2 / 3, "6.666667e-1"), (True, "1.000000e+0"), ("sharp", "sharp"),
])
def test_a_control_s_value_is_written_as_javascript_writes_it(value, text):
    assert portable_number(value) == text
