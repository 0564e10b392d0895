"""The arguments of the command `grade`."""

import argparse
import os

from dlbasics.grading.cli.argparse_helpers import (
    add_class_files,
    add_command,
    add_option,
    add_submissions,
    existing_file,
    whole_number,
)
from dlbasics.messages import text


def add_grade(commands) -> argparse.ArgumentParser:
    """Add the command to a parser's."""
    command = add_command(commands, "grade")
    add_submissions(command)
    add_class_files(command)
    _add_rules(command)
    _add_secret(command)
    _add_workers(command)
    return command


def _add_rules(command: argparse.ArgumentParser):
    """What counts, and how much."""
    group = command.add_argument_group(text("cli.group.rules"))
    add_option(group, "--deadline", nargs="+", default=[], metavar="TIME")
    add_option(group, "--extensions", type=existing_file, metavar="CSV")
    add_option(group, "--late", nargs="+", default=[], metavar="RULE")
    add_option(group, "--best-of", type=whole_number, default=1, metavar="N")
    add_option(group, "--weights", nargs="+", default=[], metavar="CHAPTER=N")
    add_option(group, "--overrides", type=existing_file, metavar="CSV")


def _add_secret(command: argparse.ArgumentParser):
    """What the hidden cases are made from."""
    group = command.add_argument_group(text("cli.group.secret"))
    add_option(group, "--seed", metavar="SECRET")
    add_option(group, "--seed-file", type=existing_file, metavar="FILE")


def _add_workers(command: argparse.ArgumentParser):
    """Where it is judged."""
    group = command.add_argument_group(text("cli.group.workers"))
    add_option(group, "--jobs", type=whole_number, default=os.cpu_count(), metavar="N")
    add_option(group, "--cluster", metavar="ADDRESS")
    for name in ("tls-ca", "tls-cert", "tls-key"):
        add_option(group, f"--{name}", type=existing_file, metavar="PEM")
