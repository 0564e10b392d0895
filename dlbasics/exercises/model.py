"""What definitions are made of: cases, misconceptions, options, and what all kinds of exercise share."""

import hashlib
import json
import textwrap
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import ClassVar

from dlbasics.exercise_id import EXERCISE_ID


@dataclass(frozen=True, eq=False)
class Case:
    """One call of the learner's function; `about` says in the learner's words what is special about it.

    `goal` is for an exercise with `accept`: what only the judge knows, such as the truth about held-out data.
    """

    args: tuple
    kind: str = "ordinary"
    about: str = ""
    goal: object = None

    def __post_init__(self):
        if self.kind not in ("ordinary", "edge", "extreme"):
            raise ValueError(f"kind is {self.kind!r}; expected 'ordinary', 'edge' or 'extreme'")
        if not isinstance(self.args, tuple):
            raise TypeError(f"args is a {type(self.args).__name__}; expected a tuple of arguments")


@dataclass(frozen=True, eq=False)
class Misconception:
    """A wrong implementation that people really write, and the sentence that helps.

    `credit` is the fraction of the points that it earns (0.5 for a right formula that is not stable).
    `also` holds the same mistake with other numbers, such as another eps, or in another idiom.
    """

    name: str
    answer: Callable
    sentence: str
    credit: float = 0.0
    also: tuple = ()


@dataclass(frozen=True)
class Option:
    """One option of a `Choice` and what to say to who chooses it."""

    text: str
    feedback: str
    right: bool = False


@dataclass(frozen=True)
class Mistake:
    """A number that a known mistake leads to, and the sentence that helps."""

    value: float
    sentence: str


@dataclass(frozen=True)
class Before:
    """A constraint of an `Order`: line `first` comes before line `then` (indices of `lines`)."""

    first: int
    then: int
    sentence: str


@dataclass(frozen=True, eq=False)
class Wrong:
    """A region of an explorer's controls that is not the goal, and the sentence that helps."""

    when: Callable[..., bool]
    sentence: str


@dataclass(frozen=True, eq=False)
class Exercise:
    """What all kinds share.

    Parameters
    ----------
    id : str
        ``"<chapter>/<kebab-name>"``, unique in the book.
    title : str
        A few words, shown as the heading.
    points : int
        What a right answer earns.
    edition : int
        Raise it when a change that the learner cannot see (a new case) makes old verdicts doubtful.
    """

    kind: ClassVar[str] = ""
    id: str
    title: str
    points: int
    edition: int = field(default=1, kw_only=True)

    def __post_init__(self):
        if not EXERCISE_ID.fullmatch(self.id):
            raise ValueError(f"id is {self.id!r}; expected 'chapter/kebab-name'")
        if not (isinstance(self.points, int) and self.points > 0):
            raise ValueError(f"points of {self.id} is {self.points!r}; expected a positive integer")

    @property
    def chapter(self) -> str:
        """The chapter that the exercise belongs to: the first part of its id."""
        return self.id.split("/")[0]

    @property
    def statement(self) -> str:
        """What the learner is asked, in inline Markdown."""
        return textwrap.dedent(self.question).strip()

    @cached_property
    def version(self) -> str:
        """Digest of what the learner sees: work done on another version is kept, but apart."""
        seen = json.dumps([self.kind, self.points, self.edition, *self.content()], ensure_ascii=True)
        return hashlib.sha256(seen.encode()).hexdigest()[:8]

    def content(self) -> list:
        """The learner-facing content that the version digests."""
        return [self.statement]
