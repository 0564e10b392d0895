"""What to repeat and what to do next, from the learner's work.

A mistake is to be repeated until its exercise has been answered rightly on a later day: what was only just
corrected is not yet remembered. The page's script (``site/next_steps.js``) does the same.
"""

from dataclasses import dataclass

from dlbasics.exercises.model import Exercise
from dlbasics.exercises.progress_store import entry_of, mistakes_of
from dlbasics.exercises.registry import all_exercises


@dataclass(frozen=True)
class MistakeToRepeat:
    """A mistake that was made: in which exercise, its name (or the status of an answer without one), when."""

    exercise: Exercise
    name: str
    when: str

    @property
    def sentence(self) -> str:
        """The sentence that helps; empty for a mistake without a name."""
        return self.exercise.mistakes_by_name().get(self.name, "")


def mistakes_to_repeat(work: dict, exercises=None) -> list[MistakeToRepeat]:
    """List the mistakes that are to be repeated, the oldest first.

    Parameters
    ----------
    work : dict
        As a work file holds it.
    exercises : list of Exercise, optional
        Default: all of the book.
    """
    mistakes = []
    for exercise in all_exercises() if exercises is None else exercises:
        for name, dates in mistakes_of(entry_of(work, exercise)).items():
            if _day(dates["right"]) <= _day(dates["when"]):
                mistakes.append(MistakeToRepeat(exercise, name, dates["when"]))
    return sorted(mistakes, key=lambda mistake: mistake.when)


def next_exercise(work: dict, exercises=None) -> Exercise | None:
    """The first exercise without full marks behind the one worked on last, else the first of all.

    Parameters
    ----------
    work : dict
        As a work file holds it.
    exercises : list of Exercise, optional
        In the order of the book. Default: all of them.

    Returns
    -------
    Exercise or None
        None if everything is done.
    """
    exercises = all_exercises() if exercises is None else exercises
    times = [entry_of(work, exercise)["when"] for exercise in exercises]
    last = times.index(max(times)) if any(times) else -1
    for exercise in [*exercises[last + 1 :], *exercises[: last + 1]]:
        if entry_of(work, exercise)["earned"] < exercise.points:
            return exercise
    return None


def _day(time: str) -> str:
    """The day of a time as the work file writes it."""
    return time[: len("2026-01-31")]
