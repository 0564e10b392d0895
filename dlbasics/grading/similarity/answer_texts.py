"""The text of each answer in a submission, found without running or parsing it."""

import re

from dlbasics.exercise_id import EXERCISE_ID
from dlbasics.exercises import Code
from dlbasics.grading.autograder.parse import ParsedSubmission

# Possessive, and only where a word begins: each letter is read once.
NAMES_AN_EXERCISE = re.compile(rf"(?<![\w.])[\w.]++\(\s*+[\"']({EXERCISE_ID.pattern})[\"']\s*\)")
MAX_CODE = 20_000  # characters of an answer
MAX_LEARNER_LENGTH = 200_000  # characters of all answers


def code_answers(parsed: ParsedSubmission, exercises: list[Code]) -> dict[str, str]:
    """The text of each answer, by the exercise's id; of several the last one.

    Of a cell that answers one exercise it is all of the cell, since helpers stand there, too.

    Parameters
    ----------
    parsed : ParsedSubmission
    exercises : list of Code
    """
    versions = {exercise.id: exercise.version for exercise in exercises}
    found = {}
    for cell in parsed.cells:
        found |= {id: text for id, text in _answers_of_cell(cell).items() if id in versions}
    for id, answers in parsed.answers.items():
        answer = answers.get(versions.get(id))
        if isinstance(answer, str) and answer.strip():
            found[id] = answer
    return _within_bounds(found)


def _answers_of_cell(cell: str) -> dict[str, str]:
    """The part of a cell for each exercise that it names: from there to the next one."""
    matches = list(NAMES_AN_EXERCISE.finditer(cell))
    starts = [0, *(match.start() for match in matches[1:])]
    ends = [*starts[1:], len(cell)]
    answers = {}
    for match, start, end in zip(matches, starts, ends, strict=False):
        answers[match[1]] = cell[start:end].rstrip("@ \t\n") + "\n"
    return answers


def _within_bounds(found: dict[str, str]) -> dict[str, str]:
    kept, left = {}, MAX_LEARNER_LENGTH
    for id, text in found.items():
        kept[id] = text[: min(MAX_CODE, left)]
        left -= len(kept[id])
    return kept
