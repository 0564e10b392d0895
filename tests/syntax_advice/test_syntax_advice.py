"""Syntax errors of beginners are told in plain words, with what to do."""

import pytest

from dlbasics.syntax_advice.advice import advice


def error_of(source) -> SyntaxError:
    with pytest.raises(SyntaxError) as caught:
        compile(source, "<cell>", "exec")
    return caught.value


@pytest.mark.parametrize(("source", "code"), [
    ("x = (1 + 2", "syntax.unclosed"), ("x = [1, 2\ny = 3", "syntax.unclosed"), ("x = 'a", "syntax.quote"),
    ("y = 2x", "syntax.times"), ("def f(x)\n    return x", "syntax.colon"),
    ("def f(x):\n    y = x\n\tz = x", "syntax.tabs"), ("def f(x):\nreturn x", "syntax.not-indented"),
    ("x = 1\n  y = 2", "syntax.indented"), ("def f(x):\n    y = x\n  return y", "syntax.indented"),
    ("print x", "syntax.print"), ("if x = 3: pass", "syntax.equals"), ("return 3", "syntax.return"),
    ("print\uff08x\uff09", "judge.wrong-character"), ("x = f(1))", "syntax.unopened"),
    ('def f(x):\n    """Say.\n    return x', "syntax.triple-quote"),
    ("def f x:\n    pass", "syntax.no-parameters"),
    ("def f(x):", "syntax.no-body"), ("def f(x):\n    # x", "syntax.no-body"),
    ("def f(x):\n    if x:", "syntax.no-body"),
])
def test_what_to_do_is_said(source, code):
    assert advice(error_of(source)).code == code


@pytest.mark.parametrize("source", ["x = \u20ac", "return return", "def f(:"])
def test_nothing_is_said_of_other_errors(source):
    assert advice(error_of(source)) is None


@pytest.mark.parametrize(("source", "code"), [
    ('def f(x):\n    """Say.\n    return x', "syntax.triple-quote"), ("def f(x):", "syntax.no-body"),
    ('@check("a/b")', "syntax.decorator-alone"), ("def f(x):\n    # x", "syntax.no-body"),
    ("def f(x):\n    if x:", "syntax.no-body"), ("x = (1 +\n2", "syntax.unclosed"),
])
def test_what_ipython_calls_incomplete_is_told_by_pythons_own_words(source, code):
    incomplete = SyntaxError("incomplete input", ("<cell>", 1, 1, source.split("\n")[-1]))
    assert advice(incomplete, source).code == code
    assert advice(incomplete).code == "syntax.too-early"


def test_the_bracket_is_named_with_its_line():
    assert "`[` in line 2" in str(advice(error_of("y = 3\nx = [1, 2\n")))
