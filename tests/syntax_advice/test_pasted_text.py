"""What is copied into a cell and is no Python is named, with what to delete."""

import pytest

from dlbasics.syntax_advice.advice import advice
from dlbasics.syntax_advice.pasted_text import reads_like_a_sentence

FUNCTION = ("def f(x):", "    return x")


def told_of(*lines):
    source = "\n".join(lines)
    with pytest.raises(SyntaxError) as caught:
        compile(source, "<cell>", "exec")
    return advice(caught.value, source)


@pytest.mark.parametrize("before", ["{} ", "{}. ", "{} | ", "{}: ", "{}) ", "{}", " {}  "])
def test_numbers_of_lines_are_to_be_deleted(before):
    numbered = [before.format(number) + line for number, line in enumerate(FUNCTION, 9)]
    assert told_of(*numbered).code == "syntax.pasted.numbers"
    assert told_of("x = 1", *numbered, "y = 2").code == "syntax.pasted.numbers"


@pytest.mark.parametrize("lines", [
    ("2 x",), ("x = [1 2,", " 2 3]"), ("2layers = 3",), ("def f(x):", "    return", " 2 * x"),
    ("y = (1 +", "2 x +", "3 y)"),
])
def test_other_numbers_are_left_alone(lines):
    found = told_of(*lines)
    assert found is None or found.code != "syntax.pasted.numbers"


@pytest.mark.parametrize("mark", ["> ", ">", "+", "- ", "* "])
def test_a_mark_at_the_beginning_of_lines_is_named(mark):
    found = told_of(*(mark + line for line in FUNCTION))
    assert found.code == "syntax.pasted.mark" and found.params == {"mark": mark.strip()}


@pytest.mark.parametrize("lines", [("y = (a b", "+ c)"), ("y = x", " ** 2 * x"), ("x = 3", "    - y = 4 5")])
def test_an_operator_is_no_mark(lines):
    found = told_of(*lines)
    assert found is None or found.code != "syntax.pasted.mark"


@pytest.mark.parametrize(("lines", "code"), [
    (("```python", *FUNCTION, "```"), "fence"), ((*FUNCTION, "```"), "fence"),
    (("y = `x`",), "backticks"),
    (("**y = 3**",), "bold"), (("y = **x**",), "bold"), (("<b>y = 3</b>",), "tag"),
    (("y = x<br>",), "tag"),
    ((*FUNCTION, "Traceback (most recent call last):", '  File "a", line 1'), "error"),
    (("NameError: name 'x' is not defined",), "error"), (("x = 1", "Cell In[3], line 1"), "error"),
    (("-" * 75, "NameError         Traceback (most recent call last)"), "error"),
    (("x = 1", "----> 1 x"), "error"),
    ((*FUNCTION, "This is my answer"), "sentence"),
    (("def f(x):", "    Three pieces of a curve", FUNCTION[1]), "sentence"),
    (("def f(x):", "    Return the mean of all the values."), "sentence"),
    (("It's what I mean",), "sentence"), (("\u8fd9\u662f\u7b54\u6848\uff0c\u8bf7\u770b\u3002",), "sentence"),
    (("y = \\max(0, x)",), "latex"), (("y = \\alpha x",), "latex"),
])
def test_what_a_text_holds_beside_code_is_named(lines, code):
    assert told_of(*lines).code == f"syntax.pasted.{code}"


@pytest.mark.parametrize(("line", "sentence"), [
    ("if x &lt; 3 and x &gt; 1: pass", "`&lt;` here. Write `<`."), ("y = $x$", "`$` here. Leave it out."),
    ("y = &nbsp;x", "`&nbsp;` here. Leave it out."), ("y\\_hat = 3", "`\\_` here. Write `_`."),
    ("y = \\left(x)", "`\\left` here. Leave it out."), ("y = \\alpha x", "Write `alpha`."),
    ("y = \\max(0, x)", "Write `np.maximum(...)`."), ("x = 1\\ny = 2", "press Enter"),
    ("x = 1 + \\ ", "Delete it"),
])
def test_what_to_write_for_a_sign_of_a_text_is_said(line, sentence):
    assert sentence in str(told_of(line))


@pytest.mark.parametrize("line", [
    "x y z", "return np clip x", "def hard sigmoid x:", "import numpy as np plt", "if x then y:",
    "y = the mean of x",
    "a, b c, d", "the_mean of_all the_values", "\u5982\u679c = \u503c\u3002",
    "if \u6761\u4ef6\uff1a", "f(the mean of x)",
    "for each, one in pairs:", "",
])
def test_code_with_a_slip_is_no_sentence(line):
    assert not reads_like_a_sentence(line)
