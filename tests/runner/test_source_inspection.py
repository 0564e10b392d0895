"""What the source of a learner's function says."""

import numpy as np
import pytest
from support.function_from_source import function_of_cell

from dlbasics.runner import source_inspection
from dlbasics.runner.run_cases import run

STUB = 'def swish(x):\n    """Say."""\n    ...\n'


def swish(*lines, above=""):
    body = "".join(f"    {line}\n" for line in lines)
    return function_of_cell(f"{above}def swish(x):\n{body}")


@pytest.mark.parametrize("line", [
    "get_ipython().run_line_magic('pip', 'install torch')", "get_ipython().system('ls')",
    "files = get_ipython().getoutput('ls')", "_only_in_jupyter_('!ls')",
    "return [get_ipython().system('ls') for _ in x]",
])
def test_a_function_with_a_command_to_the_notebook_is_not_called(line):
    called = []
    function = swish(line, "return x", above="seen = []\n")
    function.__globals__["get_ipython"] = lambda: called.append(1)
    assert run(function, [(np.ones(2),)], STUB).state == "commands" and called == []


def test_a_command_in_a_function_that_is_called_counts_too():
    above = "def helper(x):\n    get_ipython().system('ls')\n    return helper(x)\n\n"
    assert run(swish("return helper(x)", above=above), [(np.ones(2),)]).state == "commands"
    assert run(swish("return get_ipython()", above="get_ipython = len\n"), [(1,)]).state == "ran"


def test_each_helper_is_looked_at_once(monkeypatch):
    helpers = "".join(f"def f{n}(x):\n    return f{n + 1}(x) + f{n + 2}(x)\n\n" for n in range(12))
    function = swish("return f0(x)", above=helpers)
    looked_at, names = [], source_inspection.names_used
    monkeypatch.setattr(source_inspection, "names_used",
                        lambda code: looked_at.append(code.co_name) or names(code))
    assert not source_inspection.runs_commands(function)
    assert sorted(looked_at) == sorted(["swish", *(f"f{n}" for n in range(12))])


@pytest.mark.parametrize(("lines", "state"), [
    (["return", "np.exp(x)"], "ends-at-once"), (["...", "return", "np.exp(x)"], "ends-at-once"),
    (["return"], "unchanged"), (["..."], "unchanged"), (["'text'"], "unchanged"),
])
def test_what_stands_below_a_return_is_no_empty_body(lines, state):
    assert run(swish(*lines), [(np.ones(2),)], STUB).state == state


@pytest.mark.parametrize(("lines", "line"), [
    (["try:", "    return x", "except:", "    pass"], 4),
    (["try:", "    return x", "except Exception as e:", "    print(e)"], 4),
    (["try:", "    return x", "except ValueError:", "    return None"], 4),
    (["try:", "    return x", "except ValueError:", "    return 0"], 0), (["return x"], 0),
    (["try:", "    return x", "except ValueError:", "    raise"], 0),
])
def test_an_except_that_does_nothing_is_found(lines, line):
    tree = source_inspection.definition(swish(*lines))
    assert source_inspection.line_that_hides_errors(tree) == line


@pytest.mark.parametrize(("lines", "names"), [
    (["x = np.ones(3)", "return x"], ["x"]), (["x, y = 1, 2", "return x"], ["x"]),
    (["x = np.array(x)", "return x"], []),
    (["y = x", "x = 3", "return x"], []), (["x += 1", "return x"], []),
    (["if x.any():", "    x = 3", "return x"], []),
    (["for x in range(3):", "    pass", "return x"], []),
    (["y = [x for x in range(3)]", "x = 3", "return x"], []),
])
def test_an_argument_that_gets_another_value_before_it_is_used_is_found(lines, names):
    assert source_inspection.overwritten_parameters(source_inspection.definition(swish(*lines))) == names


@pytest.mark.parametrize(("line", "found"), [
    ("return 0,5 * x", (2, "0,5")), ("y = 0,25", (2, "0,25")), ("return 0, 5 * x", None),
    ("return (0,5)", None),
    ("a, b = 0,5", None), ("return x[0,1]", None), ("return np.zeros((2,3))", None), ("return 0,x", None),
])
def test_a_decimal_comma_is_told_from_two_values(line, found):
    assert source_inspection.decimal_comma(swish(line)) == found


@pytest.mark.parametrize("function", [len, np.exp, print, lambda x: x, str.upper, type("A", (), {})])
def test_what_has_no_source_says_nothing(function):
    assert source_inspection.definition(function) is None
    assert source_inspection.decimal_comma(function) is None
    assert not source_inspection.runs_commands(function)
