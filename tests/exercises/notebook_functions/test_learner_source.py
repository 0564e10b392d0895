"""What is kept of a learner's function."""

import importlib
import linecache
import sys
import textwrap
import types

import numpy as np
import pytest

from dlbasics.exercises.notebook_functions.learner_source import Cell, learner_source


@pytest.fixture(autouse=True)
def no_other_cells(monkeypatch):
    """Where the cells of other tests are not known."""
    monkeypatch.setattr(linecache, "cache", {})


def source_of(function, id):
    return learner_source(function, id).text


CELLS = """
    import math as m
    K = 2
    UNUSED = 3
    class Twice:
        def of(self, x):
            return K * m.floor(x)
    def helper(x, again=True):
        return double(x, 1) if again else Twice().of(x)
    half = lambda x: x / K
    def double(x, deep=0):
        return helper(x, False) if deep else half(helper(helper(x)))
    """


def test_what_is_kept_of_a_function_runs_alone(tmp_path, monkeypatch):
    """The helpers and the numbers of other cells go with it."""
    (tmp_path / "cells_of_mine.py").write_text(textwrap.dedent(CELLS))
    monkeypatch.syspath_prepend(tmp_path)
    mine = importlib.import_module("cells_of_mine")
    source = source_of(mine.double, "a/b")
    namespace = {"check": lambda id: lambda function: function}
    exec(source, namespace)
    assert namespace["double"](3.0) == mine.double(3.0) == 6.0
    assert source.count("def ") == 3 and "UNUSED" not in source
    assert source.endswith("half(helper(helper(x)))\n")
    assert '@check("a/b")\ndef double' in source


VALUES = """
    import numpy as np
    from math import exp, inf as endless
    from numpy import maximum as larger
    from dlbasics.activations import sigmoid
    from dlbasics.exercises import check
    FLAG, NOTHING, BIG, MISSING = True, None, np.inf, float("nan")
    PAIR, WORDS, TABLE, EMPTY = (1, -2.5), ["a", "b"], {"a": [1, (2,)]}, ()
    WEIGHTS, COUNT = np.array([[1.5, np.inf]], dtype="float32"), np.int64(3)
    class Zed:
        zero = 0
    class Apple(Zed):
        pass
    def decorated(function):
        return function
    @decorated
    def again(x, k=COUNT):
        return x
    def answer(x):
        assert FLAG and NOTHING is None and BIG == endless and MISSING != MISSING
        assert PAIR == (1, -2.5) and WORDS == ["a", "b"] and TABLE == {"a": [1, (2,)]} and EMPTY == ()
        assert WEIGHTS.dtype == "float32" and WEIGHTS.shape == (1, 2) and COUNT == 3
        return larger(sigmoid(0.0), exp(again(x))) + Apple().zero
    """


def test_values_and_imports_of_every_kind_go_with_it(tmp_path, monkeypatch):
    (tmp_path / "values_of_mine.py").write_text(textwrap.dedent(VALUES))
    monkeypatch.syspath_prepend(tmp_path)
    mine = importlib.import_module("values_of_mine")
    source = source_of(mine.answer, "a/b")
    namespace = {"check": lambda id: lambda function: function}
    exec(source, namespace)
    assert namespace["answer"](0.0) == mine.answer(0.0) == 1.0
    assert "exercises" not in source and "__name__" not in source


# Values, and what a function makes of each, which depends on its type.
TYPED_VALUES = {
    "np.any([True])": "~v",
    "np.float64(0)": "1 / v",
    "np.float32(0.1)": "v / 3",
    "np.float16(-0.0)": "1 / v",
    "np.int8(100)": "v + np.int8(100)",
    "np.uint64(2**64 - 1)": "v + np.uint64(1)",
    "np.complex64(1 + 2j)": "v / 3",
    "np.longdouble(1) / 3": "v * 3",
    "np.str_('a')": "v",
    "-0.0": "np.float64(1) / v",
    "float('-inf')": "v",
    "complex(-0.0, 1.0)": "np.copysign(1, v.real)",
    "complex(-0.0, float('inf'))": "np.copysign(v.imag, v.real)",
    "{np.float64(0): [np.False_]}": "1 / list(v)[0]",
    "np.array(2, dtype='float32')": "v / 3",
    "np.array([1, 2], dtype='>i2')": "v",
    "np.array([True])": "~v",
    "np.array(['a', 'b'])": "v == 'a'",
    "np.array([{}, 1], dtype=object)": "v",
    "np.array([np.longdouble(1) / 3])": "v * 3",
    "np.zeros((0, 3))": "v",
    "np.asmatrix([[1, 2], [3, 4]])": "v * v",
    "[np.asmatrix([[1, 2], [3, 4]])]": "v[0] * v[0]",
    "np.ma.array([1, 2, 3], mask=[0, 1, 0])": "v.sum()",
    "np.array([(1, 2.0)], dtype='i4,f8').view(np.recarray)": "v.f1",
}


@pytest.mark.filterwarnings("ignore:the matrix subclass")
@pytest.mark.parametrize("value", TYPED_VALUES)
def test_a_value_keeps_its_type(notebook, value):
    uses = f"def answer(x):\n    return {TYPED_VALUES[value]}\n"
    function = notebook("import numpy as np", f"v = {value}", uses)
    kept = learner_source(function, "a/b")
    assert kept.left_behind == ()
    alone = run_alone(kept.text)
    with np.errstate(all="ignore"):
        expected, found = function(0), alone(0)
    assert type(found) is type(expected)
    assert type(alone.__globals__["v"]) is type(function.__globals__["v"])
    np.testing.assert_array_equal(found, expected, strict=True)


def test_data_is_made_again_and_not_written_out(tmp_path, monkeypatch):
    (tmp_path / "data_of_mine.py").write_text(textwrap.dedent("""
        import numpy as np
        rng = np.random.default_rng(0)
        X = rng.normal(size=(100, 100))
        parts = [rng, 1]
        def answer(x):
            return X.shape, parts[1]
        """))
    monkeypatch.syspath_prepend(tmp_path)
    mine = importlib.import_module("data_of_mine")
    source, namespace = source_of(mine.answer, "a/b"), {"check": lambda id: lambda function: function}
    exec(source, namespace)
    assert namespace["answer"](0) == ((100, 100), 1) and len(source) < 300


def test_a_function_without_source_keeps_nothing():
    namespace = {}
    exec("def made(x): return x", namespace)
    assert source_of(len, "a/b") == source_of(namespace["made"], "a/b") == ""


def test_a_function_alone_is_kept_as_it_is_written():
    def alone(x):
        return x

    assert source_of(alone, "a/b") == "def alone(x):\n    return x\n"


# -- classes of a notebook, whose module is no file -------------------------------------------------


@pytest.fixture
def notebook(monkeypatch):
    """Run the cells of a notebook, whose lines Python has as those of a kernel's."""
    namespace = {"__name__": "__main__"}

    def run(*cells):
        for number, cell in enumerate(cells):
            source, name = textwrap.dedent(cell), f"<cell {number}>"
            monkeypatch.setitem(linecache.cache, name, (len(source), None, source.splitlines(True), name))
            exec(compile(source, name, "exec"), namespace)
        return namespace["answer"]

    run.namespace = namespace
    return run


ANSWER = """
    def answer(x):
        return Cutter(x).parts()
    """


@pytest.mark.parametrize("cell", [
    """
    class Cutter:
        def __init__(self, x):
            self.x = x
        def parts(self):
            return self.x + 1
    """,
    """
    import functools
    from dataclasses import dataclass
    class Other:
        def parts(self):
            return 0
    def one_more(x):
        return x + 1
    @dataclass(frozen=True)
    class Cutter(Other):
        x: float
        more = one_more
        @functools.lru_cache
        def parts(self):
            return self.all + self.none()
        @property
        def all(self):
            return one_more(self.x)
        @staticmethod
        def none():
            return 0
    """,
    """
    class Base:
        def __init__(self, x):
            self.x = x
        def parts(self):
            return self.x + self.step
    class Cutter(Base):
        step = 1
    """,
    """
    from typing import NamedTuple
    if True:
        class Cutter(NamedTuple):
            x: float
            @classmethod
            def made(cls, x):
                return cls(x)
            def parts(self):
                return self.made(self.x).x + 1
    """,
])
def test_a_class_of_another_cell_goes_with_it(notebook, cell):
    source = source_of(notebook(cell, ANSWER), "a/b")
    alone = {"check": lambda id: lambda function: function, "__name__": "__main__"}
    exec(source, alone)
    assert alone["answer"](2.0) == 3.0


def test_a_module_that_breaks_when_it_is_asked_stops_nobody(notebook, monkeypatch):
    """Libraries have modules that load when one looks at them, and some cannot."""
    class Lazy(types.ModuleType):
        def __getattr__(self, name):
            raise ImportError(name)

    monkeypatch.setitem(sys.modules, "a_lazy_module", Lazy("a_lazy_module"))
    cells = "def helper(x):\n    return x\n", "def answer(x):\n    return helper(x)\n"
    assert "return x" in source_of(notebook(*cells), "a/b")


def test_a_class_is_the_one_that_the_name_has_now(notebook):
    cells = [f"class Cutter:\n    def __init__(self, x):\n        self.x = x\n"
             f"    def parts(self):\n        return {number}\n" for number in (1, 2)]
    assert "return 2" in source_of(notebook(*cells, ANSWER), "a/b")
    assert "return 2" in source_of(notebook(cells[0] + cells[1], ANSWER), "a/b")
    again = source_of(notebook(cells[0], f"First = Cutter\n{cells[1]}", "Cutter = First", ANSWER), "a/b")
    assert "return 1" in again and "return 2" not in again


def test_a_class_without_methods_is_the_one_that_ran_last(notebook):
    uses = "def answer(x):\n    return Settings.rate * x\n"
    assert "rate = 2" in source_of(notebook("class Settings:\n    rate = 2\n", uses), "a/b")
    twice = notebook("class Settings:\n    rate = 2\n", "class Settings:\n    rate = 3\n", uses)
    assert "rate = 3" in source_of(twice, "a/b") and "rate = 2" not in source_of(twice, "a/b")


# -- what else a name can stand for ----------------------------------------------------------------

IMPORTS = """
    import sys
    import numpy as np
    from collections import defaultdict, namedtuple
    from dataclasses import dataclass
    from fractions import Fraction
    from functools import lru_cache, partial
    from types import SimpleNamespace
    """
# What a cell defines, and what the function makes of it.
HELPERS = {
    "partial": ("helper = partial(np.maximum, 0)", "helper(x)"),
    "vectorized lambda": ("helper = np.vectorize(lambda v: max(v, 0.0), otypes=[float])", "helper(x)"),
    "vectorized function": ("@np.vectorize\ndef helper(v):\n    return max(v, 0.0)", "helper(x)"),
    "named tuple": ("Step = namedtuple('Step', 'w b')", "x * Step(2, 3).w"),
    "dictionary of functions": ("table = {'relu': lambda z: np.maximum(z, 0)}", "table['relu'](x)"),
    "list of functions": ("def first(z):\n    return z + 1\nsteps = [first, np.exp]", "steps[0](x)"),
    "list that is filled": (
        "def first(z):\n    return z + 1\nsteps = []\nsteps.append(first)", "steps[0](x)"),
    "instance": (
        "class Net:\n    def __init__(self, k):\n        self.k = k\n    def __call__(self, x):\n"
        "        return self.k * x\nnet = Net(3)\nnet.k = 4", "net(x)"),
    "bound method": (
        "class Net:\n    def forward(self, x):\n        return 2 * x\nforward = Net().forward", "forward(x)"),
    "data class": ("@dataclass\nclass Options:\n    rate: float = 2.0\noptions = Options(3.0)",
                   "options.rate * x"),
    "namespace": ("options = SimpleNamespace(rate=2.0)", "options.rate * x"),
    "slice": ("first = np.s_[:1]", "x[first]"),
    "range": ("rounds = range(3)", "x * sum(rounds)"),
    "dtype": ("kind = np.dtype(float)", "x.astype(kind)"),
    "fraction": ("half = Fraction(1, 2)", "x * float(half)"),
    "frozen set": ("allowed = frozenset({1, 2})", "x * (2 in allowed)"),
    "dictionary with defaults": ("counts = defaultdict(float)", "x + counts['a']"),
    "method of a library": ("clip = np.ndarray.clip", "clip(x, 0, 1)"),
    "function of Python": ("largest = max", "largest(x)"),
    "other name": ("def first(z):\n    return 2 * z\nsecond = first", "second(x)"),
    "data": ("data = np.arange(3000.0).reshape(3, 1000)\ndata[0] = 7\ndata += 1", "x * data[0, 0]"),
    "long list": ("table = list(range(10**6))", "x * table[-1]"),
    "list that holds itself": ("trace = []\ntrace.append(trace)", "x * len(trace[0])"),
    "several names": ("first, second = (lambda z: z + 1), (lambda z: 2 * z)", "first(second(x))"),
    "loop": ("powers = {}\nfor n in (1, 2):\n    powers[n] = lambda z, n=n: z**n", "powers[2](x)"),
    "name that is bound again": ("f = lambda z: 2 * z\ng = partial(f)\ng = partial(g)", "g(x)"),
    "closure": (
        "def bend(s):\n    return lambda z: np.where(z > 0, z, s * z)\nleaky = bend(0.1)", "leaky(x)"),
    "closure with a name": (
        "def bend(s):\n    def f(z):\n        return np.where(z > 0, z, s * z)\n    return f\nf = bend(0.1)",
        "f(x)"),
    "decorator": (
        "def twice(function):\n    def inner(z):\n        return function(function(z))\n    return inner\n"
        "@twice\ndef double(z):\n    return 2 * z", "double(x)"),
    "wrapped later": (
        "def double(z):\n    return 2 * z\n"
        "def more(function):\n    import functools\n    @functools.wraps(function)\n"
        "    def inner(z):\n        return function(z) + 1\n    return inner\n"
        "double = more(double)", "double(x)"),
    "cached": ("@lru_cache\ndef table(n):\n    return 2.0**n", "x * table(3)"),
    "class with another name": ("class Net:\n    k = 2\n    def of(self):\n        return 1\nOther = Net",
                                "x * Other.k"),
}


def run_alone(source, id="a/b"):
    """The function that is under `check`, or called ``answer``, when a source alone has run."""
    checked = []

    def check(id):
        return lambda function: checked.append(function) or function

    namespace = {"__name__": "__main__", "check": check}
    exec(source, namespace)
    return checked[-1] if checked else namespace["answer"]


@pytest.mark.parametrize("helper", HELPERS)
def test_what_a_cell_defines_runs_alone(notebook, helper):
    cell, expression = HELPERS[helper]
    function = notebook(IMPORTS, cell, f"def answer(x):\n    return {expression}\n")
    kept = learner_source(function, "a/b")
    x = np.array([1.0, -2.0])
    np.testing.assert_array_equal(run_alone(kept.text)(x), function(x))
    assert kept.left_behind == () and len(kept.text) < 1000


def test_a_library_s_function_that_its_module_does_not_name_is_imported_as_in_its_cell(notebook, monkeypatch):
    library = types.ModuleType("library_of_ufuncs")
    library.expit = np.frompyfunc(lambda v: v + 1.0, 1, 1)
    monkeypatch.setitem(sys.modules, "library_of_ufuncs", library)
    function = notebook("from library_of_ufuncs import expit", "def answer(x):\n    return expit(x)\n")
    assert "from library_of_ufuncs import expit\n" in source_of(function, "a/b")


def test_a_name_without_a_statement_is_named(notebook):
    function = notebook("def answer(x):\n    return given(x) + data[0] + abs(x)\n")
    function.__globals__.update(given=np.vectorize(abs), data=np.zeros(5000))
    assert learner_source(function, "a/b").left_behind == ("data", "given")


def test_what_would_be_too_long_is_named(notebook):
    cells = [f"text_{n} = {'x' * 15_000!r}" for n in range(4)]
    uses = "def answer(x):\n    return text_0 + text_1 + text_2 + text_3\n"
    kept = learner_source(notebook(*cells, uses), "a/b")
    assert kept.left_behind == ("text_3",) and len(kept.text) < 50_000


@pytest.mark.parametrize("cell", [
    "@check('a/b')\n@partial(np.vectorize, otypes=[float])\ndef answer(v):\n    return max(v, 0.0) + K",
    "answer = check('a/b')(partial(np.maximum, K))",
    "class Net:\n    def __call__(self, x):\n        return x + K\nanswer = check('a/b')(Net())",
    "answer = check('a/b')(lambda x: x + K)",
    "answer = lambda x: x + K\ncheck('a/b')(answer)",
    "def shift(k):\n    def inner(x):\n        return x + k\n    return inner\n"
    "answer = check('a/b')(shift(K))",
    "answer = check('a/b')(np.abs)",
])
def test_what_is_checked_need_not_be_a_function_of_a_cell(notebook, cell):
    function = notebook(IMPORTS, "check = lambda id: lambda function: function\nK = 2", cell)
    kept = learner_source(function, "a/b", Cell(notebook.namespace, "<cell 2>"))
    x = np.array([1.0, -2.0])
    np.testing.assert_array_equal(run_alone(kept.text.replace("check = ", "unused = "))(x), function(x))
    assert kept.text.count("check(") == 1 and kept.left_behind == ()
