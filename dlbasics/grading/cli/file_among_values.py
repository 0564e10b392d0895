"""A file among the values of an option that takes many: it was meant to be graded."""

from collections.abc import Iterable
from pathlib import Path

from dlbasics.chapters import CHAPTERS
from dlbasics.messages import text

# Each takes all words up to the next option, and with them what was handed in.
TAKES_MANY = ("--only", "--deadline", "--late", "--weights")


def file_among(option: str, values: Iterable[str]) -> str:
    """What to say of a file among the values of an option; empty if there is none."""
    for value in values:
        if value not in CHAPTERS and Path(value).exists():
            return text("cli.file-among-options", option=option, word=repr(value))
    return ""
