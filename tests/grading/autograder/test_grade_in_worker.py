"""One submission is judged, in a process or on a worker."""

import pytest
from support import hostile_submissions as hostile

from dlbasics.exercises import Code, all_exercises
from dlbasics.grading.autograder.grade_in_worker import OtherCodeError, grade_in_worker
from dlbasics.grading.autograder.grading_settings import GradingSettings
from dlbasics.grading.autograder.submission import Submission
from dlbasics.messages import Message

FIRST = next(exercise for exercise in all_exercises() if isinstance(exercise, Code))


def test_unsafe_judges_alike_and_stamps_the_result():
    sources = ["import numpy as np", f"@check({FIRST.id!r})\n{FIRST.source}"]
    submission = Submission("ada", "a.ipynb", hostile.notebook(sources))
    safe, unsafe = (grade_in_worker(submission, GradingSettings("s", unsafe=flag)) for flag in (False, True))
    assert (safe.unsafe, unsafe.unsafe) == (False, True)
    assert safe.verdicts == unsafe.verdicts and safe.verdicts[0]["status"] == "not attempted"


def test_what_could_not_be_read_or_answers_nothing_needs_a_look():
    unread = Submission("ada", "a.ipynb", problem=Message("submission.symbolic-link"), late=True)
    result = grade_in_worker(unread, GradingSettings("s"))
    assert (result.learner, result.label, result.late) == ("ada", "a.ipynb", True)
    assert (result.problem, result.verdicts) == (unread.problem, [])
    empty = grade_in_worker(Submission("ada", "a.ipynb", hostile.notebook(["x = 1"])), GradingSettings("s"))
    assert empty.problem == Message("submission.answers-nothing")


def test_a_worker_with_other_code_judges_nothing():
    with pytest.raises(OtherCodeError, match="install the same one everywhere"):
        grade_in_worker(Submission("ada", "a.ipynb"), GradingSettings("s", code="another"))


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
