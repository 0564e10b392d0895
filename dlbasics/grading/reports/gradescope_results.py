"""One learner's results in the form that Gradescope reads."""

import json

from dlbasics.exercises.judging.verdict import Verdict
from dlbasics.exercises.model import Exercise
from dlbasics.grading.policy.grading_policy import GradingPolicy
from dlbasics.grading.reports.learner_grades import LearnerGrades
from dlbasics.messages import text


def gradescope_results(entry: LearnerGrades, policy: GradingPolicy) -> bytes:
    """A ``results.json``; of work that counts, since Gradescope takes nothing without a score."""
    results = {
        "score": round(entry.total, 4),
        "output": "\n".join(filter(None, [entry.comment_on(""), *entry.notes])),
        "output_format": "text",
        "tests": [_test(entry, exercise) for exercise in policy.exercises],
    }
    return (json.dumps(results, indent=1, ensure_ascii=False) + "\n").encode()


def _test(entry: LearnerGrades, exercise: Exercise) -> dict:
    answer = entry.answers.get(exercise.id)
    earned, output = entry.earned.get(exercise.id, 0), text("gradebook.not-handed-in")
    if answer:
        verdict = Verdict.from_dict(answer.record, exercise)
        output = verdict.sentence or verdict.heading
    output = "\n".join(filter(None, (output, entry.comment_on(exercise.id))))
    return {
        "name": f"{exercise.id}: {exercise.title}",
        "score": earned,
        "max_score": exercise.points,
        "status": "passed" if earned >= exercise.points else "failed",
        "output": output,
        "output_format": "text",
        "visibility": "visible",
    }
