"""Where exercises are found: the bank, a folder a chapter, and what an instructor adds."""

import importlib
import importlib.util
from functools import lru_cache, reduce

from dlbasics.chapters import CHAPTERS
from dlbasics.exercises.model import Exercise
from dlbasics.exercises.translate_exercise import in_language
from dlbasics.messages import text
from dlbasics.translation import language

_added: dict[str, Exercise] = {}
# Whose numbers the questions have; empty for those of the book.
_learner = ""


def set_learner(learner: str) -> None:
    """Give the questions whose numbers can vary those of a learner; with an empty text, of the book."""
    global _learner
    _learner = learner


def add(exercises) -> None:
    """Add exercises that stand outside the book, such as an instructor's own.

    Parameters
    ----------
    exercises : iterable of Exercise
        An exercise with an id that was added before replaces it.
    """
    for exercise in exercises:
        if not isinstance(exercise, Exercise):
            raise TypeError(text("argument.not-of-exercises", type=type(exercise).__name__))
        _added[exercise.id] = exercise


def chapter_exercises(chapter: str) -> list[Exercise]:
    """List the exercises of one chapter, the added ones last; no other chapter's definitions are loaded."""
    added = {id: exercise for id, exercise in _added.items() if exercise.chapter == chapter}
    return _all_as_shown((_bank(chapter) | added).values())


def all_exercises() -> list[Exercise]:
    """List every exercise of the book in the order of its chapters, then the added ones."""
    exercises = {}
    for chapter in CHAPTERS:
        exercises |= _bank(chapter)
    return _all_as_shown((exercises | _added).values())


def find(id: str) -> Exercise:
    """Find an exercise by its id; of the book's definitions only those of its chapter are loaded.

    Raises
    ------
    ValueError
        If there is no such exercise; the message names the nearest ids.
    """
    known = _bank(str(id).partition("/")[0]) | _added
    if isinstance(id, str) and id in known:
        return _as_shown(known[id], _learner, language())
    import difflib  # takes longer to load than all that is here

    ids = [exercise.id for exercise in all_exercises()]
    name = str(id).rpartition("/")[2]
    alike = [other for other in ids if other.rpartition("/")[2] == name]
    near = alike or difflib.get_close_matches(str(id), ids, n=3, cutoff=0.4)
    if not near:
        raise ValueError(text("argument.no-exercise-alike", id=repr(id), example=ids[0]))
    raise ValueError(text("argument.no-such-exercise", id=repr(id), near=reduce(_or, map(repr, near))))


def _or(before: str, id: str) -> str:
    """A choice of ids with one more."""
    return text("list-of.alternatives", before=before, word=id)


def _all_as_shown(exercises) -> list[Exercise]:
    return [_as_shown(exercise, _learner, language()) for exercise in exercises]


@lru_cache(maxsize=512)
def _as_shown(exercise: Exercise, learner: str, shown_language: str) -> Exercise:
    """With the learner's numbers, and in the reader's language; the same object each time."""
    return in_language(exercise.of_learner(learner), shown_language)


def _bank(chapter: str) -> dict[str, Exercise]:
    """The book's exercises of one chapter, by id; a chapter may have none."""
    module = f"{__package__}.bank.{chapter}"
    if chapter not in CHAPTERS or not importlib.util.find_spec(module):
        return {}
    return {exercise.id: exercise for exercise in importlib.import_module(module).EXERCISES}
