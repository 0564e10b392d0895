"""The columns of a table of grades: the total, the chapters or the exercises."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from math import isclose

from dlbasics.chapters import chapter_title
from dlbasics.exercises.model import Exercise
from dlbasics.grading.policy.grading_policy import GradingPolicy
from dlbasics.grading.policy.write_points import points
from dlbasics.grading.reports.learner_grades import LearnerGrades

BOOK = "Deep Learning Basics"


@dataclass(frozen=True)
class GradeColumn:
    """A column: its name, the points that there are, and what an entry has earned; None for nothing."""

    name: str
    possible: float
    earned: Callable[[LearnerGrades], float | None]

    def cell(self, entry: LearnerGrades) -> str:
        """The points of a learner; empty where a person has to look at the work first, or there is none."""
        earned = self.earned(entry) if entry.counts else None
        return "" if earned is None else points(earned)


def total_column(policy: GradingPolicy) -> list[GradeColumn]:
    """The total alone."""
    return [GradeColumn(BOOK, policy.possible, lambda entry: entry.total)]


def chapter_columns(policy: GradingPolicy) -> list[GradeColumn]:
    """A column for each chapter: what it counts for, less what being late has cost there."""

    def earned(entry: LearnerGrades, chapter: str) -> float | None:
        return policy.counted(chapter, entry.by_chapter[chapter]) if entry.by_chapter else None

    return [
        GradeColumn(
            f"{BOOK}: {chapter_title(chapter)}",
            policy.counted(chapter, policy.points_of(chapter)),
            partial(earned, chapter=chapter),
        )
        for chapter in policy.chapters
    ]


def exercise_columns(policy: GradingPolicy) -> list[GradeColumn]:
    """A column for each exercise: what it counts for; empty where nothing was handed in for it.

    All are empty where they do not add up to the total, as where being late has cost something of it.
    """

    def earned(entry: LearnerGrades, exercise: Exercise) -> float | None:
        if exercise.id not in entry.earned or not exercises_add_up(entry, policy):
            return None
        return policy.counted(exercise.chapter, entry.earned[exercise.id])

    return [
        GradeColumn(exercise.id, policy.counted(exercise.chapter, exercise.points),
                    partial(earned, exercise=exercise))
        for exercise in policy.exercises
    ]


def exercises_add_up(entry: LearnerGrades, policy: GradingPolicy) -> bool:
    """Whether the total is what the exercises earned: nothing was taken off, and no total given by hand."""
    total = sum(policy.counted(policy.chapter_of(id), earned) for id, earned in entry.earned.items())
    return isclose(total, entry.total, abs_tol=1e-6)
