"""The text of each answer in a submission, found without running or parsing it."""

import re

from dlbasics.exercise_id import EXERCISE_ID
from dlbasics.exercises import Code
from dlbasics.grading.autograder.parse import ParsedSubmission
from dlbasics.grading.similarity.lexer import called_names

# Possessive, and only where a word begins: each letter is read once.
NAMES_AN_EXERCISE = re.compile(rf"(?<![\w.])[\w.]++\(\s*+[\"']({EXERCISE_ID.pattern})[\"']\s*\)")
# A function or class, with the lines below it that belong to it, as far as the text alone says
DEFINITION = re.compile(r"^(?:def|class)[ \t]++(\w++).*+(?:\n(?:[ \t)\]}].*+)?+)*+", re.MULTILINE)
MAX_CODE = 20_000  # characters of an answer
MAX_LEARNER_LENGTH = 200_000  # characters of all answers


def code_answers(parsed: ParsedSubmission, exercises: list[Code]) -> dict[str, str]:
    """The text of each answer, by the exercise's id; of several the last one.

    Of a cell that answers one exercise it is all of the cell, since helpers stand there, too; those that it
    calls and that stand in cells without an exercise come below it.

    Parameters
    ----------
    parsed : ParsedSubmission
    exercises : list of Code
    """
    versions = {exercise.id: exercise.version for exercise in exercises}
    found = {}
    for cell in parsed.cells:
        found |= {id: text for id, text in _answers_of_cell(cell).items() if id in versions}
    others = [cell for cell in parsed.cells if not NAMES_AN_EXERCISE.search(cell)]
    helpers = {match[1]: match[0].rstrip() + "\n" for cell in others for match in DEFINITION.finditer(cell)}
    found = {id: _with_helpers(text[:MAX_CODE], helpers) for id, text in found.items()}
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


def _with_helpers(text: str, helpers: dict[str, str]) -> str:
    """An answer, and below it the helpers that it calls, or that one of these calls."""
    parts, length = [text], len(text)
    added = {match[1] for match in DEFINITION.finditer(text)}
    for part in parts:  # the body appends to this list
        for name in called_names(part) if helpers else ():
            if name in helpers and name not in added and length < MAX_CODE:
                added.add(name)
                parts.append(helpers[name])
                length += len(helpers[name])
    return "\n".join(parts)


def _within_bounds(found: dict[str, str]) -> dict[str, str]:
    kept, left = {}, MAX_LEARNER_LENGTH
    for id, text in found.items():
        kept[id] = text[: min(MAX_CODE, left)]
        left -= len(kept[id])
    return kept
