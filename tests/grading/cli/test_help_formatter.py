"""Help in a language whose letters are two columns wide."""

import argparse

import pytest

from dlbasics.grading.cli.help_formatter import CLOSING, HelpFormatter, wide_lines
from dlbasics.translation.han import columns

CHINESE = "没有写时区的时间按哪个时区算，例如Europe/Berlin（默认：这台机器的时区）；2026-11-30，per-day=10%"


def lines_of(text: str) -> list[str]:
    parser = argparse.ArgumentParser("p", formatter_class=lambda prog: HelpFormatter(prog, width=60))
    parser.add_argument("--option", help=text.replace("%", "%%"))
    return parser.format_help().splitlines()


def test_no_line_is_wider_than_the_terminal():
    lines = lines_of(CHINESE)
    assert max(map(columns, lines)) <= 60
    assert "".join(line.strip() for line in lines).endswith(CHINESE)


def test_english_is_cut_as_argparse_cuts_it():
    text = "the language of all that is said and written (default: as LC_ALL, LC_MESSAGES or LANG names it)"
    plain = argparse.ArgumentParser("p", formatter_class=lambda prog: argparse.HelpFormatter(prog, width=60))
    plain.add_argument("--option", help=text)
    assert lines_of(text) == plain.format_help().splitlines()


@pytest.mark.parametrize("width", range(14, 60))
def test_a_line_ends_between_letters_or_words_and_never_before_a_closing_mark(width):
    lines = wide_lines(CHINESE, width)
    assert "".join(lines) == CHINESE
    assert not any(line[0] in CLOSING or line[-1] == "（" for line in lines)
    assert all(columns(line) <= width or len(line) > 15 for line in lines)
    assert any("Europe/Berlin" in line for line in lines)


def test_spaces_end_a_line_and_none_begins_one():
    assert wide_lines("写成 losses=40 这样", 12) == ["写成", "losses=40 这", "样"]
