"""Where the exercises are found: one module of definitions a chapter, and what an instructor adds."""

import importlib
import importlib.util

from dlbasics.chapters import CHAPTERS
from dlbasics.exercises.kinds import Exercise

_added: dict[str, Exercise] = {}


def add(exercises) -> None:
    """Add exercises that stand outside the book, such as an instructor's own.

    Parameters
    ----------
    exercises : iterable of Exercise
        An exercise with an id that was added before replaces it.
    """
    for exercise in exercises:
        if not isinstance(exercise, Exercise):
            raise TypeError(f"exercises holds a {type(exercise).__name__}; expected Code, Choice, ...")
        _added[exercise.id] = exercise


def _of(chapter: str) -> dict[str, Exercise]:
    """The exercises of one chapter of the book, by id."""
    if chapter not in CHAPTERS or not importlib.util.find_spec(f"{__package__}.bank.{chapter}"):
        return {}
    module = importlib.import_module(f"{__package__}.bank.{chapter}")
    return {exercise.id: exercise for exercise in module.EXERCISES}


def all_exercises() -> list[Exercise]:
    """List every exercise of the book in the order of its chapters, then the added ones."""
    found = {}
    for chapter in CHAPTERS:
        found |= _of(chapter)
    return list((found | _added).values())


def find(id: str) -> Exercise:
    """Find an exercise by its id; of the book's modules only the one of its chapter is loaded.

    Raises
    ------
    ValueError
        If there is none; the message names the nearest ids.
    """
    known = _of(str(id).partition("/")[0]) | _added
    if id in known:
        return known[id]
    import difflib  # takes longer to load than all that is here

    known = [exercise.id for exercise in all_exercises()]
    near = difflib.get_close_matches(str(id), known, n=3, cutoff=0.4)
    hint = f"did you mean {' or '.join(map(repr, near))}?" if near else f"known: {', '.join(known) or 'none'}"
    raise ValueError(f"there is no exercise {id!r}; {hint}")

