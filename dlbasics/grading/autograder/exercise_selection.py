"""The exercises that count in a run."""

import difflib
from collections import Counter
from functools import cache

from dlbasics.exercises import all_exercises
from dlbasics.exercises.model import Exercise
from dlbasics.grading.autograder.exercise_faults import exercise_fault
from dlbasics.grading.autograder.exercise_file import ExerciseFile
from dlbasics.messages import UsageError, text


@cache
def select_exercises(files: tuple[ExerciseFile, ...] = (),
                     only: tuple[str, ...] = ()) -> tuple[Exercise, ...]:
    """List the exercises that count: the book's, and those of an instructor's own files.

    Parameters
    ----------
    files : tuple of ExerciseFile
        The instructor's files.
    only : tuple of str
        Ids or chapters that count; empty for all.

    Raises
    ------
    UsageError
        If a file does not run, holds no exercises or one that the book or another file has, or if `only`
        names what is not there.
    """
    book = _ids_of_the_book()
    exercises = {exercise.id: exercise for exercise in all_exercises()}
    exercises |= {exercise.id: exercise for exercise in _own_exercises(files, book)}
    known = [*exercises, *dict.fromkeys(exercise.chapter for exercise in exercises.values())]
    for name in only:
        if name not in known:
            (near,) = difflib.get_close_matches(name, known, n=1, cutoff=0)
            raise UsageError(text("cli.no-such-exercise", word=repr(name), near=repr(near)))
    if not only:
        return tuple(exercises.values())
    return tuple(exercise for exercise in exercises.values()
                 if exercise.id in only or exercise.chapter in only)


@cache
def _ids_of_the_book() -> frozenset[str]:
    """The ids of the book's exercises: asked for before any file runs, which may add others."""
    return frozenset(exercise.id for exercise in all_exercises())


def _own_exercises(files: tuple[ExerciseFile, ...], book: frozenset[str]) -> list[Exercise]:
    """The exercises that an instructor's own files define."""
    own = [(file.name, exercise) for file in files for exercise in file.exercises()]
    counts = Counter([*book, *(exercise.id for _, exercise in own)])
    repeated = [id for id, count in counts.items() if count > 1]
    if repeated:
        where = list(dict.fromkeys(name for name, exercise in own if exercise.id in repeated))
        raise UsageError(text("cli.id-taken", ids=repeated, files=where))
    for name, exercise in own:
        fault = exercise_fault(exercise)
        if fault:
            raise UsageError(text("cli.exercise-is-faulty", path=name, fault=fault))
    return [exercise for _, exercise in own]
