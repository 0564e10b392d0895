"""What a person should know of the points that they have given by hand."""

from dlbasics.grading.policy.grading_policy import GradingPolicy
from dlbasics.grading.policy.overrides import Override
from dlbasics.grading.policy.write_points import points
from dlbasics.messages import Message

MAX_SHOWN = 10


def override_warnings(file: str, policy: GradingPolicy) -> list[Message]:
    """Notes on points above what there is to earn, and on totals: with weights, and of several chapters.

    Parameters
    ----------
    file : str
        The name of the table.
    policy : GradingPolicy
    """
    notes = []
    given = [override for override in policy.overrides if override.points is not None]
    most = {exercise.id: exercise.points for exercise in policy.exercises} | {"": policy.book_points}
    above = [Message("policy.row-above", {"line": override.line, "points": points(override.points),
                                          "possible": points(most[override.exercise])})
             for override in given if override.points > most[override.exercise]]
    if above:
        notes.append(Message("policy.above-maximum", {"path": file, "rows": above[:MAX_SHOWN]}))
    if policy.possible != policy.book_points:
        notes += _weighted_totals(file, given, policy)
    totals = [override.learner for override in given if not override.exercise]
    if totals and len(policy.chapters) > 1:
        params = {"path": file, "learners": totals[:MAX_SHOWN], "chapters": policy.chapters}
        notes.append(Message("policy.total-of-chapters", params))
    return notes


def _weighted_totals(file: str, given: list[Override], policy: GradingPolicy) -> list[Message]:
    """A note on what totals of the book become: they may be meant in the points of the platform."""
    rows = []
    for override in given:
        if not override.exercise and override.points:
            total = policy.total_by_hand(override.points)
            rows.append(Message("policy.row-weighted", {
                "line": override.line, "points": points(override.points), "total": points(total),
                "possible": points(policy.book_points), "weights": points(policy.possible)}))
    return [Message("policy.weighted-totals", {"path": file, "rows": rows[:MAX_SHOWN]})] if rows else []
