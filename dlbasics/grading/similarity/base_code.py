"""What an answer may hold without saying anything: what the exercise and the book have shown."""

import inspect
from functools import cache
from importlib import import_module
from pathlib import Path

from dlbasics.chapters import CHAPTERS
from dlbasics.exercises import Code
from dlbasics.grading.similarity.kgram_overlap import BaseCode


def base_code_of(exercise: Code, own_exercises: str = "") -> BaseCode:
    """The base code of an exercise: stub, hints, solution, known mistakes, and the chapter's code.

    Parameters
    ----------
    exercise : Code
    own_exercises : str
        Text of an instructor's file, of which the exercise may be.
    """
    path = Path(exercise.reference.__code__.co_filename)
    definition = path.read_text(encoding="utf-8") if path.is_file() else own_exercises
    texts = [exercise.source, definition, exercise.explanation, *exercise.hints]
    if exercise.chapter in CHAPTERS:
        texts.append(_code_of_chapter(exercise.chapter))
    return BaseCode(texts)


@cache
def _code_of_chapter(chapter: str) -> str:
    return inspect.getsource(import_module(f"dlbasics.{chapter}"))
