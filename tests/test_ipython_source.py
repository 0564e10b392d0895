"""Which lines of a cell only IPython knows."""

import pytest

from dlbasics.ipython_source import without_magics


@pytest.mark.parametrize(("source", "skipped"), [
    ('%ls\ns = """Is it so\nreally?\n"""', ["%ls"]),
    ("%ls\ns = '''\\'''\n!ls\n'''  # '''\n!dir", ["%ls", "!dir"]),
    ("!ls\ns = 'a\\\n!ls'\nt = '\"\"\"'\nprint?", ["!ls", "print?"]),
    ("!echo \"\"\"\nx = ''\n# it's\"\"\"\n%ls", ['!echo """', "%ls"]),
    ('!ls\ndef f():\n    r"""Asks \\\\"""\n    x?', ["!ls", "x?"]),
])
def test_what_stands_in_a_string_is_no_magic(source, skipped):
    python, magics = without_magics(source)
    kept = [line for line in source.split("\n") if line.strip() not in skipped]
    assert magics == skipped
    assert [line for line in python.split("\n") if line.strip() != "pass"] == kept
