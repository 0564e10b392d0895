"""Definitions of exercises: what is refused, and what their version rests on."""

import copy
import subprocess
import sys
from dataclasses import replace

import pytest
from support.book import ROOT
from support.sample_exercises import CHOICE, CODE, EXERCISES, NUMBER, ORDER, TUNE

from dlbasics import translation
from dlbasics.exercises import (
    Case,
    Choice,
    Code,
    Misconception,
    Number,
    Option,
    Order,
    OrderConstraint,
    WrongNumber,
)
from dlbasics.exercises.model import DefinitionError

OPTIONS = (Option("a", "b", right=True), Option("c", "d"))


@pytest.mark.parametrize(("define", "word"), [
    (lambda: Choice("Bad id", "t", 1, "q", OPTIONS), "id"),
    (lambda: Choice("no-chapter", "t", 1, "q", OPTIONS), "id"),
    (lambda: Choice("activations/x", "t", 0, "q", OPTIONS), "points"),
    (lambda: Choice("activations/x", "t", 0.5, "q", OPTIONS), "points"),
    (lambda: Case((1,), "easy"), "kind"),
], ids=["id", "chapter", "points", "half points", "kind"])
def test_definitions_that_cannot_work_are_refused(define, word):
    with pytest.raises(ValueError, match=f"^{word} "):
        define()


def test_arguments_of_a_case_are_a_tuple():
    with pytest.raises(ValueError, match="args is a list; expected a tuple"):
        Case([1])


MISTAKE = {"name": "m", "answer": abs, "sentence": "s"}
QUESTION = {"id": "week1/a", "title": "t", "points": 1, "question": "q"}
FUNCTION = {"id": "week1/f", "title": "t", "points": 1, "stub": "def f(x):\n    ...", "hints": (),
            "reference": abs, "cases": lambda rng: [Case((1,))], "misconceptions": ()}
NUMBER_OF_3 = QUESTION | {"answer": 3, "tolerance": 0.1}


def without(given, name):
    return {key: value for key, value in given.items() if key != name}


@pytest.mark.parametrize(("kind", "given", "said"), [
    # a comma is missing, or a part is of another kind
    (Number, NUMBER_OF_3 | {"mistakes": WrongNumber(4, "x")}, r"mistakes of week1/a is no tuple; write"),
    (Number, NUMBER_OF_3 | {"mistakes": ((4, "x"),)}, r"mistakes of week1/a holds .*; expected WrongNumber"),
    (Number, NUMBER_OF_3 | {"hints": "one"}, "hints of week1/a is no tuple"),
    (Choice, QUESTION | {"options": ("a", "b")}, "options of week1/a holds 'a'; expected Option"),
    (Order, QUESTION | {"lines": "a\nb"}, "lines of week1/a is no tuple"),
    (Code, FUNCTION | {"misconceptions": Misconception("m", abs, "s")}, "misconceptions of week1/f"),
    (Misconception, MISTAKE | {"also": abs}, r"also of Misconception\('m', ...\) is no tuple"),
    # values
    (Misconception, MISTAKE | {"credit": 50}, "is 50; expected a number from 0"),
    (Misconception, MISTAKE | {"credit": -1}, "is -1; expected a number from 0"),
    (Misconception, MISTAKE | {"credit": "0.5"}, "is '0.5'; expected a number"),
    (Option, {"text": "a", "feedback": "b", "right": "no"}, "is 'no'; expected True or False"),
    (Number, NUMBER_OF_3 | {"answer": "3"}, "answer of week1/a is '3'; expected a number"),
    (Number, NUMBER_OF_3 | {"answer": float("nan")}, "answer of week1/a is NaN; expected a number"),
    (Number, NUMBER_OF_3 | {"tolerance": "0.1"}, "tolerance of week1/a is '0.1'; expected a number"),
    (WrongNumber, {"value": "4", "sentence": "x"}, "is '4'; expected a number"),
    (Order, QUESTION | {"lines": ("a",)}, "lines of week1/a: expected two or more"),
    (Order, QUESTION | {"lines": ("a", "b"), "before": (OrderConstraint(0, 1), OrderConstraint(1, 0))},
     "before of week1/a puts line 1 before line 0"),
    (Code, FUNCTION | {"stub": "def f(x)\n    ..."}, "stub of week1/f has a syntax error in line 1"),
    # keywords
    (Code, without(FUNCTION, "misconceptions") | {"misconception": ()},
     r"Code\('week1/f', ...\) has no misconception; expected misconceptions"),
    (Option, {"text": "a", "feedback": "b", "correct": True}, "no correct; expected text, feedback, right"),
    (Code, without(FUNCTION, "hints"), r"Code\('week1/f', ...\) lacks hints; where there are none, .*: \(\)"),
    (Code, without(FUNCTION, "cases"), r"Code\('week1/f', ...\) lacks cases$"),
    (Code, without(FUNCTION, "id"), r"Code\(..., ...\) lacks id$"),
])
def test_a_definition_that_would_give_wrong_grades_is_refused(kind, given, said):
    with pytest.raises(DefinitionError, match=said):
        kind(**given)


def test_the_parts_of_the_definitions_that_are_refused_would_do():
    assert Number(**NUMBER_OF_3, mistakes=(WrongNumber(4, "x"),)) and Code(**FUNCTION)
    assert Misconception("m", abs, "s", 1, (max,)) and Number(**NUMBER_OF_3 | {"answer": float("inf")})
    copied = copy.deepcopy(Option("a", "b"))
    assert copied == Option("a", "b")


def test_a_wrong_keyword_is_said_in_the_readers_language(monkeypatch):
    monkeypatch.setattr(translation, "_language", "zh_CN")
    with pytest.raises(DefinitionError, match=r"Code\('week1/f', ...\)没有misconception"):
        Code(**FUNCTION, misconception=())


def defined_anew(exercise, **changes):
    """The exercise as an author would define it, with some of it changed."""
    return replace(exercise, version="", **changes)


@pytest.mark.parametrize(("exercise", "change"), [
    (CHOICE, {"question": "Else?"}),
    (CHOICE, {"points": 2}),
    (CHOICE, {"options": CHOICE.options[:2]}),
    (CHOICE, {"options": (replace(CHOICE.options[0], right=False), *CHOICE.options[1:])}),
    (NUMBER, {"unit": ""}),
    (ORDER, {"lines": (*ORDER.lines[:4], "`return e`")}),
    (ORDER, {"id": "activations/sample-order-two"}),  # in another order, its letters mean other lines
    (TUNE, {"explorer": "other"}),
    (CODE, {"stub": CODE.stub.replace("each element", "every element")}),
], ids=lambda value: ", ".join(value) if isinstance(value, dict) else value.kind)
def test_a_new_definition_that_learners_see_has_another_version(exercise, change):
    assert defined_anew(exercise).version == exercise.version
    assert defined_anew(exercise, **change).version != exercise.version


@pytest.mark.parametrize(("exercise", "change"), [
    (CHOICE, {"title": "Other", "explanation": "other", "hints": ("other",)}),
    (CHOICE, {"options": tuple(replace(option, feedback="other") for option in CHOICE.options)}),
    (NUMBER, {"answer": 0.3, "tolerance": 0.1, "mistakes": ()}),
    (CODE, {"misconceptions": (), "hints": (), "curve": None, "rtol": 1.0}),
], ids=lambda value: ", ".join(value) if isinstance(value, dict) else value.kind)
def test_what_nobody_sees_before_answering_leaves_the_version_alone(exercise, change):
    assert defined_anew(exercise, **change).version == exercise.version


def test_a_version_stays_when_a_text_is_replaced_and_may_be_given():
    assert replace(CHOICE, question="Else?").version == CHOICE.version
    assert replace(CHOICE, version="second").version == "second"
    assert Choice("activations/x", "t", 1, "q", OPTIONS, version="2").version == "2"


def test_versions_are_short_and_differ():
    versions = {exercise.version for exercise in EXERCISES}
    assert len(versions) == len(EXERCISES) and {len(version) for version in versions} == {8}


def test_a_version_is_the_same_in_every_process():
    code = ("import sys; sys.path.insert(0, 'tests'); from support import sample_exercises as s; "
            "print(s.CODE.version)")
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == CODE.version
