"""The columns of a table of grades: the total, the chapters or the exercises."""

from collections.abc import Callable
from dataclasses import dataclass

from dlbasics.chapters import chapter_title
from dlbasics.grading.policy.grading_policy import GradingPolicy
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


def points(number: float) -> str:
    """Points as all tables and pages write them: four decimals at most, and every digit before them."""
    written = f"{number:.4f}".rstrip("0").rstrip(".")
    return "0" if written == "-0" else written


def total_column(policy: GradingPolicy) -> list[GradeColumn]:
    """The total alone."""
    return [GradeColumn(BOOK, policy.possible, lambda entry: entry.total)]


def chapter_columns(policy: GradingPolicy) -> list[GradeColumn]:
    """A column for each chapter, less what being late has cost there."""
    return [
        GradeColumn(
            f"{BOOK}: {chapter_title(chapter)}",
            policy.points_of(chapter),
            lambda entry, chapter=chapter: entry.by_chapter.get(chapter),
        )
        for chapter in policy.chapters
    ]


def exercise_columns(policy: GradingPolicy) -> list[GradeColumn]:
    """A column for each exercise, before anything is taken off; empty where nothing was handed in for it."""
    return [
        GradeColumn(exercise.id, exercise.points, lambda entry, id=exercise.id: entry.earned.get(id))
        for exercise in policy.exercises
    ]
