"""The files behind *Another one like this*: the forms of a question with other numbers.

A page has no Python while it is read, so the other questions are drawn when the book is built. A reader's
first press loads the file.
"""

import json
from collections.abc import Callable
from pathlib import Path

from dlbasics.exercises import all_exercises
from dlbasics.exercises.model import Question
from dlbasics.exercises.question_variants import practice_variants
from dlbasics.sphinxext.exercises.exercise_cards import exercise_card, slug_of

FOLDER = "practice"
# Of one question; then they come again.
MAX_QUESTIONS = 8


def write(static: Path, typeset: Callable[[str], str] = str) -> None:
    """Write a file for each question whose numbers can vary.

    Parameters
    ----------
    static : pathlib.Path
        The folder ``_static``.
    typeset : callable
        Turns HTML into that of the page, formulas included.
    """
    folder = static / FOLDER
    folder.mkdir(exist_ok=True)
    for exercise in all_exercises():
        if isinstance(exercise, Question) and exercise.variant_maker:
            path = folder / f"{slug_of(exercise)}.json"
            forms = json.dumps(variant_forms(exercise, typeset), ensure_ascii=False)
            path.write_text(forms, encoding="utf-8")


def variant_forms(question: Question, typeset: Callable[[str], str] = str) -> list[str]:
    """The forms of other questions like this one."""
    return [exercise_card(other, [], typeset) for other in practice_variants(question, MAX_QUESTIONS)]
