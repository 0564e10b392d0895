"""The source of a class that a notebook's cell defines.

Before Python 3.13 `inspect` has none: it looks for the file of the class's module, and a notebook is no file.
"""

import ast
import linecache
import textwrap
from collections.abc import Iterator

from dlbasics.ipython_source import PARSE_ERRORS, parse, without_magics
from dlbasics.runner import source_inspection


def source_of_class(kind: type) -> str:
    """The definition of a class, with its decorators, by the cell and the line of one of its methods.

    Parameters
    ----------
    kind : type

    Returns
    -------
    str
        Empty for a class without methods of its own, and where Python does not have the source.
    """
    for file, line in _places_of_methods(kind):
        found = [(node, source) for node, source in _definitions(file, kind.__name__)
                 if source_inspection.first_line(node) <= line <= node.end_lineno]
        if found:
            return text_with_decorators(*found[0])
    return ""


def _places_of_methods(kind: type) -> Iterator[tuple[str, int]]:
    """The files and lines of what the class itself defines; what it takes over has other names."""
    for value in vars(kind).values():
        for name in ("__func__", "fget", "func"):  # of class methods, of properties and of cached ones
            value = getattr(value, name, value)
        code = source_inspection.code_of(value)
        if code and code.co_qualname == f"{kind.__qualname__}.{code.co_name}":
            yield code.co_filename, code.co_firstlineno


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


def text_with_decorators(node: ast.ClassDef | ast.FunctionDef, source: str) -> str:
    """The lines of a definition, from its first decorator on, as they would stand by themselves."""
    lines = source.split("\n")[source_inspection.first_line(node) - 1 : node.end_lineno]
    return textwrap.dedent("\n".join(lines)) + "\n"
