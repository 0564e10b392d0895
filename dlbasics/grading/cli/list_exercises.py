"""The command `exercises`: list them."""

from argparse import Namespace

from dlbasics.grading.autograder.exercise_selection import select_exercises
from dlbasics.grading.cli.read_exercise_files import read_exercise_files
from dlbasics.messages import text


def list_exercises(arguments: Namespace) -> int:
    """List exercises."""
    exercises = select_exercises(read_exercise_files(arguments), tuple(arguments.only))
    for e in exercises:
        id, points, kind = f"{e.id:44}", f"{e.points:3}", f"{e.kind:6}"
        print(text("cli.exercise", id=id, points=points, version=e.version, kind=kind, title=e.title))
    print(text("cli.exercises", count=len(exercises), points=sum(e.points for e in exercises)))
    return 0
