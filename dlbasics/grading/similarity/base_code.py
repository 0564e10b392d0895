"""What an answer may hold without saying anything: what the exercise and the book have shown."""

import inspect
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from pathlib import Path

from dlbasics.chapters import CHAPTERS
from dlbasics.exercises import Code
from dlbasics.grading.autograder.exercise_file import ExerciseFile
from dlbasics.grading.similarity.kgram_overlap import BaseCode
from dlbasics.package_contents import PACKAGE


def base_code_of(exercise: Code, own_exercises: Sequence[ExerciseFile] = ()) -> BaseCode:
    """The base code of an exercise: stub, hints, solution, known mistakes, and the chapter's code.

    Parameters
    ----------
    exercise : Code
    own_exercises : sequence of ExerciseFile
        An instructor's files, of which the exercise may be.
    """
    own_texts = [source for file in own_exercises for source in (file.source, *dict(file.beside).values())]
    code = getattr(exercise.reference, "__code__", None)
    is_of_the_book = code and Path(code.co_filename).is_relative_to(PACKAGE)
    definitions = [Path(code.co_filename).read_text(encoding="utf-8")] if is_of_the_book else own_texts
    texts = [exercise.source, *definitions, exercise.explanation, *exercise.hints]
    if exercise.chapter in CHAPTERS:
        texts.append(_code_of_chapter(exercise.chapter))
    return BaseCode(texts)


@cache
def _code_of_chapter(chapter: str) -> str:
    return inspect.getsource(import_module(f"dlbasics.{chapter}"))
