"""How a cell says that it answers an exercise: ``@check("chapter/name")`` above a function.

The sandbox holds this module: it imports the standard library and what needs no more.
"""

import ast
import re

from dlbasics.exercise_id import EXERCISE_ID
from dlbasics.ipython_source import PARSE_ERRORS, parse, without_magics
from dlbasics.runner.name_analysis import nodes_that_run

CHECK_LINE = re.compile(rf"^[ \t]*@[\w.]+\(\s*[\"']({EXERCISE_ID.pattern})[\"']\s*\)", re.MULTILINE)


def checked_ids(statement) -> list:
    """The exercises that a statement answers: a decorated definition, or ``check("id")(function)``."""
    calls = []
    for node in nodes_that_run(statement):
        calls += getattr(node, "decorator_list", [])
        if isinstance(node, ast.Call):
            calls.append(node.func)
    return [id for id in map(_id_in_call, calls) if id]


def _id_in_call(node) -> str:
    """The id in a call ``check("chapter/name")``, whatever `check` is called; empty if it is none."""
    if not isinstance(node, ast.Call):
        return ""
    arguments = [*node.args, *(keyword.value for keyword in node.keywords)]
    values = [getattr(argument, "value", None) for argument in arguments]
    if len(values) == 1 and isinstance(values[0], str) and EXERCISE_ID.fullmatch(values[0]):
        return values[0]
    return ""


def with_calls_of(name: str, statement, id: str):
    """A statement in which every call that names the exercise `id` is a call of the function `name`.

    What the cells themselves call `check` plays no part then: they may define one of their own.
    """
    for node in ast.walk(statement):
        if _id_in_call(node) == id:
            node.func = ast.copy_location(ast.Name(name, ast.Load()), node.func)
    return statement


def checked_ids_in_text(text: str) -> list:
    """The exercises that the decorator lines of a text name, where the text itself is no Python."""
    return CHECK_LINE.findall(text)


def with_check(source: str, id: str) -> str:
    """A function's source below the line ``@check("id")``, unless the source names the exercise itself."""
    return source if id in _ids_named_in(source) else f'@check("{id}")\n{source}'


def _ids_named_in(source: str) -> list:
    """The exercises that a source answers; where it is no Python, those that its lines name."""
    try:
        tree = parse(without_magics(source)[0])
    except PARSE_ERRORS:
        return checked_ids_in_text(source)
    return [id for statement in tree.body for id in checked_ids(statement)]
