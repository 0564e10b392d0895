"""The record of an answer beside its verdict, by which a saved notebook can be graded."""

from dataclasses import dataclass

from dlbasics.exercises.model import Question

ANSWER_MIME = "application/vnd.dlbasics.answer+json"


@dataclass(frozen=True, repr=False)
class RecordedVerdict:
    """A verdict to display; a notebook keeps the answer beside it.

    Parameters
    ----------
    question : Question
    verdict : Verdict
    answer : object
        What was judged.
    """

    question: Question
    verdict: object
    answer: object

    def __repr__(self) -> str:
        return str(self.verdict)

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict:
        return mimebundle(self.question, self.verdict, self.answer)


def mimebundle(question: Question, verdict, answer) -> dict:
    """The verdict with the record of the answer, unless there is none."""
    bundle = verdict._repr_mimebundle_()
    if verdict.status != "not attempted":
        record = {"id": question.id, "version": question.version, "answer": question.read(answer)}
        bundle[ANSWER_MIME] = record
    return bundle
