"""The source of a class that a notebook's cell defines.

Before Python 3.13 `inspect` has none: it looks for the file of the class's module, and a notebook is no file.
"""

import ast
import inspect
import linecache
import textwrap
from collections.abc import Iterator

from dlbasics.ipython_source import PARSE_ERRORS, parse, without_magics
from dlbasics.runner import source_inspection


def source_of_class(kind: type) -> str:
    """The definition of a class, with its decorators; empty where Python does not have it, or it is unclear.

    Parameters
    ----------
    kind : type
        Of a class with methods the cell and the line of one tell which it is; of any other the cells do
        where all that define its name do so alike.
    """
    for file, line in _places_of_methods(kind):
        found = [(node, source) for node, source in _definitions(file, kind.__name__)
                 if _first_line(node) <= line <= node.end_lineno]
        if found:
            return _text_of(*found[0])
    try:
        return textwrap.dedent(inspect.getsource(kind))
    except (OSError, TypeError):
        alike = {_text_of(*one) for file in _cells() for one in _definitions(file, kind.__name__)}
        return alike.pop() if len(alike) == 1 else ""


def _places_of_methods(kind: type) -> Iterator[tuple[str, int]]:
    """The files and lines of what the class itself defines; what it takes over has other names."""
    for value in vars(kind).values():
        for name in ("__func__", "fget", "func"):  # of class methods, of properties and of cached ones
            value = getattr(value, name, value)
        code = source_inspection.code_of(value)
        if code and code.co_qualname == f"{kind.__qualname__}.{code.co_name}":
            yield code.co_filename, code.co_firstlineno


def _cells() -> list[str]:
    """What Python has the lines of without a file."""
    return [name for name, entry in linecache.cache.items() if len(entry) == 4 and entry[1] is None]


def _definitions(file: str, name: str) -> list[tuple[ast.ClassDef, str]]:
    """The classes of a name in a file or a cell, each with the source around it."""
    source = without_magics("".join(linecache.getlines(file)))[0]
    if name not in source:
        return []
    try:
        tree = parse(source)
    except PARSE_ERRORS:
        return []
    return [(node, source) for node in ast.walk(tree) if isinstance(node, ast.ClassDef) and node.name == name]


def _first_line(node: ast.ClassDef) -> int:
    return min([node.lineno, *(one.lineno for one in node.decorator_list)])


def _text_of(node: ast.ClassDef, source: str) -> str:
    lines = source.split("\n")[_first_line(node) - 1 : node.end_lineno]
    return textwrap.dedent("\n".join(lines)) + "\n"
