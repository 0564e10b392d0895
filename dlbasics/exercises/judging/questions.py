"""Judge answers to questions: choice, number, order, tune and any other kind."""

import numpy as np

from dlbasics.exercises.judging.verdict import Verdict
from dlbasics.exercises.model import Question, UnreadableAnswer
from dlbasics.exercises.typed_answers.letters import LETTERS
from dlbasics.markdown import literal
from dlbasics.messages import Message


def judge(question: Question, answer) -> Verdict:
    """Judge an answer; one that cannot be read is not attempted and counts as no try."""
    try:
        rank = question.rank(question.read(answer))
    except UnreadableAnswer as error:
        return Verdict(question, "not attempted", message=error.message)
    except (ValueError, TypeError):
        message = Message("question.unreadable", {"answer": literal(repr(answer)[:200])})
        return Verdict(question, "not attempted", message=message)
    return verdict_of(question, rank)


def ambiguous_places(question: Question, answer) -> Message | None:
    """What to ask back about a list of numbers in a call, which may count from 0 or from 1.

    Recorded lists count from 0.
    """
    value = answer.tolist() if isinstance(answer, np.ndarray | np.generic) else answer
    count = len(question.lettered())
    if not count or not isinstance(value, list | tuple | range) or not all(type(one) is int for one in value):
        return None
    if not value or min(value) < 1 or max(value) > count or len(set(value)) < len(value):
        return None
    offered = [f'"{" ".join(LETTERS[place - first] for place in value)}"' for first in (1, 0)
               if max(value) - first < count]
    calls = [f"`{question.asked_by}('{question.id}', {letters})`" for letters in offered]
    code = "question.places" if len(calls) == 2 else "question.places.from-one"
    return Message(code, dict(zip(("first", "second"), calls, strict=False)) | {"answer": str(list(value))})


def verdict_of(question: Question, rank: int) -> Verdict:
    """The verdict that one of a question's findings leads to."""
    finding = question.findings()[rank]
    credit = 1.0 if finding.status == "right" else 0.0
    return Verdict(question, finding.status, credit, finding.name, finding.message)
