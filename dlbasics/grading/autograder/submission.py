"""One submission: what goes to whatever judges it."""

from dataclasses import dataclass, field
from math import inf

from dlbasics.messages import Message


@dataclass(frozen=True)
class Submission:
    """One notebook or work file that was handed in, read.

    Attributes
    ----------
    learner : str
        Id of the person whose work it is.
    label : str
        What people call it: the folders and the file's name.
    data : bytes
        The file's content, which is read once; empty if it could not be read.
    problem : Message, optional
        Why it could not be read.
    other_ids : tuple of str
        Everything else by which the roster knows the person: one may have own numbers by any of it.
    claimed : str
        Whose work the file itself says that it is.
    time : str
        When it was handed in, in UTC (ISO 8601); empty if the platform does not say.
    is_in_earlier_download : bool
        Whether an earlier download has it as well: then it may have been handed in before `time`, which is
        the learner's last.
    marked_late : bool, optional
        Whether the platform marked it late; None if it does not say.
    attempt : int
        What is greater for a later attempt, where the platform counts them.
    sort_key : tuple of str
        What is greater for the later one of several files of one attempt.
    seconds_left : float
        How long the learner's work may still be judged.
    key : str
        Names its result, and changes with everything that the result depends on.
    """

    learner: str
    label: str
    data: bytes = field(default=b"", repr=False)
    problem: Message | None = None
    other_ids: tuple[str, ...] = ()
    claimed: str = ""
    time: str = ""
    is_in_earlier_download: bool = False
    marked_late: bool | None = None
    attempt: int = 0
    sort_key: tuple[str, ...] = ()
    seconds_left: float = inf
    key: str = ""
