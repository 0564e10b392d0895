"""The packages that a page has to load for a cell."""

import pytest

from dlbasics.browser.imported_packages import needs_files, packages_of


def test_packages_are_those_outside_python_itself():
    assert packages_of("import os, scipy.special\nfrom dlbasics import losses") == {"scipy"}
    assert packages_of("from dlbasics.plotting import show") == {"matplotlib"}
    assert packages_of("def f():\n    from dlbasics import explore") == {"matplotlib"}
    assert packages_of("this is no Python") == set()


@pytest.mark.parametrize("source", ["import this_is_not_here", "from json import tool", "help(abs)",
                                    "np.info(np.exp)", "print(f.__doc__)", "inspect.getdoc(f)"])
def test_what_is_not_in_memory_needs_files(source):
    assert needs_files(source)


@pytest.mark.parametrize("source", ["import json", "from json import loads", "# a help",
                                    "np.finfo(float).eps", "this is no Python"])
def test_what_is_in_memory_needs_none(source):
    assert not needs_files(source)
