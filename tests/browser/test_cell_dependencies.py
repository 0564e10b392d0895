"""Which cells of a page have to run before a cell."""

import pytest

from dlbasics.browser.cell_dependencies import CellDependencies, Import


def test_imports_are_needed_alone_and_by_name():
    first = "import matplotlib.pyplot as plt\nimport numpy as np\nfrom math import pi, tau\nslow = 1"
    assert CellDependencies([first, "np.ones(1)"]).plan(1, {}, {}) == [Import("import numpy as np", "np")]
    assert CellDependencies([first, "slow + tau"]).plan(1, {}, {}) == [0]


@pytest.mark.parametrize(("sources", "plan"), [
    (["a = 1", "b = 2", "a + 1"], [0]),
    (["a = 1", "b = a", "c = b", "c"], [0, 1, 2]),
    (["a = 1", "a = 2", "a"], [1]),
    (["a = [1]", "a.append(2)", "a"], [0, 1]),
    (["def f(): return c", "c = 1", "f()"], [0, 1]),
    (["c = 1", "def f(): return c", "c = 2", "f()"], [2, 1]),
    (["a", "a = 1"], []),
    (["w = 5", "t = sum(w * i for i in range(3))\nw = t"], [0]),  # a comprehension reads at once
    (["x = 1\nc = True", "if c:\n    x = 2\nx + 1"], [0]),  # a branch may not be taken
    (["r = 1\ndef f(): return r", "r = 2", "f()"], [0, 1]),  # a function reads what its name has become
    (["r = 1\ndef f(): return r", "r = 2\nf()"], [0]),
    (["n = 0\ndef f():\n    global n\n    n += 1", "f()", "n"], [0, 1]),
    (["n = 0\ndef f():\n    global n\n    n += 1", "g = f", "n"], [0, 1]),  # it may have called it
    (["n = x = 0\ndef f():\n    global n\n    n += 1", "print(x)", "n"], [0]),  # it cannot have called it
    (["n = 0\nclass A:\n    def f(self):\n        global n\n        n += 1", "A().f()", "n"], [0, 1]),
    (["def f():\n    global n\n    n = 1", "n = 0", "n"], [1]),
    (["from math import *", "sqrt(4)"], [Import("from math import *", "sqrt")]),
    (["try:\n    import torch\nexcept ImportError:\n    torch = None", "torch"], [0]),
    (["from math import *", "print(1)"], []),
    (["try:\n    from math import *\nexcept ImportError:\n    pass", "sqrt(4)"], []),
    (["resluts.append(1)", "print(resluts)"], []),  # nobody gives it a value that could be changed
    (["a.append(1)", "def f():\n    global a\n    a = []", "f()", "a.append(2)", "a"], [1, 2, 3]),
    (["max = 3", "print(max)"], [0]),  # a builtin's name is a name like any other once it is bound
])
def test_what_has_to_run_first(sources, plan):
    steps = CellDependencies(sources).plan(len(sources) - 1, {}, {})
    assert sorted(steps) == sorted(plan)
