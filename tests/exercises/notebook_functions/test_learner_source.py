"""What is kept of a learner's function."""

import importlib
import linecache
import textwrap

import pytest

from dlbasics.exercises.notebook_functions.learner_source import source_of

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


def test_data_and_what_cannot_be_written_stay_away(tmp_path, monkeypatch):
    (tmp_path / "data_of_mine.py").write_text(textwrap.dedent("""
        import numpy as np
        rng = np.random.default_rng(0)
        X = rng.normal(size=(100, 100))
        parts = [rng, 1]
        def answer(x):
            return X, rng, parts
        """))
    monkeypatch.syspath_prepend(tmp_path)
    mine = importlib.import_module("data_of_mine")
    assert source_of(mine.answer, "a/b") == "def answer(x):\n    return X, rng, parts\n"


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


def test_a_class_is_the_one_that_the_name_has_now(notebook):
    cells = [f"class Cutter:\n    def __init__(self, x):\n        self.x = x\n"
             f"    def parts(self):\n        return {number}\n" for number in (1, 2)]
    assert "return 2" in source_of(notebook(*cells, ANSWER), "a/b")
    assert "return 2" in source_of(notebook(cells[0] + cells[1], ANSWER), "a/b")
    again = source_of(notebook(cells[0], f"First = Cutter\n{cells[1]}", "Cutter = First", ANSWER), "a/b")
    assert "return 1" in again and "return 2" not in again


def test_a_class_without_methods_is_kept_where_all_cells_have_the_same(notebook):
    uses = "def answer(x):\n    return Settings.rate * x\n"
    assert "rate = 2" in source_of(notebook("class Settings:\n    rate = 2\n", uses), "a/b")
    twice = notebook("class Settings:\n    rate = 2\n", "class Settings:\n    rate = 3\n", uses)
    assert "rate =" not in source_of(twice, "a/b")
