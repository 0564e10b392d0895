"""Answers that learners write, kept with the verdict that each must get.

They stand in ``answers/<chapter>/<exercise>.py``: right ones first, then wrong ones by what is said of them.
Most with a source are adapted from what somebody wrote in public: the number of an issue or pull request
stands behind its repository, and a source "search code: ..." quotes the line that finds it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from dlbasics.exercises import attempt, find

FOLDER = Path(__file__).parent / "answers"
THREAD = re.compile(r"[\w.-]+/[\w.-]+#\d+")


@dataclass(frozen=True)
class KeptAnswer:
    """An answer as somebody wrote it.

    Attributes
    ----------
    id : str
        The exercise and what is said of the answer; a number tells several apart.
    exercise : str
        The id of the exercise that it is an answer to.
    expected : str
        The name of the known mistake, several between semicolons or, after ``=``, the status.
    function : Callable
        The answer.
    source : str
        Where it was found in public; empty if nobody knows.
    says : str
        Words that must be said of it.
    never_says : str
        Words that were once said of it and are false.
    """

    id: str
    exercise: str
    expected: str
    function: Callable
    source: str
    says: str
    never_says: str


def answers_to(exercise):
    """A list of answers to an exercise, and the decorator that adds one: ``@answer("a known mistake")``."""
    answers = []

    def answer(expected, *, source="", says="", never_says=""):
        def keep(function):
            number = 1 + sum(other.expected == expected for other in answers)
            id = f"{exercise}: {expected}" + (f" ({number})" if number > 1 else "")
            answers.append(KeptAnswer(id, exercise, expected, function, source, says, never_says))
            return function

        return keep

    return answers, answer


def files() -> list[Path]:
    """The files of all answers."""
    return sorted(FOLDER.glob("*/*.py"))


def answers_in(path) -> list[KeptAnswer]:
    """The answers in a file."""
    return import_module(f"support.answers.{path.parent.name}.{path.stem}").ANSWERS


def all_answers() -> list[KeptAnswer]:
    """All that are kept."""
    return [answer for path in files() for answer in answers_in(path)]


def answers_of_strangers() -> list[KeptAnswer]:
    """Those from an issue or pull request: people who do not know each other wrote them."""
    return [answer for answer in all_answers() if THREAD.fullmatch(answer.source)]


def said_by(verdict) -> str:
    """The name of the known mistake, or the status, that a verdict gives."""
    return "; ".join((verdict.name, *verdict.others)) if verdict.name else f"={verdict.status}"


def said(id, function) -> str:
    """The name of the known mistake, or the status, that the verdict on a function gives."""
    return said_by(attempt(find(id), function))
