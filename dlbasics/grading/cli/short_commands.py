"""What the short commands do: check a file, list exercises, make the zip for learners.

Each command gets its arguments and gives the exit code.
"""

import os
import sys
from argparse import Namespace

from dlbasics.atomic_write import atomic_write
from dlbasics.clean_text import clean
from dlbasics.exercises.judging.verdict import Verdict
from dlbasics.exercises.model import Exercise
from dlbasics.grading.autograder.exercise_selection import select_exercises
from dlbasics.grading.autograder.grade_in_worker import grade_in_worker
from dlbasics.grading.autograder.result import Result
from dlbasics.grading.cli.release import release_zip
from dlbasics.grading.cli.run_settings import check_output_folder, make_settings, own_source
from dlbasics.grading.collect.collection import read_single_file
from dlbasics.messages import UsageError, text

TERMINAL_COLOURS = {"right": 32, "wrong": 31, "part": 33, "open": 2}


def check(arguments: Namespace) -> int:
    """Judge one submission, or those in one person's zip, and show it."""
    settings, exercises = make_settings(arguments, "check")
    submissions = read_single_file(arguments.file)
    results = [grade_in_worker(submission, settings) for submission in submissions]
    for result in results:
        if len(results) > 1:
            print(f"{clean(result.label)}\n")
        print_result(result, exercises)
    if arguments.unsafe:
        print("  " + text("cli.check-unsafe"))
    return 1 if any(result.problem for result in results) else 0


def print_result(result: Result, exercises: list[Exercise]):
    """Show what was found in a submission."""
    exercises_by_id = {exercise.id: exercise for exercise in exercises}
    verdicts = [Verdict.from_dict(data, exercises_by_id[data["id"]]) for data in result.verdicts]
    in_colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    for verdict in verdicts:
        print_verdict(verdict, in_colour)
    earned, possible = sum(v.earned for v in verdicts), sum(v.points for v in verdicts)
    print(text("cli.check-points", earned=earned, possible=possible, count=len(verdicts)))
    for note in [result.problem, *result.notes]:
        if note:
            print(f"  {note}")


def print_verdict(verdict: Verdict, in_colour: bool):
    """Show a verdict in a terminal."""
    heading, *lines = str(verdict).splitlines()
    if in_colour:
        heading = f"\x1b[{TERMINAL_COLOURS[verdict.tone]}m{heading}\x1b[0m"
    print(f"{heading}  {verdict.id}")
    if lines:
        print("\n".join(lines) + "\n")
    else:
        print()


def list_exercises(arguments: Namespace) -> int:
    """List exercises."""
    exercises = select_exercises(own_source(arguments), tuple(arguments.only))
    for e in exercises:
        id, points, kind = f"{e.id:44}", f"{e.points:3}", f"{e.kind:6}"
        print(text("cli.exercise", id=id, points=points, version=e.version, kind=kind, title=e.title))
    print(text("cli.exercises", count=len(exercises), points=sum(e.points for e in exercises)))
    return 0


def release(arguments: Namespace) -> int:
    """Write the zip for learners."""
    of_the_book = {exercise.id for exercise in select_exercises()}
    own = [e for e in select_exercises(own_source(arguments)) if e.id not in of_the_book]
    data = release_zip(arguments.chapters, own, arguments.own_numbers)
    path = arguments.zip.absolute()
    check_output_folder(path.parent)
    if path.is_dir():
        raise UsageError(text("cli.zip-is-a-folder", path=arguments.zip))
    path.parent.mkdir(parents=True, exist_ok=True)
    atomic_write(path, data)
    print(text("cli.zip-written", path=arguments.zip, megabytes=f"{len(data) / 1e6:.1f}"))
    return 0
