"""The submissions that wait, in turn: one of a learner at a time, as long as the learner's budget lasts."""

from collections import deque
from collections.abc import Iterable, Iterator

from dlbasics.grading.autograder.submission import Submission


class LearnerQueues:
    """Queues of submissions, one a learner.

    Judged at the same time, a learner's submissions could each spend all that the learner may.

    Parameters
    ----------
    seconds : float
        How long all of one learner's work may be judged.

    Attributes
    ----------
    waiting_bytes : int
        How large the submissions are that wait.
    """

    def __init__(self, seconds: float):
        self.waiting_bytes = 0
        self._seconds = seconds
        self._spent: dict[str, float] = {}
        self._queues: dict[str, deque[Submission]] = {}
        self._busy: set[str] = set()
        self._ready: deque[str] = deque()

    def add(self, submissions: Iterable[Submission]):
        """Let submissions wait."""
        for submission in submissions:
            learner = submission.learner
            self._queues.setdefault(learner, deque()).append(submission)
            self.waiting_bytes += len(submission.data)
            if learner not in self._busy and len(self._queues[learner]) == 1:
                self._ready.append(learner)

    def take_ready(self) -> Iterator[Submission]:
        """Take the next submission of each learner of whom none is being judged."""
        while self._ready:
            learner = self._ready.popleft()
            self._busy.add(learner)
            submission = self._queues[learner].popleft()
            self.waiting_bytes -= len(submission.data)
            yield submission

    def spend(self, submission: Submission, seconds: float):
        """Say how long judging a submission took."""
        self._spent[submission.learner] = self._spent.get(submission.learner, 0.0) + seconds

    def seconds_left(self, submission: Submission) -> float:
        """How long the work of a submission's learner may still be judged."""
        return self._seconds - self._spent.get(submission.learner, 0.0)

    def finish(self, submission: Submission):
        """Say that a submission has been judged: the learner's next may be."""
        learner = submission.learner
        self._busy.discard(learner)
        if self._queues.get(learner):
            self._ready.append(learner)
        else:
            self._queues.pop(learner, None)
