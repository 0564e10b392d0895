"""What a cell of a chapter is for, read from its source: what only draws or checks is folded."""

import ast
from enum import Enum
from functools import lru_cache

from dlbasics.claims import CHECKS
from dlbasics.runner.name_analysis import Names, names_in

# What may stand beside the assertions of a cell that only checks.
PREPARING = (ast.Assign, ast.AugAssign, ast.FunctionDef, ast.Assert)


class Role(Enum):
    """What a cell is for."""

    READ = "read"
    DRAWS = "draws"
    CHECKS = "checks"


def roles(sources: list[str]) -> list[Role]:
    """What each code cell of a notebook is for.

    Parameters
    ----------
    sources : list of str
        All of them, in order.
    """
    found = []
    for index, source in enumerate(sources):
        if draws(source):
            found.append(Role.DRAWS)
        elif only_checks(source, sources[:index], sources[index + 1 :]):
            found.append(Role.CHECKS)
        else:
            found.append(Role.READ)
    return found


def draws(source: str) -> bool:
    """Whether a cell only draws: a reader wants to see the figure, and how it is computed, not its drawing.

    Parameters
    ----------
    source : str
        Of a code cell. One that asserts or prints says more than its figure does.
    """
    tree = _parsed(source)
    if tree is None:
        return False
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    if "print" in names or any(isinstance(node, ast.Assert) for node in ast.walk(tree)):
        return False
    if tree.body and all(isinstance(node, ast.FunctionDef) for node in tree.body):
        return all(node.name.startswith(("draw_", "describe_")) for node in tree.body)
    return bool(names & {"explore", "show"})


def claims_in(source: str) -> int:
    """How many claims a cell checks: assertions, and calls such as ``check_gradient(...)``."""
    tree = _parsed(source)
    return sum(map(_is_claim, ast.walk(tree))) if tree else 0


def only_checks(source: str, before: list[str], after: list[str]) -> bool:
    """Whether a cell only checks claims: it ends with one, shows nothing, and makes nothing that others need.

    Parameters
    ----------
    source : str
        Of a code cell.
    before, after : list of str
        The code cells of the notebook that stand before it and after it.
    """
    tree = _parsed(source)
    if not claims_in(source) or not all(map(_prepares_or_checks, tree.body)):
        return False
    if not any(map(_is_claim, ast.walk(tree.body[-1]))):
        return False
    return not _needed_by_others(names_in(source), before, after)


def _needed_by_others(names: Names, before: list[str], after: list[str]) -> bool:
    """Whether what a cell binds or changes makes a difference to another cell."""
    earlier, later = map(names_in, before), list(map(names_in, after))
    for other in (*earlier, *later):
        # Functions read a name whenever they are called.
        if names.binds & (other.reads_later - other.binds) or names.changes & other.reads:
            return True
    left = names.binds
    for other in later:
        if left & other.reads_now:
            return True
        left -= other.binds | other.imports.keys()
    return False


def _prepares_or_checks(statement) -> bool:
    match statement:
        case ast.For(body=body) | ast.With(body=body):
            return all(map(_prepares_or_checks, body))
        case _:
            return isinstance(statement, PREPARING) or _is_claim(statement)


def _is_claim(node) -> bool:
    match node:
        case ast.Expr(value=ast.Call(func=ast.Name(id=name))):
            return name in CHECKS
        case _:
            return isinstance(node, ast.Assert)


@lru_cache(maxsize=1024)
def _parsed(source: str):
    """The tree of a cell; None if it is no Python, such as a line for IPython."""
    try:
        return ast.parse(source)
    except SyntaxError:
        return None
