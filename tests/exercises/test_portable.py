"""What Python and the page's scripts compute alike, by fixed values."""

import pytest

from dlbasics.exercises.portable import fnv1a, portable_number


@pytest.mark.parametrize(("text", "value"), [
    # the first three from the authors' table of test vectors
    ("", 0x811C9DC5), ("a", 0xE40C292C), ("foobar", 0xBF9CF968), ("\u738b", 0x0393BDE9),
])
def test_the_hash_is_that_of_its_authors(text, value):
    assert fnv1a(text) == value


@pytest.mark.parametrize(("value", "text"), [
    (0.5, "5.000000e-1"), (3, "3.000000e+0"), (-0.0, "0.000000e+0"), (1e-7, "1.000000e-7"),
    (1e22, "1.000000e+22"), (2 / 3, "6.666667e-1"), (True, "1.000000e+0"), ("sharp", "sharp"),
])
def test_a_control_s_value_is_written_as_javascript_writes_it(value, text):
    assert portable_number(value) == text
