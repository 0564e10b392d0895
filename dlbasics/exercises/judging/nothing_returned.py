"""Why a function that holds a ``return`` gives nothing back: only what stands in its source is told."""

import ast

from dlbasics.exercises.judging.lint_notes import note_on_answer_left_out
from dlbasics.exercises.judging.names_of_other_libraries import NUMPY
from dlbasics.exercises.judging.own_nodes import own_nodes
from dlbasics.markdown import literal
from dlbasics.messages import Message
from dlbasics.runner import source_inspection

ALWAYS = "judge.always-returns-none"
# Methods that change an object, and give nothing back.
METHODS_WITHOUT_A_RESULT = ("append", "extend", "insert", "sort", "reverse", "clear", "fill", "shuffle")


def message_on_nothing(function, code: str, stub: str) -> Message | None:
    """What is said in place of the question whether a ``return`` is missing."""
    tree = source_inspection.definition(function)
    if tree is None:
        return None
    returns = [node for node in own_nodes(tree) if isinstance(node, ast.Return)]
    with_value = [node for node in returns if not _is_nothing(node.value)]
    for node in with_value:
        message = _of_a_call(node, tree, function)
        if message:
            return message
    if not with_value:
        return (_of_a_bare_return(returns, tree) or _of_an_inner_function(tree)
                or note_on_answer_left_out(function, stub))
    if code == ALWAYS and with_value == [tree.body[-1]] == returns:
        return Message("judge.returns-none.value", {"line": with_value[0].lineno})
    return Message("judge.returns-none") if code == ALWAYS else None


def _is_nothing(value: ast.expr | None) -> bool:
    return value is None or (isinstance(value, ast.Constant) and value.value is None)


def _of_a_call(node: ast.Return, tree: ast.FunctionDef, function) -> Message | None:
    """A ``return`` in front of a call that gives nothing: of ``print``, of a method, of an own function."""
    value = _value_of(node.value, tree)
    match value:
        case ast.Call(func=ast.Name(id="print")):
            return Message("judge.returns-none.print", {"line": value.lineno})
        case ast.Call(func=ast.Attribute(value=owner, attr=method)) if method in METHODS_WITHOUT_A_RESULT:
            if getattr(owner, "id", "") not in NUMPY:
                return Message("judge.returns-none.method",
                               {"line": value.lineno, "method": literal(f".{method}(...)")})
        case ast.Call(func=ast.Name(id=name)):
            helper = source_inspection.definition(getattr(function, "__globals__", {}).get(name))
            if helper and not any(isinstance(inner, ast.Return) and not _is_nothing(inner.value)
                                  for inner in own_nodes(helper)):
                return Message("judge.returns-none.helper", {"name": literal(name)})
    return None


def _value_of(value: ast.expr, tree: ast.FunctionDef) -> ast.expr:
    """What is returned; of a name, the value that it is given last."""
    given = [node.value for node in own_nodes(tree) if isinstance(node, ast.Assign)
             and any(getattr(target, "id", None) == getattr(value, "id", "") for target in node.targets)]
    return given[-1] if given else value


def _of_a_bare_return(returns: list[ast.Return], tree: ast.FunctionDef) -> Message | None:
    """A ``return`` with nothing behind it; the name that the line above gives a value may be meant."""
    if not returns:
        return None
    about = {"line": returns[-1].lineno}
    match tree.body[-2:]:
        case [ast.Assign(targets=[ast.Name(id=name)]), ast.Return()]:
            return Message("judge.returns-none.bare.name", about | {"right": literal(f"return {name}")})
    return Message("judge.returns-none.bare", about)


def _of_an_inner_function(tree: ast.FunctionDef) -> Message | None:
    """A ``return`` that belongs to a function inside, and none of the function itself."""
    nodes = list(own_nodes(tree))
    used = {node.id for node in nodes if isinstance(node, ast.Name)}
    for inner in (node for node in nodes if isinstance(node, ast.FunctionDef)):
        line = next((node.lineno for node in own_nodes(inner)
                     if isinstance(node, ast.Return) and not _is_nothing(node.value)), 0)
        if line:
            about = {"line": line, "name": literal(inner.name), "def_line": inner.lineno}
            return Message(f"judge.returns-none.inner{'' if inner.name in used else '-uncalled'}", about)
    return None
