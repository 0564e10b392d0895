"""Answers as learners write them, kept with the verdict that each must get."""

import pytest

from dlbasics.exercises import find
from dlbasics.exercises.judging.code_judge import attempt


def collect():
    """A list of answers, and the decorator that adds one: ``@answer("chapter/name", "a known mistake")``.

    What a verdict must say is the name of a known mistake or, after ``=``, the status of one without a name.
    """
    answers = []

    def answer(id, expected):
        def keep(function):
            answers.append(pytest.param(id, expected, function, id=f"{id}: {expected}"))
            return function

        return keep

    return answers, answer


def said(id, function) -> str:
    """The name of the known mistake, or the status, that the verdict on a function gives."""
    verdict = attempt(find(id), function)
    return "; ".join((verdict.name, *verdict.others)) if verdict.name else f"={verdict.status}"
