"""The source that is kept of a learner's function: with all of theirs that it uses.

A work file holds nothing else. Without what other cells define and import, an answer that is right in the
notebook would fail where the file is graded.

A name is kept by the statement that gives it its value: a plain value written out, an import, its ``def`` or
``class``, and else what bound it in a cell. What that reads is kept in the same way.
"""

import builtins
import inspect
import linecache
import sys
import textwrap
import types
from dataclasses import dataclass

from dlbasics.chapters import CHAPTERS
from dlbasics.exercises.notebook_functions.cell_history import (
    binding_statements,
    checked_statement,
    statements_in,
)
from dlbasics.exercises.notebook_functions.class_source import source_of_class
from dlbasics.exercises.notebook_functions.value_to_source import value_to_source
from dlbasics.notebook_function_names import NOTEBOOK_FUNCTION_NAMES
from dlbasics.runner.find_check_calls import with_check
from dlbasics.runner.name_analysis import names_in
from dlbasics.runner.source_inspection import attribute_of, code_of, unwrapped

MAX_LENGTH = 50_000  # characters of what a function uses; a grader reads twice as many
# Not there where a work file is judged, but for the names of `PROVIDED`.
ONLY_IN_NOTEBOOKS = ("dlbasics.exercises", "dlbasics.explore", "dlbasics.browser", "IPython", "ipywidgets")
PROVIDED = {*NOTEBOOK_FUNCTION_NAMES, "display", "get_ipython"}


@dataclass(frozen=True)
class LearnerSource:
    """What is kept of a function.

    Attributes
    ----------
    text : str
        Its own statement, below those of what it uses; empty where Python does not have it.
    left_behind : tuple of str
        Names that it uses and that no statement gives a value elsewhere.
    """

    text: str
    left_behind: tuple[str, ...] = ()


@dataclass(frozen=True)
class Cell:
    """The cell that holds `check`: its namespace, and what Python calls its file."""

    namespace: dict
    file: str


def learner_source(function, id: str, cell: Cell | None = None) -> LearnerSource:
    """What is kept of a function that answers an exercise.

    Parameters
    ----------
    function : callable
        Of several functions under one decorator the one below `check`.
    id : str
        The exercise.
    cell : Cell, optional
        Without one only a function is kept that has a statement of its own.
    """
    function = unwrapped(function)
    around = attribute_of(function, "__globals__", {})
    own = _text_of_function(attribute_of(function, "__name__", ""), function, around)
    if not own and cell is not None:
        around, own = cell.namespace, checked_statement(id, cell.file)
    if not own:
        return LearnerSource("")
    collector = _Collector(around)
    collector.add_what_is_read(own)
    if collector.texts:
        own = with_check(own, id)
    return LearnerSource("\n".join([*collector.texts, own]), tuple(collector.left_behind))


def names_of_other_cells(id: str, cell: Cell) -> tuple[str, ...]:
    """Names that an answer uses and that are not there where its cell is judged alone, but for the book's.

    A page hands in the cell as it stands.

    Parameters
    ----------
    id : str
        The exercise.
    cell : Cell
    """
    statements = statements_in("".join(linecache.getlines(cell.file)))
    used = [statement for statement in statements if id in statement.checked_ids]
    reads = set()
    while used:
        new = used.pop().names.reads - reads
        reads |= new
        used += [statement for statement in statements if any(map(statement.binds, new))]
    return tuple(name for name in sorted(reads - PROVIDED)
                 if name in cell.namespace and not name.startswith("__")
                 and not any(statement.binds(name) for statement in statements)
                 and not _is_of_a_chapter(name, cell.namespace[name]))


def _is_of_a_chapter(name: str, value) -> bool:
    modules = (sys.modules.get(f"dlbasics.{chapter}") for chapter in CHAPTERS)
    return any(hasattr(module, name) and getattr(module, name) is value for module in modules)


class _Collector:
    """Gathers the statements of names, each above what reads it.

    Attributes
    ----------
    texts, left_behind : list of str
    """

    def __init__(self, namespace: dict):
        self.texts, self.left_behind = [], []
        self._namespace, self._known, self._left = namespace, set(), MAX_LENGTH

    def add_what_is_read(self, source: str):
        """Gather what a source reads and does not define itself."""
        names = names_in(source)
        self._known |= names.binds | names.imports.keys()
        for name in sorted(names.reads - self._known):
            if name in self._namespace and name not in self._known and not name.startswith("__"):
                self._add(name, self._namespace[name])

    def _add(self, name: str, value):
        is_of_notebooks = _module_of(value).startswith(ONLY_IN_NOTEBOOKS)
        if is_of_notebooks and name in PROVIDED:
            return
        self._known.add(name)
        source = _definition(name, value, self._namespace)
        if source and len(source) <= self._left:
            self._left -= len(source)
            self.add_what_is_read(source)
            self.texts.append(source)
        elif not is_of_notebooks:
            self.left_behind.append(name)


def _definition(name: str, value, namespace: dict) -> str:
    """The statement that gives a name its value; empty where there is none that runs elsewhere."""
    if inspect.ismodule(value):
        return f"import {value.__name__} as {name}\n"
    written = value_to_source(value)
    if written:
        return f"{name} = {written}\n"
    if inspect.isclass(value) and _module_of(value) == namespace.get("__name__"):
        source = source_of_class(value)
        source = source if _is_one_statement_of(name, source) else ""
    else:
        function = unwrapped(value)
        source = _text_of_function(name, function, namespace)
        if function is not value and not source.startswith("@"):  # wrapped below its definition
            source = ""
        source = source or _import(name, value, namespace)
    return source or binding_statements(name, namespace)


def _text_of_function(name: str, function, namespace: dict) -> str:
    """The statement that makes a function; empty where it makes another, as the call of a function does."""
    if not isinstance(function, types.FunctionType) or function.__globals__ is not namespace:
        return ""
    try:
        source = textwrap.dedent(inspect.getsource(function))
    except (OSError, TypeError, SyntaxError, ValueError):  # the last where it wraps itself
        return ""
    is_closed = not code_of(function).co_freevars
    return source if is_closed and _is_one_statement_of(name, source) else ""


def _is_one_statement_of(name: str, source: str) -> bool:
    statements = statements_in(source)
    return len(statements) == 1 and statements[0].binds(name)


def _import(name: str, value, namespace: dict) -> str:
    """The statement that imports a library's object; empty where its module does not know it by its name."""
    module, own_name = _module_of(value), attribute_of(value, "__name__", "")
    if module.startswith(ONLY_IN_NOTEBOOKS) or module in (builtins.__name__, namespace.get("__name__")):
        return ""
    if not isinstance(own_name, str) or getattr(sys.modules.get(module), own_name, None) is not value:
        return ""
    return f"from {module} import {own_name} as {name}\n"


def _module_of(value) -> str:
    module = attribute_of(value, "__module__", "")
    return module if isinstance(module, str) else ""
