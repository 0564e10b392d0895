"""What the command `grade` understands."""

import argparse
import os
from pathlib import Path

from dlbasics.grading.cli.help_formatter import HelpFormatter
from dlbasics.messages import text


def existing_path(word: str) -> Path:
    """A path of the command line that must lead to something."""
    if not Path(word).exists():
        raise argparse.ArgumentTypeError(text("cli.no-path", path=word))
    return Path(word)


def existing_file(word: str) -> Path:
    """A path of the command line that must lead to something to be read, such as a file or a pipe."""
    path = existing_path(word)
    if path.is_dir():
        raise argparse.ArgumentTypeError(text("cli.folder-for-a-file", path=word))
    return path


def option_help(code: str, **params) -> str:
    """What the help says of an option, in which argparse would take a % for one of its placeholders."""
    return text(code, **params).replace("%", "%%")


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
    command.add_argument(
        "submissions",
        nargs="+",
        type=existing_path,
        metavar="SUBMISSIONS",
        help=option_help("cli.option.submissions"),
    )
    described = option_help("cli.option.out")
    command.add_argument("--out", required=True, type=Path, metavar="DIR", help=described)


def add_class_files(command: argparse.ArgumentParser):
    """Who the learners are, and when they handed in."""
    add = command.add_argument_group(text("cli.group.whose")).add_argument
    described = option_help("cli.option.roster")
    add("--roster", type=existing_file, metavar="CSV", help=described)
    described = option_help("cli.option.map")
    add("--map", type=existing_file, metavar="CSV", help=described)
    described = option_help("cli.option.times")
    add("--times", type=existing_file, metavar="CSV", help=described)
    described = option_help("cli.option.timezone")
    add("--timezone", default="", metavar="ZONE", help=described)


def _add_rules(command: argparse.ArgumentParser):
    """What counts, and how much."""
    add = command.add_argument_group(text("cli.group.rules")).add_argument
    described = option_help("cli.option.deadline")
    add("--deadline", nargs="+", default=[], metavar="TIME", help=described)
    described = option_help("cli.option.extensions")
    add("--extensions", type=existing_file, metavar="CSV", help=described)
    described = option_help("cli.option.late")
    add("--late", nargs="+", default=[], metavar="RULE", help=described)
    described = option_help("cli.option.best-of")
    add("--best-of", type=int, default=1, metavar="N", help=described)
    described = option_help("cli.option.weights")
    add("--weights", nargs="+", default=[], metavar="CHAPTER=N", help=described)
    described = option_help("cli.option.overrides")
    add("--overrides", type=existing_file, metavar="CSV", help=described)


def _add_secret(command: argparse.ArgumentParser):
    """What the hidden cases are made from."""
    add = command.add_argument_group(text("cli.group.secret")).add_argument
    described = option_help("cli.option.seed")
    add("--seed", metavar="SECRET", help=described)
    described = option_help("cli.option.seed-file")
    add("--seed-file", type=existing_file, metavar="FILE", help=described)


def _add_workers(command: argparse.ArgumentParser):
    """Where it is judged."""
    add = command.add_argument_group(text("cli.group.workers")).add_argument
    described = option_help("cli.option.jobs", default=os.cpu_count())
    add("--jobs", type=int, default=os.cpu_count(), metavar="N", help=described)
    described = option_help("cli.option.cluster")
    add("--cluster", metavar="ADDRESS", help=described)
    for name in ("tls-ca", "tls-cert", "tls-key"):
        add(f"--{name}", type=existing_file, metavar="PEM", help=option_help(f"cli.option.{name}"))
