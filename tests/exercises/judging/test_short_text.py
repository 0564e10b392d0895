"""Short texts of arguments and values."""

import numpy as np
import pytest

from dlbasics.exercises.judging.short_text import MAX_LENGTH, short_text
from dlbasics.runner.run_cases import UnsupportedValue


@pytest.mark.parametrize(("value", "text"), [
    (0.1 + 0.2, "0.3"),
    (np.array(2.0), "2"),
    (np.array([1.0, -0.0, np.nan]), "[ 1., -0., nan]"),
    (np.array([1.5], np.float32), "[1.5] float32"),
    (np.zeros((2, 0)), "[] shape (2, 0)"),
    (np.arange(21), "[ 0,  1, ..., 19, 20] shape (21,)"),
    ((1.5, "a", None), "(1.5, 'a', None)"),
    (UnsupportedValue("dict"), "(dict)"),
    (np.exp, "exp"),
    (3, "3"),
])
def test_a_value_is_short_and_exact_enough(value, text):
    assert short_text(value) == text


def test_a_long_text_is_cut():
    text = short_text("x" * 10_000)
    assert len(text) == MAX_LENGTH and text.endswith("...")


def test_a_value_that_cannot_be_shown_says_so():
    class Broken:
        def __repr__(self):
            raise RuntimeError("no words")

    assert short_text(Broken()) == "(a Broken that cannot be shown: RuntimeError)"
    assert short_text((Broken(), 1)) == "((a Broken that cannot be shown: RuntimeError), 1)"
