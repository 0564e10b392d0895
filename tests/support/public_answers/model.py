"""What is kept of a public answer, and the decorator that keeps it."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class PublicAnswer:
    """An answer as somebody wrote it in public.

    Attributes
    ----------
    id : str
        A name for it, unique in its exercise.
    exercise : str
        The id of the exercise that it is an answer to.
    source : str
        The repository and thread, or the page, that it is adapted from.
    wrong : str
        What is wrong in it, in one line; empty if it is right.
    function : Callable
        The answer.
    """

    id: str
    exercise: str
    source: str
    wrong: str
    function: Callable


def collect():
    """A list of answers, and the decorator that adds one: ``@answer(exercise, id, source, wrong)``."""
    answers = []

    def answer(exercise, id, source, wrong=""):
        def keep(function):
            answers.append(PublicAnswer(id, exercise, source, wrong, function))
            return function

        return keep

    return answers, answer
