"""The place of the one change that makes a wrong answer right."""

import sys
from dataclasses import replace

import numpy as np
import pytest
from support.function_from_source import function_of_cell

from dlbasics.exercises import Case, Code, Misconception
from dlbasics.exercises.judging import single_edit_repair
from dlbasics.exercises.judging.code import attempt


def root_of_squares(x, w):
    return np.sqrt((w * x**2).sum(axis=0)) - 1.5


def cases(rng):
    return [Case((rng.normal(size=(n, 3)), rng.uniform(1, 2, size=(n, 1)))) for n in (2, 4, 5)]


ROOT = Code("activations/root", "Root", 1, 'def root(x, w):\n    """Say."""\n    ...\n', ("a", "b"),
            root_of_squares, cases, ())


def notes(body: str, exercise=ROOT) -> list[str]:
    """What is said of the function ``root(x, w)`` with that body."""
    cell = "import numpy as np\n\n\ndef root(x, w):\n" + body
    verdict = attempt(exercise, function_of_cell(cell, "root"))
    return [str(note) for note in verdict.notes if note.code.startswith("note.single-edit")]


ONE_CHANGE = "One change in line 5 makes your function right: look at "


@pytest.mark.parametrize(("body", "expected"), [
    ("    return np.sqrt((w * x**2).sum(axis=0)) + 1.5\n",
     ONE_CHANGE + "the sign in `np.sqrt((w * x ** 2).sum(axis=0)) + 1.5`."),
    ("    return np.sqrt((x**2 / w).sum(axis=0)) - 1.5\n", ONE_CHANGE + "the operation in `x ** 2 / w`."),
    ("    return np.sqrt((w * x**3).sum(axis=0)) - 1.5\n", ONE_CHANGE + "the number `3`."),
    ("    return np.sqrt((w * w**2).sum(axis=0)) - 1.5\n", ONE_CHANGE + "the name `w`."),
    ("    return np.sqrt((w * x**2).sum(axis=0) - 1.5)\n", ONE_CHANGE + "what is computed first"),
    ("    return np.sqrt((w * x**2).mean(axis=0)) - 1.5\n", ONE_CHANGE + "the function in"),
    ("    return np.sqrt((w * x**2).sum()) - 1.5\n", ONE_CHANGE + "what the function is given in"),
    ("    for row, v in zip(x, w):\n        s = np.zeros(3)\n        s += v * row**2\n"
     "    return np.sqrt(s) - 1.5\n",
     "One change makes your function right: does line 6, `s = np.zeros(3)`, belong inside the loop?"),
    ("    s = 0\n    for row, v in zip(x, w):\n        s = v * row**2\n    return np.sqrt(s) - 1.5\n",
     "One change in line 7 makes your function right: does `s = v * row ** 2` replace the old value"),
])
def test_the_place_of_a_slip_is_told(body, expected):
    [told] = notes(body)
    assert told.startswith(expected)


@pytest.mark.parametrize("body", [
    "    return np.sqrt((w * x**2).sum(axis=0)) - 1.5\n",
    "    return np.sqrt((w / x**3).sum(axis=0)) + 1.5\n",
    "    ...\n",
    "    try:\n        return np.sqrt((w * x**2).sum(axis=0)) + 1.5\n    except:\n        return 0\n",
])
def test_nothing_is_said_of_right_answers_of_more_slips_and_of_what_cannot_be_tried(body):
    assert notes(body) == []


def test_a_known_mistake_needs_no_search():
    plus = Misconception("plus", lambda x, w: root_of_squares(x, w) + 3, "That is plus.")
    body = "    return np.sqrt((w * x**2).sum(axis=0)) + 1.5\n"
    assert len(notes(body)) == 1 and notes(body, replace(ROOT, misconceptions=(plus,))) == []


def test_a_change_that_never_ends_is_stopped():
    body = ("    n, s = 0, 0\n    while n != len(x):\n        s += w[n] * x[n] ** 2\n        n += 1\n"
            "    return np.sqrt(s) + 1.5\n")
    assert "look at the sign in `np.sqrt(s) + 1.5`" in notes(body)[0]
    endless = body.replace("    return np.sqrt(s) + 1.5\n", "    return np.sqrt(s) + s\n")
    assert notes(endless) == []


def test_a_change_that_never_ends_in_another_function_is_stopped():
    """There `n` counts down for ever where it begins below 0."""
    helper = ("\n\n\ndef total(x, w, n):\n    s = 0\n    while n != 0:\n        n -= 1\n"
              "        s += w[n % len(w)] * x[n % len(w)] ** 2\n    return s\n")
    assert notes(f"    return np.sqrt(total(x, w, -(0 - len(x)))) + x[0, 0]{helper}") == []
    assert len(notes(f"    return np.sqrt(total(x, w, -(0 - len(x)))) + 1.5{helper}")) == 1


def test_who_interrupts_the_search_gets_the_verdict():
    body = ("    import sys\n    if sys._getframe().f_code.co_filename == '<mutation>' and not seen:\n"
            "        seen.append(1)\n        raise KeyboardInterrupt\n"
            "    return np.sqrt((w * x**2).sum(axis=0)) + 1.5\n")
    assert notes(f"{body}\n\nseen = []\n") == []
    assert len(notes(f"{body}\n\nseen = [0]\n")) == 1


def test_numpy_is_whole_after_changes_that_overwrite_it():
    own = np.all
    assert len(notes("    np.all = None\n    return np.sqrt((w * x**2).sum(axis=0)) + 1.5\n")) == 1
    assert np.all is own


def test_the_line_is_that_of_the_part_that_is_shown():
    body = "    return np.sqrt(\n        (w * x**2).mean(axis=0)\n    ) - 1.5\n"
    assert "line 6 makes" in notes(body)[0] and "`(w * x ** 2).mean(axis=0)`" in notes(body)[0]


def test_a_right_answer_is_not_read_for_it(monkeypatch):
    monkeypatch.setattr(single_edit_repair.source_inspection, "definition", None)
    verdict = attempt(ROOT, root_of_squares)
    assert verdict.status == "right"
    assert single_edit_repair.repair_note(None, verdict, root_of_squares) is None


def test_what_shows_something_at_each_call_is_not_called_again_and_again():
    assert notes("    open\n    return np.sqrt((w * x**2).sum(axis=0)) + 1.5\n") == []


def test_a_change_that_fits_the_cases_by_chance_is_not_told():
    drawn = []

    def ones_at_first(rng):
        drawn.append(rng.normal())
        return [Case((np.full((2, 3), drawn[-1] / drawn[0]), np.ones((2, 1))))]

    body = "    return np.sqrt(x.sum(axis=0)) + 1.5\n"
    only_ones = replace(ROOT, cases=lambda rng: [Case((np.ones((2, 3)), np.ones((2, 1))))])
    assert len(notes(body, only_ones)) == 1
    assert notes(body, replace(ROOT, cases=ones_at_first)) == []


def test_a_search_ends_after_so_many_lines_calls_and_numbers(monkeypatch):
    body = "    return np.sqrt((w * w**2).sum(axis=0)) - 1.5\n"
    assert len(notes(body)) == 1
    for limit in ("MAX_MUTATIONS", "MAX_ENTRIES", "MAX_LINES_A_CALL"):
        with monkeypatch.context() as patch:
            patch.setattr(single_edit_repair, limit, 0)
            assert notes(body) == [], limit


def test_what_the_changes_define_is_not_left_in_the_notebook():
    cell = "import numpy as np\n\n\ndef root(x, w):\n    return np.sqrt((w * x**2).sum(axis=0)) + 1.5\n"
    function = function_of_cell(cell, "root")
    before = dict(function.__globals__)
    attempt(ROOT, function)
    assert function.__globals__ == before and function.__globals__["root"] is function
    assert sys.gettrace() is None
