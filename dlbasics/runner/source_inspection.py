"""What the source of a learner's function says, and the names in its code.

It knows no answer. What cannot be read is left alone: nothing here raises for a function without a source.
"""

import ast
import inspect
import linecache
import types
from functools import lru_cache
from itertools import pairwise

from dlbasics.ipython_source import PARSE_ERRORS, parse
from dlbasics.runner.name_analysis import does_nothing

# What IPython makes of a line that begins with % or !, and what the page makes of it.
COMMANDS = ("run_line_magic", "run_cell_magic", "system", "getoutput")
COMMAND_IN_THE_PAGE = "_only_in_jupyter_"
RANDOM = {"random", "default_rng", "RandomState", "randn"}


def attribute_of(value, name: str, default=None):
    """An attribute; the default also where a learner's own ``__getattr__`` breaks."""
    try:
        return getattr(value, name, default)
    except Exception:
        return default


def unwrapped(function):
    """The function below its decorators; itself where it wraps itself, or its attributes break."""
    try:
        return inspect.unwrap(function)
    except Exception:
        return function


def code_of(function) -> types.CodeType | None:
    """The compiled code of a function; None for what has none, such as numpy's own."""
    code = attribute_of(unwrapped(function), "__code__")
    return code if isinstance(code, types.CodeType) else None


def names_used(code: types.CodeType) -> set[str]:
    """The global names and the attributes that code uses, that of functions inside it too."""
    inner = [constant for constant in code.co_consts if isinstance(constant, types.CodeType)]
    return set(code.co_names).union(*map(names_used, inner))


def draws_random_numbers(function) -> bool:
    """Whether a function names NumPy's or Python's random numbers."""
    code = code_of(function)
    return code is not None and not RANDOM.isdisjoint(names_used(code))


def runs_commands(function) -> bool:
    """Whether a function, or one of the same notebook that it calls, holds a command to the notebook."""
    todo, seen = [function], {None}
    while todo:
        code, function = code_of(todo[-1]), unwrapped(todo.pop())
        if code in seen:
            continue
        seen.add(code)
        names, namespace = names_used(code), getattr(function, "__globals__", {})
        if COMMAND_IN_THE_PAGE in names or ("get_ipython" in names and names.intersection(COMMANDS)):
            return True
        used = [namespace[name] for name in names if name in namespace]
        todo += [other for other in used
                 if isinstance(other, types.FunctionType) and other.__globals__ is namespace]
    return False


def uses_single(function) -> bool:
    """Whether the code of a function names float32, which holds 7 digits."""
    code = code_of(function)
    if code is None:
        return False
    words = names_used(code) | set(filter(_is_text, code.co_consts))
    return not words.isdisjoint(("float32", "single"))


def _is_text(value) -> bool:
    return isinstance(value, str)


# -- its source -----------------------------------------------------------------------------------


def cell_lines(function) -> list[str]:
    """The lines of the cell that defines a function; empty where Python does not have them."""
    code = code_of(function)
    return linecache.getlines(code.co_filename) if code else []


def cell_tree(function) -> ast.Module | None:
    """The tree of the cell that defines a function."""
    return _parsed("".join(cell_lines(function)))


@lru_cache(maxsize=8)
def _parsed(source: str) -> ast.Module | None:
    try:
        return parse(source)
    except PARSE_ERRORS:
        return None


def definition(function) -> ast.FunctionDef | None:
    """The tree of a function; None for a lambda, and where Python does not have the source."""
    code = code_of(function)
    if code is None or not code.co_name.isidentifier():
        return None
    return _defined_at("".join(cell_lines(function)), code.co_name, code.co_firstlineno)


@lru_cache(maxsize=8)
def _defined_at(source: str, name: str, line: int) -> ast.FunctionDef | None:
    tree = _parsed(source)
    for node in ast.walk(tree) if tree else ():
        if isinstance(node, ast.FunctionDef) and node.name == name:
            if line == first_line(node):
                return node
    return None


def first_line(node: ast.ClassDef | ast.FunctionDef) -> int:
    """The first line of a definition, that of its first decorator if it has one."""
    return min([node.lineno, *(above.lineno for above in node.decorator_list)])


def line_without_effect(tree: ast.FunctionDef | None) -> int:
    """The line of a bare ``return`` with an expression below it that never runs; 0 if there is none."""
    for block in blocks(tree):
        for statement, below in pairwise(block):
            if isinstance(statement, ast.Return) and statement.value is None and isinstance(below, ast.Expr):
                return statement.lineno
    return 0


def blocks(tree: ast.AST | None):
    """The lists of statements in a tree."""
    for node in ast.walk(tree) if tree else ():
        for block in (getattr(node, name, None) for name in ("body", "orelse", "finalbody")):
            if isinstance(block, list):
                yield block


def line_that_hides_errors(tree: ast.FunctionDef | None) -> int:
    """The line of an ``except`` below which nothing is done about the error; 0 if there is none."""
    for node in ast.walk(tree) if tree else ():
        if isinstance(node, ast.ExceptHandler) and all(map(_does_nothing, node.body)):
            return node.lineno
    return 0


def _does_nothing(statement: ast.stmt) -> bool:
    match statement:
        case ast.Pass() | ast.Continue() | ast.Break() | ast.Expr(value=ast.Constant()):
            return True
        case ast.Return(value=None | ast.Constant(value=None)):
            return True
        case ast.Expr(value=ast.Call(func=ast.Name(id="print"))):
            return True
    return False


def return_that_ends_a_loop(tree: ast.FunctionDef | None) -> int:
    """The line of a ``return`` that every first round of a loop reaches; 0 if there is none."""
    for node in ast.walk(tree) if tree else ():
        if isinstance(node, ast.For | ast.While) and not _goes_on(node):
            line = _line_of_certain_return(node.body)
            if line:
                return line
    return 0


def _goes_on(loop: ast.For | ast.While) -> bool:
    """Whether a round may end before the end of its lines, or a part of them may be left out by an error."""
    inside = [node for statement in loop.body for node in ast.walk(statement)]
    return any(isinstance(node, ast.Continue | ast.Break | ast.Try | ast.Yield) for node in inside)


def _line_of_certain_return(block: list[ast.stmt]) -> int:
    """The line of a ``return`` that a block always reaches, in both branches of an ``if`` too; 0 if none."""
    for statement in block:
        match statement:
            case ast.Return():
                return statement.lineno
            case ast.If() if _line_of_certain_return(statement.body):
                line = _line_of_certain_return(statement.orelse)
                if line:
                    return line
            case ast.With():
                line = _line_of_certain_return(statement.body)
                if line:
                    return line
    return 0


def overwritten_parameters(tree: ast.FunctionDef | None) -> list[str]:
    """Parameters that get another value before theirs is used."""
    if tree is None:
        return []
    parameters = [argument.arg for argument in (*tree.args.posonlyargs, *tree.args.args)]
    used, overwritten = set(), []
    for statement in tree.body:
        used |= _read_in(statement)
        if isinstance(statement, ast.Assign):
            targets = {node.id for target in statement.targets for node in ast.walk(target)
                       if isinstance(node, ast.Name)}
            overwritten += [name for name in parameters if name in targets - used]
            used |= targets
    return list(dict.fromkeys(overwritten))


def _read_in(statement: ast.stmt) -> set[str]:
    names = {node.id for node in ast.walk(statement)
             if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}
    changed = [node.target for node in ast.walk(statement) if isinstance(node, ast.AugAssign)]
    return names | {target.id for target in changed if isinstance(target, ast.Name)}


def decimal_comma(function) -> tuple[int, str] | None:
    """Where two numbers stand with a comma between, as one decimal number is written elsewhere.

    Returns
    -------
    (int, str) or None
        The line and what stands there, such as ``0,5``: in a ``return``, or behind the ``=`` of one name.
    """
    lines = cell_lines(function)
    for node in ast.walk(definition(function) or ast.Module([], [])):
        if isinstance(node, ast.Return | ast.Assign) and isinstance(node.value, ast.Tuple):
            one_name = isinstance(node, ast.Return) or isinstance(node.targets[0], ast.Name)
            written = _numbers_without_a_space(node.value, lines) if one_name else ""
            if written:
                return node.lineno, written
    return None


def _numbers_without_a_space(node: ast.Tuple, lines: list[str]) -> str:
    line = lines[node.lineno - 1].encode() if node.lineno <= len(lines) else b""
    for first, second in pairwise(node.elts):
        whole = isinstance(first, ast.Constant) and type(first.value) is int
        if whole and (second.lineno, second.col_offset) == (first.lineno, first.end_col_offset + 1):
            digits = line[second.col_offset :].decode()
            count = len(digits) - len(digits.lstrip("0123456789"))
            if count and line[node.col_offset : node.col_offset + 1] != b"(":
                return f"{first.value},{digits[:count]}"
    return ""


def other_definitions(function, name: str) -> list[ast.FunctionDef]:
    """The other functions of a name in the cell that defines a function, but for those without a body."""
    tree, own = cell_tree(function), definition(function)
    functions = [node for node in (tree.body if tree else []) if isinstance(node, ast.FunctionDef)]
    own_line = own.lineno if own else 0
    return [node for node in functions
            if node.name == name and node.lineno != own_line and not does_nothing(node.body)]
