"""argparse's own words in the reader's language: "usage:", "the following arguments are required", ..."""

import argparse

from dlbasics.texts.argparse_words import ARGPARSE_TEXTS
from dlbasics.translation import translate

CODES = {english: code for code, english in ARGPARSE_TEXTS.items()}


def look_up(english: str) -> str:
    """A sentence of argparse in the reader's language; one that is not in the table stays as it is.

    Parameters
    ----------
    english : str
        As it stands in the source of argparse, with its placeholders.
    """
    return translate(english, CODES[english]) if english in CODES else english


def look_up_plural(one: str, other: str, count: int) -> str:
    """The sentence of the two that the count asks for."""
    return look_up(one if count == 1 else other)


def translate_argparse() -> None:
    """Let argparse look its sentences up here.

    It does so by two names of its module. They are gettext's, whose catalogues are files of another kind.
    """
    argparse._, argparse.ngettext = look_up, look_up_plural
