"""What a cell does with names."""

import pytest

from dlbasics.runner.find_exercises import find_exercises
from dlbasics.runner.name_analysis import names_in


@pytest.mark.parametrize(("source", "now", "later", "binds", "changes"), [
    ("y = x + 1", {"x"}, set(), {"y"}, set()),
    ("x = 1\ny = x", set(), set(), {"x", "y"}, set()),
    ("def f(a):\n    b = a\n    return b + c", set(), {"c"}, {"f"}, set()),
    ("def f(a=start):\n    return f(a)", {"start"}, {"f"}, {"f"}, set()),
    ("c = 1\ndef f():\n    return c", set(), {"c"}, {"c", "f"}, set()),
    ("global c\nc = 1\nd = c", set(), set(), {"c", "d"}, set()),
    ("def f():\n    global c\n    c = 1", set(), set(), {"f"}, set()),
    ("[last := x for x in xs]", {"xs"}, set(), {"last"}, set()),
    ("any((hit := x) for x in xs)", {"any", "xs"}, set(), {"hit"}, set()),
    ("class A:\n    global c\n    c = 1\n    d = c", set(), set(), {"A", "c"}, set()),
    ("try:\n    import a\nexcept ImportError:\n    a = 1", {"ImportError"}, set(), {"a"}, set()),
    ("table[0] = value", {"table", "value"}, set(), set(), {"table"}),
    ("network.train(X)", {"network", "X"}, set(), set(), {"network"}),
    ("total = sum(v for v in values)", {"sum", "values"}, set(), {"total"}, set()),
    ("draw(axes, x)", {"draw", "axes", "x"}, set(), set(), {"axes"}),
    ("print(x)", {"print", "x"}, set(), set(), set()),
    ("%matplotlib inline\ny = x", {"x"}, set(), {"y"}, set()),
    ("t = sum(w * i for i in range(3))\nw = t", {"sum", "range", "w"}, set(), {"t", "w"}, set()),
    ("w = 1\nt = [w * i for i in 'ab']", set(), set(), {"t", "w"}, set()),
    ("class A:\n    y = z\n    y2 = y\nz = 1", {"z"}, set(), {"A", "z"}, set()),
    ("class A:\n    def f(self):\n        return q", set(), {"q"}, {"A"}, set()),
    ("if c:\n    x = 1\nprint(x)", {"c", "print", "x"}, set(), {"x"}, set()),
    ("if c:\n    x = 1\nelse:\n    x = 2\nprint(x)", {"c", "print"}, set(), {"x"}, set()),
    ("for i in n:\n    if i:\n        continue\n    x = i\nabs(x)", {"n", "abs"}, set(), {"i", "x"}, set()),
    ("try:\n    x = a\nexcept E as e:\n    abs(e)\nabs(x)", {"a", "E", "abs", "x"}, set(), {"x"}, set()),
    ("with a as b:\n    x = b\nprint(x)", {"a", "print"}, set(), {"b", "x"}, set()),
    ("x = await f(y)\ny = x", {"f", "y"}, set(), {"x", "y"}, set()),
    ("async with a as b:\n    x = b\nprint(x)", {"a", "print"}, set(), {"b", "x"}, set()),
    ("async for i in n:\n    x = i\nprint(x)", {"n", "print"}, set(), {"i", "x"}, set()),
    ("this is no Python", set(), set(), set(), set()),
])
def test_what_a_cell_does_with_names(source, now, later, binds, changes):
    names = names_in(source)
    assert (names.reads_now, names.reads_later, names.binds, names.changes) == (now, later, binds, changes)


def test_names_that_functions_store_are_told_apart():
    function = "def f():\n    global c\n    c = d"
    names = names_in(f"{function}\nclass A:\n    def g(self):\n        def h():\n            global e; e = 1")
    assert names.stores_by == {"f": {"c"}, "A": {"e"}} and names.stores_later == {"c", "e"}
    assert names_in("c = 0\ndef f():\n    global c\n    c += 1").reads == set()


def test_an_import_is_kept_with_all_its_statements():
    names = names_in("import xml.dom\nimport xml.sax, math as m\nfrom math import *\nfrom cmath import *")
    assert names.imports == {"xml": "import xml.dom\nimport xml.sax", "m": "import math as m",
                             "*": "from math import *\nfrom cmath import *"}


def test_a_star_that_may_not_run_is_bound_by_its_cell():
    assert names_in("from math import *").binds == set()
    assert names_in("try:\n    from math import *\nexcept ImportError:\n    pass").binds == {"*"}


def test_a_long_sum_is_walked_through():
    names = names_in(f"import a\ny = {' + '.join(['x'] * 900)}\nif x:\n    import b")
    assert names.reads_now == {"x"} and set(names.imports) == {"a", "b"}


def test_trees_are_not_kept():
    before = names_in.cache_info().currsize
    find_exercises(["a = 1\nb = a"])
    assert names_in.cache_info().currsize == before
