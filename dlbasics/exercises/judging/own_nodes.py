"""The nodes of a function's tree that are its own, not of a function or class inside it."""

import ast
from collections.abc import Iterator

INSIDE = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)


def own_nodes(tree: ast.FunctionDef) -> Iterator[ast.AST]:
    """Yield the nodes below a function; a function or class inside it as one node, without its body."""
    todo = list(reversed(tree.body))
    while todo:
        node = todo.pop()
        yield node
        if not isinstance(node, INSIDE):
            todo += reversed([*ast.iter_child_nodes(node)])
