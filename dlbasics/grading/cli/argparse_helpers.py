"""Define commands and options: each with the sentence that the help says of it."""

import argparse
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


def number(argument: str) -> float:
    """A number of the command line."""
    try:
        return float(argument)
    except ValueError:
        raise argparse.ArgumentTypeError(text("cli.no-number", word=repr(argument))) from None


def whole_number(argument: str) -> int:
    """A whole number of the command line."""
    try:
        return int(argument)
    except ValueError:
        raise argparse.ArgumentTypeError(text("cli.no-whole-number", word=repr(argument))) from None


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
