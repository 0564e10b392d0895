"""Code as normalised tokens."""

import pytest

from dlbasics.grading.similarity.lexer import lex, token_values

CODE = '''
import numpy as np

@check("losses/huber")
def huber(y, y_hat, delta):
    """Return the loss."""
    e = np.abs(y - y_hat)  # the distance
    return np.where(e < delta, 0.5 * e**2, delta * (e - delta / 2)).mean(axis=0)
'''
SAME = [
    CODE.replace("e =", "size =").replace("(e ", "(size ").replace("* e*", "* size*"),
    CODE.replace("# the distance", "# mine").replace('"""Return the loss."""', "'''Mine.'''"),
    CODE.replace("np.", "numpy.").replace("0.5", ".5").replace("e**2", "(e) ** 2"),
    CODE.replace("np.where(e < delta,", "np.where(\n        e < delta,\n   "),
    CODE.replace("import numpy as np", "from numpy import *").replace("np.", ""),
    CODE.replace("\n", "\r\n"),
    CODE.replace("def huber(y, y_hat, delta):", "def mine(y: list,\n  y_hat, delta=1) -> float:  # head"),
    CODE.replace("y_hat", "预测").replace("delta", "größe"),
]
OTHER = [CODE.replace("<", "<="), CODE.replace("axis=0", "axis=1"), CODE.replace("abs", "square"),
         CODE.replace(".mean", ".sum"), CODE.replace("0.5 *", "2 *")]


def test_a_disguise_changes_no_token():
    assert token_values(CODE)[:6] == ["def", "name", "=", "abs", "name", "-"]
    for text in SAME:
        assert token_values(text) == token_values(CODE), text


@pytest.mark.parametrize("text", OTHER)
def test_what_the_code_does_shows(text):
    assert token_values(text) != token_values(CODE)


def test_names_of_numpy_may_be_names_of_ones_own():
    assert token_values("mean = sum / size\nmean") == token_values("a = b / c\nd")
    assert token_values("mean(x)") != token_values("f(x)")


@pytest.mark.parametrize("text", ["", "'''", '"""\\', "'", "def", "def f(", "((((", "))))", "\\", "@", "\x00",
                                  "'\n", 'f"{x!r:>{w}}', "0x_ff 1__0 1e 1e+ .", "\ud800", "`$?", "print 'x'",
                                  "é" * 50, "\u202e = 1"])
def test_any_text_is_read(text):
    for token in lex(text):
        assert 0 <= token.start < token.end <= len(text)
