"""Names in the line of an exception that no longer stand for what they seem to: ``np``, ``list``, ``max``."""

import ast
import builtins
import types
from collections.abc import Iterator

import numpy as np

from dlbasics.exercises.judging.names_of_other_libraries import IMPORTS, NUMPY
from dlbasics.exercises.judging.verdict import Verdict
from dlbasics.markdown import literal
from dlbasics.messages import Message
from dlbasics.runner import source_inspection

RAISES = "judge.raises"  # the beginning of the codes of all that is said of exceptions


def shadowed_name_message(verdict: Verdict, function, code: str) -> Message | None:
    """What is said of a name that was given another value; None where each stands for what it seems to.

    Parameters
    ----------
    verdict : Verdict
        Of a function that raises an exception.
    function : callable
    code : str
        Of what the exception alone says.
    """
    if not code.startswith(RAISES) or code == "judge.raises.local-name":
        return None
    about = {"error": verdict.message.params["error"]}
    nodes = list(nodes_of_failing_line(verdict, function))
    message = _of_numpy(nodes, function, about)
    if not message and code == "judge.raises.not-callable":
        message = next(filter(None, (_of_a_call(node, function, about) for node in nodes)), None)
    return message


def nodes_of_failing_line(verdict: Verdict, function) -> Iterator[ast.AST]:
    """The parts of the function's tree that the line of the exception belongs to.

    There are none where it was raised in another cell, or where Python does not have the source.
    """
    details = {detail.label: detail for detail in verdict.details}
    if "your-line" not in details:
        return
    line, source = details["your-line"].line, details["your-line"].text
    lines = source_inspection.cell_lines(function)
    if [one.strip() for one in lines[line - 1 : line]] != [source]:
        return
    for node in ast.walk(source_inspection.definition(function) or ast.Module([], [])):
        if getattr(node, "lineno", line + 1) <= line <= node.end_lineno:
            yield node


def _of_numpy(nodes: list[ast.AST], function, about: dict) -> Message | None:
    """A name of numpy in front of a point, where it is not numpy."""
    owners = [getattr(node.value, "id", "") for node in nodes if isinstance(node, ast.Attribute)]
    messages = (_of_a_name_of_numpy(name, function, about) for name in NUMPY if name in owners)
    return next(filter(None, messages), None)


def _of_a_name_of_numpy(name: str, function, about: dict) -> Message | None:
    about = about | {"name": name, "line": IMPORTS[name]}
    if name in source_inspection.code_of(function).co_varnames:
        is_imported = any(isinstance(node, ast.Import | ast.ImportFrom)
                          for node in ast.walk(source_inspection.definition(function)))
        return None if is_imported else Message("judge.raises.numpy-renamed.inside", about)
    value = function.__globals__.get(name, np)
    if value is np:
        return None
    if isinstance(value, types.ModuleType):
        return Message("judge.raises.numpy-renamed.module", about | {"module": literal(value.__name__)})
    return Message("judge.raises.numpy-renamed", about | {"type": literal(type(value).__name__)})


def _of_a_call(node: ast.AST, function, about: dict) -> Message | None:
    """A call of one of Python's own functions, whose name has another value."""
    match node:
        case ast.Call(func=ast.Name(id=name)) if callable(getattr(builtins, name, None)):
            about = about | {"name": literal(name)}
        case _:
            return None
    if name in source_inspection.code_of(function).co_varnames:
        return Message("judge.raises.not-callable.inside", about)
    if name not in function.__globals__ or callable(function.__globals__[name]):
        return None
    value = function.__globals__[name]
    return Message("judge.raises.not-callable.replaced", about | {"type": literal(type(value).__name__)})
