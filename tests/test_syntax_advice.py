"""Syntax errors of beginners are told in plain words, with what to do."""

import pytest

from dlbasics.syntax_advice import advice


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
    ("print\uff08x\uff09", "judge.wrong-character"),
])
def test_what_to_do_is_said(source, code):
    assert advice(error_of(source)).code == code


@pytest.mark.parametrize("source", ["x = \u20ac", "return return", "def f(:"])
def test_nothing_is_said_of_other_errors(source):
    assert advice(error_of(source)) is None
