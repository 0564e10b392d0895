"""A cell as Python, and what it does with the page's names.

The compiler itself says which names of a cell are global, so that a function's own variables confuse nobody.
The sandbox holds this module: it imports the standard library and what needs no more.
"""

import ast
import builtins
import copy
import dis
import inspect
import types
from dataclasses import dataclass, field
from functools import lru_cache

from dlbasics.ipython_source import PARSE_ERRORS, parse, without_magics

BUILTINS = frozenset(dir(builtins))
STORE_NAME, LOAD_GLOBAL, LOAD_CONST = map(dis.opmap.get, ("STORE_NAME", "LOAD_GLOBAL", "LOAD_CONST"))
STORE_GLOBAL = dis.opmap["STORE_GLOBAL"]
READING = {LOAD_GLOBAL, *map(dis.opmap.get, ("LOAD_NAME", "LOAD_FROM_DICT_OR_GLOBALS"))}
COMPREHENSIONS = ("<listcomp>", "<setcomp>", "<dictcomp>", "<genexpr>")
SEPARATE_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda, ast.ListComp, ast.SetComp,
                   ast.DictComp, ast.GeneratorExp)


@dataclass(frozen=True)
class Names:
    """What a cell does with the page's names.

    Attributes
    ----------
    imports : dict of str to str
        Name to the statements that import it alone; ``"*"`` to those that import all names of a module.
    binds, changes : frozenset of str
        Names bound by anything but an import that always runs (``"*"``: by an import that may not run),
        and names whose object the cell may change in place.
    reads_now, reads_later : frozenset of str
        Names read when the cell runs, and names read when its functions are called, its own among them.
    stores_by : dict of str to frozenset
        Function or class to the names bound by ``global`` when it is called.
    only_defines : bool
        Whether it only defines and imports, and so calls none of its functions.
    """

    imports: dict = field(default_factory=dict)
    binds: frozenset = frozenset()
    changes: frozenset = frozenset()
    reads_now: frozenset = frozenset()
    reads_later: frozenset = frozenset()
    stores_by: dict = field(default_factory=dict)
    only_defines: bool = False

    @property
    def stores_later(self) -> frozenset:
        """Names bound by ``global`` when its functions are called."""
        return frozenset().union(*self.stores_by.values())

    @property
    def reads(self) -> frozenset:
        """Names read now, and those read or bound later that the cell does not give itself."""
        later = self.reads_later | self.stores_later
        return self.reads_now | (later - self.binds - self.imports.keys())


@lru_cache(maxsize=1024)
def names_in(source: str) -> Names:
    """Read a cell; what is no Python has no names."""
    try:
        return names_in_tree(parse(without_magics(source)[0]))
    except PARSE_ERRORS:
        return Names()


def names_in_tree(tree: ast.Module) -> Names:
    """Read the tree of a cell or of a part of it; what the compiler refuses has no names."""
    try:
        names = _NameReader()
        names.read_block(tree.body, frozenset())
    except PARSE_ERRORS:
        return Names()
    imports, nested, changes = {}, set(), set()
    for node in nodes_that_run(tree):
        for name, statement in _imports(node):
            # `import xml.dom` and `import xml.sax` give one name two modules.
            imports[name] = f"{imports[name]}\n{statement}" if name in imports else statement
            if node not in tree.body:  # it means something only within its `try` or `if`
                nested.add(name)
        changes |= _changed_names(node)
    stored = names.stored | (nested & {"*"})  # the compiler names no star
    return Names(
        imports=imports,
        binds=frozenset(stored - (imports.keys() - nested)),
        changes=frozenset(changes - BUILTINS),
        reads_now=frozenset(names.now),
        reads_later=frozenset(names.reads_later),
        stores_by=names.stores_by,
        only_defines=all(map(_only_defines, tree.body)),
    )


class _NameReader:
    """What statements do with global names, in the order in which they run.

    Attributes
    ----------
    stored, now : set of str
        Names that are stored somewhere, and that are read when no statement before has stored them for
        certain.
    reads_later : set of str
        Names that are read by what the statements define.
    stores_by : dict of str to frozenset
        As in `Names`.
    """

    def __init__(self):
        self.stored, self.now = set(), set()
        self.reads_later, self.stores_by = set(), {}

    def read_block(self, statements: list, certain: frozenset) -> frozenset:
        """Read statements, of which `certain` are stored before; return what is stored for certain after."""
        for statement in statements:
            certain = self._read_statement(statement, certain)
        return certain

    def _read_statement(self, statement, certain: frozenset) -> frozenset:
        match statement:
            case ast.If():
                certain = self._read_compiled(_expression(statement.test), certain)
                return self.read_block(statement.body, certain) & self.read_block(statement.orelse, certain)
            case ast.For() | ast.AsyncFor() | ast.While() | ast.With() | ast.AsyncWith():
                # A loop may run no round, but then its cell has nothing to show: each is taken to run one.
                certain = self._read_compiled(_without_body(statement), certain)
                return self.read_block([*statement.body, *getattr(statement, "orelse", [])], certain)
            case ast.Try() | ast.TryStar():
                ends = [self.read_block([*statement.body, *statement.orelse], certain)]
                for handler in statement.handlers:
                    if handler.type:
                        self._read_compiled(_expression(handler.type), certain)
                    ends.append(self.read_block(handler.body, certain | {handler.name}))
                return self.read_block(statement.finalbody, frozenset.intersection(*ends))
            case ast.Break() | ast.Continue():
                return certain
        return self._read_compiled(statement, certain)

    def _read_compiled(self, statement, certain: frozenset) -> frozenset:
        code = compile(ast.Module([statement], []), "<cell>", "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
        stored = self._read_code(code, certain)
        self.stored |= stored - certain
        return stored

    def _read_code(self, code: types.CodeType, certain: frozenset) -> frozenset:
        """Read code that runs now; return what is stored after it."""
        stored = set(certain)
        for operation, argument in _operations(code):
            if operation == STORE_NAME:
                stored.add(code.co_names[argument])
            elif operation == STORE_GLOBAL:  # by `global`, or by `:=` in a comprehension
                stored.add(code.co_names[argument])
                self.stored.add(code.co_names[argument])
            elif operation in READING:
                name = _global_name(code, operation, argument)
                if name not in stored and name != "__name__":  # which the body of a class reads
                    self.now.add(name)
            elif operation == LOAD_CONST and isinstance(code.co_consts[argument], types.CodeType):
                inner = code.co_consts[argument]
                if _runs_at_once(inner):
                    self._read_code(inner, frozenset(stored))
                else:
                    self.reads_later |= _global_names(inner, READING)
                    self._add_stores(inner)
        return frozenset(stored)

    def _add_stores(self, function: types.CodeType):
        """Note what a function stores under the name that the cell calls it, or its class, by."""
        name = function.co_qualname.split(".")[0]
        if stores := _global_names(function, {STORE_GLOBAL}):
            self.stores_by[name] = self.stores_by.get(name, frozenset()) | stores


def _expression(value: ast.expr) -> ast.Expr:
    return ast.copy_location(ast.Expr(value), value)


def _without_body(statement):
    """The first line of a loop or of a ``with``, alone."""
    line = copy.copy(statement)
    line.body, line.orelse = [ast.copy_location(ast.Pass(), statement)], []
    return line


def _runs_at_once(code: types.CodeType) -> bool:
    """Whether it is the body of a class or a comprehension, not of a function."""
    is_class_body = not code.co_flags & inspect.CO_OPTIMIZED
    return is_class_body or code.co_name in COMPREHENSIONS


def _global_names(code: types.CodeType, operations: set) -> set[str]:
    """The global names that some operations of a function name, and of those inside it."""
    names = {_global_name(code, operation, argument)
             for operation, argument in _operations(code) if operation in operations}
    inner = [constant for constant in code.co_consts if isinstance(constant, types.CodeType)]
    return names.union(*(_global_names(constant, operations) for constant in inner))


def _global_name(code: types.CodeType, operation: int, argument: int) -> str:
    """The name that an operation reads or stores."""
    # The last bit of LOAD_GLOBAL's argument says how the name is called.
    return code.co_names[argument >> 1 if operation == LOAD_GLOBAL else argument]


def _operations(code: types.CodeType):
    """Yield number and argument of each operation; `dis` tells more, and would take half of the time here."""
    extended = 0
    for operation, argument in zip(code.co_code[::2], code.co_code[1::2], strict=True):
        argument |= extended
        extended = argument << 8 if operation == dis.EXTENDED_ARG else 0
        yield operation, argument


def nodes_that_run(tree):
    """Yield the nodes of a tree, as written, but for those inside a function, a class or a comprehension."""
    nodes = [tree]
    while nodes:
        node = nodes.pop()
        yield node
        if not isinstance(node, SEPARATE_SCOPES):
            nodes += reversed([*ast.iter_child_nodes(node)])


def does_nothing(statements: list) -> bool:
    """Whether statements are no more than a docstring, a constant or ``pass``."""
    contents = [part.value if isinstance(part, ast.Expr) else part for part in statements]
    return all(isinstance(content, ast.Pass | ast.Constant) for content in contents)


def _only_defines(statement) -> bool:
    """Whether a statement calls nothing; a decorator, such as ``@check``, may call what it decorates."""
    kinds = ast.FunctionDef | ast.AsyncFunctionDef | ast.Import | ast.ImportFrom
    return isinstance(statement, kinds) and not getattr(statement, "decorator_list", [])


def _imports(statement) -> list[tuple[str, str]]:
    """Each name that a statement imports, with the statement that imports it alone."""
    match statement:
        case ast.Import(names=aliases):
            return [((alias.asname or alias.name).split(".")[0], ast.unparse(ast.Import([alias])))
                    for alias in aliases]
        case ast.ImportFrom(module=module, names=aliases, level=level):
            return [(alias.asname or alias.name, ast.unparse(ast.ImportFrom(module, [alias], level)))
                    for alias in aliases]
    return []


def last_name(node: ast.expr) -> str:
    """The name that ``a.b.c`` ends with; empty for what is no name."""
    return getattr(node, "id", getattr(node, "attr", ""))


def _first_name(node) -> str:
    """The name that ``a.b[c].d`` begins with."""
    while isinstance(node, ast.Attribute | ast.Subscript | ast.Call):
        node = node.func if isinstance(node, ast.Call) else node.value
    return getattr(node, "id", "")


def _changed_names(statement) -> set:
    """Names whose object a statement may change: ``a[0] = 1``, ``a.b = 1``, ``a.train()``, ``draw(a, x)``."""
    match statement:
        case ast.Expr(value=ast.Call(func=ast.Attribute() as method)):
            return {_first_name(method)} - {""}
        case ast.Expr(value=ast.Call(func=ast.Name(id=function), args=[ast.Name(id=first), *_])):
            return set() if function in BUILTINS else {first}
        case ast.Assign(targets=targets) | ast.Delete(targets=targets):
            return _changed_by_assignment(targets)
        case ast.AugAssign(target=target) | ast.AnnAssign(target=target):
            return _changed_by_assignment([target])
    return set()


def _changed_by_assignment(targets: list) -> set:
    changed = set()
    for target in targets:
        for node in ast.walk(target):
            if isinstance(node, ast.Attribute | ast.Subscript) and isinstance(node.ctx, ast.Store | ast.Del):
                changed.add(_first_name(node))
    return changed - {""}
