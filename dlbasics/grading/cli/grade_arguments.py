"""What the command `grade` understands."""

import argparse
import os
from pathlib import Path

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


def existing_file(text: str) -> Path:
    """A path of the command line that must lead to something to be read, such as a file or a pipe."""
    path = existing_path(text)
    if path.is_dir():
        raise argparse.ArgumentTypeError(f"{text} is a folder; expected a file")
    return path


def add_grade(commands) -> argparse.ArgumentParser:
    """Add the command to a parser's."""
    command = commands.add_parser(
        "grade", help="grade a class", description=GRADE, formatter_class=argparse.RawDescriptionHelpFormatter
    )
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
        help="zips as any platform gives them, folders (a folder or a file a learner), files",
    )
    command.add_argument(
        "--out", required=True, type=Path, metavar="DIR", help="folder for all that is written"
    )


def add_class_files(command: argparse.ArgumentParser):
    """Who the learners are, and when they handed in."""
    add = command.add_argument_group("whose work it is").add_argument
    described = "the people of the class, as any platform exports them; or columns id, name, email"
    add("--roster", type=existing_file, metavar="CSV", help=described)
    described = "who strangers are (default: DIR/who.csv, which a run writes for you to fill in)"
    add("--map", type=existing_file, metavar="CSV", help=described)
    described = "when people handed in: Moodle's worksheet or log, a table of Sakai or GitHub"
    add("--times", type=existing_file, metavar="CSV", help=described)
    described = "of times that name none, such as Europe/Berlin (default: this machine's)"
    add("--timezone", default="", metavar="ZONE", help=described)


def _add_rules(command: argparse.ArgumentParser):
    """What counts, and how much."""
    add = command.add_argument_group("what counts").add_argument
    described = "2026-11-30T23:59 or with +01:00; CHAPTER=TIME for one chapter"
    add("--deadline", nargs="+", default=[], metavar="TIME", help=described)
    described = "columns id and deadline or days; chapter, if it is for one"
    add("--extensions", type=existing_file, metavar="CSV", help=described)
    described = "per-day=10%% (or points: per-day=0.5), grace=15m, cut-off=3d"
    add("--late", nargs="+", default=[], metavar="RULE", help=described)
    described = "the best of the last N answers to an exercise counts (default: the last one)"
    add("--best-of", type=int, default=1, metavar="N", help=described)
    described = "what each chapter counts for in the total (default: its points)"
    add("--weights", nargs="+", default=[], metavar="CHAPTER=N", help=described)
    described = "points and comments by hand (default: DIR/overrides.csv)"
    add("--overrides", type=existing_file, metavar="CSV", help=described)


def _add_secret(command: argparse.ArgumentParser):
    """What the hidden cases are made from."""
    add = command.add_argument_group("hidden cases").add_argument
    described = (
        "the secret itself; others on this machine can see it while it runs (default: in DIR/seed.txt)"
    )
    add("--seed", metavar="SECRET", help=described)
    add("--seed-file", type=existing_file, metavar="FILE", help="a file that holds the secret")


def _add_workers(command: argparse.ArgumentParser):
    """Where it is judged."""
    add = command.add_argument_group("where it is judged").add_argument
    described = "processes (default: one a core, %(default)s here)"
    add("--jobs", type=int, default=os.cpu_count(), metavar="N", help=described)
    described = "a Dask scheduler, tcp://host:8786 or tls://host:8786; all of its workers get the secret"
    add("--cluster", metavar="ADDRESS", help=described)
    for name, described in (
        ("ca", "the authority whose certificates the cluster's machines have"),
        ("cert", "this machine's certificate"),
        ("key", "the key of this certificate"),
    ):
        add(f"--tls-{name}", type=existing_file, metavar="PEM", help=f"for tls://: {described}")
