"""`check`: the function has its name before it is judged, and a forgotten `@` is noticed."""

import gc
import linecache
import subprocess
import sys

import numpy as np
import pytest
from support.sample_exercises import CODE
from support.stored_work import stored_work

from dlbasics.exercises import add, check
from dlbasics.exercises.notebook_functions import check_decorator
from dlbasics.exercises.registry import _added

SWISH = "x / 2 * (1 + np.tanh(x / 2))"


@pytest.fixture
def shown(monkeypatch, tmp_path):
    """What is shown, with the sample exercise in the book and a work file of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DLBASICS_RENDER_TARGET", "kernel")
    before = dict(_added)
    add([CODE])
    values = []
    monkeypatch.setattr(check_decorator, "show", values.append)
    yield values
    _added.clear()
    _added.update(before)


def run(source):
    namespace = {"np": np, "check": check, "__name__": "__main__"}
    exec(source, namespace)
    return namespace


def cell(body, name="swish", above="@check('activations/sample-swish')"):
    return f"{above}\ndef {name}(x):\n    {body}\n"


def test_a_function_may_call_itself(shown):
    body = f"return {SWISH} if x.ndim < 2 else np.array([swish(row) for row in x])"
    run(cell(body))
    assert shown[-1].status == "right"


def test_what_is_judged_is_the_function_just_defined(shown):
    namespace = {"np": np, "check": check, "__name__": "__main__"}
    exec(cell(f"return {SWISH}"), namespace)
    exec(cell("return np.array([swish(row) for row in x]) if x.ndim > 1 else x"), namespace)
    assert [verdict.status for verdict in shown] == ["right", "wrong"]


def test_a_forgotten_at_sign_is_told_as_soon_as_the_line_has_run(shown):
    run(cell("return x", above="check('activations/sample-swish')"))
    gc.collect()
    assert len(shown) == 1 and "Write `@` in front" in str(shown[0]) and "def swish(x):" in str(shown[0])


def test_a_forgotten_at_sign_is_told_once_where_the_line_is_the_last(shown):
    line = check("activations/sample-swish")
    assert "Write `@` in front" in repr(line)
    del line
    gc.collect()
    assert shown == []


def test_a_def_line_that_raises_is_not_told_of_the_at_sign(shown, monkeypatch):
    source = cell("return x").replace("(x)", "(x: ndarray)")
    lines = source.splitlines(keepends=True)
    monkeypatch.setitem(linecache.cache, "<cell>", (len(source), None, lines, "<cell>"))
    with pytest.raises(NameError, match="ndarray"):
        exec(compile(source, "<cell>", "exec"), {"check": check})
    gc.collect()
    assert shown == []


def run_with_lines(source, monkeypatch):
    """Run a cell whose lines Python finds."""
    lines = source.splitlines(keepends=True)
    monkeypatch.setitem(linecache.cache, "<cell>", (len(source), None, lines, "<cell>"))
    exec(compile(source, "<cell>", "exec"), {"np": np, "check": check, "__name__": "__main__"})


@pytest.mark.parametrize("source", [
    cell("return helper(x)") + "def helper(x):\n    return x\n",
    cell("return helper(x)") + "helper = np.exp\n",
    "def other(x):\n    return helper(x)\n" + cell("return other(x)") + "\ndef helper(x):\n    return x\n",
])
def test_what_stands_below_the_function_is_to_be_moved_above_it(shown, monkeypatch, source):
    run_with_lines(source, monkeypatch)
    below = [number for number, line in enumerate(source.split("\n"), 1) if line.startswith(("def h", "hel"))]
    assert f"`helper` only gets its value in line {below[0]}, below your function" in str(shown[-1])


def test_a_chapter_is_found_whatever_a_cell_made_of_numpy(tmp_path):
    code = ("import os, numpy as np; os.environ['DLBASICS_RENDER_TARGET'] = 'kernel'\n"
            "from dlbasics.exercises import check\n"
            "np.mean, np.array = 3, [1]\n"
            "check('normalization/rms-norm')(lambda X, gamma, eps: X)")
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True,
                          check=True)
    assert "Numpy's own is back there" in done.stdout


def test_a_check_that_is_used_says_nothing_of_the_at_sign(shown):
    check("activations/sample-swish")(lambda x: x)
    gc.collect()
    assert len(shown) == 1 and shown[0].status == "wrong"


@pytest.mark.parametrize(("source", "words"), [
    ("@check('activations/sample-swish')\nclass Swish:\n    pass", "a class"),
    (cell("yield x"), "`yield`"),
    (cell("return x").replace("def ", "async def "), "`async def`"),
    (cell("return x.mean"), "brackets missing"),
    (cell("return np.random.rand(*x.shape)"), "different values when it is called again"),
    ("seen = []\n" + cell("seen.append(1); return x + len(seen)"), "different values"),
    (cell("return x + 1", name="softplus"), "`activations/softplus` meant"),
])
def test_accidents_are_told_in_their_own_words(shown, source, words):
    run(source)
    assert shown[-1].status in ("does not run", "wrong", "wrong shape") and words in str(shown[-1])


def test_what_was_printed_is_shown_with_a_right_answer_too(shown):
    run(cell(f"print('shape', x.shape); return {SWISH}"))
    assert shown[-1].status == "right" and "shape (5,)" in str(shown[-1])


def test_what_the_file_does_not_hold_is_told(shown, monkeypatch):
    namespace = {"np": np, "check": check, "__name__": "__main__", "factor": np.full(2000, 0.5)}
    source = cell("return factor[0] * x * (1 + np.tanh(x / 2))")
    monkeypatch.setitem(linecache.cache, "<cell 7>", (1, None, source.splitlines(True), "<cell 7>"))
    exec(compile(source, "<cell 7>", "exec"), namespace)
    assert shown[-1].status == "right"
    note = "The file that you hand in does not hold `factor`, which your function uses."
    assert note in str(shown[-1])
    run(cell(f"return {SWISH}"))  # of which Python has no lines
    assert "cannot hold this function" in str(shown[-1])


def test_values_are_kept_as_they_are_before_the_calls(shown, monkeypatch, tmp_path):
    source = "seen = []\n" + cell(f"seen.append(len(x)); return {SWISH}")
    run_with_lines(source, monkeypatch)
    assert shown[-1].status == "right"
    (entry,) = stored_work(tmp_path)["exercises"][CODE.id].values()
    assert "seen = []\n" in entry["answer"]


@pytest.mark.parametrize("cells", [
    ["def scaled(k):\n    return lambda x: k * x",
     "half = scaled(0.5)", "half = scaled(1.0)", "half = scaled(0.5)",
     cell("return half(x) * (1 + np.tanh(x / 2))")],
    ["from functools import partial",
     "@check('activations/sample-swish')\n@partial(np.vectorize, otypes=[float])\n"
     "def swish(v):\n    return v / 2 * (1 + np.tanh(v / 2))"],
])
def test_in_a_kernel_what_ran_last_counts(run_notebook, work_folder, cells):
    outputs = run_notebook("check = e.check", *cells)
    assert "Right" in str(outputs[-1])
    (entry,) = stored_work(work_folder)["exercises"][CODE.id].values()
    namespace = {"np": np, "check": lambda id: lambda function: function}
    exec(entry["answer"], namespace)
    np.testing.assert_allclose(namespace["swish"](np.array([1.0, 3.0])), CODE.reference(np.array([1.0, 3.0])))
