"""Answers to questions, judged."""

import pytest
from support.right_order import right_order
from support.sample_exercises import CHOICE, NUMBER, ORDER, SINGLE, TUNE, FakeExplorer

from dlbasics.exercises.judging import questions

QUESTIONS = [CHOICE, SINGLE, NUMBER, ORDER, TUNE]


@pytest.mark.parametrize(("exercise", "answer", "status", "name"), [
    (CHOICE, "ab", "right", ""),
    (CHOICE, "a d", "wrong", "option d"),
    (CHOICE, "a", "wrong", ""),
    (NUMBER, "1/4", "right", ""),
    (NUMBER, 0.5, "misconception", "mistake 1"),
    (NUMBER, 7, "wrong", ""),
    (ORDER, right_order(ORDER), "right", ""),
    (ORDER, right_order(ORDER)[::-1], "wrong", "line 2 before line 1"),
    (TUNE, FakeExplorer(0.5), "right", ""),
    (TUNE, FakeExplorer(2.0, "even"), "misconception", "region 1"),
    (TUNE, {"temperature": 0.7, "kind": "sharp"}, "wrong", ""),
])
def test_the_finding_that_stands_first_is_the_verdict(exercise, answer, status, name):
    verdict = questions.judge(exercise, answer)
    assert (verdict.status, verdict.name) == (status, name)
    assert verdict.earned == (exercise.points if status == "right" else 0)
    assert verdict.is_try and (verdict.sentence or status == "right")


@pytest.mark.parametrize("exercise", QUESTIONS, ids=lambda exercise: exercise.id)
def test_an_unreadable_answer_is_no_try(exercise):
    for answer in ("\u0663x", object(), [None], {"?": None}):
        verdict = questions.judge(exercise, answer)
        assert verdict.status == "not attempted" and not verdict.is_try and verdict.earned == 0
        assert verdict.message.code.startswith(("question.", "number.")) and "<b>" not in verdict.html()


@pytest.mark.parametrize("exercise", QUESTIONS, ids=lambda exercise: exercise.id)
def test_every_finding_has_a_sentence_and_one_is_right(exercise):
    verdicts = [questions.verdict_of(exercise, rank) for rank in range(len(exercise.findings()))]
    assert [verdict.status for verdict in verdicts].count("right") == 1
    assert all(verdict.sentence or verdict.status == "right" for verdict in verdicts)
