"""Disguise a copy as people do: other names, other layout, other comments, a line that does nothing."""

import ast
import inspect
import textwrap


class _Renamed(ast.NodeTransformer):
    """Gives another name to whatever the code itself binds."""

    def __init__(self, tree: ast.AST):
        names = [node for node in ast.walk(tree) if isinstance(node, ast.Name)]
        bound = [name.id for name in names if isinstance(name.ctx, ast.Store)]
        bound += [node.arg for node in ast.walk(tree) if isinstance(node, ast.arg)]
        self._names = {name: f"my_{number}" for number, name in enumerate(dict.fromkeys(bound))}

    def visit_Name(self, node):
        node.id = self._names.get(node.id, node.id)
        return node

    def visit_arg(self, node):
        node.arg = self._names.get(node.arg, node.arg)
        return node


def disguised(source: str) -> str:
    """The same program in other words; `source` is a function or several."""
    tree = ast.parse(source)
    tree = _Renamed(tree).visit(tree)
    for function in [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]:
        function.decorator_list = []
        function.body.insert(0, ast.parse("'''My own work.'''").body[0])
    lines = ast.unparse(ast.fix_missing_locations(tree)).splitlines()
    return "\n".join(f"{line}   # step {number}" for number, line in enumerate(lines)) + "\n"


def source_of(function) -> str:
    """The source of a function without its decorators."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    tree.body[0].decorator_list = []
    return ast.unparse(tree)
