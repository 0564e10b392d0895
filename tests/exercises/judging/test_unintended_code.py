"""Code that runs, and does something else than it seems to: what stands in a function, and nothing else."""

from dataclasses import replace

import pytest
from support.learner_functions import function_of_cell
from support.sample_exercises import CODE

from dlbasics.exercises.judging.code import attempt

CHECK = '@check("activations/sample-swish")\n'


def verdict_on(*lines, head="def swish(x):", above="", below=""):
    body = "".join(f"    {line}\n" for line in lines)
    exercise = replace(CODE, misconceptions=())
    return attempt(exercise, function_of_cell(f"{above}{CHECK}{head}\n{body}{below}"))


# -- nothing is returned, and a return stands there -------------------------------------------------


@pytest.mark.parametrize(("lines", "words"), [
    (["return print(x)"], "`print(...)` in line 3 shows a value"),
    (["y = print(x)", "return y"], "`print(...)` in line 3 shows a value"),
    (["return x.sort()"], "`.sort(...)` in line 3 changes an object"),
    (["return np.random.shuffle(x)"], "`.shuffle(...)` in line 3 changes an object"),
    (["a = [1]", "a = a.append(2)", "return a"], "`.append(...)` in line 4"),
    (["rows = []", "return rows.append(x)"], "`.append(...)` in line 4"),
    (["y = np.exp(x)", "return"], "Write the result behind it: `return y`."),
    (["y = np.exp(x)", "if len(y) > 99:", "    return", "return None"], "The `return` in line 6"),
    (["def inner(x):", "    return x * 2"], "`inner`, a function inside yours that is never called"),
    (["def swish(x):", "    return x * 2"], "Leave out the `def` of line 3"),
    (["def inner(x):", "    return x * 2", "inner(x)"], "as many spaces in front as `def inner` has"),
    (["kept = [None]", "return kept[0]"], "what stands behind it in line 4 is nothing"),
    (["for v in x[:0]:", "    return v"], "on this way through the function?"),
    (["y = x * 2"], "Is a `return` missing?"),
    (["y = x * 2", "def inner(x):", "    y = x"], "Is a `return` missing?"),
])
def test_a_return_that_stands_there_is_not_called_missing(lines, words):
    verdict = verdict_on(*lines)
    assert verdict.status == "wrong" and words in verdict.sentence, verdict


def test_a_function_of_the_notebook_that_returns_nothing_is_named():
    verdict = verdict_on("return helper(x)", above="def helper(x):\n    y = x * 2\n")
    assert "`helper` has no `return` with a value" in verdict.sentence


def test_what_is_returned_in_one_case_alone_is_left_to_its_own_sentence():
    verdict = verdict_on("if len(x) > 3:", "    return x * np.exp(x)")
    assert "Is a `return` missing on this way" in verdict.sentence


@pytest.mark.parametrize(("lines", "words"), [
    (["# return np.exp(x)", "..."], "Line 3 is a comment"),
    (["pass", "#return np.exp(x)"], "Line 4 is a comment"),
    (['"""return np.exp(x)"""'], "The `return` in line 3 stands between quotes"),
    (["'''", "return np.exp(x)", "'''"], "The `return` in line 4 stands between quotes"),
    (["# return the product", "..."], "Write the body of the function"),
    (["return None"], "Write the body of the function"), (["# return None", "..."], "Write the body"),
    (["# return", "..."], "Write the body of the function"),
    (['"""Return x."""'], "Write the body of the function"),
])
def test_an_answer_that_python_does_not_read_is_told(lines, words):
    verdict = verdict_on(*lines, below="y = 1\n# return 3\n")
    assert verdict.status == "not attempted" and words in verdict.sentence


# -- an exception, beside the names of the function -------------------------------------------------


@pytest.mark.parametrize(("lines", "words"), [
    (["return np.exp(X)"], "`x` has one. Python tells capital letters from small ones."),
    (["Scale = 2", "return x * scale"], "`Scale` has one"),
    (["return xT @ x"], "If `x` transposed is meant, write `x.T`."),
    (["return xᵀ @ x"], "If `x` transposed is meant, write `x.T`."),
    (["hidden = x * 2", "return hiden"], "Is `hidden` meant?"),
    (["β = 3", "return x * beta"], "Is `β` meant?"), (["beta = 3", "return x * β"], "Is `beta` meant?"),
    (["lam = 3", "return x * λ"], "Is `lam` meant?"),
    (["return numpy.exp(x)"], "The module has the name `np` here"),
    (["return out * 2"], "Is it spelt alike in both places?"),
    (["return zz * 2"], "Is it spelt alike in both places?"),
])
def test_a_name_without_a_value_is_held_against_those_that_have_one(lines, words):
    verdict = verdict_on(*lines, above="Out = {}\n")
    assert verdict.status == "does not run" and words in verdict.sentence, verdict


def test_numpy_that_is_not_imported_is_told():
    function = function_of_cell("del np\ndef swish(x):\n    return np.exp(x)\n")
    assert "Write `import numpy as np` in the first line" in attempt(CODE, function).sentence


def test_a_letter_in_the_name_of_a_parameter_is_told():
    verdict = verdict_on("return np.exp(x)", head="def swish(х):")
    assert "in the name `х` the letter `х (U+0445)`" in verdict.sentence


@pytest.mark.parametrize(("above", "line", "words"), [
    ("from numpy import *\n", "return max(0, x)", "entry by entry, write `np.maximum(a, b)`"),
    ("from numpy import *\n", "return sum(x, x)", "`sum` is `np.sum` here"),
    ("", "return range(x)", "one whole number is needed"),
])
def test_a_function_of_numpy_in_the_place_of_pythons_is_told(above, line, words):
    assert words in verdict_on(line, above=above).sentence


@pytest.mark.parametrize(("line", "words"), [
    ("return np.where(x > 0 and x < 1, x, 0)", "For arrays write `(...) & (...)`"),
    ("return np.where(x > 0 or x < -1, x, 0)", "For arrays write `(...) | (...)`"),
    ("return np.where(not x > 0, x, 0)", "For arrays write `~(...)`"),
    ("return np.where(0 < x < 1, x, 0)", "For arrays write `(a < x) & (x < b)`"),
    ("return max(x, 0)", ""), ("return helper(x)", ""),
    ("a = 1 < 2 and 2 < 3\n    return max(x, 0)", ""),
])
def test_one_truth_value_for_arrays_has_a_note_on_what_to_write(line, words):
    note = verdict_on(line, above="def helper(x):\n    return x if x else 1 < 2 and 2 < x\n").note
    assert (words in note) if words else note == ""


# -- beside a wrong value -----------------------------------------------------------------------------


@pytest.mark.parametrize(("lines", "words"), [
    (["x =- x * 3", "return x"], "In line 3, `x =- ...` gives a new value with a minus in front"),
    (["t = x * 3", "t =+ 1.0", "return x + t"], "write `t += ...`"),
    (["t = np.ones(5)", "t[0] =- 3", "return t"], "write `t[0] -= ...`"),
    (["x=-x", "return x"], ""), (["y = -x", "return y"], ""), (["y =- x", "return y"], ""),
    (["return (x**2 + 1)**1/2"], "`** 1/2` takes the power first"),
    (["return (x**2 + 1)**-1/2"], "write `** (-1/2)`"),
    (["return (x**2 + 1)**(1/2)"], ""), (["return x**2/2"], ""), (["return x**1*2"], ""),
    (["return x", "return x * 2"], "Line 4 never runs"),
    (["return x", "..."], ""), (["return x", "raise NotImplementedError"], ""),
    (["if len(x) > 99:", "    return x", "return x * 2"], ""),
    (["y = x * 2", "+ 1", "return y"], "Line 4 is a statement of its own"),
    (["x * 2", "return x"], "Line 3 computes a value, and nothing keeps it"),
    (["np.clip(x, 0, 1)", "return x"], "Line 3 computes a value"),
    (["x.clip(0, 1)", "return x"], "Line 3 computes a value"),
    (["y = x * 2", "y == x", "return y"], "`==` in line 4 compares"),
    (["y = x * 2", "np.exp(x, y)", "return y"], ""),
    (["y = x * 2", "np.add(x, 1, out=y)", "return y"], ""),
    (["y = x * 2", "np.copyto(y, x)", "return y"], ""),
    (["y = x * 2", "y.sort()", "return y"], ""), (["print(x)", "return x"], ""),
    (["np.random.seed(0)", "return x"], ""), (["'''Say.'''", "return x"], ""),
    (["x * 2"], ""),
])
def test_code_that_does_not_do_what_it_seems_to_has_a_note(lines, words):
    note = verdict_on(*lines).note
    assert (words in note) if words else note == "", note


@pytest.mark.parametrize(("head", "line", "above", "words"), [
    ("def swish(z):", "return x * 2", "x = np.ones(5)\n", "never uses `z`, which"),
    ("def swish(z):", "return 2 * z + x", "x = np.ones(5)\n", ""),
    ("def swish(x):", "return np.ones(5)", "y = 3\n", ""),
    ("def swish(x):", "return helper(3)", "def helper(x):\n    return np.ones(5)\n", ""),
])
def test_a_value_of_the_notebook_in_the_place_of_a_parameter_is_told(head, line, above, words):
    note = verdict_on(line, head=head, above=above).note
    assert (words in note) if words else "never uses" not in note, note


def test_nothing_is_said_beside_a_right_answer():
    right = "return x / 2 * (1 + np.tanh(x / 2))"
    verdict = verdict_on("x + 1", right, "return x", above="y = 3\n")
    assert verdict.status == "right" and verdict.note == ""
