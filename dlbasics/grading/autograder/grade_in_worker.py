"""What runs in a process of a pool, or on a worker of a cluster: one submission is judged."""

import atexit
import os
import threading
import time
from functools import cache

from dlbasics.grading.autograder.exercise_selection import select_exercises
from dlbasics.grading.autograder.grade import grade_submission
from dlbasics.grading.autograder.grading_settings import GradingSettings, code_digest
from dlbasics.grading.autograder.other_variant_answers import with_own_numbers
from dlbasics.grading.autograder.parse import ParsedSubmission, parse_submission
from dlbasics.grading.autograder.result import Result
from dlbasics.grading.autograder.submission import Submission
from dlbasics.grading.sandbox.sandbox_factory import SandboxFactory
from dlbasics.messages import Message, text

UNCHANGED = "judge.unchanged"  # what is said of a stub
# A worker of a cluster may have threads; sandboxes and numpy's warnings are one a process.
_one_at_a_time = threading.Lock()


class OtherCodeError(Exception):
    """A worker has another version of this package: its results would not be the same."""


@cache
def sandboxes(unsafe: bool, process: int) -> SandboxFactory:
    """The sandboxes of a process: a fork of one that has some needs its own."""
    factory = SandboxFactory(unsafe)
    atexit.register(factory.close)
    return factory


def grade_in_worker(submission: Submission, settings: GradingSettings) -> Result:
    """Judge one submission.

    Raises
    ------
    SandboxUnavailable
        If there is no sandbox here.
    OtherCodeError
        If this worker has other code than whoever asks.
    """
    if settings.code and settings.code != code_digest():
        raise OtherCodeError(text("cli.other-code"))
    began = time.monotonic()
    if submission.problem:
        parsed = ParsedSubmission(problem=submission.problem)
    elif submission.seconds_left <= 0:
        parsed = ParsedSubmission(problem=Message("submission.over-time"))
    else:
        parsed = parse_submission(submission.data)
    exercises = select_exercises(settings.own_exercises, settings.only)
    if settings.own_numbers:
        ids = (submission.learner, *submission.other_ids)
        exercises = [with_own_numbers(exercise, parsed, ids) for exercise in exercises]
    with _one_at_a_time:
        graded = grade_submission(
            parsed,
            submission.learner,
            exercises,
            settings.secret,
            sandboxes(settings.unsafe, os.getpid()),
            settings.seconds,
            all_exercises=lambda: select_exercises(settings.own_exercises),
            seconds_left=submission.seconds_left,
        )
    return Result.of(
        submission,
        unsafe=settings.unsafe,
        problem=graded.problem or _without_answers(graded.verdicts),
        notes=graded.notes,
        verdicts=graded.verdicts,
        ran_out=graded.ran_out,
        seconds=time.monotonic() - began,
    )


def _without_answers(verdicts: list[dict]) -> Message | None:
    """Why there is nothing to give points for, such as where a fresh copy was handed in; None if there is."""
    if any(verdict["status"] != "not attempted" for verdict in verdicts):
        return None
    codes = {(verdict["message"] or {}).get("code") for verdict in verdicts}
    only_stubs = codes == {UNCHANGED}
    return Message("submission.only-stubs" if only_stubs else "submission.answers-nothing")
