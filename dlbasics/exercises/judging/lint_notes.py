"""Code of a function that runs, and does something else than it seems to: notes beside a verdict."""

import ast
import contextlib
import re
import tokenize
from collections.abc import Callable, Iterator
from itertools import pairwise

import numpy as np

from dlbasics.exercises.judging.own_nodes import own_nodes
from dlbasics.exercises.judging.verdict import Verdict
from dlbasics.ipython_source import PARSE_ERRORS, parse
from dlbasics.markdown import literal
from dlbasics.messages import Message
from dlbasics.runner import source_inspection
from dlbasics.runner.name_analysis import does_nothing

MAX_WRITTEN = 24  # characters of a place that gets a value, to be told in a sentence
SIGN_BEHIND_EQUALS = re.compile(r"(\s*)=([-+])(\s*)")
# Functions of numpy that are called for what they change.
CALLED_FOR_EFFECT = ("copyto", "put", "place", "putmask", "fill_diagonal", "put_along_axis", "seterr",
                     "set_printoptions", "savez", "save", "savetxt")
# Methods of arrays that leave the array as it is.
PURE = ("clip", "reshape", "astype", "transpose", "round", "mean", "sum", "flatten", "ravel", "dot",
        "squeeze", "cumsum", "copy", "max", "min")
MAX_ARGUMENTS = 3  # of a function that has no place for the array of its result among them


def notes_on_code(verdict: Verdict, function) -> list[Message]:
    """A note on each kind of unintended code, on its first place alone."""
    tree = source_inspection.definition(function)
    if tree is None or verdict.status == "not attempted":
        return []
    lines = source_inspection.cell_lines(function)
    code = verdict.message.code if verdict.message else ""
    found = [_on_unused_parameters(tree, function), _first(_on_signs(tree, lines)), _first(_on_halves(tree))]
    if not code.startswith("judge.ends-at-once"):
        found += [_first(_below_a_return(tree)), _first(_on_dropped_values(tree, code))]
    return list(filter(None, found))


def _first(notes: Iterator[Message]) -> Message | None:
    return next(notes, None)


def _on_unused_parameters(tree: ast.FunctionDef, function) -> Message | None:
    """Parameters that stand nowhere, beside values of the notebook that the function uses."""
    parameters = [argument.arg for argument in (*tree.args.posonlyargs, *tree.args.args)]
    names = {node.id for statement in tree.body for node in ast.walk(statement) if isinstance(node, ast.Name)}
    unused = [name for name in parameters if name not in names]
    namespace = getattr(source_inspection.unwrapped(function), "__globals__", {})
    code = source_inspection.code_of(function)
    outside = [name for name in sorted(names & source_inspection.names_used(code))
               if _is_data(namespace.get(name)) and name not in parameters]
    if not unused or not outside:
        return None
    return Message("note.unused-parameter", {"unused": [f"`{name}`" for name in unused],
                                             "names": [f"`{name}`" for name in outside]})


def _is_data(value) -> bool:
    return isinstance(value, np.ndarray | np.generic | int | float | list | tuple)


def _on_signs(tree: ast.FunctionDef, lines: list[str]) -> Iterator[Message]:
    """``w =- x``, where a value that ``w`` has already is to change."""
    arguments = (*tree.args.posonlyargs, *tree.args.args)
    before = {argument.arg for argument in arguments}
    for node in own_nodes(tree):
        if isinstance(node, ast.Assign) and _root(node.targets[0]) in before:
            target, value = node.targets[0], _leftmost(node.value)
            written = ast.unparse(target)
            between = _between(target, value.operand, lines) if isinstance(value, ast.UnaryOp) else ""
            sign = SIGN_BEHIND_EQUALS.fullmatch(between)
            if sign and (sign[1] or sign[3]) and len(written) <= MAX_WRITTEN:
                code = "note.sign.minus" if sign[2] == "-" else "note.sign.plus"
                yield Message(code, {"line": node.lineno, "written": f"{written} ={sign[2]} ...",
                                     "right": f"{written} {sign[2]}= ..."})
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            before.add(node.id)


def _leftmost(value: ast.expr) -> ast.expr:
    """The operand that a formula begins with."""
    while isinstance(value, ast.BinOp):
        value = value.left
    return value


def _between(first: ast.expr, second: ast.expr, lines: list[str]) -> str:
    """What stands between two parts of one line."""
    if first.end_lineno != second.lineno or second.lineno > len(lines):
        return ""
    return lines[second.lineno - 1].encode()[first.end_col_offset : second.col_offset].decode()


def _root(target: ast.expr) -> str:
    while isinstance(target, ast.Subscript | ast.Attribute):
        target = target.value
    return getattr(target, "id", "")


def _on_halves(tree: ast.FunctionDef) -> Iterator[Message]:
    """``x ** 1/2``: a power first, and then a division."""
    for node in own_nodes(tree):
        match node:
            case ast.BinOp(left=ast.BinOp(op=ast.Pow(), right=exponent), op=ast.Div(),
                           right=ast.Constant(value=int() as below)):
                written = ast.unparse(exponent)
                if written in ("1", "-1") and below > 1:
                    yield Message("note.half-power", {"line": node.lineno, "written": f"** {written}/{below}",
                                                      "right": f"** ({written}/{below})"})


def _below_a_return(tree: ast.FunctionDef) -> Iterator[Message]:
    """Code behind a ``return`` of the same block, which never runs."""
    for block in source_inspection.blocks(tree):
        for statement, below in pairwise(block):
            if isinstance(statement, ast.Return) and not isinstance(below, ast.Raise):
                if not does_nothing([below]):
                    yield Message("note.below-return", {"line": statement.lineno, "below": below.lineno})


def _on_dropped_values(tree: ast.FunctionDef, code: str) -> Iterator[Message]:
    """A line that only computes; the last one of a function that returns nothing needs a ``return``."""
    is_told = code in ("judge.returns-none", "judge.always-returns-none")
    for block in source_inspection.blocks(tree):
        for before, node in pairwise([None, *block]):
            if isinstance(node, ast.Expr) and not (is_told and node is tree.body[-1]):
                kind = _kind_of_dropped(node.value, before)
                if kind is not None:
                    yield Message(f"note.dropped{kind}", {"line": node.lineno})


def _kind_of_dropped(value: ast.expr, before: ast.stmt | None) -> str | None:
    """The end of a code; None for a call that may do something, and for what does not compute."""
    match value:
        case ast.UnaryOp(op=ast.USub() | ast.UAdd()) if before is not None:
            return "-goes-on"
        case ast.Compare(ops=[ast.Eq()]):
            return "-compared"
        case ast.BinOp() | ast.UnaryOp() | ast.Compare() | ast.BoolOp() | ast.Subscript():
            return ""
        case ast.Call(func=ast.Attribute(value=ast.Name(id="np" | "numpy"), attr=name)):
            return None if name in CALLED_FOR_EFFECT or _has_an_out(value, getattr(np, name, None)) else ""
        case ast.Call(func=ast.Attribute(attr=name)):
            return "" if name in PURE and not _has_an_out(value) else None
    return None


def _has_an_out(call: ast.Call, function: Callable | None = None) -> bool:
    """Whether a call may name the array that its result is written to."""
    most = function.nin if isinstance(function, np.ufunc) else MAX_ARGUMENTS
    return len(call.args) > most or any(keyword.arg in ("out", None) for keyword in call.keywords)


def note_on_answer_left_out(function, stub: str) -> Message | None:
    """A ``return`` in a comment or between triple quotes of a function that gives nothing back."""
    tree = source_inspection.definition(function)
    if tree is None:
        return None
    texts = [node for node in tree.body if isinstance(node, ast.Expr) and _is_text(node.value)]
    lines = source_inspection.cell_lines(function)
    comments = _comments(lines)
    for number, line in enumerate(lines[tree.lineno :], start=tree.lineno + 1):
        if line.strip() and not line[0].isspace() and not line.startswith("#"):
            break
        in_quotes = any(node.lineno <= number <= node.end_lineno for node in texts)
        message = _on_answer(number, line.strip(), comments.get(number, ""), in_quotes)
        if message and line.strip() not in stub:
            return message
    return None


def _on_answer(number: int, line: str, comment: str, in_quotes: bool) -> Message | None:
    """What is said of a line with a ``return`` that is a comment, holds one behind code, or is quoted."""
    answer = (comment or line).strip("#'\" ")
    if not (comment or in_quotes) or not _returns(answer):
        return None
    if comment and comment != line:
        return Message("judge.returns-none.comment", {"line": number, "right": literal(answer)})
    return Message(f"judge.unchanged.{'comment' if comment else 'quotes'}", {"line": number})


def _comments(lines: list[str]) -> dict[int, str]:
    """The comments of a cell by the numbers of their lines, as far as Python can read it."""
    found = {}
    with contextlib.suppress(tokenize.TokenError, SyntaxError):
        for token in tokenize.generate_tokens(iter(lines).__next__):
            if token.type == tokenize.COMMENT:
                found[token.start[0]] = token.string
    return found


def _is_text(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and isinstance(value.value, str)


def _returns(text: str) -> bool:
    """Whether a text is a ``return`` with a value behind it."""
    try:
        body = parse(f"def f():\n {text}").body[0].body if text.startswith("return") else []
    except PARSE_ERRORS:
        return False
    match body:
        case [ast.Return(value=ast.expr() as value), *_]:
            return getattr(value, "value", value) is not None
    return False
