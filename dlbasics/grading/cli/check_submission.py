"""The command `check`: judge one submission, and show its verdicts in the terminal."""

import os
import sys
from argparse import Namespace

from dlbasics.clean_text import clean
from dlbasics.exercises.judging.verdict import Verdict
from dlbasics.exercises.model import Exercise
from dlbasics.grading.autograder.grade_in_worker import grade_in_worker
from dlbasics.grading.autograder.result import Result
from dlbasics.grading.cli.prepare_run import make_settings
from dlbasics.grading.collect.collection import read_single_file
from dlbasics.grading.policy.write_points import points
from dlbasics.messages import text

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
    print(text("cli.check-points", earned=points(earned), possible=points(possible), count=len(verdicts)))
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
