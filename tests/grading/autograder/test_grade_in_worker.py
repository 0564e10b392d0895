"""One submission is judged, in a process or on a worker."""

import json
from dataclasses import replace

import pytest
from support import hostile_submissions as hostile
from support.languages import LANGUAGES

from dlbasics.exercises import Code, Verdict, all_exercises, find
from dlbasics.grading.autograder.exercise_selection import select_exercises
from dlbasics.grading.autograder.grade_in_worker import OtherCodeError, grade_in_worker
from dlbasics.grading.autograder.grading_settings import GradingSettings
from dlbasics.grading.autograder.submission import Submission
from dlbasics.messages import Message

FIRST, SECOND = [exercise for exercise in all_exercises() if isinstance(exercise, Code)][:2]


def test_unsafe_judges_alike_and_stamps_the_result():
    sources = ["import numpy as np", f"@check({FIRST.id!r})\n{FIRST.source}"]
    submission = Submission("ada", "a.ipynb", hostile.notebook(sources))
    safe, unsafe = (grade_in_worker(submission, GradingSettings("s", unsafe=flag)) for flag in (False, True))
    assert (safe.unsafe, unsafe.unsafe) == (False, True)
    assert safe.verdicts == unsafe.verdicts and safe.verdicts[0]["status"] == "not attempted"


def test_what_could_not_be_read_or_answers_nothing_needs_a_look():
    unread = Submission("ada", "a.ipynb", problem=Message("submission.symbolic-link"), marked_late=True)
    result = grade_in_worker(unread, GradingSettings("s"))
    assert (result.learner, result.label, result.marked_late) == ("ada", "a.ipynb", True)
    assert (result.problem, result.verdicts) == (unread.problem, [])
    empty = grade_in_worker(Submission("ada", "a.ipynb", hostile.notebook(["x = 1"])), GradingSettings("s"))
    assert empty.problem == Message("submission.answers-nothing")


def test_a_fresh_copy_needs_a_look_and_a_stub_beside_an_answer_earns_nothing():
    stub, second = f"@check({FIRST.id!r})\n{FIRST.source}", SECOND.source.replace("...", "return x > 0")
    settings = GradingSettings("s", unsafe=True)
    fresh = grade_in_worker(Submission("ada", "a.ipynb", hostile.notebook([stub])), settings)
    assert fresh.problem == Message("submission.only-stubs") and len(fresh.verdicts) == 1
    begun = hostile.notebook([stub, f"@check({SECOND.id!r})\n{second}"])
    begun = grade_in_worker(Submission("ada", "a.ipynb", begun), settings)
    assert begun.problem is None
    assert {verdict["id"]: verdict["earned"] for verdict in begun.verdicts}[FIRST.id] == 0


def test_a_worker_with_other_code_judges_nothing():
    with pytest.raises(OtherCodeError, match="install the same one everywhere"):
        grade_in_worker(Submission("ada", "a.ipynb"), GradingSettings("s", code="another"))


NUMBERS = GradingSettings("s", unsafe=True, only=("losses/no-idea",), own_numbers=True)


@pytest.fixture
def graders_language(language):
    """The language of a grader, which selects its exercises once."""
    select_exercises.cache_clear()
    yield language
    select_exercises.cache_clear()


in_both_languages = pytest.mark.parametrize("language", LANGUAGES, indirect=True)


def judged(learner, settings, *sources):
    result = grade_in_worker(Submission(learner, "a.ipynb", hostile.notebook(list(sources))), settings)
    return result.verdicts[0] if result.verdicts else result


@in_both_languages
def test_with_own_numbers_each_learner_answers_a_question_of_one_s_own(graders_language):
    book = find("losses/no-idea")
    ada, eve = book.of_learner("ada"), book.of_learner("eve")
    assert len({book.answer, ada.answer, eve.answer}) == 3
    for learner, question in (("ada", ada), (" ADA ", ada), ("eve", eve)):
        verdict = judged(learner, NUMBERS, f'ask("losses/no-idea", "{question.answer!r}")')
        assert (verdict["status"], verdict["version"]) == ("right", question.version)
        wrong = judged(learner, NUMBERS, 'ask("losses/no-idea", "77")')
        assert (wrong["status"], wrong["earned"]) == ("wrong", 0)
    off = replace(NUMBERS, own_numbers=False)
    assert judged("ada", off, f'ask("losses/no-idea", "{book.answer!r}")')["status"] == "right"


def test_a_mistake_is_explained_with_the_learner_s_own_numbers():
    book = find("losses/no-idea")
    own = book.of_learner("ada")
    data = judged("ada", NUMBERS, f'ask("losses/no-idea", "{own.mistakes[0].value!r}")')
    assert data["name"] == "mistake 1"
    assert Verdict.from_dict(data, book).sentence == own.mistakes[0].sentence != book.mistakes[0].sentence


def with_record(question, source: str = "") -> bytes:
    """A notebook with the record of a right answer."""
    record = {"id": question.id, "version": question.version, "answer": repr(question.answer)}
    cell = {"cell_type": "code", "id": "a", "metadata": {}, "execution_count": 1, "source": source,
            "outputs": [{"output_type": "display_data", "metadata": {},
                         "data": {"application/vnd.dlbasics.answer+json": record}}]}
    notebook = {"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(notebook).encode()


def test_what_was_answered_with_the_book_s_numbers_is_named_and_not_counted():
    book = find("losses/no-idea")
    for question, status in ((book, None), (book.of_learner("ada"), "right")):
        result = grade_in_worker(Submission("ada", "a.ipynb", with_record(question)), NUMBERS)
        assert [verdict["status"] for verdict in result.verdicts] == ([status] if status else [])
        codes = [note.code for note in result.notes]
        assert codes == ([] if status else ["submission.book-numbers"])


@in_both_languages
@pytest.mark.parametrize(("call", "owner", "code"), [
    ("", "", "book-numbers"),
    ('own_numbers("")', "", "book-numbers"),
    ('own_numbers("ada")', "", "book-numbers"),
    ("own_numbers(8)", "", "book-numbers"),
    ('own_numbers("eve")', "eve", "others-numbers"),
    ("own_numbers(' eve ')", "eve", "others-numbers"),
    ('own_numbers("eve")', "ada", ""),
])
def test_what_a_cell_answers_with_other_numbers_is_named_and_not_counted(call, owner, code, graders_language):
    answer = find("losses/no-idea").of_learner(owner).answer
    cells = [f"from dlbasics.exercises import own_numbers\n{call}", f'ask("losses/no-idea", "{answer!r}")']
    result = grade_in_worker(Submission("ada", "a.ipynb", hostile.notebook(cells)), NUMBERS)
    assert [verdict["status"] for verdict in result.verdicts] == ([] if code else ["right"])
    notes = [note for note in result.notes if note.code.endswith(("-numbers", "-nobody"))]
    assert [note.code for note in notes] == ([f"submission.{code}"] if code else [])
    assert owner in str(result.notes) or not code


NOBODY = {"": True, 'own_numbers("")': True, "own_numbers(learner='')": True, "own_numbers(8)": True,
          'own_numbers("ada")': False, "own_numbers(me)": False, "own_numbers(learner=me)": False}


@pytest.mark.parametrize("call", NOBODY)
def test_a_wrong_answer_without_own_numbers_says_whose_it_had(call):
    cells = [f"from dlbasics.exercises import own_numbers\n{call}", *['ask("losses/no-idea", "77")'] * 2]
    result = grade_in_worker(Submission("ada", "a.ipynb", hostile.notebook(cells)), NUMBERS)
    assert [verdict["status"] for verdict in result.verdicts] == ["wrong"]
    assert [note.code for note in result.notes] == ["submission.names-nobody"] * NOBODY[call]
    off = replace(NUMBERS, own_numbers=False)
    assert not grade_in_worker(Submission("ada", "a.ipynb", hostile.notebook(cells)), off).notes


@pytest.mark.parametrize("id", ["4101", "S17", "ada"])
def test_own_numbers_are_those_of_any_id_that_the_roster_has(id):
    """Of Canvas no learner knows the number that tells people apart there."""
    question = find("losses/no-idea").of_learner(id)
    call, answer = f"own_numbers({id!r})", f"{question.answer!r}"
    written = hostile.notebook([f"from dlbasics.exercises import own_numbers\n{call}",
                                f'ask("losses/no-idea", "{answer}")'])
    for data in (written, with_record(question), with_record(question, call)):
        submission = Submission("4101", "a.ipynb", data, other_ids=("4101", "s17", "ada"))
        (verdict,) = grade_in_worker(submission, NUMBERS).verdicts
        assert verdict["status"] == "right"
        other = next(name for name in "bcdef" if question.of_learner(name).version != question.version)
        stranger = grade_in_worker(replace(submission, learner=other, other_ids=()), NUMBERS)
        assert stranger.verdicts == [] and "numbers" in stranger.notes[-1].code


ENDLESS = "def {name}(*arguments, **more):\n    while True:\n        pass"


def test_a_learners_time_is_bounded_over_all_exercises():
    """36 functions without end take no longer than the budget, and what was not judged is told."""
    codes = [exercise for exercise in all_exercises() if isinstance(exercise, Code)]
    cells = [f"@check({each.id!r})\n{ENDLESS.format(name=each.function)}" for each in codes]
    settings = GradingSettings("s", seconds=0.2)
    submission = Submission("eve", "a.ipynb", hostile.notebook(cells), seconds_left=0.5)
    result = grade_in_worker(submission, settings)
    assert result.problem == Message("submission.over-time") and len(result.verdicts) == len(codes)
    judged = [each for each in result.verdicts if each["message"]["code"] != "grade.over-time"]
    assert 1 <= len(judged) <= 4
    assert "seconds" not in result.to_dict(), "no run takes as long as another"
    spent = grade_in_worker(Submission("eve", "b.ipynb", submission.data, seconds_left=-1), settings)
    assert spent.problem == Message("submission.over-time") and spent.verdicts == []
