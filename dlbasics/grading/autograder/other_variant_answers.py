"""Which numbers of a question are a learner's own; answers with others are told, and not judged."""

import re
from collections.abc import Collection

from dlbasics.clean_text import clean
from dlbasics.exercises.model import Exercise, Question
from dlbasics.grading.autograder.judge_question import judge_written_answer
from dlbasics.grading.autograder.parse import ParsedSubmission
from dlbasics.messages import Message

# Whose numbers a notebook asks for; what is no text asks for nobody's.
CALL = re.compile(r"""^[ \t]*(?:\w+\.)*own_numbers\(\s*(?:learner\s*=\s*)?(["'])(.*?)\1\s*\)""", re.MULTILINE)
# Of whom only Python knows
COMPUTED_CALL = re.compile(r"own_numbers\(\s*(?:learner\s*=\s*)?(?!learner\s*=)[^\W\d]")
MAX_NAME_LENGTH = 80


def learner_named_in(cells: list[str]) -> str:
    """Whose numbers the cells of a notebook ask for; empty for those of the book."""
    calls = [name for cell in cells for _, name in CALL.findall(cell)]
    return clean(calls[-1], MAX_NAME_LENGTH).strip() if calls else ""


def names_nobody(cells: list[str]) -> bool:
    """Whether the cells of a notebook ask for the numbers of the book alone, as far as they can be read."""
    return not learner_named_in(cells) and not any(map(COMPUTED_CALL.search, cells))


def with_own_numbers(exercise: Exercise, parsed: ParsedSubmission, ids: tuple[str, ...]) -> Exercise:
    """The exercise with a learner's own numbers: those of the id that the notebook or the answer has.

    Parameters
    ----------
    exercise : Exercise
    parsed : ParsedSubmission
    ids : tuple of str
        All that the roster knows the learner by; the first counts where none of them was taken.
    """
    named = learner_named_in(parsed.cells).lower()
    recorded = parsed.answers.get(exercise.id, {})
    variants = [exercise.of_learner(id) for id in ids]
    answered = [variant for variant in variants if variant.version in recorded]
    of_named = [variant for id, variant in zip(ids, variants, strict=True) if id.strip().lower() == named]
    return [*of_named, *answered, *variants][0]


def note_on_other_record(exercise: Exercise, versions: Collection[str], named: str) -> Message:
    """Why a recorded answer does not count: whose numbers it has or, if they are nobody's, its version."""
    if isinstance(exercise, Question) and exercise.variant_number:
        if named and exercise.of_learner(named).version in versions:
            return Message("submission.others-numbers", {"id": exercise.id, "name": named})
        if exercise.variant_maker.book.version in versions:
            return Message("submission.book-numbers", {"id": exercise.id})
        return Message("submission.other-numbers", {"id": exercise.id})
    return Message("submission.other-version", {"id": exercise.id})


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
