"""The exercises that count in a run."""

import types
from functools import cache

from dlbasics.exercises import all_exercises
from dlbasics.exercises.model import Exercise
from dlbasics.messages import UsageError, text


@cache
def select_exercises(source: str = "", only: tuple = ()) -> list:
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
        If the file does not run or holds no exercises, or if `only` names what is not there.
    """
    exercises = {exercise.id: exercise for exercise in all_exercises()}
    if source:
        exercises |= {exercise.id: exercise for exercise in _own_exercises(source)}
    for word in only:
        if not any(word in (exercise.id, exercise.chapter) for exercise in exercises.values()):
            raise UsageError(text("cli.no-such-exercise", word=repr(word)))
    if not only:
        return list(exercises.values())
    return [exercise for exercise in exercises.values() if exercise.id in only or exercise.chapter in only]


def _own_exercises(source: str) -> list:
    """The exercises that an instructor's own file defines."""
    module = types.ModuleType("private_exercises")
    try:
        exec(compile(source, "--exercises", "exec"), module.__dict__)
    except Exception as error:  # it is the instructor's own code: whatever it raises, say so and stop
        reason = f"{type(error).__name__}: {error}"
        raise UsageError(text("cli.exercises-do-not-run", reason=reason)) from error
    own = getattr(module, "EXERCISES", None)
    if not isinstance(own, list | tuple) or not own or not all(isinstance(e, Exercise) for e in own):
        raise UsageError(text("cli.no-exercises"))
    return list(own)
