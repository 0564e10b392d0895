"""Characters that an input method types in place of Python's own are named, with the one to type."""

import pytest

from dlbasics.syntax_advice.twin_letters import twin_letter
from dlbasics.syntax_advice.wrong_characters import advice


def error_of(source) -> SyntaxError:
    with pytest.raises(SyntaxError) as caught:
        compile(source, "<cell>", "exec")
    return caught.value


@pytest.mark.parametrize(("source", "character", "plain"), [
    ("print\uff08\"a\"\uff09", "\uff08 (U+FF08)", "Type ( "),
    ("x = [1\uff0c 2]", "\uff0c (U+FF0C)", "Type , "),
    ("print(\u201chi\u201d)", "\u201c (U+201C)", 'Type " '),
    ("x = \u2018a\u2019", "\u2018 (U+2018)", "Type ' "),
    ("def f(x)\uff1a\n    return x", "\uff1a (U+FF1A)", "Type : "),
    ("x \uff1d 3", "\uff1d (U+FF1D)", "Type = "),
    ("y = 3 \u00d7 4", "\u00d7 (U+00D7)", "Type * "),
    ("y = 3 \u2212 4", "\u2212 (U+2212)", "Type - "),
    ("if x \u2264 4: pass", "\u2264 (U+2264)", "Type <= "),
    ("x =\u30003", "U+3000", "Type a plain one"),
    ("y = a\u2010b", "\u2010 (U+2010)", "Type - "), ("y = a \u2217 b", "\u2217 (U+2217)", "Type * "),
    ("y = a \u2715 b", "\u2715 (U+2715)", "Type * "), ("a \u2a7d b", "\u2a7d (U+2A7D)", "Type <= "),
    ("y = \u00aba\u00bb", "\u00ab (U+00AB)", 'Type " '), ("y = x\u2032", "\u2032 (U+2032)", "Type ' "),
    ("y = e\u00b2", "`\u00b2`", "two stars: `**2`"), ("y = 10\u00b3", "`\u00b3`", "`**3`"),
    ("y = 10\u207b\u00b9\u2070", "`\u207b\u00b9\u2070`", "`**-10`"),
    ("y = \u221ax", "`\u221a`", "`np.sqrt(...)`"), ("y = \u00bd", "`\u00bd`", "`(1 / 2)`"),
    ("y = \u221e", "`\u221e`", "`np.inf`"),
    ("x =\u00a03", "U+00A0", "Type a plain one"),
    ("x = 3\u200b", "U+200B", "Delete it"),
])
def test_the_character_and_the_one_to_type_are_named(source, character, plain):
    message = str(advice(error_of(source)))
    assert character in message and plain in message


@pytest.mark.parametrize("mark", ["\u3002", "\uff0e", "\uff0c", "\uff01", "\uff1f", "\uff1b", "\uff01\uff01"])
def test_a_mark_that_ends_a_sentence_is_to_be_deleted(mark):
    message = str(advice(error_of(f"y = np.exp(x){mark}")))
    assert mark[0] in message and "delete it" in message


@pytest.mark.parametrize(("source", "plain"), [
    ("y = np\u3002exp(x)", "Type . "), ("y = (1\uff0c\n2)", "Type , "), ("if x\uff1a\n    pass", "Type : "),
])
def test_a_mark_that_python_needs_is_to_be_typed(source, plain):
    assert plain in str(advice(error_of(source)))


@pytest.mark.parametrize("source", ["x = (", "def f(:", "x = \u20ac", "return return"])
def test_nothing_is_said_of_other_errors(source):
    assert advice(error_of(source)) is None


@pytest.mark.parametrize(("name", "twin"), [
    ("\u0425", ("\u0425", "X")), ("y_h\u0430t", ("\u0430", "a")), ("\u039d", ("\u039d", "N")), ("x", None),
    ("\u03b1", None),
])
def test_a_letter_that_only_looks_latin_is_found(name, twin):
    assert twin_letter(name) == twin
