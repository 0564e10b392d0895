"""Where exercises are found, and what an instructor adds."""

from dataclasses import replace

import pytest
from support.sample_exercises import CHOICE, CODE, EXERCISES, swish

from dlbasics.chapters import CHAPTERS
from dlbasics.exercises import add, all_exercises, attempt, find, registry


@pytest.fixture
def nothing_added(monkeypatch):
    """The book's exercises alone."""
    monkeypatch.setattr(registry, "_added", {})


def test_unknown_ids_name_near_ones(sample_registry):
    with pytest.raises(ValueError, match="did you mean 'activations/sample-swish'"):
        find("activations/sample-swich")
    with pytest.raises(ValueError, match=r"no exercise 'x'; an id is .* such as .activations/sample-swish"):
        find("x")
    with pytest.raises(ValueError, match="there is no exercise 3; an id is a text"):
        find(3)


def test_near_ids_of_other_chapters_are_named():
    with pytest.raises(ValueError, match="did you mean 'losses/huber'"):
        find("loses/huber")


@pytest.mark.parametrize("id", ["odds", "losses/odds"])
def test_the_name_behind_the_chapter_counts_first(id):
    with pytest.raises(ValueError, match="did you mean 'logistic_regression/odds'\\?"):
        find(id)


def test_an_added_exercise_is_found_and_replaces_one_of_the_same_id(nothing_added):
    own = replace(CODE, id="activations/own")
    add([own, CHOICE])
    assert find(own.id) is own and find(CHOICE.id) is CHOICE
    assert [exercise.id for exercise in all_exercises()[-2:]] == [own.id, CHOICE.id]
    add([replace(own, points=5)])
    assert find(own.id).points == 5
    assert [exercise.id for exercise in registry.chapter_exercises("activations")][-2:] == [own.id, CHOICE.id]
    assert own.id not in [exercise.id for exercise in registry.chapter_exercises("losses")]


def test_only_exercises_are_added(nothing_added):
    with pytest.raises(TypeError, match="exercises holds a str; expected Code, Choice"):
        add(["activations/own"])


def test_a_chapter_of_one_s_own_holds_what_was_added(nothing_added):
    add([replace(CHOICE, id="week_1/choice")])
    assert [exercise.id for exercise in registry.chapter_exercises("week_1")] == ["week_1/choice"]
    assert registry.chapter_exercises("week_2") == []


def test_exercises_come_in_the_order_of_the_book(nothing_added):
    chapters = list(dict.fromkeys(exercise.chapter for exercise in all_exercises()))
    assert chapters == list(CHAPTERS)
    assert [e.id for e in all_exercises()] == [e.id for c in CHAPTERS for e in registry.chapter_exercises(c)]


def test_an_exercise_that_was_found_judges_by_program(work_folder, capsys):
    right, wrong = attempt(find(CODE.id), swish), attempt(find(CODE.id), lambda x: x)
    assert (right.status, right.earned, right.notes) == ("right", CODE.points, ())
    assert (wrong.status, wrong.earned) == ("wrong", 0)
    assert capsys.readouterr() == ("", "") and list(work_folder.iterdir()) == []
    assert {exercise.id for exercise in all_exercises()} == {exercise.id for exercise in EXERCISES}


def test_an_id_inside_a_list_is_not_found_but_named():
    with pytest.raises(ValueError, match="did you mean 'mlp/dense-layer'"):
        find(["mlp/dense-layer"])
