"""Judge answers to questions: choice, number, order, tune and any other kind."""

from dlbasics.exercises.judging.verdict import Verdict
from dlbasics.exercises.model import Question, UnreadableAnswer
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


def verdict_of(question: Question, rank: int) -> Verdict:
    """The verdict that one of a question's findings leads to."""
    finding = question.findings()[rank]
    credit = 1.0 if finding.status == "right" else 0.0
    return Verdict(question, finding.status, credit, finding.name, finding.message)
