"""What a control holds and how its values read."""

import re

import numpy as np
import pytest

from dlbasics.explore import Control


def test_values_read_well():
    control = Control(np.arange(0, 0.45, 0.1), unit="s")
    assert control.values == [0, 0.1, 0.2, 0.3, 0.4]
    assert control.format(0.3) == "0.3 s" and Control([-2, 1e-5]).format(-2) == "\N{MINUS SIGN}2"


@pytest.mark.parametrize(("make", "error", "message"), [
    (lambda: Control([]), ValueError, "values is []; expected a list"),
    (lambda: Control("abc"), ValueError, "values is 'abc'"),
    (lambda: Control([1, "a"]), TypeError, "expected all numbers or all strings"),
    (lambda: Control([True, False]), TypeError, "True is neither a finite number nor a string"),
    (lambda: Control([0, float("inf")]), TypeError, "inf is neither"),
    (lambda: Control([1, 1]), ValueError, "expected no value twice"),
    (lambda: Control([2, 1]), ValueError, "expected numbers that increase"),
    (lambda: Control(["a", "b"], reveals=["path"]), ValueError, "expected whole numbers in a row"),
    (lambda: Control([1.5, 2.5], reveals=["path"]), ValueError, "expected whole numbers in a row"),
    (lambda: Control([1, 2], start=1.5), ValueError, "start is 1.5; expected one of values: [1, 2]"),
])
def test_wrong_input_is_named(make, error, message):
    with pytest.raises(error, match=re.escape(message)):
        make()
