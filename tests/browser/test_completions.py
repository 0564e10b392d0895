"""The names that the page's Python offers to who types in a cell."""

import functools
import json
from types import SimpleNamespace

import numpy as np
import pytest
from support.book import ROOT
from support.pyodide_page import code_cells

from dlbasics.browser.bridge import start_kernel
from dlbasics.browser.completions import completions

CHAPTER = code_cells(ROOT / "chapters" / "activations.ipynb")


def labels(sources, path="", **values):
    return [name["label"] for name in completions(sources, path, values)]


def test_names_of_the_page_come_before_it_has_run():
    names = labels(CHAPTER)
    assert {"np", "activations", "gelu_grad", "curves", "enumerate", "ValueError", "lambda"} <= set(names)
    assert names.index("gelu_grad") < names.index("enumerate") and "__name__" not in names


@pytest.mark.parametrize(("path", "member"), [
    ("np", {"label": "exp", "type": "function"}),
    ("np.random", {"label": "Generator", "type": "class"}),
    ("activations", {"label": "softmax", "type": "function", "detail": "(x, axis)"}),
])
def test_modules_show_what_they_hold(path, member):
    assert member in completions(CHAPTER, path, {})


class Hostile:
    """A learner's object whose attributes run code."""

    def __init__(self):
        self.parts = SimpleNamespace(first=1)

    @property
    def computed(self):
        raise AssertionError("a property was computed")

    def __call__(self):
        raise AssertionError("it was called")

    def __getattr__(self, name):
        raise AssertionError(f"{name} was asked for")


class NamesByNumbers:
    """A learner's object that says what it holds, but not by names."""

    def __dir__(self):
        return [2, 1]


def test_the_learners_own_values_show_theirs_and_nothing_is_run():
    names = labels(CHAPTER, "it", it=Hostile())
    assert {"parts", "computed"} <= set(names)
    assert labels(CHAPTER, "it.parts", it=Hostile()) == ["first"]
    assert labels(CHAPTER, "it.computed", it=Hostile()) == []
    assert labels(CHAPTER, "it.other.more", it=Hostile()) == []
    assert "reshape" in labels(["x = 1"], "x", x=np.ones(3))
    assert labels(CHAPTER, "it", it=NamesByNumbers()) == []
    assert labels(CHAPTER, "nowhere") == labels(CHAPTER, "np.nowhere") == []


def test_functions_show_their_parameters_and_those_that_wrap_others_break_nothing():
    @functools.wraps(len)
    def counted(*values):
        return values

    @functools.wraps(np.exp)
    def grown(x):
        return x

    def own(a, /, b=1, *rest, c, **others):
        return a

    @functools.wraps(own)
    def wrapped(*args):
        return args

    def misleading(x):
        return x

    def homeless(x):
        return x

    misleading.__wrapped__, homeless.__module__ = Hostile(), None
    values = {"counted": counted, "grown": grown, "own": own, "wrapped": wrapped, "misleading": misleading,
              "homeless": homeless}
    names = completions([], "", values)
    details = {name["label"]: name.get("detail") for name in names if name["label"] in values}
    assert details["own"] == details["wrapped"] == "(a, b, rest, c, others)"
    assert details["counted"] == "(obj)" and set(details) == set(values)


def test_no_package_is_loaded_for_its_names(monkeypatch, tmp_path):
    (tmp_path / "far_away.py").write_text("x = 1")
    monkeypatch.syspath_prepend(tmp_path)
    sources = ["import far_away as far", "import no_such_package as none", "from dlbasics import nothing"]
    assert labels(sources, "far") == labels(sources, "none") == labels(sources, "nothing") == []
    assert {"far", "none", "nothing"} <= set(labels(sources))


def test_the_worker_is_answered():
    sent = []
    complete = start_kernel(sent.append)["complete"]
    complete(5, json.dumps([{"source": "import numpy as np"}]), "np")
    answer = json.loads(sent.pop())
    assert (answer["type"], answer["id"]) == ("completions", 5)
    assert {"label": "exp", "type": "function"} in answer["names"]


def test_what_is_imported_by_a_star_has_no_name():
    assert "*" not in labels(["from math import *"])
