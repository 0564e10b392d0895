"""Hints and solutions."""

from dlbasics.exercises.model import Exercise
from dlbasics.exercises.progress_store import TRIES_TO_OPEN_SOLUTION, solution_is_open
from dlbasics.exercises.views.text_and_html import TextAndHtml
from dlbasics.markdown import block
from dlbasics.messages import text
from dlbasics.render_target import render_target


def hint_view(exercise: Exercise, number: int) -> TextAndHtml:
    """One hint, counted from 1.

    Raises
    ------
    ValueError
        If there is no such hint.
    """
    if not exercise.hints:
        return TextAndHtml.from_markdown(text("hint.none"))
    count = len(exercise.hints)
    if not 1 <= number <= count:
        raise ValueError(text("argument.no-such-hint", value=repr(number), count=count))
    heading = hint_heading(exercise, number)
    body = exercise.hints[number - 1]
    line = text("line.labelled", label=heading, body=body)
    return TextAndHtml(line, f"<p><strong>{heading}</strong></p>{block(body)}")


def hint_heading(exercise: Exercise, number: int) -> str:
    """Which of its hints it is."""
    return text("hint.heading", number=number, count=len(exercise.hints))


def solution_view(exercise: Exercise, entry: dict) -> TextAndHtml:
    """The solution, or what it still takes to see it."""
    if solution_is_open(exercise, entry):
        return open_solution_view(exercise)
    message = text("solution.locked", tries=TRIES_TO_OPEN_SOLUTION, so_far=len(entry["tries"]))
    if exercise.hints and render_target() != "browser":
        message += " " + text("solution.ask-for-a-hint", id=exercise.id)
    return TextAndHtml.from_markdown(message)


def open_solution_view(exercise: Exercise) -> TextAndHtml:
    """The solution and its explanation."""
    words = f"{exercise.solution()}\n\n{exercise.explanation}".strip()
    return TextAndHtml(words, block(exercise.solution_markdown()) + block(exercise.explanation))
