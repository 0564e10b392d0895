"""What is kept of a learner's function."""

import importlib
import textwrap

from dlbasics.exercises.learner_source import source_of

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


def test_a_function_without_source_keeps_nothing():
    namespace = {}
    exec("def made(x): return x", namespace)
    assert source_of(len, "a/b") == source_of(namespace["made"], "a/b") == ""


def test_a_function_alone_is_kept_as_it_is_written():
    def alone(x):
        return x

    assert source_of(alone, "a/b") == "def alone(x):\n    return x\n"
