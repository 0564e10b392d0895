"""Mutations of a function's source: one slip taken back, as a wrong sign, number, name or place in a loop.

Mutation testing calls such changes mutation operators (Jia and Harman, 2011, section 2). There they break a
right program, to see whether its tests notice; here they may mend a wrong one.
"""

import ast
import copy
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from dlbasics.runner.name_analysis import last_name

# In the order in which they are tried.
KINDS = ("sign", "operation", "brackets", "order", "comparison", "number", "assignment", "loop", "function",
         "arguments", "name")
OPERATORS = {
    ast.Add: ("sign", ast.Sub), ast.Sub: ("sign", ast.Add),
    ast.Mult: ("operation", ast.Div), ast.Div: ("operation", ast.Mult), ast.FloorDiv: ("operation", ast.Div),
}
COMPARISONS = {
    ast.Lt: (ast.LtE, ast.Gt), ast.LtE: (ast.Lt, ast.GtE),
    ast.Gt: (ast.GtE, ast.Lt), ast.GtE: (ast.Gt, ast.LtE),
    ast.Eq: (ast.NotEq,), ast.NotEq: (ast.Eq,),
}
FUNCTIONS = {"mean": "sum", "sum": "mean", "max": "min", "min": "max", "argmax": "argmin", "argmin": "argmax",
             "maximum": "minimum", "minimum": "maximum", "std": "var", "var": "std",
             "any": "all", "all": "any", "log2": "log", "log10": "log", "floor": "ceil", "ceil": "floor"}
OF_ONE_NUMBER = ("abs", "sqrt", "square", "exp", "log")
WITH_A_SIGN = ("exp", "expm1", "log1p", "sigmoid")  # what takes x as easily as -x
REDUCTIONS = ("sum", "mean", "max", "min", "std", "var")
SMALLEST = 1e-3  # of a number that is changed: smaller ones keep a quotient finite


@dataclass(frozen=True)
class Mutation:
    """Something else in one place of a tree.

    Attributes
    ----------
    kind : str
        What is changed, one of `KINDS`.
    node : ast.AST
        What it is about, to be shown.
    parent, field, index : ast.AST, str, int or None
        The place; the index is None where the field is no list, or changes as a whole.
    new : ast.AST or list
        What is to stand there; its new nodes have no line yet.
    """

    kind: str
    node: ast.AST
    parent: ast.AST
    field: str
    index: int | None
    new: object

    @contextmanager
    def applied(self):
        """Change the tree until the end of the ``with`` statement."""
        old = self._put(self.new)
        try:
            yield
        finally:
            self._put(old)

    def _put(self, new):
        """Put something into the place, and return what stood there."""
        if self.index is None:
            old = getattr(self.parent, self.field)
            setattr(self.parent, self.field, new)
        else:
            values = getattr(self.parent, self.field)
            old = values[self.index]
            values[self.index] = new
        return old


def mutations(function: ast.FunctionDef) -> list[Mutation]:
    """All mutations of the body of a function, those of frequent slips first."""
    names = _names(function)
    found = list(_of_loops(function))
    for parent, field, index, node in _places(function):
        found += [Mutation(kind, node, parent, field, index, new)
                  for kind, new in _of_node(node, field, names)]
    return sorted(found, key=lambda mutation: KINDS.index(mutation.kind))


def _names(function: ast.FunctionDef) -> list[str]:
    """The parameters of a function, then the variables that it sets."""
    parameters = [argument.arg for argument in (*function.args.posonlyargs, *function.args.args)]
    stored = [node.id for statement in function.body for node in ast.walk(statement)
              if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)]
    return list(dict.fromkeys(parameters + stored))


def _places(function: ast.FunctionDef) -> Iterator[tuple[ast.AST, str, int | None, ast.AST]]:
    """Yield each node below a function's own line, with its place."""
    todo = [(function, "body", index, statement) for index, statement in enumerate(function.body)]
    while todo:
        place = todo.pop(0)
        yield place
        parent = place[-1]
        for field, value in ast.iter_fields(parent):
            if isinstance(value, ast.AST):
                todo.append((parent, field, None, value))
            elif isinstance(value, list):
                todo += [(parent, field, index, part) for index, part in enumerate(value)
                         if isinstance(part, ast.AST)]


def _changed(node: ast.AST, **fields) -> ast.AST:
    """A copy of a node with other fields."""
    new = copy.copy(node)
    for name, value in fields.items():
        setattr(new, name, value)
    return new


def _of_node(node: ast.AST, field: str, names: list[str]) -> Iterator[tuple[str, ast.AST]]:
    """Yield the kind of each mutation of a node, and what is to take its place."""
    match node:
        case ast.BinOp():
            yield from _of_operation(node)
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            yield "sign", operand
        case ast.Compare(ops=[operator]):
            for other in COMPARISONS.get(type(operator), ()):
                yield "comparison", _changed(node, ops=[other()])
        case ast.Constant(value=value):
            yield from (("number", ast.Constant(other)) for other in _other_numbers(value))
        case ast.Assign() | ast.AugAssign():
            yield from _of_assignment(node)
        case ast.Call():
            yield from _of_call(node)
        case ast.Return(value=ast.expr() as value) if not isinstance(value, ast.Tuple):
            yield "sign", _changed(node, value=ast.UnaryOp(ast.USub(), value))
        case ast.Name(id=name, ctx=ast.Load()) if name in names and field != "func":
            yield from (("name", _changed(node, id=other)) for other in names if other != name)


def _of_operation(node: ast.BinOp) -> Iterator[tuple[str, ast.AST]]:
    if type(node.op) in OPERATORS:
        kind, other = OPERATORS[type(node.op)]
        yield kind, _changed(node, op=other())
    if isinstance(node.op, ast.Sub | ast.Div | ast.MatMult | ast.Pow):
        yield "order", _changed(node, left=node.right, right=node.left)
    left, right = node.left, node.right
    if isinstance(left, ast.BinOp):  # (a + b) / c in place of a + b / c, and the other way round
        inner = _changed(node, left=left.right)
        yield "brackets", _changed(left, right=inner)
    if isinstance(right, ast.BinOp):
        inner = _changed(node, right=right.left)
        yield "brackets", _changed(right, left=inner)
    if isinstance(left, ast.Call) and last_name(left.func) in OF_ONE_NUMBER and len(left.args) == 1:
        inner = _changed(node, left=left.args[0])
        yield "brackets", _changed(left, args=[inner])


def _other_numbers(value) -> list:
    if isinstance(value, bool):
        return [not value]
    if isinstance(value, int):
        return [value - 1, value + 1]
    if isinstance(value, float) and abs(value) >= SMALLEST:
        return [value / 2, value * 2, value - 1, value + 1]
    return []


def _of_assignment(node: ast.Assign | ast.AugAssign) -> Iterator[tuple[str, ast.AST]]:
    if isinstance(node, ast.AugAssign):
        if type(node.op) in OPERATORS:
            kind, other = OPERATORS[type(node.op)]
            yield kind, _changed(node, op=other())
        yield "assignment", ast.Assign([node.target], node.value)
    elif len(node.targets) == 1 and isinstance(node.targets[0], ast.Name | ast.Subscript):
        yield "assignment", ast.AugAssign(node.targets[0], ast.Add(), node.value)


def _of_call(node: ast.Call) -> Iterator[tuple[str, ast.AST]]:
    name = last_name(node.func)
    if name in FUNCTIONS and isinstance(node.func, ast.Attribute):
        yield "function", _changed(node, func=_changed(node.func, attr=FUNCTIONS[name]))
    if name in OF_ONE_NUMBER and len(node.args) == 1:
        yield "function", node.args[0]
        if isinstance(node.args[0], ast.BinOp):  # sqrt(x) + 1 in place of sqrt(x + 1)
            inner = _changed(node, args=[node.args[0].left])
            yield "brackets", _changed(node.args[0], left=inner)
    if name in WITH_A_SIGN and len(node.args) == 1:
        yield "sign", _changed(node, args=[ast.UnaryOp(ast.USub(), node.args[0])])
    if len(node.args) == 2 and name != "range":
        yield "order", _changed(node, args=node.args[::-1])
    if name == "range":
        *before, end = node.args
        for change in (ast.Sub, ast.Add):
            last = ast.BinOp(end, change(), ast.Constant(1))
            yield "arguments", _changed(node, args=[*before, last])
    if name in REDUCTIONS:
        yield from (("arguments", _changed(node, keywords=keywords)) for keywords in _other_keywords(node))


def _other_keywords(node: ast.Call) -> Iterator[list[ast.keyword]]:
    """Yield other arguments by name of a sum, a mean and the like: the axis, and whether it is kept."""
    given = [keyword.arg for keyword in node.keywords]
    for name, value in (("axis", 0), ("axis", 1), ("keepdims", True)):
        if name not in given:
            yield [*node.keywords, ast.keyword(name, ast.Constant(value))]
    for place in range(len(node.keywords)):
        yield [*node.keywords[:place], *node.keywords[place + 1 :]]


def _of_loops(function: ast.FunctionDef) -> Iterator[Mutation]:
    """Yield mutations that move a line into a loop, or out of it."""
    for node in ast.walk(function):
        for field in ("body", "orelse"):
            block = getattr(node, field, None)
            if isinstance(block, list):
                for place, loop in enumerate(block):
                    if isinstance(loop, ast.For | ast.While):
                        for moved, new in _moves(block, place, loop):
                            yield Mutation("loop", moved, node, field, None, new)


def _moves(block: list, place: int, loop: ast.For | ast.While) -> Iterator[tuple[ast.stmt, list]]:
    """Yield a statement that is moved, and the block as it is then."""
    before, behind = block[:place], block[place + 1 :]
    first, last = loop.body[0], loop.body[-1]
    if len(loop.body) > 1:
        yield last, [*before, _changed(loop, body=loop.body[:-1]), last, *behind]
        yield first, [*before, first, _changed(loop, body=loop.body[1:]), *behind]
    if behind and not isinstance(behind[0], ast.Return):
        yield behind[0], [*before, _changed(loop, body=[*loop.body, behind[0]]), *behind[1:]]
    if before:
        yield before[-1], [*before[:-1], _changed(loop, body=[before[-1], *loop.body]), *behind]
