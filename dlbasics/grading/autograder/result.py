"""What was found in one submission."""

import sys
from dataclasses import dataclass, field, fields, replace

from dlbasics.grading.autograder.submission import Submission
from dlbasics.messages import Message

OF_SUBMISSION = ("learner", "label", "claimed", "time", "is_in_earlier_download", "marked_late",
                 "attempt", "sort_key")
NOT_KEPT = ("seconds",)
# What stands in the place of a verdict where an exercise was not judged
NOT_JUDGED = ("grade.over-time", "grade.not-judged")


@dataclass(frozen=True)
class Result:
    """What was found in one submission: all that the reports are made from.

    Attributes
    ----------
    learner, label, claimed, time, is_in_earlier_download, marked_late, attempt, sort_key
        The submission's.
    unsafe : bool
        Whether it was judged without a sandbox.
    problem : Message, optional
        Why a person has to look at it.
    notes : list of Message
        What was odd about it.
    verdicts : list of dict
        One for each exercise that it answers, as `Verdict.to_dict` makes it.
    ran_out, judged_again : list of str
        Exercises that ended because time or memory ran out, as `Session.ran_out`; and those that were judged
        once more for that, alone.
    seconds : float
        How long judging took; it is not kept, since no run takes as long as another.
    """

    learner: str
    label: str
    claimed: str = ""
    time: str = ""
    is_in_earlier_download: bool = False
    marked_late: bool | None = None
    attempt: int = 0
    sort_key: tuple[str, ...] = ()
    unsafe: bool = False
    problem: Message | None = None
    notes: list[Message] = field(default_factory=list)
    verdicts: list[dict] = field(default_factory=list)
    ran_out: list[str] = field(default_factory=list)
    judged_again: list[str] = field(default_factory=list)
    seconds: float = field(default=0.0, compare=False)

    @classmethod
    def of(cls, submission: Submission, **found) -> "Result":
        """Make the result of a submission."""
        return cls(**_attributes_of(submission), **found)

    def brought_up_to(self, submission: Submission) -> "Result":
        """This result, with what is known now of the submission, such as when it was handed in."""
        return replace(self, **_attributes_of(submission))

    def with_second(self, second: "Result") -> "Result":
        """This result, with the exercises that ran out of time or memory taken from a second judging."""
        if "" in self.ran_out:  # the cells could not be read: all was judged anew
            return replace(second, judged_again=self.ran_out)
        unjudged = {verdict["id"] for verdict in second.verdicts if _is_unjudged(verdict)}
        judged_anew = {verdict["id"]: verdict for verdict in second.verdicts
                       if verdict["id"] in self.ran_out and verdict["id"] not in unjudged}
        still_missing = [id for id in self.ran_out if id not in judged_anew]
        return replace(
            self,
            problem=self.problem or second.problem,
            verdicts=[judged_anew.get(verdict["id"], verdict) for verdict in self.verdicts],
            ran_out=sorted({*second.ran_out, *still_missing}),
            judged_again=[id for id in self.ran_out if id not in unjudged],
        )

    def to_dict(self) -> dict:
        """The result as JSON data."""
        names = [attribute.name for attribute in fields(self)]
        data = {name: getattr(self, name) for name in names if name not in NOT_KEPT}
        data["problem"] = self.problem and self.problem.to_json()
        data["notes"] = [note.to_json() for note in self.notes]
        return data

    @classmethod
    def from_dict(cls, data: dict) -> "Result":
        """The result that `to_dict` made.

        Raises
        ------
        TypeError, ValueError, KeyError
            If it did not.
        """
        problem = data["problem"] and Message.from_json(data["problem"])
        notes = [Message.from_json(note) for note in data["notes"]]
        verdicts = [_with_interned_strings(verdict) for verdict in data["verdicts"]]
        sort_key = tuple(data["sort_key"])
        return cls(**data | {"problem": problem, "notes": notes, "verdicts": verdicts, "sort_key": sort_key})


def _attributes_of(submission: Submission) -> dict:
    return {name: getattr(submission, name) for name in OF_SUBMISSION}


def _with_interned_strings(verdict: dict) -> dict:
    """The same verdict, whose strings all verdicts share: those of a large class would fill the memory."""
    return {sys.intern(name): sys.intern(value) if type(value) is str else value
            for name, value in verdict.items()}


def _is_unjudged(verdict: dict) -> bool:
    """Whether a verdict only says that the exercise was not judged."""
    return bool(verdict["message"]) and verdict["message"]["code"] in NOT_JUDGED
