"""The forms of ``@check("chapter/name")``."""

import ast

import pytest

from dlbasics.ipython_source import without_magics
from dlbasics.runner.find_check_calls import checked_ids, checked_ids_in_text, with_check


@pytest.mark.parametrize(("source", "ids"), [
    ("@check('a/b')\ndef f(): ...", ["a/b"]),
    ("@exercises.check(id='a/b-c')\nclass F: ...", ["a/b-c"]),
    ("f = check('a/b')(f)", ["a/b"]),
    ("if True:\n    @check('a/b')\n    def f(): ...", ["a/b"]),
    ("def outer():\n    @check('a/b')\n    def f(): ...", []),
    ("@check('a/b', 1)\ndef f(): ...", []),
    ("@check(name)\ndef f(): ...", []),
    ("@check('a/b-')\ndef f(): ...", []),
    ("@check('A/b')\ndef f(): ...", []),
])
def test_ids_in_a_statement(source, ids):
    assert checked_ids(ast.parse(source).body[0]) == ids


def test_ids_in_a_text_that_is_no_python():
    text = "@check('a/b')\ndef f(:\n  @e.check( \"c/d-e\" )\nx = '@check(\"e/f\")'\n@check('a/b-')"
    assert checked_ids_in_text(text) == ["a/b", "c/d-e"]


def test_the_line_is_added_where_no_other_names_the_exercise():
    assert with_check("def f(): ...", "a/b") == '@check("a/b")\ndef f(): ...'
    whole = "import math\n@check('a/b')\ndef f(): ..."
    assert with_check(whole, "a/b") == whole
    quoted = 'def f():\n    """See "a/b"."""'
    assert with_check(quoted, "a/b") == '@check("a/b")\n' + quoted
    assert with_check("# about a/b\ndef f(): ...", "a/b").startswith("@check")


@pytest.mark.parametrize("line", [
    " " * 10**6 + "a", "a, " * 10**6, " " * 10**6 + "a ?", "a " * 10**6 + "= a",
])
def test_a_long_line_is_read_in_time_that_grows_with_its_length_alone(line):
    """With the square of it, this would take an hour."""
    source = f"def f(:\n{line}"
    assert without_magics(source) == (source, []) and with_check(source, "a/b").startswith("@check")
