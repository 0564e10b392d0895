"""Definitions of exercises: what is refused, and what their version rests on."""

import subprocess
import sys
from dataclasses import replace

import pytest
from support.book import ROOT
from support.sample_exercises import CHOICE, CODE, EXERCISES, NUMBER, ORDER, TUNE

from dlbasics.exercises import Case, Choice, Option

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
    with pytest.raises(TypeError, match="args is a list; expected a tuple"):
        Case([1])


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
