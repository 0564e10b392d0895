"""What an exercise is made of: cases, known mistakes, options."""

from collections.abc import Callable
from dataclasses import dataclass

from dlbasics.exercises.model.definition import (
    Definition,
    DefinitionError,
    check_number,
    check_parts,
    definition,
    shown,
)
from dlbasics.messages import text

CASE_KINDS = ("ordinary", "edge", "extreme")


@dataclass(frozen=True, eq=False)
class Case(Definition):
    """One call of the learner's function; `about` says in the learner's words what is special about it.

    `goal` is for an exercise with `accept`: what only the judge knows, such as the truth about held-out data.
    """

    args: tuple
    kind: str = "ordinary"
    about: str = ""
    goal: object = None

    def __post_init__(self):
        if self.kind not in CASE_KINDS:
            raise DefinitionError(text("exercise.no-kind-of-case", kind=shown(self.kind), kinds=CASE_KINDS))
        if not isinstance(self.args, tuple):
            raise DefinitionError(text("exercise.no-arguments", type=type(self.args).__name__))


@dataclass(frozen=True, eq=False)
class Misconception(Definition):
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

    def __post_init__(self):
        what = definition(type(self), (self.name,), {})
        check_number(what, "credit", self.credit)
        if not 0 <= self.credit <= 1:
            raise DefinitionError(text("exercise.no-credit", id=what, value=shown(self.credit)))
        check_parts(what, "also", self.also, Callable)


@dataclass(frozen=True)
class Option(Definition):
    """One option of a `Choice` and what to say to who chooses it."""

    text: str
    feedback: str
    right: bool = False

    def __post_init__(self):
        if self.right not in (True, False):
            what = definition(type(self), (self.text,), {})
            raise DefinitionError(text("exercise.not-true-or-false", id=what, value=shown(self.right)))


@dataclass(frozen=True)
class WrongNumber(Definition):
    """A number that a known mistake leads to, and the sentence that helps.

    The value is NaN if the mistake leads to no number of its own with the numbers of this variant.
    """

    value: float
    sentence: str

    def __post_init__(self):
        check_number(definition(type(self), (self.value,), {}), "value", self.value)


@dataclass(frozen=True)
class OrderConstraint(Definition):
    """A constraint of an `Order`: line `first` comes before line `then` (indices of `lines`)."""

    first: int
    then: int
    sentence: str = ""


@dataclass(frozen=True, eq=False)
class WrongRegion(Definition):
    """A region of an explorer's controls that is not the goal, and the sentence that helps."""

    when: Callable[..., bool]
    sentence: str
