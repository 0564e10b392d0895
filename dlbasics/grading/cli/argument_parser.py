"""The parser of the command line: all commands and their options."""

import argparse
from pathlib import Path

from dlbasics.grading.autograder.grading_settings import LEARNER_SECONDS, SECONDS
from dlbasics.grading.cli import language
from dlbasics.grading.cli.argparse_helpers import (
    add_class_files,
    add_command,
    add_option,
    add_submissions,
    existing_file,
    number,
)
from dlbasics.grading.cli.argparse_words import translate_argparse
from dlbasics.grading.cli.brief_parser import BriefParser
from dlbasics.grading.cli.grade_arguments import add_grade
from dlbasics.grading.cli.help_formatter import HelpFormatter
from dlbasics.messages import text

EXAMPLES = (
    "grade moodle.zip --out graded --roster worksheet.csv --deadline 2026-11-30T23:59",
    "grade submissions/ --out graded --only activations losses/huber",
    "report similar submissions/ --out graded --roster roster.csv",
    "check ada.ipynb",
    "release class.zip activations losses",
    "COMMAND --help",
)
PROGRAM = "python -m dlbasics.grading"


def argument_parser() -> argparse.ArgumentParser:
    """The parser of the command line."""
    translate_argparse()
    parser = BriefParser(
        prog=PROGRAM,
        epilog=text("cli.examples", commands="\n".join(f"  {PROGRAM} {arguments}" for arguments in EXAMPLES)),
        formatter_class=HelpFormatter,
        description=text("cli.about.grading"),
    )
    language.add_option(parser)
    names = "{grade,report,check,exercises,release}"
    commands = parser.add_subparsers(dest="command", required=True, metavar=names)
    grade = add_grade(commands)
    similar = _add_reports(commands)
    check = add_command(commands, "check")
    add_option(check, "file", type=existing_file, metavar="FILE")
    exercises = add_command(commands, "exercises")
    release = add_command(commands, "release")
    add_option(release, "zip", type=Path, metavar="ZIP")
    add_option(release, "chapters", nargs="*", metavar="CHAPTER")
    add_option(release, "--own-numbers", key="ask-numbers", action="store_true")
    for command in (grade, similar, check, exercises, release):
        add_option(command, "--exercises", action="append", default=[], type=existing_file, metavar="PY")
    for command in (grade, similar, check, exercises):
        add_option(command, "--only", nargs="+", default=[], metavar="ID")
    for command in (grade, check):
        _add_limits(command)
    return parser


def _add_reports(commands) -> argparse.ArgumentParser:
    """Add the reports beside the gradebook."""
    report = add_command(commands, "report")
    reports = report.add_subparsers(dest="report", required=True, metavar="{similar}")
    similar = add_command(reports, "similar")
    add_submissions(similar)
    add_class_files(similar)
    return similar


def _add_limits(command: argparse.ArgumentParser):
    """How long judging may take, and where it runs."""
    add_option(command, "--seconds", type=number, default=SECONDS, metavar="S")
    add_option(command, "--budget", type=number, default=LEARNER_SECONDS, metavar="S")
    add_option(command, "--own-numbers", action="store_true")
    add_option(command, "--unsafe", action="store_true")
