"""Lines that are Python, but stand in the wrong place: where they belong is told."""

import pytest

from dlbasics.syntax_advice.advice import advice

CHECK = '@check("a/b")'
BODY = "    return x"


def told_of(*lines) -> tuple:
    """The code of what is said of a cell, and the sentence."""
    source = "\n".join(lines)
    with pytest.raises(SyntaxError) as caught:
        compile(source, "<cell>", "exec")
    message = advice(caught.value, source)
    return (message.code, str(message)) if message else ("", "")


@pytest.mark.parametrize("lines", [
    ("def f(x):", BODY, CHECK), ("def f(x):", f"    {CHECK}", BODY), ("def f(x):", CHECK, BODY),
    ("def f(x):", "    y = x", CHECK, BODY), ("x = 3", "def f(x):", BODY, "", "# done", CHECK, ""),
])
def test_a_decorator_belongs_above_its_function(lines):
    code, sentence = told_of(*lines)
    assert code == "syntax.decorator-above" and "above `def f`" in sentence


@pytest.mark.parametrize(("lines", "code"), [
    ((CHECK, "def f(x):", BODY, CHECK), "syntax.decorator-alone"),
    ((CHECK, "def f(x):"), "syntax.no-body"),
    ((CHECK, "x = 3", "def f(x):", BODY), "syntax.below-decorator"),
])
def test_a_decorator_without_a_function_is_told_from_one_in_its_place(lines, code):
    assert told_of(*lines)[0] == code


@pytest.mark.parametrize("lines", [
    ("def f(x):", "def f(x):", BODY), (CHECK, "def f(x):", CHECK, "def f(x):", BODY),
    ("def f(x):", "", "def f(x, y):", BODY),
])
def test_a_function_that_begins_twice_is_named_with_both_lines(lines):
    code, sentence = told_of(*lines)
    assert code == "syntax.def-twice" and "`def f`" in sentence
    numbers = [number for number, line in enumerate(lines, 1) if line.startswith("def")]
    assert f"line {numbers[0]} " in sentence and f"line {numbers[1]}." in sentence


def test_two_functions_are_not_one_that_begins_twice():
    assert told_of("def f(x):", "def g(x):", BODY)[0] == "syntax.not-indented"


@pytest.mark.parametrize("lines", [
    ("x = 1", "y = x / 6 +", "0.5"), ("x = 1", "y = x / 6  # a sixth", "    + 0.5"),
    ("x = 1", "y =", "    3"), ("x = 1", "y = x", ".sum()"), ("x = 1", "y = x +", "    x +", "    3"),
    ("x = 1", "if x and", "   x:", "    pass"),
    ("x = 1", "y = x / 6 +", "# and the rest", "0.5"), ("x = 1", "y = x / 6", "# the rest", "    + 0.5"),
    ("x = 1", "y = x + \\", "    # the rest", "    3"), ("x = 1", "y = x +  # a", "  # b", "# c", "    3"),
])
def test_a_statement_in_two_halves_needs_brackets(lines):
    code, sentence = told_of(*lines)
    assert code == "syntax.two-lines" and "line 2 go on" in sentence


@pytest.mark.parametrize("lines", [
    ("x = 1", "   y = 2"), ("if x:", "    y = 1", "  else:", "    y = 2"), ("# of x +", "y z"),
    ("def f(x):", "return max(x,", "           3)"), ("y = 3 +",),
    ("x = 3", f"    {CHECK}", "def f(x):", BODY), ("x = 3", "# note", "    y = 2"), ("# note", "    + 2"),
])
def test_other_lines_are_not_joined(lines):
    assert told_of(*lines)[0] != "syntax.two-lines"
