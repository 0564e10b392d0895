"""What the names around a function say of the exception that it raises."""

import pytest
from support.function_from_source import function_of_cell
from support.sample_exercises import CODE
from support.verdict_on_source import verdict_on

from dlbasics.exercises.judging.code import attempt


@pytest.mark.parametrize(("name", "right"), [("np", "import numpy as np"), ("numpy", "import numpy")])
def test_a_name_of_numpy_with_another_value_is_told(name, right):
    verdict = verdict_on(f"return {name}.exp(x)", above=f"{name} = 3\n")
    assert f"`{name}` is not numpy here" in verdict.sentence and f"run `{right}` again" in verdict.sentence
    verdict = verdict_on(f"return {name}.exp(x)", above=f"import math as {name}\n")
    assert f"`{name}` is not numpy here, but the module `math`. Run `{right}` again" in verdict.sentence
    verdict = verdict_on(f"{name} = x", f"return {name}.exp(x)")
    assert f"`{name}` is a variable of your function" in verdict.sentence


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


# -- names that have another value than it seems ---------------------------------------------------


@pytest.mark.parametrize(("above", "lines", "words"), [
    ("np = np.array([1])\n", ["return np.clip(x, 0, 1)"], "It was given another value, of type `ndarray`."),
    ("np = 3\n", ["return np.clip(x, 0, 1)"], "It was given another value, of type `int`."),
    ("import random as np\n", ["return np.clip(x, 0, 1)"], "is not numpy here, but the module `random`"),
    ("np = np.random\n", ["return np.clip(x, 0, 1)"], "is not numpy here, but the module `numpy.random`"),
    ("", ["np = x", "return np.clip(x, 0, 1)"], "`np` is a variable of your function"),
])
def test_np_that_is_not_numpy_is_told_whatever_the_exception(above, lines, words):
    assert words in verdict_on(*lines, above=above).sentence


def test_numpy_itself_is_not_told():
    assert "`np` is" not in verdict_on("import numpy as np", "return np.clip(x)").sentence


@pytest.mark.parametrize(("above", "lines", "words"), [
    ("list = [1, 2]\n", ["return list(x)"], "run `del list` once"),
    ("max = 3\n", ["return max(0, x)"], "gave it a value of type `int`"),
    ("len = 5\nsum = 2\n", ["return sum(x) / len(x)"], "`sum` is no function here"),
    ("print = 3\n", ["print(x)", "return x"], "run `del print` once"),
    ("", ["max = x", "return max(0, x)"], "`max` is a variable of your function"),
    ("", ["return x(2)"], "Is a `*` missing"), ("f = 3\n", ["return f(2)"], "Is a `*` missing"),
])
def test_a_function_of_pythons_whose_name_has_a_value_is_told(above, lines, words):
    assert words in verdict_on(*lines, above=above).sentence


def test_a_star_in_front_of_a_parameter_is_told():
    for line in ("return x + 1", "return np.exp(x)", "return x"):
        said = verdict_on(line, head="def swish(*x):").sentence
        assert "star in `*x` makes a tuple" in said and "`def swish(x):`" in said
    assert "tuple" not in verdict_on("return args[0]", head="def swish(*args):").sentence
