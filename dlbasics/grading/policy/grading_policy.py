"""The rules of a class: all that decides what counts, and how much."""

from dataclasses import dataclass, field

from dlbasics.exercises.model import Exercise
from dlbasics.grading.policy.deadlines import Deadlines
from dlbasics.grading.policy.lateness import LatePolicy
from dlbasics.grading.policy.overrides import MAX_POINTS, Override
from dlbasics.grading.policy.read_number import read_number, two_readings
from dlbasics.messages import UsageError, text


@dataclass(frozen=True)
class GradingPolicy:
    """The rules of a class.

    Attributes
    ----------
    exercises : list of Exercise
        Those that count.
    deadlines : Deadlines
    late_policy : LatePolicy
    best_of : int
        Of how many of the last attempts the best counts.
    weights : dict of str to float
        What a chapter counts for in the total; empty where the points themselves do.
    overrides : list of Override
        What a person has decided.
    """

    exercises: list[Exercise]
    deadlines: Deadlines = field(default_factory=Deadlines)
    late_policy: LatePolicy = field(default_factory=LatePolicy)
    best_of: int = 1
    weights: dict[str, float] = field(default_factory=dict)
    overrides: list[Override] = field(default_factory=list)

    @property
    def chapters(self) -> list[str]:
        """The chapters of the exercises, in their order."""
        return list(dict.fromkeys(exercise.chapter for exercise in self.exercises))

    def chapter_of(self, id: str) -> str:
        """The chapter of an exercise."""
        return id.partition("/")[0]

    def points_of(self, chapter: str) -> float:
        """The points of a chapter."""
        return sum(exercise.points for exercise in self.exercises if exercise.chapter == chapter)

    @property
    def book_points(self) -> float:
        """The points of all exercises, whatever the chapters count for."""
        return sum(exercise.points for exercise in self.exercises)

    @property
    def possible(self) -> float:
        """The most that there is to earn."""
        if self.weights:
            return sum(self.weights.get(chapter, 0.0) for chapter in self.chapters)
        return self.book_points

    def total_by_hand(self, points: float) -> float:
        """The total where a person has given points of the book: with weights the same share of these."""
        return points * self.possible / self.book_points if self.weights else points

    def total(self, earned_by_chapter: dict[str, float]) -> float:
        """The total of what was earned in each chapter."""
        return sum(self.counted(chapter, earned) for chapter, earned in earned_by_chapter.items())

    def counted(self, chapter: str, points: float) -> float:
        """What points of a chapter count for in the total."""
        if not self.weights:
            return points
        return self.weights.get(chapter, 0.0) * points / self.points_of(chapter)


def read_weights(arguments: list[str], chapters: list[str]) -> dict[str, float]:
    """Read ``losses=40``: what a chapter counts for.

    Raises
    ------
    UsageError
        If an argument names no chapter or no number, or a chapter has none.
    """
    weights = {}
    for argument in arguments:
        chapter, _, number = argument.partition("=")
        if chapter not in chapters:
            raise UsageError(text("policy.no-chapter", chapter=repr(chapter), chapters=chapters))
        if chapter in weights:
            raise UsageError(text("policy.twice", word=argument))
        if message := two_readings(number):
            raise UsageError(message)
        weight = read_number(number, MAX_POINTS)
        if weight is None:
            raise UsageError(text("policy.no-weight", word=repr(argument)))
        weights[chapter] = weight
    without = [chapter for chapter in chapters if chapter not in weights] if weights else []
    if without:
        raise UsageError(text("policy.without-weight", chapters=without, chapter=without[0]))
    if weights and not any(weights.values()):
        raise UsageError(text("policy.no-weight-at-all"))
    return weights
