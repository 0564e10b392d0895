"""What the command line does: grade a class, check a file, list exercises, make the zip for learners.

Each command gets its arguments and gives the exit code.
"""

import os
import sys
from argparse import Namespace
from collections.abc import Callable
from contextlib import nullcontext

from dlbasics.atomic_write import atomic_write
from dlbasics.exercises.judging.verdict import Verdict
from dlbasics.grading.autograder.exercise_selection import select_exercises
from dlbasics.grading.autograder.grade_in_worker import grade_in_worker
from dlbasics.grading.autograder.grading_settings import GradingSettings, code_digest
from dlbasics.grading.cli.progress_bar import ProgressBar
from dlbasics.grading.cli.release import release_zip
from dlbasics.grading.cli.seed import find_secret
from dlbasics.grading.cli.summary import print_summary
from dlbasics.grading.collect.collection import Collection, read_single_file
from dlbasics.grading.collect.roster import read_roster
from dlbasics.grading.reports.entries import EntryStatus, gradebook_entries
from dlbasics.grading.reports.figures import load_matplotlib
from dlbasics.grading.reports.write import write_reports
from dlbasics.grading.results.atomic_files import remove_temporaries
from dlbasics.grading.results.store import ResultStore
from dlbasics.grading.sandbox import memory_group
from dlbasics.grading.sandbox.bubblewrap import require_bubblewrap
from dlbasics.grading.scheduling.class_run import ClassRun
from dlbasics.grading.scheduling.executors import LocalProcesses, connect_to_cluster

TERMINAL_COLOURS = {"right": 32, "wrong": 31, "part": 33, "open": 2}


def grade(arguments: Namespace) -> int:
    """Grade a class."""
    if arguments.jobs < 1:
        raise ValueError(f"--jobs is {arguments.jobs}; expected 1 or more")
    people = read_roster(arguments.roster) if arguments.roster else []
    secret = find_secret(arguments.seed, arguments.seed_file, arguments.out)
    settings, exercises = make_settings(arguments, secret)
    remove_temporaries(arguments.out)
    with Collection(arguments.submissions, people, arguments.deadline, arguments.out) as collection:
        run = ClassRun(collection, settings, ResultStore(arguments.out), lambda: ProgressBar(sys.stderr))
        results = run.grade(workers(arguments), meanwhile=load_matplotlib)
    if not results and not run.lost and not people:
        raise ValueError("there is no submission in " + ", ".join(map(str, arguments.submissions)))
    entries = gradebook_entries(results, people)
    write_reports(arguments.out, entries, exercises)
    print_summary(arguments.out, entries, exercises)
    if run.lost:
        print(f"{run.lost} results are missing: is {arguments.out} being deleted? Run it again.",
              file=sys.stderr)  # fmt: skip
    return 1 if run.lost or any(entry.status is EntryStatus.NEEDS_A_LOOK for entry in entries) else 0


def make_settings(arguments: Namespace, secret: str) -> tuple[GradingSettings, list]:
    """The settings of a run, and the exercises that count."""
    own_exercises = own_source(arguments)
    if not 0 < arguments.seconds < 1e6:
        raise ValueError(f"--seconds is {arguments.seconds:g}; expected a number above 0")
    only = tuple(arguments.only)
    if arguments.unsafe:
        print("WITHOUT a sandbox: what is judged can do whatever you can.", file=sys.stderr)
    else:
        require_bubblewrap()
        print(memory_group.protection(), file=sys.stderr)
    exercises = select_exercises(own_exercises, only)
    settings = GradingSettings(secret, own_exercises, arguments.seconds, arguments.unsafe, only,
                               code_digest())
    return settings, exercises


def own_source(arguments: Namespace) -> str:
    """Text of the instructor's own file of exercises; empty if there is none."""
    return arguments.exercises.read_text(encoding="utf-8") if arguments.exercises else ""


def workers(arguments: Namespace) -> Callable:
    """What connects to the workers: processes here, or a Dask cluster."""
    if arguments.cluster:
        return lambda: connect_to_cluster(arguments.cluster)
    return lambda: nullcontext(LocalProcesses(arguments.jobs, arguments.unsafe))


def check(arguments: Namespace) -> int:
    """Judge one submission and show it."""
    if not arguments.file.is_file():
        raise ValueError(f"{arguments.file} is a folder; expected one file (grade takes folders)")
    settings, exercises = make_settings(arguments, "check")
    result = grade_in_worker(read_single_file(arguments.file), settings)
    exercises_by_id = {exercise.id: exercise for exercise in exercises}
    verdicts = [Verdict.from_dict(data, exercises_by_id[data["id"]]) for data in result.verdicts]
    in_colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    for verdict in verdicts:
        print_verdict(verdict, in_colour)
    earned, possible = sum(v.earned for v in verdicts), sum(v.points for v in verdicts)
    print(f"{earned:g} of the {possible:g} points of {len(verdicts)} exercises handed in")
    for note in [result.problem, *result.notes]:
        if note:
            print(f"  {note}")
    if arguments.unsafe:
        print("  Judged WITHOUT a sandbox.")
    return 1 if result.problem else 0


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
        print(f"{e.id:44} {e.points:3} points  {e.version}  {e.kind:6}  {e.title}")
    print(f"{len(exercises)} exercises, {sum(e.points for e in exercises)} points")
    return 0


def release(arguments: Namespace) -> int:
    """Write the zip for learners."""
    of_the_book = {exercise.id for exercise in select_exercises()}
    own = [e for e in select_exercises(own_source(arguments)) if e.id not in of_the_book]
    data = release_zip(arguments.chapters, own)
    path = arguments.zip.absolute()
    path.parent.mkdir(parents=True, exist_ok=True)
    atomic_write(path, data)
    print(f"{arguments.zip}: {len(data) / 1e6:.1f} MB")
    return 0
