"""A cell as Python, and what it does with the page's names.

The compiler itself says which names of a cell are global, so that a function's own variables confuse nobody.
Standard library only: the grader's box holds this module.
"""

import ast
import builtins
import dis
import re
import textwrap
import types
from dataclasses import dataclass, field
from functools import lru_cache

BUILTINS = frozenset(dir(builtins))
READ = {"LOAD_NAME", "LOAD_GLOBAL", "LOAD_FROM_DICT_OR_GLOBALS", "STORE_GLOBAL"}
# What reading a source that is no Python, or too much of it, raises
BROKEN = (SyntaxError, ValueError, RecursionError, MemoryError)
# Not the second line of an expression, which can begin with an operator: % n, %(a, b), != b
MAGIC = re.compile(r"^(\s*)([\w., ]+=\s*)?((?:%%?[A-Za-z_]|!(?!=)|\?).*|[\w.]+\?{1,2}\s*)$")
PYTHON_CELLS = ("%%time", "%%timeit", "%%capture", "%%prun")
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

    @property
    def reads(self) -> frozenset:
        """Names read now or later."""
        return self.now | self.later


def readable(source: str) -> tuple[str, list]:
    """A cell as Python, line for line, and the magics and shell lines that were left out of it."""
    try:
        ast.parse(source)
        return source, []
    except BROKEN:
        lines, skipped = textwrap.dedent(source).split("\n"), []  # a notebook runs a cell that is indented
    if lines[0].startswith("%%") and not lines[0].startswith(PYTHON_CELLS):
        return "", [lines[0]]
    shell = False
    for i, line in enumerate(lines):
        found = MAGIC.match(line)
        if found or shell:
            lines[i] = "" if shell else f"{found[1]}pass"
            skipped += [] if shell else [line.strip()]
            shell = line.endswith("\\")  # and goes on
    return "\n".join(lines), skipped


@lru_cache(maxsize=1024)
def names(source: str | ast.Module) -> Names:
    """Read a cell, or the tree of a part; what is no Python has no names."""
    try:
        tree = ast.parse(readable(source)[0]) if isinstance(source, str) else source
        stored, now, later = _names(compile(tree, "<cell>", "exec"))
    except BROKEN:
        return Names()
    imports = dict(pair for statement in _top(tree) for pair in _imported(statement))
    changes = set().union(*map(_changed, _top(tree)), set())
    found = stored - set(imports), changes - BUILTINS, now, later - stored
    return Names(imports, *map(frozenset, found), all(map(_defines, tree.body)))


def _names(code) -> tuple[set, set, set]:
    """Names that code stores, global names that it reads before, and those that what it defines reads."""
    stored, now, later = set(), set(), set()
    for step in dis.get_instructions(code):
        if step.opname == "STORE_NAME":
            stored.add(step.argval)
        elif step.opname in READ and step.argval not in stored:
            now.add(step.argval)
        elif isinstance(step.argval, types.CodeType):
            later.update(*_names(step.argval)[1:])
    return stored, now, later


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


def base(node) -> str:
    """The name that ``a.b[c].d`` begins with."""
    while isinstance(node, ast.Attribute | ast.Subscript | ast.Call):
        node = node.func if isinstance(node, ast.Call) else node.value
    return getattr(node, "id", "")


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
