"""What a learner's function keeps from one call to the next."""

import numpy as np
import pytest
from support.function_from_source import function_of_cell

from dlbasics.runner.function_snapshot import kept_values


def test_what_a_call_leaves_for_the_next_is_compared():
    cell = "seen = {}\nn = 0\ndef swish(x, out=[], k=2):\n    out.append(x)\n    seen[1] = n\n"
    keeping = function_of_cell(cell)
    before = kept_values(keeping)
    assert before == {
        ("default", "out"): [], ("default", "k"): 2, ("outside", "seen"): {}, ("outside", "n"): 0}
    keeping(3)
    assert kept_values(keeping)["default", "out"] == [3] and before["default", "out"] == []


def test_a_default_of_a_parameter_that_is_given_by_name_alone_is_kept_too():
    keeping = function_of_cell("def swish(x, *, seen=[]):\n    seen.append(x)\n")
    before = kept_values(keeping)
    keeping(3)
    assert before == {("default", "seen"): []} and kept_values(keeping) == {("default", "seen"): [3]}


@pytest.mark.parametrize("function", [len, np.exp, print, lambda x: x, str.upper, type("A", (), {})])
def test_what_has_no_source_keeps_what_can_be_seen(function):
    assert isinstance(kept_values(function), dict)
