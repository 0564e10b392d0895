"""One learner's results in the form that Gradescope reads."""

import json

from dlbasics.exercises.model import Exercise
from dlbasics.grading.reports.entries import GradebookEntry
from dlbasics.messages import text


def gradescope_results(entry: GradebookEntry, exercises: list) -> bytes:
    """A ``results.json``."""
    results = {
        "score": entry.total,
        "output": "\n".join(entry.notes),
        "output_format": "text",
        "tests": [_test(entry, exercise) for exercise in exercises],
    }
    return (json.dumps(results, indent=1, ensure_ascii=False) + "\n").encode()


def _test(entry: GradebookEntry, exercise: Exercise) -> dict:
    answer = entry.answers.get(exercise.id)
    earned, output = 0, text("gradebook.not-handed-in")
    if answer:
        verdict = answer.verdict_on(exercise)
        earned, output = answer.earned, verdict.sentence or verdict.status
    return {
        "name": f"{exercise.id}: {exercise.title}",
        "score": earned,
        "max_score": exercise.points,
        "status": "passed" if earned == exercise.points else "failed",
        "output": output,
        "output_format": "text",
        "visibility": "visible",
    }
