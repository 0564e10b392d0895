"""All that the command line understands."""

import argparse
import os
from datetime import datetime
from pathlib import Path

from dlbasics.grading.autograder.grading_settings import SECONDS

EXAMPLES = """\
examples:
  python -m dlbasics.grading grade submissions/ --out graded --roster roster.csv --deadline 2026-11-30T23:59
  python -m dlbasics.grading grade moodle.zip --out graded --only activations losses/huber
  python -m dlbasics.grading check ada.ipynb
  python -m dlbasics.grading release class.zip activations losses
"""
GRADE = """\
Judge submissions (notebooks, and the files that the page saves) into a gradebook. Run it again after an
interruption, or with more submissions: what is judged already is not judged again.

In DIR: gradebook.csv, class.html, feedback/ (a page a learner), canvas.csv, gradescope/, results/ (one JSON
file a submission), seed.txt (the secret that the hidden cases are made from: keep it, to yourself).
Exit code 0: all judged; 1: some need a look, or it was stopped; 2: wrong usage, or no sandbox here.
"""


def existing_path(text: str) -> Path:
    """A path of the command line that must lead to something."""
    if not Path(text).exists():
        raise argparse.ArgumentTypeError(f"there is no {text}")
    return Path(text)


def timestamp(text: str) -> float:
    """A time of the command line, in seconds; local where it names no zone."""
    try:
        if ":" not in text:  # a day alone would be its first moment, when nobody is done
            raise ValueError(text)
        return datetime.fromisoformat(text).timestamp()
    except (ValueError, OverflowError):
        message = f"{text!r} is no time; write 2026-11-30T23:59, or +01:00 behind it"
        raise argparse.ArgumentTypeError(message) from None


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
    command.add_argument(
        "--roster",
        type=existing_path,
        metavar="CSV",
        help="columns id, name, email; or a gradebook that Canvas exported",
    )
    command.add_argument("--seed", metavar="SECRET", help="the secret itself (default: in DIR/seed.txt)")
    command.add_argument(
        "--seed-file", type=existing_path, metavar="FILE", help="a file that holds the secret"
    )
    command.add_argument(
        "--deadline",
        type=timestamp,
        metavar="TIME",
        help="2026-11-30T23:59 or with +01:00; files changed later are marked late",
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
