"""The statements of the cells that have run, and those of them that give a name its value."""

import ast
import linecache
from dataclasses import dataclass
from functools import lru_cache

from dlbasics.exercises.notebook_functions.class_source import text_with_decorators
from dlbasics.ipython_source import PARSE_ERRORS, parse, without_magics
from dlbasics.runner.find_check_calls import checked_ids
from dlbasics.runner.name_analysis import Names, names_in_tree

CELL_OF_THE_PAGE = "<cell "  # what its kernel calls the file of one


@dataclass(frozen=True)
class StatementText:
    """A statement that stands in no other: its text, with decorators, and what it does with names."""

    text: str
    names: Names
    checked_ids: tuple[str, ...] = ()

    def binds(self, name: str) -> bool:
        """Whether it gives a name a value."""
        return name in self.names.binds or name in self.names.imports


def binding_statements(name: str, namespace: dict) -> str:
    """The statements that give a name the value that it has: the last that makes it, and what changes it.

    Parameters
    ----------
    name : str
    namespace : dict
        That of the cells.

    Returns
    -------
    str
        Empty where no cell that Python has the lines of makes the value.
    """
    found = []
    for cell in reversed(_executed_cells(namespace)):
        for statement in reversed(statements_in(cell) if name in cell else ()):
            makes = statement.binds(name)
            if makes or name in statement.names.changes:
                found.append(statement.text)
            if makes and name not in statement.names.reads_now:  # as `x += 1` does
                return "".join(reversed(found))
    return ""


def checked_statement(id: str, file: str) -> str:
    """The last statement of a cell that answers an exercise; empty where there is none.

    Parameters
    ----------
    id : str
        Of the exercise.
    file : str
        What Python calls the cell.
    """
    cell = "".join(linecache.getlines(file))
    answers = [statement.text for statement in statements_in(cell) if id in statement.checked_ids]
    return answers[-1] if answers else ""


def _executed_cells(namespace: dict) -> list[str]:
    """The cells in the order in which they ran last."""
    cells = namespace.get("In")  # IPython's history
    if not isinstance(cells, list):
        script = namespace.get("__file__")
        in_the_page = [name for name in linecache.cache if name.startswith(CELL_OF_THE_PAGE)]
        files = [script] if script else in_the_page
        cells = ["".join(linecache.getlines(file)) for file in files]
    last_first = dict.fromkeys(cell.rstrip() for cell in reversed(cells) if isinstance(cell, str))
    return [*reversed(last_first)]


@lru_cache(maxsize=256)
def statements_in(source: str) -> list[StatementText]:
    """The statements of a cell; none where it is no Python."""
    source = without_magics(source)[0]
    try:
        tree = parse(source)
    except PARSE_ERRORS:
        return []
    return [_statement(node, source) for node in tree.body]


def _statement(node: ast.stmt, source: str) -> StatementText:
    names = names_in_tree(ast.Module([node], []))
    return StatementText(_text_of(node, source), names, tuple(checked_ids(node)))


def _text_of(node: ast.stmt, source: str) -> str:
    if getattr(node, "decorator_list", []):
        return text_with_decorators(node, source)
    return (ast.get_source_segment(source, node) or "") + "\n"
