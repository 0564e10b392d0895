"""The language that the command line speaks: of its option, or of the variables that name the reader's."""

import argparse
import os

from dlbasics import translation
from dlbasics.grading.cli.argparse_helpers import option_help
from dlbasics.translation import stored_catalogues

# The first that is set decides: the book's own, then in the order of POSIX.
VARIABLES = ("DLBASICS_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


def add_option(parser: argparse.ArgumentParser):
    """Add the option to the parser of the command line."""
    languages = [translation.ENGLISH, *stored_catalogues.languages()]
    parser.add_argument("--language", type=translation.named_language, choices=languages,
                        help=option_help("cli.option.language"))


def choose(arguments: list[str]):
    """Choose the language, before anything is said in it.

    Parameters
    ----------
    arguments : list of str
        Those of the command line; those behind the command are the command's. What is wrong with the option
        is said by the parser of the command line.
    """
    named = _named_by_option(arguments)
    if named:
        translation.set_language(named)
    elif (language := _named_by_variable()) in stored_catalogues.languages():
        translation.set_language(language)


def _named_by_option(arguments: list[str]) -> str | None:
    """What the option names; None where it is not given, or used wrongly."""
    parser = argparse.ArgumentParser(add_help=False, exit_on_error=False)
    add_option(parser)
    parser.add_argument("command", nargs=argparse.REMAINDER)
    try:
        return parser.parse_known_args(arguments)[0].language
    except argparse.ArgumentError:
        return None


def _named_by_variable() -> str:
    return translation.named_language(next(filter(None, map(os.environ.get, VARIABLES)), ""))
