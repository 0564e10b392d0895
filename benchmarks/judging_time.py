"""Time the verdict on an ordinary wrong answer to each code exercise, matching included.

``python benchmarks/judging_time.py`` prints for each exercise the milliseconds of a first verdict (the
known mistakes are run then) and of a later one, and how many times as long that is as a bare comparison of
the same function with the reference by ``numpy.testing.assert_allclose``, which says no more than that they
differ. Beside them: a first verdict that names a mistake, which must hold for further cases, too.
"""

import gc
import time
from functools import _lru_cache_wrapper
from statistics import median

import numpy as np

from dlbasics.exercises import Code, all_exercises
from dlbasics.exercises.judging.code import attempt
from dlbasics.runner.run_cases import call

REPEATS, FIRSTS = 7, 3


def milliseconds(function, *args) -> float:
    """How long one call takes."""
    start = time.perf_counter()
    function(*args)
    return 1000 * (time.perf_counter() - start)


def first_verdict(exercise: Code, answer) -> float:
    """How long a verdict takes while no known mistake has been run and nothing of the exercises is kept."""
    for cached in gc.get_objects():
        if isinstance(cached, _lru_cache_wrapper) and cached.__module__.startswith("dlbasics.exercises"):
            cached.cache_clear()
    return milliseconds(attempt, exercise, answer)


def wrong_answer(exercise: Code):
    """An answer that no known mistake explains at once: the reference's values, each off by a little."""

    def answer(*args):
        value = exercise.reference(*args)
        if isinstance(value, tuple):
            return tuple(np.asarray(part) * 1.37 + 0.11 for part in value)
        return np.asarray(value) * 1.37 + 0.11

    return answer


def bare_comparison(exercise: Code, answer):
    """Compare by numpy alone, as a test of a few lines does."""
    for case in exercise.cases_from(0):
        expected, got = call(exercise.reference, case.args).value, call(answer, case.args).value
        try:
            np.testing.assert_allclose(got, expected)
        except Exception:
            return


def main():
    """Measure each code exercise, and print the table."""
    print(f"{'exercise':42}{'first ms':>10}{'named ms':>10}{'later ms':>10}{'x bare':>8}")
    slowest = 0.0
    for exercise in all_exercises():
        if not isinstance(exercise, Code):
            continue
        answer = wrong_answer(exercise)
        first = median(first_verdict(exercise, answer) for _ in range(FIRSTS))
        known = exercise.misconceptions[0].answer
        named = median(first_verdict(exercise, known) for _ in range(FIRSTS))
        later = median(milliseconds(attempt, exercise, answer) for _ in range(REPEATS))
        bare = median(milliseconds(bare_comparison, exercise, answer) for _ in range(REPEATS))
        slowest = max(slowest, first, named)
        print(f"{exercise.id:42}{first:10.1f}{named:10.1f}{later:10.1f}{later / bare:8.1f}")
    print(f"slowest first verdict: {slowest:.1f} ms")


if __name__ == "__main__":
    main()
