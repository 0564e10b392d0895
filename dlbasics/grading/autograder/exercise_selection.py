"""The exercises that count in a run."""

import types
from collections import Counter
from functools import cache

from dlbasics.exercises import all_exercises
from dlbasics.exercises.model import Exercise
from dlbasics.grading.autograder.exercise_faults import exercise_fault
from dlbasics.messages import UsageError, text


@cache
def select_exercises(source: str = "", only: tuple[str, ...] = ()) -> tuple[Exercise, ...]:
    """List the exercises that count: the book's, and those of an instructor's own file.

    Parameters
    ----------
    source : str
        Text of the instructor's file; empty if there is none.
    only : tuple of str
        Ids or chapters that count; empty for all.

    Raises
    ------
    UsageError
        If the file does not run, holds no exercises or one that the book has, or if `only` names what is not
        there.
    """
    book = _ids_of_the_book()
    exercises = {exercise.id: exercise for exercise in all_exercises()}
    if source:
        exercises |= {exercise.id: exercise for exercise in _own_exercises(source, book)}
    for name in only:
        if not any(name in (exercise.id, exercise.chapter) for exercise in exercises.values()):
            raise UsageError(text("cli.no-such-exercise", word=repr(name)))
    if not only:
        return tuple(exercises.values())
    return tuple(exercise for exercise in exercises.values()
                 if exercise.id in only or exercise.chapter in only)


@cache
def _ids_of_the_book() -> frozenset[str]:
    """The ids of the book's exercises: asked for before any file runs, which may add others."""
    return frozenset(exercise.id for exercise in all_exercises())


def _own_exercises(source: str, book: frozenset[str]) -> list[Exercise]:
    """The exercises that an instructor's own file defines."""
    module = types.ModuleType("private_exercises")
    try:
        exec(compile(source, "--exercises", "exec"), module.__dict__)
    except (Exception, SystemExit) as error:  # whatever the instructor's own code raises, say so and stop
        reason = f"{type(error).__name__}: {error}"
        raise UsageError(text("cli.exercises-do-not-run", reason=reason)) from error
    own = getattr(module, "EXERCISES", None)
    if not isinstance(own, list | tuple) or not own or not all(isinstance(e, Exercise) for e in own):
        raise UsageError(text("cli.no-exercises"))
    counts = Counter([*book, *(exercise.id for exercise in own)])
    repeated = [id for id, count in counts.items() if count > 1]
    if repeated:
        raise UsageError(text("cli.id-taken", ids=repeated))
    for exercise in own:
        fault = exercise_fault(exercise)
        if fault:
            raise UsageError(text("cli.exercise-is-faulty", fault=fault))
    return list(own)
