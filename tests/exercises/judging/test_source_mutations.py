"""What changes of a function's source are tried."""

import ast

import pytest

from dlbasics.exercises.judging.source_mutations import KINDS, mutations


def changed(source: str) -> dict[str, set[str]]:
    """By kind: the body of the function ``f(x, y)``, as each mutation writes it."""
    tree = ast.parse(f"def f(x, y):\n{source}").body[0]
    found = {}
    for mutation in mutations(tree):
        with mutation.applied():
            written = ast.unparse(ast.fix_missing_locations(tree)).removeprefix("def f(x, y):\n")
            found.setdefault(mutation.kind, set()).add(written)
    return found


@pytest.mark.parametrize(("source", "kind", "expected"), [
    ("    return x + y", "sign", "    return x - y"),
    ("    return x + y", "sign", "    return -(x + y)"),
    ("    return -x, y", "sign", "    return (x, y)"),
    ("    return np.exp(x)", "sign", "    return np.exp(-x)"),
    ("    x -= y\n    return x", "sign", "    x += y\n    return x"),
    ("    return x / y", "operation", "    return x * y"),
    ("    return x // y", "operation", "    return x / y"),
    ("    return x - y / 2", "brackets", "    return (x - y) / 2"),
    ("    return (x - y) / 2", "brackets", "    return x - y / 2"),
    ("    return 1 / x * y", "brackets", "    return 1 / (x * y)"),
    ("    return np.sqrt(x + y)", "brackets", "    return np.sqrt(x) + y"),
    ("    return np.sqrt(x) + y", "brackets", "    return np.sqrt(x + y)"),
    ("    return x @ y", "order", "    return y @ x"),
    ("    return np.dot(x, y)", "order", "    return np.dot(y, x)"),
    ("    return x > y", "comparison", "    return x >= y"),
    ("    return x == y", "comparison", "    return x != y"),
    ("    return x.sum(axis=0)", "number", "    return x.sum(axis=1)"),
    ("    return 0.5 * x", "number", "    return 1.0 * x"),
    ("    return x.sum(keepdims=True)", "number", "    return x.sum(keepdims=False)"),
    ("    for v in x:\n        y = v\n    return y", "assignment",
     "    for v in x:\n        y += v\n    return y"),
    ("    x += y\n    return x", "assignment", "    x = y\n    return x"),
    ("    return x.mean()", "function", "    return x.sum()"),
    ("    return np.sqrt(x)", "function", "    return x"),
    ("    return x.mean()", "arguments", "    return x.mean(axis=0)"),
    ("    return x.mean(axis=0)", "arguments", "    return x.mean()"),
    ("    return x.mean(axis=0)", "arguments", "    return x.mean(axis=0, keepdims=True)"),
    ("    return list(range(x))", "arguments", "    return list(range(x + 1))"),
    ("    return x * x", "name", "    return x * y"),
    ("    z = x\n    return y", "name", "    z = x\n    return z"),
])
def test_one_slip_is_taken_back(source, kind, expected):
    assert expected in changed(source)[kind]


LOOP = "    for v in x:\n        s = 0\n        s += v\n    y = s\n    return y"


@pytest.mark.parametrize("expected", [
    "    s = 0\n    for v in x:\n        s += v\n    y = s\n    return y",
    "    for v in x:\n        s = 0\n    s += v\n    y = s\n    return y",
    "    for v in x:\n        s = 0\n        s += v\n        y = s\n    return y",
])
def test_a_line_is_moved_into_a_loop_or_out_of_it(expected):
    assert expected in changed(LOOP)["loop"]


def test_a_line_above_a_loop_is_moved_into_it():
    source = "    w = 1\n    for v in x:\n        y += w\n    return y"
    assert "    for v in x:\n        w = 1\n        y += w\n    return y" in changed(source)["loop"]


def test_a_return_is_moved_out_of_a_loop():
    source = "    for v in x:\n        y += v\n        return y"
    assert "    for v in x:\n        y += v\n    return y" in changed(source)["loop"]


def test_the_tree_is_as_before_after_each_mutation():
    tree = ast.parse(f"def f(x, y):\n{LOOP}").body[0]
    before = ast.dump(tree)
    for mutation in mutations(tree):
        with mutation.applied():
            assert ast.dump(tree) != before
        assert ast.dump(tree) == before


def test_small_numbers_texts_and_functions_are_left_alone():
    found = changed('    return np.maximum(x, 1e-12), "text"')
    assert "number" not in found and not any("y.maximum" in written for written in found["name"])


def test_frequent_slips_come_first():
    kinds = [mutation.kind for mutation in mutations(ast.parse(f"def f(x, y):\n{LOOP}").body[0])]
    assert kinds == sorted(kinds, key=KINDS.index)
