"""Limits of the code: short modules, functions and lines, few branches.

Measured on the syntax trees. The exercises' definitions (the bank) are data and left out.
"""

import ast
import re

from support.import_graph import FILES, PACKAGE

CODE = [path for path in FILES if "bank" not in path.relative_to(PACKAGE).parts]
SCRIPTS = [path for path in sorted((PACKAGE / "sphinxext").rglob("*.js")) if "vendor" not in path.parts]
MAX_LINES, MAX_FUNCTION_LINES, MAX_BRANCHES = 350, 50, 12
MAX_COLUMNS = 120  # of a script; ruff looks at Python
LOOSE = re.compile(r" [!=]= (?!null\b)")  # a comparison in a script
BRANCHES = (ast.If, ast.IfExp, ast.For, ast.While, ast.ExceptHandler, ast.match_case)
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def name_of(path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def functions(path):
    """The functions of a module, those inside others too."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, FUNCTIONS)]


def branch_points(function) -> int:
    """The places where a function can go one way or another, those of functions inside it too."""
    points = 0
    for node in ast.walk(function):
        points += isinstance(node, BRANCHES)
        if isinstance(node, ast.BoolOp):
            points += len(node.values) - 1
        if isinstance(node, ast.comprehension):
            points += len(node.ifs)
    return points


def test_modules_are_short():
    lines = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in [*CODE, *SCRIPTS]}
    too_long = {name: count for name, count in lines.items() if count >= MAX_LINES}
    assert too_long == {}, "split them by their ideas"


def test_functions_are_short_and_branch_little():
    too_long, too_many_branches = {}, {}
    for path in CODE:
        for function in functions(path):
            name = f"{name_of(path)}: {function.name}"
            lines, points = function.end_lineno - function.lineno + 1, branch_points(function)
            if lines >= MAX_FUNCTION_LINES:
                too_long[name] = lines
            if points > MAX_BRANCHES:
                too_many_branches[name] = points
    assert (too_long, too_many_branches) == ({}, {})


def test_lines_of_scripts_are_short():
    lines = [(name_of(path), line) for path in SCRIPTS
             for line in path.read_text(encoding="utf-8").splitlines()]
    assert [(name, line) for name, line in lines if len(line) > MAX_COLUMNS] == []


def test_scripts_compare_strictly():
    loose = [(name_of(path), line) for path in SCRIPTS
             for line in path.read_text(encoding="utf-8").splitlines() if LOOSE.search(line)]
    assert loose == [], "write ===; == null asks for null and undefined"


def test_the_measures_bite():
    source = "def f(a):\n    if a and a > 1 or a:\n        return [b for b in a if b]\n    return a or 2"
    assert branch_points(ast.parse(source).body[0]) == 5
