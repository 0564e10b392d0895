"""The parser of the command line: of what is wrong it says one line, and not all of its usage."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from dlbasics.chapters import CHAPTERS
from dlbasics.messages import text

# Each takes all words up to the next option, and with them what was handed in.
TAKES_MANY = ("--only", "--deadline", "--late", "--weights")


class BriefParser(argparse.ArgumentParser):
    """A parser whose errors are as short as all other messages."""

    _words: Sequence[str] = ()

    def parse_known_args(self, args=None, *more, **named):
        """Parse what is given; an error may have to look at it again."""
        self._words = sys.argv[1:] if args is None else list(args)
        return super().parse_known_args(args, *more, **named)

    def error(self, message: str):
        """Say what is wrong, and where all options are listed."""
        message = file_among_values(self._words) or message
        self.exit(2, text("cli.wrong-usage", message=message, program=self.prog) + "\n")


def file_among_values(words: Sequence[str]) -> str:
    """What to say of a file among the values of an option that takes many; empty if there is none."""
    option = ""
    for word in words:
        if word.startswith("-"):
            option = word.partition("=")[0]
        elif option in TAKES_MANY and word not in CHAPTERS and Path(word).exists():
            return text("cli.file-among-options", option=option, word=repr(word))
    return ""
