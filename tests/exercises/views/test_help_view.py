"""Hints come one at a time; a solution opens after a right answer or three different ones."""

from dataclasses import replace

import pytest
from support.function_from_source import swish_from
from support.sample_exercises import CHOICE, CODE, NUMBER, TUNE
from support.stored_work import stored_work

from dlbasics.exercises import ask, check, hint, solution
from dlbasics.exercises.notebook_functions import judge_and_record
from dlbasics.exercises.notebook_functions.learner_source import LearnerSource
from dlbasics.exercises.progress_store import NO_ENTRY, TRIES_TO_OPEN_SOLUTION, entry_of, solution_is_open
from dlbasics.exercises.views import help_view

pytestmark = pytest.mark.usefixtures("work_folder")


def test_hints_come_one_at_a_time(capsys, work_folder):
    for words in ("Hint 1 of 3: Start", "Hint 2 of 3: Multiply", "Hint 3 of 3: Mind", "Hint 3 of 3: Mind"):
        hint(CODE.id)
        assert words in capsys.readouterr().out
    assert entry_of(stored_work(work_folder), CODE)["hints"] == 3


def test_a_hint_that_is_not_there_is_refused():
    assert help_view.hint_view(CODE, 3).html == (
        "<p><strong>Hint 3 of 3</strong></p><p>Mind <code>np.exp</code> of large numbers.</p>")
    for number in (0, 4):
        with pytest.raises(ValueError, match=f"number is {number}; expected from 1 to 3"):
            help_view.hint_view(CODE, number)
    assert help_view.hint_view(replace(CODE, hints=()), 1).text == "This exercise has no hints."


def test_solution_opens_after_full_marks_or_three_different_answers(capsys):
    for body in ("x", "x + 1", "x + 1"):
        check(CODE.id)(eval(f"lambda x: {body}"))
    ask(CHOICE.id, "ab")
    capsys.readouterr()
    solution(CODE.id)
    out = capsys.readouterr().out
    assert "3 different answers that were checked; so far: " in out
    assert f'hint("{CODE.id}") shows a hint.' in out
    assert "np.minimum" not in out
    solution(CHOICE.id)
    assert "`sigmoid`\n\n`tanh`" in capsys.readouterr().out


def test_solution_after_three_tries_is_the_reference_under_the_stub_name(capsys, monkeypatch):
    for text in ("1", "2", "3"):
        ask(NUMBER.id, text)
    sources = iter("abc")  # functions made by exec have no source of their own
    monkeypatch.setattr(judge_and_record, "learner_source", lambda *_: LearnerSource(next(sources)))
    for number in (1, 2, 3):
        check(CODE.id)(swish_from(f"def swish(x): return x * {number}"))
    capsys.readouterr()
    solution(NUMBER.id)
    assert capsys.readouterr().out.startswith("0.25 per unit")
    solution(CODE.id)
    out = capsys.readouterr().out
    assert out.startswith("def swish(x):") and "**gates**" in out


@pytest.mark.parametrize(("entry", "is_open"), [
    ({}, False),
    ({"earned": 1.9, "tries": ["a"]}, False),
    ({"earned": 2}, True),
    ({"tries": ["a", "b"]}, False),
    ({"tries": ["a", "b", "c"]}, True),
])
def test_what_opens_a_solution(entry, is_open):
    assert solution_is_open(CODE, NO_ENTRY | entry) is is_open and TRIES_TO_OPEN_SOLUTION == 3
    assert ("np.minimum" in help_view.solution_view(CODE, NO_ENTRY | entry).html) is is_open


def test_an_open_solution_is_code_or_a_text_and_why():
    html = help_view.open_solution_view(CODE).html
    assert html.startswith("<pre><code>def swish(x):")
    assert html.endswith("<p>The sigmoid <strong>gates</strong> its own input.</p>")
    assert help_view.open_solution_view(TUNE).text == (
        "Any setting that reaches the goal.\n\nDividing by a small temperature widens the gaps.")


def test_in_the_browser_a_locked_solution_names_no_call(monkeypatch):
    monkeypatch.setenv("DLBASICS_RENDER_TARGET", "browser")
    assert "hint(" not in help_view.solution_view(CODE, NO_ENTRY).text
