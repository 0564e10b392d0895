"""Code that does not do what it seems to has a note beside its verdict."""

import pytest
from support.verdict_on_source import verdict_on


@pytest.mark.parametrize(("lines", "words"), [
    (["# return np.exp(x)", "..."], "Line 3 is a comment"),
    (["pass", "#return np.exp(x)"], "Line 4 is a comment"),
    (["...  # return np.exp(x)"], "`return np.exp(x)` in line 3 stands behind `#`"),
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
