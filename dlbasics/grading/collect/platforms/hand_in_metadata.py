"""What a platform says about a file that was handed in: whose it is, when, and whether late."""

from dataclasses import dataclass
from datetime import datetime

from dlbasics.grading.collect.platforms.identity import Identity
from dlbasics.messages import Message


@dataclass(frozen=True, slots=True)
class HandInMetadata:
    """What a platform says about one file that was handed in.

    Attributes
    ----------
    people : tuple of Identity
        Whose it is; several of a group.
    time : datetime, optional
        When it was handed in; without a zone where the platform names none.
    marked_late : bool, optional
        Whether the platform marked it late; None if it does not say.
    attempt : int
        What is greater for a later attempt, where the platform counts them.
    file_number : int
        What is greater in a later hand-in, where the platform numbers files: the highest of this person's.
    problem : Message, optional
        Why it does not count as handed in.
    """

    people: tuple[Identity, ...]
    time: datetime | None = None
    marked_late: bool | None = None
    attempt: int = 0
    file_number: int = 0
    problem: Message | None = None
