"""All that the command line understands."""

import argparse
from pathlib import Path

from dlbasics.grading.autograder.grading_settings import LEARNER_SECONDS, SECONDS
from dlbasics.grading.cli.grade_arguments import (
    add_class_files,
    add_grade,
    add_submissions,
    existing_file,
    existing_path,
)

EXAMPLES = """\
examples:
  python -m dlbasics.grading grade moodle.zip --out graded --roster worksheet.csv --deadline 2026-11-30T23:59
  python -m dlbasics.grading grade submissions/ --out graded --only activations losses/huber
  python -m dlbasics.grading report similar submissions/ --out graded --roster roster.csv
  python -m dlbasics.grading check ada.ipynb
  python -m dlbasics.grading release class.zip activations losses
  python -m dlbasics.grading COMMAND --help
"""
CHECK = """\
Judge one submission and show its verdicts here. Nothing is written. The hidden cases are not those of a
class.
Exit code 0: judged, whatever it earns; 1: it could not be read; 2: wrong usage, or no sandbox here.
"""
EXERCISES = """\
List the exercises that count: id, points, version, kind and title.
Exit code 0, or 2 for wrong usage.
"""
RELEASE = """\
Make the zip for learners: the notebooks with their stubs, the package without the grader, and how to run
them. With --exercises it also holds a notebook with the stubs of your own functions, and not your file.
Exit code 0, or 2 for wrong usage.
"""
REPORT = """\
Look at a class's work from another side; nothing is judged.
`report similar --help` says more.
Exit code as the report's.
"""
SIMILAR = """\
Find pairs of learners whose functions are alike beyond what the exercise asks for, also with other names.
Nothing is run and no sandbox is needed. In DIR: similar.html (both texts side by side, and what this does not
show) and similar.csv.
Exit code 0: done; 1: some files could not be read; 2: wrong usage.
"""


def argument_parser() -> argparse.ArgumentParser:
    """The parser of the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m dlbasics.grading",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        description="Grade submissions of the book's exercises.",
    )
    names = "{grade,report,check,exercises,release}"
    commands = parser.add_subparsers(dest="command", required=True, metavar=names)
    grade = add_grade(commands)
    similar = _add_reports(commands)
    check = _add(commands, "check", "judge one submission and show the verdicts here", CHECK)
    check.add_argument("file", type=existing_path, metavar="FILE", help="a notebook or a work file")
    exercises = _add(commands, "exercises", "list ids, points and versions", EXERCISES)
    release = _add(commands, "release", "make the zip for learners", RELEASE)
    release.add_argument("zip", type=Path, metavar="ZIP", help="the file to write")
    release.add_argument("chapters", nargs="*", metavar="CHAPTER", help="names of chapters (default: all)")
    described = "let each notebook ask whose numbers its questions have"
    release.add_argument("--own-numbers", action="store_true", help=described)
    for command in (grade, similar, check, exercises, release):
        command.add_argument(
            "--exercises", type=existing_file, metavar="PY", help="a file with exercises of your own"
        )
    for command in (grade, similar, check, exercises):
        command.add_argument("--only", nargs="+", default=[], metavar="ID", help="ids or chapters that count")
    for command in (grade, check):
        _add_limits(command)
    return parser


def _add_reports(commands) -> argparse.ArgumentParser:
    """Add the reports beside the gradebook."""
    report = _add(commands, "report", "look for answers that are alike", REPORT)
    reports = report.add_subparsers(dest="report", required=True, metavar="{similar}")
    similar = _add(reports, "similar", "pairs of learners with answers that are alike", SIMILAR)
    add_submissions(similar)
    add_class_files(similar)
    return similar


def _add(commands, name: str, short: str, description: str) -> argparse.ArgumentParser:
    return commands.add_parser(
        name, help=short, description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )


def _add_limits(command: argparse.ArgumentParser):
    """How long judging may take, and where it runs."""
    described = "most time for one exercise (default: %(default)g)"
    command.add_argument("--seconds", type=float, default=SECONDS, metavar="S", help=described)
    described = "most time for all of one learner's work (default: %(default)g)"
    command.add_argument("--budget", type=float, default=LEARNER_SECONDS, metavar="S", help=described)
    described = "judge questions with each learner's own numbers: learners called own_numbers(ID)"
    command.add_argument("--own-numbers", action="store_true", help=described)
    described = "no sandbox: for a file of your own, since it can do whatever you can"
    command.add_argument("--unsafe", action="store_true", help=described)
