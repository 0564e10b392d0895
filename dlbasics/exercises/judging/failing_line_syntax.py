"""Parse the line of a learner's code that raised an exception, and look at its calls, operators and names."""

import ast
import builtins
import inspect

import numpy as np

from dlbasics.exercises.judging.names_of_other_libraries import FUNCTIONS, NUMPY
from dlbasics.ipython_source import PARSE_ERRORS, parse
from dlbasics.syntax_advice.parse_check import AROUND

MAX_NAME_LENGTH = 30  # of an object and its method, to be told in a sentence
CONSTANTS = {"pi": "np.pi", "inf": "np.inf", "nan": "np.nan", "ln": "np.log"}


def parse_line(line: str) -> ast.AST | None:
    """The tree of a line, whatever stands below it; None where it is a part of a longer statement."""
    for before, after in AROUND:
        try:
            return parse(f"{before}{line.strip()}{after}")
        except PARSE_ERRORS:
            continue
    return None


def calls_in(tree: ast.AST | None) -> list[tuple[str, ast.Call]]:
    """The calls of a line, each with the name that is called; of a method of any object ``.name``."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)] if tree else []
    return [(_called(call.func), call) for call in calls]


def _called(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        owner = getattr(function.value, "id", "")
        return f"np.{function.attr}" if owner in NUMPY else f".{function.attr}"
    return getattr(function, "id", "")


def call_with_a_second_array(tree: ast.AST | None) -> str:
    """The function of numpy whose argument `axis` is given something by its place; empty if there is none."""
    for name, call in calls_in(tree):
        if name.startswith("np.") and len(call.args) > 1 and not _names_an_axis(call.args[1]):
            if _second_parameter(getattr(np, name[3:], None)) == "axis" or name in ("np.vstack", "np.hstack"):
                return name
        if name.startswith(".") and call.args and not _names_an_axis(call.args[0]):
            if _second_parameter(getattr(np, name[1:], None)) == "axis" and hasattr(np.ndarray, name[1:]):
                return name
    return ""


def _names_an_axis(node: ast.expr) -> bool:
    """Whether it is written like an axis: a number, None, or several of these."""
    try:
        value = ast.literal_eval(node)
    except (ValueError, TypeError, SyntaxError):
        return False
    return value is None or isinstance(value, int | tuple)


def _second_parameter(function) -> str:
    """The name of the second parameter of a function; empty where Python does not know it."""
    try:
        return list(inspect.signature(function).parameters)[1]
    except (TypeError, ValueError, IndexError):
        return ""


def call_with_a_dtype(tree: ast.AST | None) -> str:
    """The function of numpy whose second argument, a kind of number, is given by its place."""
    names = (name for name, call in calls_in(tree) if len(call.args) > 1)
    return next((name for name in names if name in ("np.zeros", "np.ones", "np.empty", "np.array")), "")


def method_not_called(tree: ast.AST | None) -> str:
    """A method of arrays that stands in a line without round brackets; empty if there is none."""
    nodes = list(ast.walk(tree)) if tree else []
    called = [node.func for node in nodes if isinstance(node, ast.Call)]
    for node in nodes:
        if isinstance(node, ast.Attribute) and node not in called:
            owner = np if getattr(node.value, "id", "") in NUMPY else np.ndarray
            if callable(getattr(owner, node.attr, None)):
                written = ast.unparse(node)
                return written if len(written) <= MAX_NAME_LENGTH else f".{node.attr}"
    return ""


def function_with_an_index(tree: ast.AST | None) -> str:
    """A function that square brackets follow, of numpy, of arrays or of Python; empty if there is none."""
    for node in ast.walk(tree) if tree else ():
        if isinstance(node, ast.Subscript):
            match node.value:
                case ast.Attribute(value=owner, attr=name):
                    owner = np if getattr(owner, "id", "") in NUMPY else np.ndarray
                    is_function = callable(getattr(owner, name, None))
                case ast.Name(id=name):
                    is_function = callable(getattr(builtins, name, None))
                case _:
                    is_function = False
            if is_function and len(ast.unparse(node.value)) <= MAX_NAME_LENGTH:
                return ast.unparse(node.value)
    return ""


def name_of_numpy(tree: ast.AST | None, name: str) -> str:
    """The name of numpy that stands before a point and this, wherever this stands in a line; or empty."""
    nodes = [node for node in ast.walk(tree) if isinstance(node, ast.Attribute)] if tree else []
    owners = [getattr(node.value, "id", "") for node in nodes if node.attr == name]
    return owners[0] if len(set(owners)) == 1 and owners[0] in NUMPY else ""


def asked_of(tree: ast.AST | None, library: str) -> str:
    """What numpy calls a function that is asked of another library; empty where it has none."""
    name = attribute_of(tree, library)
    return f"np.{name}" if name and hasattr(np, name) else FUNCTIONS.get(name, "")


def attribute_of(tree: ast.AST | None, name: str) -> str:
    """What stands behind the point after a name; empty where there is none."""
    for node in ast.walk(tree) if tree else ():
        match node:
            case ast.Attribute(value=ast.Name(id=owner), attr=attribute) if owner == name:
                return attribute
    return ""


def arguments_beside(tree: ast.AST | None, name: str) -> list[str]:
    """The named arguments of a call of numpy, or of a method of arrays, that has one of a name."""
    for called, call in calls_in(tree):
        names = [keyword.arg for keyword in call.keywords if keyword.arg]
        owner = np if called.startswith("np.") else np.ndarray
        if name in names and "." in called and hasattr(owner, called.rpartition(".")[2]):
            return names
    return []


def only_asks_for_membership(tree: ast.AST | None) -> bool:
    """Whether a line asks if a value is ``in`` something else, and asks nothing besides."""
    nodes = list(ast.walk(tree)) if tree else []
    compared = [node for node in nodes if isinstance(node, ast.Compare)]
    asks_more = any(isinstance(node, ast.BoolOp | ast.Not) for node in nodes)
    return bool(compared) and not asks_more and all(
        isinstance(operator, ast.In | ast.NotIn) and not isinstance(node.left, ast.Constant)
        for node in compared for operator in node.ops)


def is_compared(tree: ast.AST | None, name: str) -> bool:
    """Whether a whole line is ``name == ...``: a comparison whose answer is dropped."""
    match tree:
        case ast.Module(body=[ast.Expr(value=ast.Compare(left=ast.Name(id=left), ops=[ast.Eq()]))]):
            return left == name
    return False


def is_arrow(tree: ast.AST | None, name: str) -> bool:
    """Whether a whole line is ``name <- ...``, which compares the name with a negative number."""
    match tree:
        case ast.Module(body=[ast.Expr(value=ast.Compare(
            left=ast.Name(id=left), ops=[ast.Lt()], comparators=[ast.UnaryOp(op=ast.USub())]
        ))]):
            return left == name
    return False


def is_note(tree: ast.AST | None, name: str) -> bool:
    """Whether a line ends with ``// name``, which divides, as other languages write a comment."""
    quotients = [node for node in ast.walk(tree) if isinstance(node, ast.BinOp)] if tree else []
    return any(isinstance(node.op, ast.FloorDiv) and getattr(node.right, "id", "") == name
               and _ends_the_line(node, tree) for node in quotients)


def _ends_the_line(node: ast.expr, tree: ast.AST) -> bool:
    """Whether nothing of a line stands behind one of its parts."""
    end = (node.end_lineno, node.end_col_offset)
    return not any((other.lineno, other.col_offset) >= end
                   for other in ast.walk(tree) if hasattr(other, "lineno"))


def is_power_of(tree: ast.AST | None, name: str) -> bool:
    """Whether a name stands below an exponent, as ``name ** x`` or ``name ^ x``."""
    powers = [node for node in ast.walk(tree) if isinstance(node, ast.BinOp)] if tree else []
    return any(isinstance(power.op, ast.Pow | ast.BitXor) and getattr(power.left, "id", "") == name
               for power in powers)


def numpy_name(tree: ast.AST | None, name: str) -> str:
    """What numpy calls a constant, or a function that is called without ``np.``; empty for another name."""
    is_called = any(called == name for called, _ in calls_in(tree))
    if is_called and callable(getattr(np, name, None)):
        return f"np.{name}"
    if is_called and name in FUNCTIONS:
        return FUNCTIONS[name]
    return CONSTANTS.get(name, "")
