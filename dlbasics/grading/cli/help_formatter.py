"""Help whose lines fit a terminal also where letters are two columns wide."""

import argparse

from dlbasics.grading.cli.argparse_words import look_up
from dlbasics.translation.han import columns

# What begins no line, since it belongs to the word before.
CLOSING = "，。；：、！？）”》"
# One column of a text while argparse sets it.
STAND_IN = "\0"


class HelpFormatter(argparse.RawDescriptionHelpFormatter):
    """The formatter of argparse, which takes every letter for one column."""

    def _split_lines(self, text: str, width: int) -> list[str]:
        lines = super()._split_lines(text, width)
        return lines if all(columns(line) <= width for line in lines) else wide_lines(text, width)

    def _format_usage(self, usage, actions, groups, prefix) -> str:
        shown = look_up("usage: ") if prefix is None else prefix
        stand_in = STAND_IN * columns(shown)
        return super()._format_usage(usage, actions, groups, stand_in).replace(stand_in, shown, 1)


def wide_lines(text: str, width: int) -> list[str]:
    """Cut a text into lines: between wide letters or at spaces, and not before a closing mark.

    Parameters
    ----------
    text : str
    width : int
        Columns.
    """
    lines = [""]
    for piece in _pieces(text):
        if lines[-1] and columns((lines[-1] + piece).rstrip()) > width:
            lines.append(piece.lstrip())
        else:
            lines[-1] += piece
    return [line.rstrip() for line in lines]


def _pieces(text: str) -> list[str]:
    """What stays together: words of narrow letters, and wide letters with the closing marks behind them."""
    pieces, before = [], " "
    for letter in text:
        is_wide = columns(letter) == 2
        joins = letter in CLOSING or not (is_wide or columns(before) == 2 or before == " ")
        if pieces and (joins or before == "（"):
            pieces[-1] += letter
        else:
            pieces.append(letter)
        before = letter
    return pieces
