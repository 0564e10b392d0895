"""The modules of the engine are read in one go; the bank is as long as its exercises."""

import ast

import pytest
from support.book import ROOT

ENGINE = ROOT / "dlbasics" / "exercises"
MODULES = [path for path in sorted(ENGINE.rglob("*.py")) if ENGINE / "bank" not in path.parents]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ENGINE).as_posix())
def test_engine_modules_stay_small(path):
    source = path.read_text(encoding="utf-8")
    assert len(source.splitlines()) < 350
    functions = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef)]
    lengths = {function.name: function.end_lineno - function.lineno + 1 for function in functions}
    assert {name: length for name, length in lengths.items() if length >= 50} == {}
