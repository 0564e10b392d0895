"""Submissions are judged in an executor, whatever happens to its workers."""

import os
import time
from concurrent.futures import Future, wait
from contextlib import nullcontext
from multiprocessing import Value

import pytest
from support.sample_submissions import ID, made_up_result

from dlbasics.grading.autograder.grading_settings import GradingSettings
from dlbasics.grading.autograder.result import Result
from dlbasics.grading.autograder.submission import Submission
from dlbasics.grading.sandbox.bubblewrap import SandboxUnavailable
from dlbasics.grading.scheduling import scheduler
from dlbasics.grading.scheduling.workers import LocalProcesses

# In all processes: how many are judged at this moment, and how often one of them was.
RUNNING, UNREADABLE = Value("i"), Value("i")


def fake_worker(submission, settings):
    """In the place of `grade_in_worker`: dies on one learner, fails on another, refuses a third."""
    with RUNNING:
        RUNNING.value += 1
    try:
        if submission.learner.startswith(("slow", "endless", "unreadable")):
            return slow_result(submission.learner, settings.only)
        return result_of(submission)
    finally:
        with RUNNING:
            RUNNING.value -= 1


def slow_result(learner: str, only: tuple) -> Result:
    """Of a learner who runs out of time: the second time is that of the exercises that did, alone."""
    time.sleep(0.02)
    if learner == "unreadable":  # all of it is judged once more
        UNREADABLE.value += 1
        assert UNREADABLE.value == 1 or (RUNNING.value == 1 and not only)
        return made_up_result(learner, UNREADABLE.value, ran_out=[""] if UNREADABLE.value == 1 else [])
    if not only or learner == "endless":
        return made_up_result(learner, 0, ran_out=[ID])
    if learner == "slow and faulty":
        raise KeyError("ours")
    if learner == "slow and poison":
        os._exit(1)
    assert only == (ID,) and RUNNING.value == 1
    return made_up_result(learner, 1)


def result_of(submission: Submission) -> Result:
    """Of a learner who is not slow."""
    if submission.learner.startswith("poison"):
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
    RUNNING.value = UNREADABLE.value = 0

    def run(*learners, connect=lambda: nullcontext(LocalProcesses(2)), read=None):
        results = {}
        run.whole = {}

        def on_result(submission, result, final):
            assert submission.learner not in results
            run.whole[submission.learner] = result
            results[submission.learner] = (str(result.problem or ""), final)

        def submissions():
            for number, learner in enumerate(learners, 1):
                if read:
                    read(number - len(results))
                yield Submission(learner, learner, b"x")

        scheduler.Scheduler(GradingSettings("s"), connect, on_result).run(submissions())
        return results

    return run


def test_a_submission_that_kills_its_worker_costs_itself_alone(judge):
    assert judge("a", "poison", "b", "faulty", "c") == {
        "a": ("", True), "b": ("", True), "c": ("", True),
        "poison": ("The grader's process died on it.", False),
        "faulty": ("The grader failed on it (KeyError: 'ours').", False),
    }


def test_two_that_kill_their_workers_are_found_among_many(judge):
    learners = [f"p{number}" for number in range(30)]
    learners[3:3], learners[20:20] = ["poison"], ["poison too", "faulty"]
    results = judge(*learners)
    failed = {learner for learner, (_, final) in results.items() if not final}
    assert failed == {"poison", "poison too", "faulty"} and len(results) == 33


def test_what_ran_out_of_time_is_judged_once_more_alone_and_only_that_counts(judge):
    learners = [*"abcde", "slow 1", *"fghij", "endless", "slow 2", "unreadable", *"klm"]
    assert len(judge(*learners)) == len(learners)
    slow, endless, unreadable = (judge.whole[name] for name in ("slow 1", "endless", "unreadable"))
    assert slow.judged_again == endless.judged_again == [ID] and unreadable.judged_again == [""]
    assert (slow.ran_out, endless.ran_out, unreadable.ran_out) == ([], [ID], [])
    assert [result.verdicts[0]["earned"] for result in (slow, endless, unreadable)] == [1, 0, 2]
    assert judge.whole["a"].judged_again == []


def test_a_second_judging_that_fails_takes_nothing_from_the_first(judge):
    results = judge("a", "slow and faulty", "slow and poison", "b")
    assert results["slow and faulty"] == ("The grader failed on it (KeyError: 'ours').", False)
    assert results["slow and poison"] == ("The grader's process died on it.", False)
    for name in ("slow and faulty", "slow and poison"):
        whole = judge.whole[name]
        assert [verdict["id"] for verdict in whole.verdicts] == [ID]
        assert whole.judged_again == whole.ran_out == [ID]


def test_what_the_learners_next_file_leaves_no_time_for_is_not_judged_again(judge, monkeypatch):
    """The first file waits to be judged alone, while another of the same learner spends the rest."""
    monkeypatch.setattr(scheduler.LearnerQueues, "seconds_left", lambda self, submission: next(left))
    left = iter([300.0, 300.0, 0.0])
    assert judge("slow 1") == {"slow 1": ("", True)}
    assert (judge.whole["slow 1"].ran_out, judge.whole["slow 1"].judged_again) == ([ID], [])


def test_no_more_submissions_wait_to_be_judged_alone_than_fit_into_memory(judge, monkeypatch):
    monkeypatch.setattr(scheduler, "MAX_WAITING", 1)
    waiting = []
    learners = [f"slow {number}" for number in range(20)]
    judge(*learners, read=waiting.append)
    assert max(waiting) <= 2 * LocalProcesses(2).window
    assert all(result.judged_again == [ID] and not result.ran_out for result in judge.whole.values())


def test_no_more_is_read_than_a_window(judge):
    """A class is more than fits into memory."""
    waiting = []
    judge(*(f"p{number}" for number in range(40)), read=waiting.append)
    assert max(waiting) <= LocalProcesses(2).window + 1


class OneByOne(LocalProcesses):
    """Workers that finish one submission each time somebody waits for any, the one handed out first."""

    def __init__(self, jobs: int):
        super().__init__(jobs)
        self._unfinished: dict[Future, Submission] = {}
        self.running: list[list[str]] = []  # whose submissions, whenever somebody waits

    def start(self, count: int):
        return self

    def submit(self, judge, submission, settings) -> Future:
        future = Future()
        self._unfinished[future] = submission
        return future

    def shutdown(self):
        assert not self._unfinished

    def wait(self, futures, **options):
        """In the place of `concurrent.futures.wait`."""
        self.running.append([submission.learner for submission in self._unfinished.values()])
        first = next(iter(self._unfinished))
        first.set_result(result_of(self._unfinished.pop(first)))
        return wait(futures, **options)


@pytest.fixture
def judge_one_by_one(monkeypatch):
    """Judge submissions of these learners; gives whose ran each time that somebody waited, and what was read.

    That is how many submissions were read by then, and how many of them had no result.
    """

    def run(learners):
        workers, results, read = OneByOne(4), [], []
        monkeypatch.setattr(scheduler, "wait", workers.wait)

        def submissions():
            for number, learner in enumerate(learners, 1):
                read.append((len(workers.running), number, number - len(results)))
                yield Submission(learner, str(number), b"x")

        on_result = lambda submission, result, final: results.append(submission.label)
        scheduler.Scheduler(GradingSettings("s"), lambda: nullcontext(workers), on_result).run(submissions())
        assert len(set(results)) == len(results) == len(learners)
        return workers.running, read

    return run


@pytest.mark.parametrize("learners", [
    ["many"] * 60 + [f"p{number}" for number in range(20)],
    [f"p{number}" for number in range(20) for _ in range(8)],
], ids=["one with many", "many with some"])
def test_however_many_files_a_learner_has_the_window_is_full_of_others(judge_one_by_one, learners):
    """One of a learner is judged at a time; those that wait behind it take nobody's room."""
    running, read = judge_one_by_one(learners)
    all_read_at = read[-1][0]
    assert {len(whose) for whose in running[:all_read_at]} | {len(running[0])} == {12}
    assert all(len(set(whose)) == len(whose) <= 12 for whose in running)


def test_no_more_files_wait_behind_others_than_fit_into_memory(judge_one_by_one, monkeypatch):
    monkeypatch.setattr(scheduler, "MAX_WAITING", 5)
    _, read = judge_one_by_one(["many"] * 60 + [f"p{number}" for number in range(20)])
    assert max(waiting for *_, waiting in read) <= 12 + 5


def test_nobody_is_asked_for_workers_where_there_is_nothing_to_judge(judge):
    assert judge(connect=None) == {}


def test_without_a_sandbox_it_stops(judge):
    with pytest.raises(SandboxUnavailable, match="no namespaces"):
        judge("a", "outside", "b")
