"""What a cell does with names."""

import pytest

from dlbasics.runner.find_exercises import find_exercises
from dlbasics.runner.name_analysis import names_in


@pytest.mark.parametrize(("source", "now", "later", "binds", "changes"), [
    ("y = x + 1", {"x"}, set(), {"y"}, set()),
    ("x = 1\ny = x", set(), set(), {"x", "y"}, set()),
    ("def f(a):\n    b = a\n    return b + c", set(), {"c"}, {"f"}, set()),
    ("def f(a=start):\n    return f(a)", {"start"}, set(), {"f"}, set()),
    ("table[0] = value", {"table", "value"}, set(), set(), {"table"}),
    ("network.train(X)", {"network", "X"}, set(), set(), {"network"}),
    ("total = sum(v for v in values)", {"sum", "values"}, set(), {"total"}, set()),
    ("draw(axes, x)", {"draw", "axes", "x"}, set(), set(), {"axes"}),
    ("print(x)", {"print", "x"}, set(), set(), set()),
    ("%matplotlib inline\ny = x", {"x"}, set(), {"y"}, set()),
    ("this is no Python", set(), set(), set(), set()),
])
def test_what_a_cell_does_with_names(source, now, later, binds, changes):
    names = names_in(source)
    assert (names.reads_now, names.reads_later, names.binds, names.changes) == (now, later, binds, changes)


def test_a_long_sum_is_walked_through():
    names = names_in(f"import a\ny = {' + '.join(['x'] * 900)}\nif x:\n    import b")
    assert names.reads_now == {"x"} and set(names.imports) == {"a", "b"}


def test_trees_are_not_kept():
    before = names_in.cache_info().currsize
    find_exercises(["a = 1\nb = a"])
    assert names_in.cache_info().currsize == before
