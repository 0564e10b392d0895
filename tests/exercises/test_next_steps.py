"""What to repeat, the oldest mistake first, and what to do next."""

import re

import pytest
from support.sample_exercises import CHOICE, CODE, EXERCISES, NUMBER

from dlbasics.exercises import next_steps, progress_store
from dlbasics.exercises.judging import questions
from dlbasics.exercises.judging.code import attempt
from dlbasics.exercises.views import progress_view

MONDAY, LATER, TUESDAY = "2026-01-05T09:00:00.000Z", "2026-01-05T18:00:00.000Z", "2026-01-06T09:00:00.000Z"


@pytest.fixture
def record(work_folder, monkeypatch):
    """Judge an answer at a time and keep it; returns the work."""

    def keep(time, exercise, answer):
        monkeypatch.setattr(progress_store, "now", lambda: time)
        verdict = attempt(exercise, answer) if exercise is CODE else questions.judge(exercise, answer)
        return progress_store.record_verdict(verdict, "x")[0]

    return keep


def names(work):
    return [(mistake.exercise.id, mistake.name) for mistake in next_steps.mistakes_to_repeat(work, EXERCISES)]


def test_a_mistake_is_repeated_until_a_right_answer_on_a_later_day(record):
    mistake = [("activations/sample-number", "mistake 1")]
    assert names(record(MONDAY, NUMBER, 0.5)) == mistake
    assert names(record(LATER, NUMBER, 0.25)) == mistake, "corrected at once is not yet remembered"
    assert names(record(TUESDAY, NUMBER, 0.25)) == []


def test_the_oldest_comes_first_and_a_new_mistake_makes_it_young(record):
    record(MONDAY, CODE, CODE.misconceptions[0].answer)
    work = record(LATER, NUMBER, 0.5)
    assert [id for id, _ in names(work)] == [CODE.id, NUMBER.id]
    work = record(TUESDAY, CODE, CODE.misconceptions[0].answer)
    assert names(work) == [(NUMBER.id, "mistake 1"), (CODE.id, CODE.misconceptions[0].name)]


def test_a_wrong_answer_without_a_name_counts_by_its_status(record):
    assert names(record(MONDAY, CODE, lambda x: x**3 + 1)) == [(CODE.id, "wrong")]
    assert next_steps.mistakes_to_repeat(record(MONDAY, CODE, lambda x: x**3), EXERCISES)[0].sentence == ""


def test_joining_two_works_keeps_the_later_times():
    one = {"answer": 1, "status": "right", "earned": 2, "when": MONDAY, "hints": 0, "tries": [],
           "mistakes": {"a": {"when": MONDAY, "right": LATER}, "b": {"when": MONDAY, "right": ""}}}
    two = one | {"mistakes": {"a": {"when": TUESDAY, "right": ""}}}
    joined = progress_store.better_entry(one, two)["mistakes"]
    assert joined == progress_store.better_entry(two, one)["mistakes"]
    assert joined == {"a": {"when": TUESDAY, "right": LATER}, "b": {"when": MONDAY, "right": ""}}


@pytest.mark.parametrize("mistakes", [3, [], "a", {"a": 3}, {"a": {"when": 1, "right": ""}}, None])
def test_mistakes_of_another_form_are_left_out(mistakes):
    entry = progress_store.NO_ENTRY | {"mistakes": mistakes}
    work = progress_store.empty_work() | {"exercises": {NUMBER.id: {NUMBER.version: entry}}}
    assert next_steps.mistakes_to_repeat(work, EXERCISES) == []
    assert "mistakes" not in progress_store.better_entry(entry, entry)


def test_what_is_next_follows_what_was_done_last(record):
    empty = progress_store.empty_work()
    assert next_steps.next_exercise(empty, EXERCISES) is EXERCISES[0]
    work = record(MONDAY, NUMBER, 0.25)
    place = EXERCISES.index(NUMBER)
    assert next_steps.next_exercise(work, EXERCISES) is EXERCISES[(place + 1) % len(EXERCISES)]
    assert next_steps.next_exercise(work, [NUMBER]) is None
    assert next_steps.next_exercise(record(TUESDAY, CHOICE, "c"), [NUMBER, CHOICE]) is CHOICE


def test_progress_says_what_to_repeat_and_what_is_next(record):
    work = record(MONDAY, NUMBER, 0.5)
    again, following = next_steps.mistakes_to_repeat(work, [NUMBER]), next_steps.next_exercise(work, [NUMBER])
    advice = progress_view.advice(again, following)
    assert NUMBER.title in advice.text and NUMBER.mistakes[0].sentence in advice.text
    assert "Next:" in advice.text
    assert progress_view.advice([], None).text == progress_view.advice([], None).html == ""


def test_each_mistake_to_repeat_is_an_item_of_a_list(record):
    work = record(MONDAY, NUMBER, 0.5) | record(TUESDAY, CHOICE, "c")
    mistakes = next_steps.mistakes_to_repeat(work, [NUMBER, CHOICE])
    advice = progress_view.advice(mistakes, NUMBER)
    items = re.findall("<li>(.*?)</li>", advice.html)
    assert len(mistakes) == len(items) > 1
    assert all(mistake.exercise.title in item for mistake, item in zip(mistakes, items, strict=True))
    assert "</ul><p>Next: <strong>" in advice.html and advice.text.count("\n- ") == len(items)
