"""The hash by fixed values."""

import pytest

from dlbasics.fnv1a import fnv1a


@pytest.mark.parametrize(("text", "value"), [
    # the first three from the authors' table of test vectors
    ("", 0x811C9DC5), ("a", 0xE40C292C), ("foobar", 0xBF9CF968), ("\u738b", 0x0393BDE9),
])
def test_the_hash_is_that_of_its_authors(text, value):
    assert fnv1a(text) == value
