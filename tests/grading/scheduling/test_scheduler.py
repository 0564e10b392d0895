"""Submissions are judged in an executor, whatever happens to its workers."""

import os
from contextlib import nullcontext

import pytest
from support.sample_class import made_up_result

from dlbasics.grading.autograder.plan import GradingPlan
from dlbasics.grading.autograder.submission import Submission
from dlbasics.grading.sandbox.bubblewrap import SandboxUnavailable
from dlbasics.grading.scheduling import scheduler
from dlbasics.grading.scheduling.executors import LocalProcesses


def fake_worker(submission, plan):
    """In the place of `grade_in_worker`: dies on one learner, fails on another, refuses a third."""
    if submission.learner == "poison":
        os._exit(1)
    if submission.learner == "faulty":
        raise KeyError("ours")
    if submission.learner == "outside":
        raise SandboxUnavailable("no namespaces for you")
    return made_up_result(submission.learner, 2)


@pytest.fixture
def judge(monkeypatch):
    """Judge submissions of these learners with two processes: learner -> (problem, final)."""
    monkeypatch.setattr(scheduler, "grade_in_worker", fake_worker)

    def run(*learners, connect=lambda: nullcontext(LocalProcesses(2)), read=None):
        results = {}

        def on_result(submission, result, final):
            assert submission.learner not in results
            results[submission.learner] = (str(result.problem or ""), final)

        def submissions():
            for number, learner in enumerate(learners, 1):
                if read:
                    read(number - len(results))
                yield Submission(learner, learner)

        scheduler.Scheduler(GradingPlan("s"), connect, on_result).run(submissions())
        return results

    return run


def test_a_submission_that_kills_its_worker_costs_itself_alone(judge):
    assert judge("a", "poison", "b", "faulty", "c") == {
        "a": ("", True), "b": ("", True), "c": ("", True),
        "poison": ("The grader's process died on it.", False),
        "faulty": ("The grader failed on it (KeyError: 'ours').", False),
    }  # fmt: skip


def test_two_that_kill_their_workers_are_found_among_many(judge):
    learners = [f"p{number}" for number in range(30)]
    learners[3:3] = learners[20:20] = ["poison"]
    results = judge(*dict.fromkeys(learners), "faulty")
    assert [learner for learner, (_, final) in results.items() if not final] == ["poison", "faulty"]
    assert len(results) == 32


def test_no_more_is_read_than_a_window(judge):
    """A class is more than fits into memory."""
    waiting = []
    judge(*(f"p{number}" for number in range(40)), read=waiting.append)
    assert max(waiting) <= LocalProcesses(2).window + 1


def test_nobody_is_asked_for_workers_where_there_is_nothing_to_judge(judge):
    assert judge(connect=None) == {}


def test_without_a_sandbox_it_stops(judge):
    with pytest.raises(SandboxUnavailable, match="no namespaces"):
        judge("a", "outside", "b")
