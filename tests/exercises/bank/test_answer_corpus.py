"""What is said of answers as learners write them: the name of a known mistake, or a status after ``=``."""

import pytest
from support.answer_corpus import all_answers, answers_in, files, said_by

from dlbasics.exercises import Code, all_exercises, attempt, find

ANSWERS = all_answers()


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda answer: answer.id)
def test_an_answer_gets_its_verdict(answer):
    verdict = attempt(find(answer.exercise), answer.function)
    assert said_by(verdict) == answer.expected
    assert answer.says in str(verdict)
    assert not answer.never_says or answer.never_says not in str(verdict)


def test_each_exercise_has_a_file_of_its_own():
    """Who has an answer to keep knows where it belongs."""
    places = {f"{path.parent.name}/{path.stem}" for path in files()}
    assert places == {each.id.replace("-", "_") for each in all_exercises() if isinstance(each, Code)}
    for path in files():
        exercises = {answer.exercise.replace("-", "_") for answer in answers_in(path)}
        assert exercises == {f"{path.parent.name}/{path.stem}"}


def test_right_answers_stand_first():
    """No wrong one stands among them, where nobody would see that it is accepted."""
    for path in files():
        is_wrong = [answer.expected != "=right" for answer in answers_in(path)]
        assert is_wrong == sorted(is_wrong) and len(set(is_wrong)) == 2
