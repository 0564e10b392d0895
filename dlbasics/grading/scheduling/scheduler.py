"""Judge submissions in an executor, a window of them at a time, whatever happens to its workers."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from itertools import chain, islice

from dlbasics.clean_text import clean
from dlbasics.grading.autograder.grade_in_worker import OtherCodeError, grade_in_worker
from dlbasics.grading.autograder.grading_settings import GradingSettings
from dlbasics.grading.autograder.result import Result
from dlbasics.grading.autograder.submission import Submission
from dlbasics.grading.sandbox.bubblewrap import SandboxUnavailable
from dlbasics.grading.scheduling.learner_queues import LearnerQueues
from dlbasics.messages import Message

LOOK_EVERY = 5.0  # seconds, for whether there are workers
MAX_WAITING = 2**25  # bytes of submissions that wait behind others of their learner, and to be judged alone


def failed_result(submission: Submission, first: Result | None, problem: Message) -> Result:
    """The result of a submission that could not be judged: of a first judging, if there was one."""
    if first:
        return replace(first, problem=first.problem or problem, judged_again=first.ran_out)
    return Result.of(submission, problem=problem)


class Scheduler:
    """Hands out submissions and takes their results, those of one learner one after the other.

    A worker that dies breaks its executor, and with it all that was handed out. So these are judged once
    more, each alone, which tells which of them it is. What ran out of time or memory beside others is judged
    once more as well, alone, and only that counts.

    Parameters
    ----------
    settings : GradingSettings
    connect : callable
        Gives a context manager of the workers, `LocalProcesses` or `DaskCluster`, which start an executor and
        say how many submissions are handed out at a time. It is called only if there are any.
    on_result : callable
        ``on_result(submission, result, final)`` after each one. A result that is not final tells that the
        grader itself failed.
    """

    def __init__(self, settings: GradingSettings, connect: Callable, on_result: Callable):
        self._settings, self._connect, self._on_result = settings, connect, on_result
        self._learners = LearnerQueues(settings.learner_seconds)
        self._running: dict[Future, Submission] = {}
        self._suspects: deque[Submission] = deque()
        self._ran_out: deque[tuple[Submission, Result]] = deque()
        self._workers = self._executor = None
        self._count = 0

    def run(self, submissions: Iterator[Submission]):
        """Judge submissions, which are read as there is room for them.

        Raises
        ------
        SandboxUnavailable, OtherCodeError
            If workers cannot judge.
        """
        ready = deque(islice(submissions, 1))
        if not ready:
            return
        with self._connect() as self._workers:
            ready.extend(islice(submissions, self._workers.window - 1))
            self._count = len(ready)
            self._executor = self._workers.start(self._count)
            try:
                self._run(chain(_emptied(ready), submissions))
            except BaseException:
                self._executor.shutdown(wait=False, cancel_futures=True)
                raise
            self._executor.shutdown()

    def _run(self, submissions: Iterator[Submission]):
        while True:
            if self._suspects:
                self._judge_alone(self._suspects.popleft())
                continue
            if sum(len(submission.data) for submission, _ in self._ran_out) < MAX_WAITING:
                self._fill_window(submissions)
            if self._running:
                self._take_finished()
            elif self._ran_out and not self._suspects:
                self._judge_again(*self._ran_out.popleft())
            elif not self._suspects:
                return

    def _fill_window(self, submissions: Iterator[Submission]):
        """Hand out submissions until the window is full, as long as those that wait fit into memory.

        A learner's files come in a row, and one is judged at a time: those that wait behind it leave its
        room in the window to other learners.
        """
        while self._hand_out_ready():
            if len(self._running) >= self._workers.window or self._learners.waiting_bytes >= MAX_WAITING:
                return
            submission = next(submissions, None)
            if submission is None:
                return
            self._learners.add([submission])

    def _hand_out_ready(self) -> bool:
        """Hand out what is ready; False if the executor broke."""
        for submission in self._learners.take_ready():
            try:
                self._running[self._submit(submission)] = submission
            except BrokenProcessPool:
                self._suspect([submission])
                return False
        return True

    def _take_finished(self):
        """Take the results that are there."""
        broken = []
        for future in self._wait(self._running):
            submission = self._running.pop(future)
            try:
                self._take_result(submission, future)
            except BrokenProcessPool:
                broken.append(submission)
        if broken:
            self._suspect(broken)

    def _wait(self, futures: Iterable[Future]) -> set[Future]:
        """Wait until one of them is done, as long as anybody is there to do it."""
        while True:
            done = wait(futures, timeout=LOOK_EVERY, return_when=FIRST_COMPLETED).done
            if done:
                return done
            self._workers.check()

    def _judge_again(self, submission: Submission, first: Result):
        """Judge once more, alone, what ran out, unless other files of the learner have spent the time."""
        if self._learners.seconds_left(submission) > 0:
            self._judge_alone(submission, first)
        else:
            self._on_result(submission, first, True)

    def _judge_alone(self, submission: Submission, first: Result | None = None):
        """Judge a suspect, or once more what ran out; one that breaks the executor even so is the one."""
        try:
            future = self._submit(submission, tuple(first.ran_out) if first else ())
        except BrokenProcessPool:
            self._suspect([submission])
            return
        self._wait([future])
        try:
            self._take_result(submission, future, first)
        except BrokenProcessPool:
            result = failed_result(submission, first, Message("submission.grader-died"))
            if not first:
                self._learners.finish(submission)
            self._on_result(submission, result, False)
            self._restart()

    def _submit(self, submission: Submission, ran_out: tuple = ()) -> Future:
        """Have a submission judged: all of it, or only the exercises that ran out of time or memory."""
        settings = replace(self._settings, only=ran_out) if all(ran_out) and ran_out else self._settings
        submission = replace(submission, seconds_left=self._learners.seconds_left(submission))
        return self._executor.submit(grade_in_worker, submission, settings)

    def _take_result(self, submission: Submission, future: Future, first: Result | None = None):
        """Pass a result on; one that ran out of time or memory waits until it can be judged alone."""
        try:
            result, final = future.result(), True
        except (SandboxUnavailable, OtherCodeError, BrokenProcessPool):
            raise
        except Exception as error:  # a fault of ours costs this one a second look, not the class
            reason = f"{type(error).__name__}: {clean(error, 120)}"
            problem = Message("submission.grader-failed", {"error": reason})
            result, final = failed_result(submission, first, problem), False
        self._learners.spend(submission, result.seconds)
        if not first:
            self._learners.finish(submission)
        if result.ran_out and not first and self._learners.seconds_left(submission) > 0:
            self._ran_out.append((submission, result))
            return
        if first and final:
            result = first.with_second(result)
        self._on_result(submission, result, final)

    def _suspect(self, submissions: list[Submission]):
        """Have these and all else that was handed out judged again, each alone: the executor broke on one."""
        self._suspects += [*submissions, *self._running.values()]
        self._running.clear()
        self._restart()

    def _restart(self):
        """Start another executor."""
        self._executor = self._workers.start(self._count)


def _emptied(queue: deque) -> Iterator:
    """The items of a queue, which keeps none of them."""
    while queue:
        yield queue.popleft()
