"""Forms of exercises on the page, as they are before any script runs."""

import json
import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser

import pytest
from support.sample_exercises import CHOICE, CODE, EXERCISES, NUMBER, ORDER, SINGLE, TUNE, FakeExplorer

from dlbasics.exercises import find
from dlbasics.exercises.model import Question
from dlbasics.exercises.views.exercise_view import (
    EXERCISE_PLACEHOLDER,
    EXERCISE_PLACEHOLDER_END,
    placeholder,
)
from dlbasics.sphinxext.exercises.exercise_cards import exercise_card, fill_placeholders
from dlbasics.sphinxext.exercises.obfuscation import obfuscated_table

SETTINGS = list(FakeExplorer().grid())
VOID = {"input", "br"}


class Balanced(HTMLParser):
    """Checks that elements nest, and gathers them: ``elements`` lists (name, attributes)."""

    def __init__(self, html):
        super().__init__()
        self.open, self.elements = [], []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def all(self, name):
        """The attributes of each element of one name."""
        return [attributes for tag, attributes in self.elements if tag == name]


def table_in(html) -> dict:
    """The one table of a question that a page holds."""
    (table,) = re.findall(r'<script type="application/json"[^>]* data-for="[^"]+">(.*?)</script>', html)
    return json.loads(table)


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.id)
def test_a_form_says_what_its_script_must_know(exercise):
    form = Balanced(exercise_card(exercise, SETTINGS))
    (section,) = form.all("section")
    assert section["data-exercise"] == exercise.id and section["data-version"] == exercise.version
    assert (section["data-kind"], section["data-points"]) == (exercise.kind, str(exercise.points))
    assert section["aria-labelledby"] in [heading["id"] for heading in form.all("h3")]
    hints = [details["data-hint"] for details in form.all("details")]
    assert hints == [str(number) for number in range(1, len(exercise.hints) + 1)]


@pytest.mark.parametrize("exercise", [e for e in EXERCISES if isinstance(e, Question)], ids=lambda e: e.id)
def test_a_question_carries_its_covered_table_and_a_button_that_waits_for_its_script(exercise):
    html = exercise_card(exercise, SETTINGS)
    assert table_in(html) == obfuscated_table(exercise, SETTINGS, str)
    (button,) = [button for button in Balanced(html).all("button") if button["type"] == "submit"]
    assert "disabled" in button and "Checking needs JavaScript, or the notebook." in html


def test_a_choice_has_one_control_for_each_option():
    for exercise, type_ in ((CHOICE, "checkbox"), (SINGLE, "radio")):
        inputs = Balanced(exercise_card(exercise, [])).all("input")
        assert [box["type"] for box in inputs] == [type_] * len(exercise.options)
        assert [box["value"] for box in inputs] == [str(i) for i in range(len(exercise.options))]
        assert len({box["name"] for box in inputs}) == 1
    assert "Choose all that are right" in exercise_card(CHOICE, [])
    assert "Choose one" in exercise_card(SINGLE, [])


def test_a_number_has_its_grid_and_its_unit():
    (box,) = Balanced(exercise_card(NUMBER, [])).all("input")
    assert (box["data-grid"], box["data-unit"]) == (NUMBER.grid_text, NUMBER.unit)
    assert ">per unit</span>" in exercise_card(NUMBER, [])
    assert ">per unit" not in exercise_card(replace(NUMBER, unit=""), [])


def test_lines_to_order_are_lettered_as_first_shown():
    html = exercise_card(ORDER, [])
    form = Balanced(html)
    assert [line["data-line"] for line in form.all("li")] == list("01234")
    labels = [button["aria-label"] for button in form.all("button") if "data-move" in button]
    assert labels == [f"Move line {letter} {way}" for letter in "abcde" for way in ("up", "down")]
    texts = [ORDER.lines[line].strip("`") for line in ORDER.shuffled]
    assert re.findall(r"<code>(.*?)</code>", html.split("</ol>")[0].split("<ol")[1]) == texts


def test_a_tuning_names_its_explorer():
    html = exercise_card(TUNE, SETTINGS)
    assert Balanced(html).all("form")[0]["data-target-explorer"] == "softmax" and 'href="#softmax"' in html


def test_a_function_says_how_to_solve_it():
    html = exercise_card(CODE, [])
    assert "after 3 different answers that were checked" in html and "data-for=" not in html
    assert '<span class="dl-math">$x \\sigma(x)$</span>' in html


def test_texts_of_an_author_are_no_markup():
    hostile = '<b a="\'">{{ 7 * 7 }}</script>'
    option = replace(CHOICE.options[0], text=hostile)
    texts = {"title": hostile, "question": hostile, "hints": (hostile,), "options": (option, *CHOICE.options)}
    exercise = replace(CHOICE, **texts)
    html = exercise_card(exercise, [])
    Balanced(html)
    assert "<b a=" not in html and "49" not in html.split("<script")[0]
    assert unescape(html).count(hostile) == 4


def test_each_place_gets_its_form_and_the_rest_stays(monkeypatch):
    ids = ("activations/dying-relu", "overfitting/gap")
    one, two = (placeholder(find(id)) for id in ids)
    html = fill_placeholders(f"<p>before</p>{one}<p>between</p>{two}<p>after</p>")
    forms = [exercise_card(find(id), []) for id in ids]
    assert html == f"<p>before</p>{forms[0]}<p>between</p>{forms[1]}<p>after</p>"
    assert fill_placeholders("<p>no place</p>") == "<p>no place</p>"


def test_everything_is_typeset_once():
    typeset = lambda html: f"[{html}]"
    exercise = find("activations/dying-relu")
    html = fill_placeholders(f"<p>before</p>{placeholder(exercise)}<p>after</p>", typeset)
    assert html == f"[<p>before</p>{exercise_card(exercise, [], typeset)}<p>after</p>]"


def test_the_settings_of_a_place_are_in_the_table():
    tune = find("activations/temperature")
    data = json.dumps({"id": tune.id, "settings": [{"temperature": 1.5}, {"temperature": 9.0}]})
    html = fill_placeholders(EXERCISE_PLACEHOLDER + data + EXERCISE_PLACEHOLDER_END)
    assert table_in(html) == obfuscated_table(tune, json.loads(data)["settings"], str)
    assert len(table_in(html)["keys"]) == 3


def test_a_form_is_typeset_covered_texts_included():
    typeset = lambda html: re.sub('<span class="dl-math">.*?</span>', "<math></math>", html)
    html = exercise_card(NUMBER, [], typeset)
    assert "dl-math" not in html and "<math></math>" in html
    assert table_in(html) == obfuscated_table(NUMBER, [], typeset)
