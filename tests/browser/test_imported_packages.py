"""The packages that a page has to load for a cell."""

from dlbasics.browser.imported_packages import packages_of


def test_packages_are_those_outside_python_itself():
    assert packages_of("import os, scipy.special\nfrom dlbasics import losses") == {"scipy"}
    assert packages_of("from dlbasics.plotting import show") == {"matplotlib"}
    assert packages_of("def f():\n    from dlbasics import explore") == {"matplotlib"}
    assert packages_of("this is no Python") == set()
