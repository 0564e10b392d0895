"""The parser of the command line: of what is wrong it says one line, and not all of its usage."""

import argparse

from dlbasics.messages import text


class BriefParser(argparse.ArgumentParser):
    """A parser whose errors are as short as all other messages."""

    def error(self, message: str):
        """Say what is wrong, and where all options are listed."""
        self.exit(2, text("cli.wrong-usage", message=message, program=self.prog) + "\n")
