"""An answer of any type in the work file stops no question from being asked."""

import ipywidgets
import pytest
from support.sample_exercises import EXERCISES, TUNE, FakeExplorer

from dlbasics.exercises.model import Question
from dlbasics.exercises.notebook_functions import question_functions
from dlbasics.exercises.progress_store import NO_ENTRY

BAD = [True, 0, -1, 1e308, "", "abc", [], [0], [99], [-1], [0, 0, 0, 0], ["0"], [None], [[0]], [1.5], {},
       {"a": 1}, {"temperature": 2}, {"temperature": None, "kind": {}}, "x" * 2000]
QUESTIONS = [exercise for exercise in EXERCISES if isinstance(exercise, Question)]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.title)
def test_a_widget_shows_what_is_an_answer_and_nothing_else(question, monkeypatch):
    explorer = FakeExplorer() if question is TUNE else None
    for bad in BAD:
        monkeypatch.setattr(question_functions, "own_entry", lambda _, bad=bad: NO_ENTRY | {"answer": bad})
        question.widget(ipywidgets, question_functions._own_answer(question), explorer)
