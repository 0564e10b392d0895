"""Grade a class: each submission is read once, and judged unless its result is there."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from dlbasics.grading.autograder.grading_settings import GradingSettings
from dlbasics.grading.autograder.result import Result
from dlbasics.grading.autograder.submission import Submission
from dlbasics.grading.collect.collection import Collection
from dlbasics.grading.results.result_store import ResultStore, result_key
from dlbasics.grading.scheduling.scheduler import Scheduler
from dlbasics.messages import text


class ResultsGone(Exception):
    """Results that were there are missing, since somebody deletes the folder; the message says so."""


def show_nothing(finished: int, count: int, seconds: float, result: Result):
    """A progress bar for those who want none."""


class ClassRun:
    """One run of the grader over a class.

    Parameters
    ----------
    collection : Collection
    settings : GradingSettings
    store : ResultStore
    start_progress : callable
        Makes a progress bar, ``progress(finished, count, seconds, result)``, which is called after each
        submission that was judged; `count` is how many there are to judge, as far as is known.

    Attributes
    ----------
    seconds : list of float
        How long judging each submission took in this run.
    slowest : tuple of float and str
        The longest of these, and of which submission.
    """

    def __init__(self, collection: Collection, settings: GradingSettings, store: ResultStore,
                 start_progress: Callable = lambda: show_nothing):
        self.seconds, self.slowest = [], (0.0, "")
        self._collection, self._settings, self._store = collection, settings, store
        self._digest = settings.digest
        self._keys: dict[str, None] = {}  # of all submissions, each once, in the order of reading
        self._failed: dict[str, Result] = {}  # results on which the grader itself failed
        self._skipped = self._finished = 0  # not judged in this run, since a result is there; and judged
        self._start_progress, self._progress, self._began = start_progress, None, 0.0

    def grade(self, connect: Callable) -> list[Result]:
        """Judge all that has no result.

        Parameters
        ----------
        connect : callable
            Gives a context manager of workers; called only if there is something to judge.

        Returns
        -------
        list of Result
            What was found in each submission, whenever it was judged. Results of a large class need more
            memory than judging it, so they are read only now, when the workers are gone.

        Raises
        ------
        ResultsGone
            If the folder was deleted meanwhile.
        """
        scheduler = Scheduler(self._settings, lambda: self._workers(connect), self._on_result)
        scheduler.run(self._ungraded())
        results = [self._failed.get(key) or self._store.load_result(key) for key in self._keys]
        count = results.count(None)
        if count:
            raise ResultsGone(text("cli.results-missing", count=count, path=self._store.folder))
        return results

    @contextmanager
    def _workers(self, connect: Callable):
        """The workers, and a progress bar whose time begins when they are there."""
        with connect() as workers:
            self._progress, self._began = self._start_progress(), time.monotonic()
            yield workers

    def _ungraded(self) -> Iterator[Submission]:
        """Read the submissions, and give those without a result.

        Of the others the time is brought up to date.
        """
        for submission in self._collection:
            if not self._settings.own_numbers:  # nothing else depends on them
                submission = replace(submission, other_ids=())
            key = result_key(submission, self._digest)
            if key in self._keys:  # handed in twice
                self._skipped += 1
                continue
            self._keys[key] = None
            result = self._store.load_result(key)
            if result:
                self._skipped += 1
                self._update(key, result, submission)
            else:
                yield replace(submission, key=key)

    def _update(self, key: str, result: Result, submission: Submission):
        """Bring a result to what the platform says now of when it was handed in: that judges nothing anew."""
        updated = result.brought_up_to(submission)
        if updated != result:
            self._store.save_result(key, updated)

    def _on_result(self, submission: Submission, result: Result, final: bool):
        """Keep a result, and show that there is one more."""
        if not final:
            self._failed[submission.key] = result
        self._store.save_result(submission.key, result, final)
        self._finished += 1
        self.seconds.append(result.seconds)
        self.slowest = max(self.slowest, (result.seconds, submission.label))
        count = self._collection.count - self._skipped
        self._progress(self._finished, count, time.monotonic() - self._began, result)
