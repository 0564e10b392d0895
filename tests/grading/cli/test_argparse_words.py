"""argparse's own words in Chinese: all that the parsers of the grader can say."""

import argparse
import ast
import inspect
import re

import pytest

from dlbasics import translation
from dlbasics.grading.cli import main as command_line
from dlbasics.grading.cli.argparse_words import look_up, look_up_plural
from dlbasics.grading.cli.argument_parser import PROGRAM, argument_parser
from dlbasics.texts.argparse_words import ARGPARSE_TEXTS
from dlbasics.translation.han import columns

TABLE = set(ARGPARSE_TEXTS.values())
# What argparse says in some versions of Python only.
OF_OTHER_VERSIONS = {
    "%(heading)s:",
    "invalid choice: %(value)r, maybe you meant %(closest)r? (choose from %(choices)s)",
}
# What no parser of the grader can come to say, by the reason.
UNREACHABLE = {
    "to whoever writes a parser": {
        ".__call__() not defined", "%r is not callable", "'required' is an invalid argument for positionals",
        "mutually exclusive arguments must be optional", "cannot have multiple subparser arguments",
        "cannot merge actions - two groups are named %r", "invalid conflict_resolution value: %r",
        "dest= is required for options like %r", "unexpected option string: %s",
        "invalid option string %(option)r: must start with a character %(prefix_chars)r",
        "conflicting option string: %s", "conflicting option strings: %s", "conflicting subparser: %s",
        "conflicting subparser alias: %s",
    },
    "BriefParser says it in its own words": {"%(prog)s: error: %(message)s\n"},
    "no argument has this number of values": {
        "expected at most one argument", "expected %s argument", "expected %s arguments",
    },
    "no group of arguments excludes another": {
        "not allowed with argument %s", "one of the arguments %s is required",
    },
    "the choices of a command are checked before": {"unknown parser %(parser_name)r (choices: %(choices)s)"},
    "the commands have no title": {"subcommands"},
    "no argument is of argparse.FileType": {
        "can't open '%(filename)s': %(error)s", 'argument "-" with mode %r',
    },
    "the options say their defaults themselves": {" (default: %(default)s)"},
    "there is no --version": {"show program's version number and exit"},
    "nothing is deprecated": {
        "%(prog)s: warning: %(message)s\n", "option '%(option)s' is deprecated",
        "argument '%(argument_name)s' is deprecated", "command '%(parser_name)s' is deprecated",
    },
}
PLACEHOLDER = re.compile(r"%(?:\(\w+\))?[sr]")
# Code, options, paths and what stands in quotes, braces or capitals is said as it is in every language.
KEPT = re.compile(r"`[^`]*`|'[^']*'|\{[^}]*\}|--?[\w-]+|[\w./-]*/[\w./-]*|\b[A-Z]+\b")


def sentences_of_argparse() -> set[str]:
    """What the argparse of this Python looks up."""
    found = set()
    for node in ast.walk(ast.parse(inspect.getsource(argparse))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("_", "ngettext"):
            found |= {part.value for argument in node.args for part in ast.walk(argument)
                      if isinstance(part, ast.Constant) and isinstance(part.value, str)}
    return found - {"title", "description"}  # in Python 3.11 it looks up what it takes from a dict of them


@pytest.fixture
def chinese(monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    translation.set_language("zh_CN")
    yield
    translation.set_language("en")


def parsers(parser) -> list:
    """A parser and those of its commands."""
    actions = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    return [parser, *(each for action in actions for command in action.choices.values()
                      for each in parsers(command))]


def test_each_sentence_is_in_the_table_or_cannot_be_reached():
    assert sentences_of_argparse() - TABLE - set().union(*UNREACHABLE.values()) == set()


def test_the_table_holds_what_argparse_looks_up():
    assert TABLE - sentences_of_argparse() <= OF_OTHER_VERSIONS
    assert not TABLE & set().union(*UNREACHABLE.values())


@pytest.mark.parametrize("english", sorted(TABLE))
def test_a_sentence_is_looked_up_and_keeps_its_placeholders(english, chinese):
    shown = look_up(english)
    assert shown != english
    assert sorted(PLACEHOLDER.findall(shown)) == sorted(PLACEHOLDER.findall(english))
    translation.set_language("en")
    assert look_up(english) == english


def test_what_is_not_in_the_table_stays_as_it_is(chinese):
    assert look_up("subcommands") == "subcommands"
    forms = [look_up_plural("expected one argument", "expected %s arguments", count) for count in (1, 2)]
    assert forms == ["需要一个值", "expected %s arguments"]


@pytest.mark.parametrize("arguments, said", [
    ("", "缺少参数：{grade,report,check,exercises,release}"),
    ("grade", "缺少参数：SUBMISSIONS, --out"),
    ("mark", "没有'mark'这个选择（可选："),
    ("report alike", "没有'alike'这个选择（可选："),
    ("exercises --foo", "无法识别的参数：--foo"),
    ("exercises --only", "参数--only：至少需要一个值"),
    ("check --seconds", "参数--seconds：需要一个值"),
    ("grade . --out o --jobs two", "参数--jobs：'two'不是整数"),
    ("grade . --out o --se 1", "选项--se不明确，可能是--seed, --seed-file, --seconds"),
    ("check --unsafe=yes", "参数--unsafe：这个选项不带值，却给了'yes'"),
    ("check nowhere.ipynb", "没有nowhere.ipynb"),
])
def test_wrong_usage_is_told_in_chinese(arguments, said, chinese, capsys):
    with pytest.raises(SystemExit) as ended:
        command_line.main(["--language", "zh", *arguments.split()])
    message = capsys.readouterr().err
    assert ended.value.code == 2 and said in message
    assert not re.search(r"[a-z]{2,} [a-z]{2,}", KEPT.sub("", message)), message


def test_wrong_usage_is_told_in_the_language_of_the_machine(monkeypatch, chinese, capsys):
    translation.set_language("en")
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    with pytest.raises(SystemExit):
        command_line.main(["--language", "fr", "exercises"])
    assert "参数--language：没有'fr'这个选择" in capsys.readouterr().err


def test_help_is_in_chinese_and_fits_the_terminal(chinese):
    for parser in parsers(argument_parser()):
        words = parser.format_help()
        assert words.startswith(f"用法：{PROGRAM}") and "\n选项" in words and "显示这份帮助并退出" in words
        assert not re.search("usage|positional|arguments|options|show this", words)
        usage = words.partition("\n\n")[0].splitlines()
        assert max(map(columns, usage)) <= 80
        ends = {len(line) - len(line.lstrip()) for line in usage[1:]}
        assert ends <= {columns(f"用法：{parser.prog} ")}, "below each other"


def test_english_is_that_of_argparse(monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    words = argument_parser().format_help()
    assert words.startswith(f"usage: {PROGRAM} [-h]")
    assert "\npositional arguments:\n" in words and "show this help message and exit" in words
