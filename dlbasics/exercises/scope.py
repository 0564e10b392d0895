"""What a cell does with the page's names.

The compiler itself says which names of a cell are global, so that a function's own variables confuse nobody.
"""

import ast
import builtins
import dis
import types
from dataclasses import dataclass, field
from functools import lru_cache

from .cells import BROKEN, base, readable

BUILTINS = frozenset(dir(builtins))
APART = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)


@dataclass(frozen=True)
class Names:
    """What a cell does with the page's names.

    Attributes
    ----------
    imports : dict of str to str
        Name to the statement that imports it alone.
    binds, changes : frozenset of str
        Names bound by anything but an import, and names whose object the cell may change in place.
    now, later : frozenset of str
        Names read when the cell runs, and names read only when its functions are called.
    defines : bool
        Whether it only defines and imports, and so calls none of its functions.
    """

    imports: dict = field(default_factory=dict)
    binds: frozenset = frozenset()
    changes: frozenset = frozenset()
    now: frozenset = frozenset()
    later: frozenset = frozenset()
    defines: bool = False


@lru_cache(maxsize=1024)
def names(source: str) -> Names:
    """Read a cell; one that is no Python has no names."""
    text = readable(source)[0]
    try:
        tree = ast.parse(text)
        code = compile(tree, "<cell>", "exec")
    except BROKEN:
        return Names()
    imports = dict(pair for statement in _top(tree) for pair in _imported(statement))
    stored, now, later = set(), set(), set()
    for step in dis.get_instructions(code):
        if step.opname == "STORE_NAME":
            stored.add(step.argval)
        elif step.opname == "LOAD_NAME" and step.argval not in stored:
            now.add(step.argval)
        elif isinstance(step.argval, types.CodeType):
            later |= _inner(step.argval)
    changes = set().union(*map(_changed, _top(tree)), set())
    found = stored - set(imports), changes - BUILTINS, now - BUILTINS, later - stored - BUILTINS
    return Names(imports, *map(frozenset, found), all(map(_defines, tree.body)))


def _top(tree):
    """Statements that run when the cell runs, bodies of loops and branches included, functions not."""
    for statement in ast.iter_child_nodes(tree):
        if isinstance(statement, ast.stmt):
            yield statement
        if not isinstance(statement, APART):
            yield from _top(statement)


def _defines(statement) -> bool:
    """Whether a statement calls nothing; a decorator, such as ``@check``, may call what it decorates."""
    plain = isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.Import | ast.ImportFrom)
    return plain and not getattr(statement, "decorator_list", [])


def _imported(statement):
    if isinstance(statement, ast.Import):
        for a in statement.names:
            yield (a.asname or a.name).split(".")[0], ast.unparse(ast.Import([a]))
    elif isinstance(statement, ast.ImportFrom):
        for a in statement.names:
            yield a.asname or a.name, ast.unparse(ast.ImportFrom(statement.module, [a], statement.level))


def _inner(code) -> set:
    found = set()
    for step in dis.get_instructions(code):
        if step.opname in ("LOAD_GLOBAL", "LOAD_NAME", "LOAD_FROM_DICT_OR_GLOBALS", "STORE_GLOBAL"):
            found.add(step.argval)
        elif isinstance(step.argval, types.CodeType):
            found |= _inner(step.argval)
    return found


def _changed(statement) -> set:
    """Names whose object a statement may change: ``a[0] = 1``, ``a.b = 1``, ``a.train()``, ``draw(a, x)``."""
    if isinstance(statement, ast.Expr) and isinstance(call := statement.value, ast.Call):
        if isinstance(call.func, ast.Attribute):
            return {base(call.func)} - {""}
        own = isinstance(call.func, ast.Name) and call.func.id not in BUILTINS
        return {a.id for a in call.args[:1] if own and isinstance(a, ast.Name)}
    targets = {
        ast.Assign: lambda s: s.targets, ast.Delete: lambda s: s.targets,
        ast.AugAssign: lambda s: [s.target], ast.AnnAssign: lambda s: [s.target],
    }.get(type(statement), lambda s: [])(statement)
    found = set()
    for target in targets:
        for node in ast.walk(target):
            if isinstance(node, ast.Attribute | ast.Subscript) and isinstance(node.ctx, ast.Store | ast.Del):
                found.add(base(node))
    return found - {""}
