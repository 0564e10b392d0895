"""How far a run is."""

from dlbasics.grading.autograder.result import Result
from dlbasics.messages import text

WIDTH = 24


class ProgressBar:
    """A line with a bar, the rate, the time left and the failures so far; a line each tenth in a log.

    Parameters
    ----------
    stream : file
        Where it is shown.
    """

    def __init__(self, stream):
        self._stream = stream
        self._problems = self._tenth = 0

    def __call__(self, finished: int, count: int, seconds: float, result: Result):
        """Show that one more is finished.

        Parameters
        ----------
        finished, count : int
            How many are, and of how many.
        seconds : float
            Since the first began.
        result : Result
            What was found in it.
        """
        self._problems += bool(result.problem)
        line = self._line(finished, count, seconds)
        tenth = 10 * finished // count
        if self._stream.isatty():
            print(f"\r{line}", end="" if finished < count else "\n", file=self._stream, flush=True)
        elif tenth > self._tenth:
            print(line, file=self._stream, flush=True)
        self._tenth = tenth

    def _line(self, finished: int, count: int, seconds: float) -> str:
        rate = finished / max(seconds, 1e-6)
        bar = "#" * (WIDTH * finished // count)
        minutes, seconds_left = divmod(round((count - finished) / rate), 60)
        return text(
            "cli.progress",
            bar=f"{bar:<{WIDTH}}",
            finished=finished,
            count=count,
            rate=f"{rate:.1f}",
            left=f"{minutes}:{seconds_left:02d}",
            problems=self._problems,
        )
