"""The command `exercises`: list them."""

import sys
from argparse import Namespace

from dlbasics.grading.autograder.exercise_selection import select_exercises
from dlbasics.grading.cli.definition_faults import definition_faults
from dlbasics.grading.cli.read_exercise_files import read_exercise_files
from dlbasics.messages import text


def list_exercises(arguments: Namespace) -> int:
    """List exercises, and examine the instructor's own; 1 if something is wrong with them."""
    exercises = select_exercises(read_exercise_files(arguments), tuple(arguments.only))
    for e in exercises:
        id, points, kind = f"{e.id:44}", f"{e.points:3}", f"{e.kind:6}"
        print(text("cli.exercise", id=id, points=points, version=e.version, kind=kind, title=e.title))
    print(text("cli.exercises", count=len(exercises), points=sum(e.points for e in exercises)))
    of_the_book = {exercise.id for exercise in select_exercises()}
    faults = [fault for e in exercises if e.id not in of_the_book for fault in definition_faults(e)]
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0
