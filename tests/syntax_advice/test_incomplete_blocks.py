"""Blocks that lack a part: the word that they begin with, the line that they go on from or end with."""

import pytest

from dlbasics.syntax_advice.advice import advice


def message_of(source):
    with pytest.raises(SyntaxError) as caught:
        compile(source, "<cell>", "exec")
    return advice(caught.value, source)


@pytest.mark.parametrize("source", [
    "f(x, y=2):\n    return x", "@check('a/b')\nf(x):\n    # to do\n    return x", "  \nf():\n    pass",
])
def test_a_function_begins_with_def(source):
    line = next(line for line in source.split("\n") if line.startswith("f("))
    assert str(message_of(source)) == f"Python does not know `{line}` here. Write `def {line}`."


@pytest.mark.parametrize("source", [
    "f(x):\ny = 3", "f(x):", "print(x):\n    y", "f(3):\n    y", "f(x)(y):\n    y",
])
def test_other_lines_with_a_colon_are_no_functions(source):
    said = message_of(source)
    assert said is None or "def" not in str(said)


@pytest.mark.parametrize(("source", "word", "above"), [
    ("def f(x):\n    return x\n    else:\n        return 0", "else", "if"), ("elif x:\n    y", "elif", "if"),
    ("if x:\n    y\nz = 3\nelse:\n    y", "else", "if"), ("except ValueError:\n    pass", "except", "try"),
    ("x = 3\nfinally:\n    pass", "finally", "try"),
])
def test_a_block_that_goes_on_from_nothing_is_told(source, word, above):
    said = str(message_of(source))
    assert f"`{word}` needs a block with `{above}`" in said


def test_try_needs_except():
    source = "def f(x):\n    try:\n        return x\n"
    assert "`except`" in str(message_of(source))


def test_a_parameter_needs_no_global():
    assert "`x` is a parameter" in str(message_of("def f(x):\n    global x\n    return x"))
