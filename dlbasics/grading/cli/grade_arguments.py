"""The arguments of the command `grade`, and helpers to define those of any command."""

import argparse
import os
from pathlib import Path

from dlbasics.grading.cli.help_formatter import HelpFormatter
from dlbasics.messages import text


def existing_path(argument: str) -> Path:
    """A path of the command line that must lead to something."""
    if not Path(argument).exists():
        raise argparse.ArgumentTypeError(text("cli.no-path", path=argument))
    return Path(argument)


def existing_file(argument: str) -> Path:
    """A path of the command line that must lead to something to be read, such as a file or a pipe."""
    path = existing_path(argument)
    if path.is_dir():
        raise argparse.ArgumentTypeError(text("cli.folder-for-a-file", path=argument))
    return path


def option_help(code: str, **params) -> str:
    """What the help says of an option, in which argparse would take a % for one of its placeholders."""
    return text(code, **params).replace("%", "%%")


def add_option(group, name: str, key: str = "", **more):
    """Add an option that the table explains under its own name, or under `key`; `more` is argparse's."""
    described = option_help(f"cli.option.{key or name.lstrip('-')}", default=more.get("default"))
    group.add_argument(name, help=described, **more)


def add_command(commands, name: str) -> argparse.ArgumentParser:
    """Add a command that the help explains."""
    return commands.add_parser(
        name,
        help=option_help(f"cli.short.{name}"),
        description=text(f"cli.about.{name}"),
        formatter_class=HelpFormatter,
    )


def add_grade(commands) -> argparse.ArgumentParser:
    """Add the command to a parser's."""
    command = add_command(commands, "grade")
    add_submissions(command)
    add_class_files(command)
    _add_rules(command)
    _add_secret(command)
    _add_workers(command)
    return command


def add_submissions(command: argparse.ArgumentParser):
    """What was handed in, and where to write."""
    add_option(command, "submissions", nargs="+", type=existing_path, metavar="SUBMISSIONS")
    add_option(command, "--out", required=True, type=Path, metavar="DIR")


def add_class_files(command: argparse.ArgumentParser):
    """Who the learners are, and when they handed in."""
    group = command.add_argument_group(text("cli.group.whose"))
    add_option(group, "--roster", type=existing_file, metavar="CSV")
    add_option(group, "--map", type=existing_file, metavar="CSV")
    add_option(group, "--times", type=existing_file, metavar="CSV")
    add_option(group, "--timezone", default="", metavar="ZONE")


def _add_rules(command: argparse.ArgumentParser):
    """What counts, and how much."""
    group = command.add_argument_group(text("cli.group.rules"))
    add_option(group, "--deadline", nargs="+", default=[], metavar="TIME")
    add_option(group, "--extensions", type=existing_file, metavar="CSV")
    add_option(group, "--late", nargs="+", default=[], metavar="RULE")
    add_option(group, "--best-of", type=int, default=1, metavar="N")
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
    add_option(group, "--jobs", type=int, default=os.cpu_count(), metavar="N")
    add_option(group, "--cluster", metavar="ADDRESS")
    for name in ("tls-ca", "tls-cert", "tls-key"):
        add_option(group, f"--{name}", type=existing_file, metavar="PEM")
