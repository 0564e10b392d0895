"""The source that is kept of a learner's function: with all of theirs that it uses.

A work file holds nothing else. Without what other cells define and import, an answer that is right in the
notebook would fail where the file is graded.
"""

import builtins
import inspect
import sys
import textwrap
from collections.abc import Callable

import numpy as np

from dlbasics.exercises.notebook_functions.class_source import source_of_class
from dlbasics.runner.find_check_calls import with_check
from dlbasics.runner.name_analysis import names_in

MAX_ARRAY_SIZE = 1000  # entries; more would be data, which a work file is not for
MAIN = ""  # the key of the function itself
# Not there where a work file is judged, and needed only to look at something: an import would end the cell.
ONLY_IN_NOTEBOOKS = ("dlbasics.exercises", "dlbasics.explore", "dlbasics.browser", "IPython", "ipywidgets")


def source_of(function: Callable, id: str) -> str:
    """The learner's source, below what else of theirs it uses; empty where Python does not have it.

    That is functions, classes and plain values of the same notebook, and what it has imported. Each stands
    above what uses it. Of several functions the one below `check` counts.

    Parameters
    ----------
    function : callable
    id : str
        The exercise that it answers.
    """
    function = inspect.unwrap(function)
    namespace = getattr(function, "__globals__", {})
    module = getattr(function, "__module__", "")
    sources = {}
    being_added = set()

    def add(name: str, value) -> None:
        source = _definition(name, value, module)
        if not source:
            return
        being_added.add(name)
        for used in sorted(names_in(source).reads):
            is_known = used in being_added or used.startswith("__") or used not in namespace
            if not is_known and namespace[used] is not function:
                add(used, namespace[used])
        sources[name] = source

    add(MAIN, function)
    if MAIN not in sources:
        return ""
    if len(sources) > 1:
        sources[MAIN] = with_check(sources[MAIN], id)
    return "\n".join(sources.values())


def _definition(name: str, value, module: str) -> str:
    """The statement that gives a name its value; empty where there is none that runs elsewhere."""
    if inspect.ismodule(value):
        return f"import {value.__name__} as {name}\n"
    literal = _literal(value)
    if literal:
        return f"{name} = {literal}\n"
    if getattr(value, "__module__", "") != module or not callable(value):
        return _import(name, value)
    if inspect.isclass(value):
        return source_of_class(value)
    try:
        return textwrap.dedent(inspect.getsource(value))
    except (OSError, TypeError):
        return ""


def _import(name: str, value) -> str:
    """The statement that imports a library's object; empty where its module does not know it by its name."""
    module = getattr(value, "__module__", None) or ""
    own_name = getattr(value, "__name__", "")
    if module.startswith(ONLY_IN_NOTEBOOKS) or module == builtins.__name__:
        return ""
    if not own_name or getattr(sys.modules.get(module), own_name, None) is not value:
        return ""
    return f"from {module} import {own_name} as {name}\n"


def _literal(value) -> str:
    """An expression that gives an equal value; empty where it is not a plain one."""
    if value is None or type(value) in (bool, int, str, bytes):
        return repr(value)
    if type(value) in (float, complex):
        return repr(value) if np.isfinite(value) else f'{type(value).__name__}("{value}")'
    if isinstance(value, np.generic) and value.dtype.kind in "biuf":
        return _literal(value.item())
    if isinstance(value, np.ndarray) and value.dtype.kind in "biuf" and value.size <= MAX_ARRAY_SIZE:
        return f'__import__("numpy").array({_literal(value.tolist())}, dtype="{value.dtype}")'
    if type(value) is dict:
        keys, entries = list(map(_literal, value)), list(map(_literal, value.values()))
        pairs = [f"{key}: {entry}" for key, entry in zip(keys, entries, strict=True)]
        return "{" + ", ".join(pairs) + "}" if all([*keys, *entries]) else ""
    if type(value) in (list, tuple, set):
        return _sequence(value)
    return ""


def _sequence(value) -> str:
    entries = [_literal(entry) for entry in value]
    if not all(entries):
        return ""
    inside = ", ".join(entries)
    if type(value) is list:
        return f"[{inside}]"
    if type(value) is set:
        return f"{{{inside}}}" if inside else "set()"
    return f"({inside},)" if entries else "()"
