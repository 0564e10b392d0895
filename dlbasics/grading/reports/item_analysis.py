"""What each exercise says of a class: how hard it was, and whether it tells learners apart.

The difficulty is the mean share of points of those who answered. The discrimination is the corrected
item-total correlation (Nunnally and Bernstein, *Psychometric Theory*, 1994, ch. 8): over those who answered,
Pearson's correlation of the points for the exercise with the points for all others. For an exercise that is
right or wrong it is the point-biserial correlation with the rest.
"""

from collections import Counter
from dataclasses import dataclass

import numpy as np
from markupsafe import Markup

from dlbasics.exercises.model import Exercise
from dlbasics.grading.policy.grading_policy import GradingPolicy
from dlbasics.grading.policy.write_points import points
from dlbasics.grading.reports.charts import Dot, dot_chart
from dlbasics.grading.reports.column_headings import headings
from dlbasics.grading.reports.learner_grades import LearnerGrades
from dlbasics.grading.results.write_csv import csv_bytes
from dlbasics.messages import text

HEADINGS = ("exercise", "title", "points", "answers", "difficulty", "discrimination", "why-blank",
            "judged-again", "ran-out")
MIN_ANSWERS = 10  # with fewer, a correlation is an accident
SAME = 1e-9  # points that differ by less are the same: sums of tenths are not exact


@dataclass(frozen=True)
class ItemStatistics:
    """What an exercise says of a class.

    Attributes
    ----------
    number : int
        Of the exercise in the table and in the figure.
    exercise : Exercise
    answers : int
        How many have answered it.
    difficulty : float or None
        Mean share of points, from 0 to 1; None if nobody has answered.
    discrimination : float or None
        From -1 to 1; None where it cannot be told.
    reason : str
        Why not.
    ran_out : int
        How many answers ended because time or memory ran out, also when they were judged alone.
    judged_again : int
        How many were judged once more, alone, for that.
    """

    number: int
    exercise: Exercise
    answers: int
    difficulty: float | None
    discrimination: float | None
    reason: str
    ran_out: int
    judged_again: int


def item_statistics(entries: list[LearnerGrades], policy: GradingPolicy) -> list[ItemStatistics]:
    """The statistics of each exercise, over the learners whose points count.

    Parameters
    ----------
    entries : list of LearnerGrades
    policy : GradingPolicy
    """
    counted = [entry for entry in entries if entry.counts]
    totals = [sum(entry.worth.get(exercise.id, 0.0) for exercise in policy.exercises) for entry in counted]
    results = [result for entry in counted for result in entry.results]
    ran_out = Counter(id for result in results for id in result.ran_out)
    judged_again = Counter(id for result in results for id in result.judged_again)
    items = []
    for number, exercise in enumerate(policy.exercises, 1):
        pairs = [(entry.worth[exercise.id], total) for entry, total in zip(counted, totals, strict=True)
                 if exercise.id in entry.worth]
        earned, total = np.array(pairs).reshape(-1, 2).T
        rest = total - earned
        discrimination, reason = _discrimination(earned, rest, len(policy.exercises))
        items.append(ItemStatistics(
            number, exercise, len(earned),
            float(earned.mean() / exercise.points) if len(earned) else None, discrimination, reason,
            ran_out[exercise.id], judged_again[exercise.id],
        ))
    return items


def _discrimination(earned: np.ndarray, rest: np.ndarray, exercises: int) -> tuple[float | None, str]:
    """The correlation of the points for an exercise with all other points, or why there is none."""
    if not len(earned):
        return None, text("items.no-answers")
    if exercises < 2:
        return None, text("items.only-one")
    if len(earned) < MIN_ANSWERS:
        return None, text("items.too-few", least=MIN_ANSWERS)
    if np.ptp(earned) < SAME:
        return None, text("items.all-alike")
    if np.ptp(rest) < SAME:
        return None, text("items.rest-alike")
    return float(np.corrcoef(earned, rest)[0, 1]), ""


def items_csv(items: list[ItemStatistics]) -> bytes:
    """A row for each exercise; empty where something cannot be told, with the reason."""
    rows = [headings(HEADINGS)]
    for item in items:
        rows.append([
            item.exercise.id, item.exercise.title, points(item.exercise.points), item.answers,
            _rounded(item.difficulty), _rounded(item.discrimination), item.reason, item.judged_again,
            item.ran_out,
        ])
    return csv_bytes(rows)


def _rounded(value: float | None) -> float | str:
    """A number as a cell, without a sign where it is rounded to nothing."""
    return "" if value is None else round(value, 2) + 0.0


def items_figure(items: list[ItemStatistics]) -> Markup:
    """A figure of difficulty and discrimination; empty where no exercise has both."""
    dots = [Dot(str(item.number), 100 * item.difficulty, item.discrimination)
            for item in items if item.discrimination is not None]
    if not dots:
        return Markup()
    lowest = min(dots, key=lambda dot: dot.y)
    alt = text("items.figure", count=len(dots), number=lowest.name, lowest=f"{lowest.y:.2f}")
    return dot_chart(dots, text("items.difficulty-axis"), text("items.discrimination-axis"), alt)
