"""What an exercise is made of: cases, known mistakes, options."""

from collections.abc import Callable
from dataclasses import dataclass

CASE_KINDS = ("ordinary", "edge", "extreme")


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
        if self.kind not in CASE_KINDS:
            raise ValueError(f"kind is {self.kind!r}; expected 'ordinary', 'edge' or 'extreme'")
        if not isinstance(self.args, tuple):
            raise TypeError(f"args is a {type(self.args).__name__}; expected a tuple of arguments")


@dataclass(frozen=True, eq=False)
class Misconception:
    """A wrong implementation that people really write, and the sentence that helps.

    `credit` is the fraction of the points that it earns: 0.5 for a right formula that is not stable. With 1
    the answer is right, and the sentence a note: it fails only for sizes that the exercise does not speak of.
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
class WrongNumber:
    """A number that a known mistake leads to, and the sentence that helps.

    The value is NaN if the mistake leads to no number of its own with the numbers of this variant.
    """

    value: float
    sentence: str


@dataclass(frozen=True)
class OrderConstraint:
    """A constraint of an `Order`: line `first` comes before line `then` (indices of `lines`)."""

    first: int
    then: int
    sentence: str = ""


@dataclass(frozen=True, eq=False)
class WrongRegion:
    """A region of an explorer's controls that is not the goal, and the sentence that helps."""

    when: Callable[..., bool]
    sentence: str
