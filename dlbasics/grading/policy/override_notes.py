"""What a person should know of the points that they have given by hand."""

from dlbasics.grading.policy.grading_policy import GradingPolicy
from dlbasics.messages import Message

MAX_SHOWN = 10


def override_notes(file: str, policy: GradingPolicy) -> list[Message]:
    """Notes on points above what there is to earn, and on totals that say nothing of several chapters.

    Parameters
    ----------
    file : str
        The name of the table.
    policy : GradingPolicy
    """
    notes = []
    given = [each for each in policy.overrides if each.points is not None]
    most = {exercise.id: exercise.points for exercise in policy.exercises} | {"": policy.possible}
    above = [Message("policy.row-above", {"line": each.line, "points": f"{each.points:g}",
                                          "possible": f"{most[each.exercise]:g}"})
             for each in given if each.points > most[each.exercise]]
    if above:
        notes.append(Message("policy.above-maximum", {"path": file, "rows": above[:MAX_SHOWN]}))
    totals = [each.learner for each in given if not each.exercise]
    if totals and len(policy.chapters) > 1:
        params = {"path": file, "learners": totals[:MAX_SHOWN], "chapters": policy.chapters}
        notes.append(Message("policy.total-of-chapters", params))
    return notes
