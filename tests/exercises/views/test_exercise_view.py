"""Exercises where nothing judges them: in a terminal, on paper, and as a place on the page."""

import json
from dataclasses import replace

import pytest
from support.sample_exercises import CHOICE, CODE, EXERCISES, NUMBER, ORDER, TUNE, FakeExplorer

from dlbasics.exercises.views.exercise_view import (
    EXERCISE_PLACEHOLDER,
    EXERCISE_PLACEHOLDER_END,
    answered_in_place,
    as_print,
    as_text,
    exercise_view,
    placeholder,
)


def test_a_question_in_a_terminal_says_how_to_answer():
    assert as_text(CHOICE).splitlines() == [
        "Which saturates? (1 point)",
        "Which functions have a gradient near $0$ at $x = 10$? <b>All</b> of them:",
        "  a. `sigmoid`",
        "  b. `tanh`",
        "  c. `relu`",
        "  d. the identity",
        'Answer with the letters of all that is right: ask("activations/sample-choice", "your letters")',
    ]
    assert as_text(CODE) == "Swish (2 points)\nReturn $x \\sigma(x)$ for each element of the array `x`."


def test_lines_to_order_come_in_the_order_first_shown():
    lines = as_text(ORDER).splitlines()[2:7]
    assert lines == [f"  {'abcde'[i]}. {ORDER.lines[line]}" for i, line in enumerate(ORDER.shuffled)]


def test_paper_asks_and_holds_no_control():
    html = as_print(CHOICE)
    assert html.startswith('<div class="dl-exercise" data-exercise="activations/sample-choice">')
    assert "<li><code>sigmoid</code></li>" in html and "&lt;b&gt;All&lt;/b&gt;" in html
    assert "<em>Not attempted yet.</em>" in html and "<input" not in html and "<ol" not in as_print(NUMBER)


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.id)
def test_the_page_gets_a_place_and_no_answer(exercise, monkeypatch):
    monkeypatch.setenv("DLBASICS_RENDER_TARGET", "page")
    view = exercise_view(exercise, FakeExplorer())
    data = json.loads(view.html.removeprefix(EXERCISE_PLACEHOLDER).removesuffix(EXERCISE_PLACEHOLDER_END))
    assert data == {"id": exercise.id, "settings": list(FakeExplorer().grid())}
    assert view.text == as_text(exercise)
    monkeypatch.setenv("DLBASICS_RENDER_TARGET", "print")
    assert exercise_view(exercise).html == as_print(exercise)


def test_a_place_cannot_be_ended_from_within():
    class Explorer(FakeExplorer):
        def grid(self):
            return [{"kind": "</script><b>"}]

    html = placeholder(TUNE, Explorer())
    assert html.count("</") == 1 and html.endswith(EXERCISE_PLACEHOLDER_END)
    data = json.loads(html.removeprefix(EXERCISE_PLACEHOLDER).removesuffix(EXERCISE_PLACEHOLDER_END))
    assert data["settings"] == Explorer().grid()


def test_an_explorer_that_is_missing_is_named():
    with pytest.raises(ValueError, match=r"explorer of activations/sample-tune is missing; expected ask\("):
        placeholder(TUNE)


def test_in_the_page_a_question_points_at_its_place():
    view = answered_in_place(replace(CHOICE, title="A <title>"))
    assert view.text == '"A <title>" is answered in its place on this page.'
    assert "A &lt;title&gt;" in view.html
