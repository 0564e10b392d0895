"""Answers to a question with other numbers than the learner's own: they are told, and not judged."""

import re

from dlbasics.clean_text import clean
from dlbasics.exercises.model import Question
from dlbasics.grading.autograder.judge_question import judge_written_answer
from dlbasics.messages import Message

# Whose numbers a notebook asks for; what is no text asks for nobody's.
CALL = re.compile(r"""^[ \t]*(?:\w+\.)*own_numbers\(\s*(?:learner\s*=\s*)?(["'])(.*?)\1\s*\)""", re.MULTILINE)
MAX_NAME_LENGTH = 80


def learner_named_in(cells: list[str]) -> str:
    """Whose numbers the cells of a notebook ask for; empty for those of the book."""
    calls = [name for cell in cells for _, name in CALL.findall(cell)]
    return clean(calls[-1], MAX_NAME_LENGTH).strip() if calls else ""


def note_on_other_variant(question: Question, answer, named: str) -> Message | None:
    """Whose numbers a written answer is right with, where those are not the learner's own.

    Parameters
    ----------
    question : Question
        With the learner's numbers.
    answer : object
    named : str
        Whose numbers the notebook asks for, as `learner_named_in` finds it.
    """
    if not question.variant_number or _is_right(question, answer):
        return None
    if named and _is_right(question.of_learner(named), answer):
        return Message("submission.others-numbers", {"id": question.id, "name": named})
    if _is_right(question.variant_maker.book, answer):
        return Message("submission.book-numbers", {"id": question.id})
    return None


def _is_right(question: Question, answer) -> bool:
    return judge_written_answer(question, answer).status == "right"
