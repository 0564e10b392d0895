"""The names that can stand where a reader types: those of the page, of Python, and of what a value holds."""

import builtins
import inspect
import keyword
import sys
import types

from dlbasics.browser.imported_packages import packages_of
from dlbasics.runner.name_analysis import names_in

NOTHING = object()
PYTHON_NAMES = [{"label": name, "type": "keyword"} for name in keyword.kwlist]


def completions(sources: list[str], path: str, namespace: dict) -> list[dict]:
    """The names that can follow.

    Parameters
    ----------
    sources : list of str
        All code cells of the page; what they bind and import counts before they have run.
    path : str
        What stands before the last dot, ``np.random`` for one; empty for a name that stands alone.
    namespace : dict
        The values that the cells have made. Nothing of it is called.

    Returns
    -------
    list of dict
        Each with a ``label``, a ``type`` (``class``, ``function``, ``namespace``, ``variable`` or
        ``keyword``) and, for a function of Python, its parameters as ``detail``.
    """
    if not path:
        return [*_names_of_page(sources, namespace), *PYTHON_NAMES, *_members(builtins)]
    first, *attributes = path.split(".")
    value = namespace.get(first, NOTHING)
    if value is NOTHING:
        value = _imported(sources, first)
    for name in attributes:
        value = _member(value, name)
    return [] if value is NOTHING else _members(value)


def _names_of_page(sources: list[str], namespace: dict) -> list[dict]:
    names = {}
    for cell in map(names_in, sources):
        names |= dict.fromkeys(cell.binds, NOTHING)
        names |= {name: _imported(sources, name) for name in cell.imports}
    names |= namespace
    return [_described(name, value) for name, value in names.items() if not name.startswith(("_", "*"))]


def _imported(sources: list[str], name: str):
    """What the page imports under a name, if its package is loaded already."""
    for cell in map(names_in, sources):
        statement = cell.imports.get(name)
        if statement and packages_of(statement) <= set(sys.modules):
            found = {}
            try:
                exec(statement, found)
            except ImportError:
                continue
            return found.get(name, NOTHING)
    return NOTHING


def _member(value, name: str):
    """An attribute; of what is no module only one that is there without computing it."""
    if isinstance(value, types.ModuleType):
        return getattr(value, name, NOTHING)
    found = inspect.getattr_static(value, name, NOTHING)
    return NOTHING if hasattr(type(found), "__get__") else found


def _members(value) -> list[dict]:
    try:
        names = dir(value)
    except Exception:  # a learner's own __dir__ may do anything
        return []
    return [_described(name, inspect.getattr_static(value, name, NOTHING))
            for name in names if isinstance(name, str) and not name.startswith("_")]


def _described(name: str, value) -> dict:
    """A name with what it stands for."""
    if isinstance(value, types.ModuleType):
        return {"label": name, "type": "namespace"}
    if isinstance(value, type):
        return {"label": name, "type": "class"}
    if not callable(value):
        return {"label": name, "type": "variable"}
    return {"label": name, "type": "function"} | _parameters(value)


def _parameters(function) -> dict:
    """The parameters of a function of the page or the book by their names; those of NumPy fill a screen."""
    if not isinstance(function, types.FunctionType) or str(function.__module__).startswith("numpy"):
        return {}
    try:
        names = ", ".join(inspect.signature(function).parameters)
    except Exception:  # what it wraps may be compiled, or a learner's own object, which may do anything
        return {}
    return {"detail": f"({names})"}
