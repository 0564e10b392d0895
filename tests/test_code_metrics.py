"""The bars of the code: short modules and functions, few branches, no circle of imports, a small engine.

Measured on the syntax trees. The exercises' definitions (the bank) are data and left out.
"""

import ast
import re
from functools import cache

from support.import_graph import FILES, PACKAGE, file_of, imports, module_name

CODE = [path for path in FILES if "bank" not in path.relative_to(PACKAGE).parts]
SCRIPTS = [path for path in sorted((PACKAGE / "sphinxext").rglob("*.js")) if "vendor" not in path.parts]
MAX_LINES, MAX_FUNCTION_LINES, MAX_BRANCHES = 350, 50, 12
MAX_COLUMNS = 120  # of a script; ruff looks at Python
ENGINE_ROOMS, ENGINE_FLOORS = 12, 5
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


# -- circles --------------------------------------------------------------------------------------


@cache
def imported(path) -> frozenset:
    """The files of the package that a file imports, at its top or in a function."""
    names = [name for name in imports(path) if name.split(".")[0] == "dlbasics"]
    return frozenset(file_of(name) for name in names) - {path}


def find_circle(graph: dict) -> list:
    """A circle of a graph as a path that ends where it begins; empty if there is none."""
    done, way = set(), []

    def visit(node):
        if node in way:
            return [*way[way.index(node) :], node]
        if node in done:
            return []
        way.append(node)
        for other in graph[node]:
            circle = visit(other)
            if circle:
                return circle
        way.pop()
        done.add(node)
        return []

    for node in graph:
        circle = visit(node)
        if circle:
            return circle
    return []


def test_no_circle_of_imports_in_the_whole_house():
    graph = {path: imported(path) for path in FILES}
    circle = find_circle(graph)
    assert not circle, " -> ".join(map(module_name, circle))


def test_a_circle_would_be_found():
    assert find_circle({1: {2}, 2: {3}, 3: {1}, 4: {1}}) == [1, 2, 3, 1]
    assert find_circle({1: {2, 3}, 2: {3}, 3: set()}) == []


# -- the engine -----------------------------------------------------------------------------------

ENGINE = PACKAGE / "exercises"


def room_of(path) -> str:
    """What a file of the engine stands in: a folder or, directly in the engine, the file itself."""
    return path.relative_to(ENGINE).parts[0].removesuffix(".py")


def engine_arrows() -> dict[str, set]:
    """The rooms of the engine besides the bank, and the rooms that each imports."""
    arrows = {}
    for path in sorted(ENGINE.rglob("*.py")):
        if room_of(path) in ("bank", "__init__"):
            continue
        others = {room_of(other) for other in imported(path) if other.is_relative_to(ENGINE)}
        arrows.setdefault(room_of(path), set()).update(others - {room_of(path), "bank", "__init__"})
    return arrows


def test_the_engine_has_few_rooms_on_few_floors():
    arrows = engine_arrows()
    assert len(arrows) <= ENGINE_ROOMS, sorted(arrows)
    assert not find_circle(arrows), find_circle(arrows)
    floors = {}

    def floor(room) -> int:
        if room not in floors:
            floors[room] = 1 + max(map(floor, arrows[room]), default=0)
        return floors[room]

    assert max(map(floor, arrows)) <= ENGINE_FLOORS, floors
