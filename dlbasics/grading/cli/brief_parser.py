"""The parser of the command line: of what is wrong it says one line, and not all of its usage."""

import argparse
import sys
from collections.abc import Sequence

from dlbasics.grading.cli.file_among_values import TAKES_MANY, file_among
from dlbasics.messages import text


class BriefParser(argparse.ArgumentParser):
    """A parser whose errors are as short as all other messages."""

    _words: Sequence[str] = ()

    def parse_known_args(self, args=None, *more, **named):
        """Parse what is given; an error may have to look at it again."""
        self._words = sys.argv[1:] if args is None else list(args)
        return super().parse_known_args(args, *more, **named)

    def error(self, message: str):
        """Say what is wrong, and where all options are listed."""
        message = _file_among_words(self._words) or message
        self.exit(2, text("cli.wrong-usage", message=message, program=self.prog) + "\n")


def _file_among_words(words: Sequence[str]) -> str:
    """What to say of a file behind an option that takes many words; empty if there is none."""
    option = ""
    for word in words:
        if word.startswith("-"):
            option = word.partition("=")[0]
        elif option in TAKES_MANY and (message := file_among(option, [word])):
            return message
    return ""
