"""What a cell is for: drawing, checking, or being read."""

import pytest

from dlbasics.sphinxext.notebooks import classify_cells


@pytest.mark.parametrize("source, folded", [
    ("fig, ax = plt.subplots()\nax.plot(x)\nshow(fig, 'A line.')", True),
    ("explore(draw_line, slope=[1, 2])", True),
    ("def draw_line(ax, slope):\n    ax.plot(slope * x)", True),
    ("def describe_line(slope):\n    return f'Slope {slope}.'", True),
    ("def line(slope):\n    return slope * x", False),
    ("def draw_line(ax, slope):\n    ax.plot(slope * x)\n\n\ndef line(slope):\n    return slope * x", False),
    ("assert x.max() == 1\nshow(fig, 'A line.')", False),
    ("print(x)\nshow(fig, 'A line.')", False),
    ("%pip install x\nshow(fig, 'A line.')", False),
    ("", False),
])
def test_what_counts_as_drawing(source, folded):
    assert classify_cells.draws(source) is folded


def test_each_cell_has_its_role_and_two_that_are_equal_need_each_other():
    counts = "x.sort()\nassert x[0] == 1"
    sources = ["x = [2, 1]", "show(fig, 'A line.')", "assert x == 1", counts, counts]
    names = [role.value for role in classify_cells.roles(sources)]
    assert names == ["read", "draws", "checks", "read", "read"]


@pytest.mark.parametrize("source, count", [
    ("assert x == 1\nassert y == 2", 2),
    ("low = min(x)\nassert low == 1", 1),
    ("for name in x:\n    low = f(name)\n    assert low > 0", 1),
    ("check_gradient(f, x, g)", 1),
    ("def f(x):\n    return x\n\n\nassert f(1) == 1", 1),
    ("assert x == 1\nprint(x)", 0),
    ("assert x == 1\nshow(fig, 'A line.')", 0),
    ("assert x == 1\nx", 0),
    ("assert x == 1\nlow = min(x)", 0),
    ("x = 1", 0),
    ("used = min(x)\nassert used == 1", 0),
    ("x.sort()\nassert x[0] == 1", 0),
    ("%pip install x", 0),
])
def test_what_counts_as_checking(source, count):
    others = ["print(used)", "def later():\n    return x"]
    assert classify_cells.only_checks(source, [], others) is bool(count)
    if count:
        assert classify_cells.claims_in(source) == count


@pytest.mark.parametrize("before, after, needed", [
    ("print(low)", "", False),
    ("", "print(low)", True),
    ("", "low = 2\nprint(low)", False),
    ("", "low = 2", False),
    ("", "low += 1", True),
    ("def f():\n    return low", "", True),
    ("def f():\n    return low", "low = 2", True),
    ("", "def f():\n    return low", True),
    ("low = 1\n\n\ndef f():\n    return low", "", False),
])
def test_a_name_is_needed_where_its_value_is_read_before_it_gets_another(before, after, needed):
    checking = "low = min(x)\nassert low == 1"
    assert classify_cells.only_checks(checking, [before], [after]) is not needed


def test_a_name_is_not_needed_by_a_cell_below_another_that_gives_it_anew():
    checking = "low = min(x)\nassert low == 1"
    assert classify_cells.only_checks(checking, [], ["low = 2", "print(low)"])
    assert classify_cells.only_checks(checking, [], ["import low", "print(low)"])
    assert not classify_cells.only_checks(checking, [], ["print(low)", "low = 2"])
