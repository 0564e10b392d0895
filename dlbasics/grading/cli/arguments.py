"""All that the command line understands."""

import argparse
import os
from pathlib import Path

from dlbasics.grading.autograder.grading_settings import LEARNER_SECONDS, SECONDS

EXAMPLES = """\
examples:
  python -m dlbasics.grading grade moodle.zip --out graded --roster worksheet.csv --deadline 2026-11-30T23:59
  python -m dlbasics.grading grade moodle.zip --out graded --only activations losses/huber
  python -m dlbasics.grading check ada.ipynb
  python -m dlbasics.grading release class.zip activations losses
"""
GRADE = """\
Judge submissions (notebooks, and the files that the page saves) into a gradebook. Run it again after an
interruption, or with more submissions: what is judged already is not judged again.

In DIR: gradebook.csv, class.html, feedback/ (a page a learner), canvas.csv, gradescope/, results/ (one JSON
file a submission), seed.txt (the secret that the hidden cases are made from: keep it, to yourself). To fill
in: overrides.csv (points and comments by hand) and, if there are strangers, who.csv.
Exit code 0: all judged; 1: some need a look, or it was stopped; 2: wrong usage, or no sandbox here.
"""


def existing_path(text: str) -> Path:
    """A path of the command line that must lead to something."""
    if not Path(text).exists():
        raise argparse.ArgumentTypeError(f"there is no {text}")
    return Path(text)


def argument_parser() -> argparse.ArgumentParser:
    """The parser of the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m dlbasics.grading",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        description="Grade submissions of the book's exercises.",
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="{grade,check,exercises,release}")
    grade, check = _add_grade(commands), _add_check(commands)
    exercises = commands.add_parser("exercises", help="list ids, points and versions")
    release = _add_release(commands)
    for command in (grade, check, exercises, release):
        command.add_argument(
            "--exercises", type=existing_path, metavar="PY", help="a file with exercises of your own"
        )
    for command in (grade, check, exercises):
        command.add_argument("--only", nargs="+", default=[], metavar="ID", help="ids or chapters that count")
    for command in (grade, check):
        command.add_argument(
            "--seconds",
            type=float,
            default=SECONDS,
            metavar="S",
            help="most time for one exercise (default: %(default)g)",
        )
        command.add_argument(
            "--own-numbers", action="store_true",
            help="judge questions with each learner's own numbers: learners called own_numbers(ID)",
        )  # fmt: skip
        command.add_argument(
            "--budget",
            type=float,
            default=LEARNER_SECONDS,
            metavar="S",
            help="most time for all of one learner's work (default: %(default)g)",
        )
        command.add_argument(
            "--unsafe", action="store_true",
            help="no sandbox: for a file of your own, since it can do whatever you can",
        )  # fmt: skip
    return parser


def _add_grade(commands) -> argparse.ArgumentParser:
    command = commands.add_parser(
        "grade", help="grade a class", description=GRADE, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    command.add_argument(
        "submissions",
        nargs="+",
        type=existing_path,
        metavar="SUBMISSIONS",
        help="folders (a folder or file a learner), zips as Moodle or Canvas give them, files",
    )
    command.add_argument(
        "--out", required=True, type=Path, metavar="DIR", help="folder for all that is written"
    )
    _add_class_files(command)
    _add_rules(command)
    command.add_argument("--seed", metavar="SECRET", help="the secret itself (default: in DIR/seed.txt)")
    command.add_argument(
        "--seed-file", type=existing_path, metavar="FILE", help="a file that holds the secret"
    )
    command.add_argument(
        "--jobs",
        type=int,
        default=os.cpu_count(),
        metavar="N",
        help="processes (default: one a core, %(default)s here)",
    )
    command.add_argument("--cluster", metavar="ADDRESS", help="a Dask scheduler, tcp://host:8786")
    return command


def _add_class_files(command: argparse.ArgumentParser):
    """Who the learners are, and when they handed in."""
    group = command.add_argument_group("whose work it is")
    group.add_argument(
        "--roster",
        type=existing_path,
        metavar="CSV",
        help="the people of the class, as any platform exports them; or columns id, name, email",
    )
    group.add_argument(
        "--map",
        type=existing_path,
        metavar="CSV",
        help="who strangers are (default: DIR/who.csv, which a run writes for you to fill in)",
    )
    group.add_argument(
        "--times",
        type=existing_path,
        metavar="CSV",
        help="when people handed in: Moodle's worksheet or log, a table of Sakai or GitHub",
    )
    group.add_argument(
        "--timezone",
        default="",
        metavar="ZONE",
        help="of times that name none, such as Europe/Berlin (default: this machine's)",
    )


def _add_rules(command: argparse.ArgumentParser):
    """What counts, and how much."""
    group = command.add_argument_group("what counts")
    group.add_argument(
        "--deadline",
        nargs="+",
        default=[],
        metavar="TIME",
        help="2026-11-30T23:59 or with +01:00; CHAPTER=TIME for one chapter",
    )
    group.add_argument(
        "--extensions",
        type=existing_path,
        metavar="CSV",
        help="columns id and deadline or days; chapter, if it is for one",
    )
    group.add_argument(
        "--late",
        nargs="+",
        default=[],
        metavar="RULE",
        help="per-day=10%% (or points: per-day=0.5), grace=15m, cut-off=3d",
    )
    group.add_argument(
        "--best-of",
        type=int,
        default=1,
        metavar="N",
        help="the best of the last N answers to an exercise counts (default: the last one)",
    )
    group.add_argument(
        "--weights",
        nargs="+",
        default=[],
        metavar="CHAPTER=N",
        help="what each chapter counts for in the total",
    )
    group.add_argument("--overrides", type=existing_path, metavar="CSV",
                       help="points and comments by hand (default: DIR/overrides.csv)")  # fmt: skip


def _add_check(commands) -> argparse.ArgumentParser:
    command = commands.add_parser("check", help="judge one submission and show the verdicts here")
    command.add_argument("file", type=existing_path, metavar="FILE")
    return command


def _add_release(commands) -> argparse.ArgumentParser:
    command = commands.add_parser(
        "release", help="make the zip for learners: notebooks, package, how to run them"
    )
    command.add_argument("zip", type=Path, metavar="ZIP")
    command.add_argument("chapters", nargs="*", metavar="CHAPTER", help="default: all")
    command.add_argument(
        "--own-numbers", action="store_true", help="let each notebook ask whose numbers its questions have"
    )
    return command
