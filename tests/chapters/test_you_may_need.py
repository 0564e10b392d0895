"""Above its stub, each code exercise names every function and operator that its solution uses."""

import ast
import re
from itertools import pairwise
from operator import attrgetter

import numpy as np
import pytest
from support.chapter import WITH_CODE, read

from dlbasics.exercises import all_exercises

METHODS = set("all any argmax argmin astype max mean min reshape shape std sum T var".split())
NAMED = re.compile(r"For `(\w+)` you may need (.+)|You need no function of numpy for `(\w+)`")
CODE = {exercise.id: exercise for exercise in all_exercises() if exercise.kind == "code"}


def needs_of(source: str) -> set[str]:
    """What a solution uses of numpy: functions, methods, settings such as an axis, operators and indices."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Attribute(value=ast.Attribute(value=ast.Name("np"), attr=module), attr=name):
                found.add(f"np.{module}.{name}")
            case ast.Attribute(value=ast.Name("np"), attr=name) if name != "linalg":
                found.add(name)
            case ast.Attribute(attr=name) if name in METHODS:
                found.add(name)
            case ast.keyword(arg="axis" | "keepdims" as name):
                found.add(name)
            case ast.Subscript(slice=place) if any(_is_none(part) for part in ast.walk(place)):
                found.add("None")
            case ast.BinOp(op=ast.MatMult()):
                found.add("@")
            case ast.BinOp(op=ast.Mod()):
                found.add("%")
            case ast.UnaryOp(op=ast.Invert()):
                found.add("~")
    return found


def _is_none(node) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def leads_of(chapter: str) -> dict[str, str]:
    """What stands above the stub of each code exercise of a chapter."""
    leads = {}
    for before, cell in pairwise(read(chapter).cells):
        stub = re.match(r'@check\("([^"]+)"', "".join(cell["source"]))
        if stub:
            leads[stub[1]] = "".join(before["source"])
    return leads


@pytest.mark.parametrize("chapter", WITH_CODE)
def test_what_an_exercise_needs_of_numpy_is_named(chapter):
    for id, lead in leads_of(chapter).items():
        named = NAMED.search(lead)
        assert named, id
        function, text, alone = named.groups()
        assert CODE[id].function == (function or alone), "a reader sees which exercise is meant"
        code = " ".join(re.findall(r"`[^`]+`", f"{text} {CODE[id].statement}"))
        assert {need for need in needs_of(CODE[id].solution()) if need not in code} == set(), id
        assert all(attrgetter(each)(np) for each in re.findall(r"`np\.([\w.]+)", named[0]))


def test_what_is_not_named_would_be_found():
    source = "def f(x):\n    return np.linalg.solve(x[:, None] @ x.T, x.sum(axis=0) % 2)[~(x > 0)]"
    assert needs_of(source) == {"np.linalg.solve", "None", "@", "T", "sum", "axis", "%", "~"}
