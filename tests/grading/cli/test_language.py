"""The language that an instructor chooses, or that the machine is set to."""

import pytest

from dlbasics import translation
from dlbasics.grading.cli.argument_parser import argument_parser
from dlbasics.grading.cli.language import VARIABLES, choose
from dlbasics.translation import stored_catalogues

STORED = ["zh_CN"]


@pytest.fixture
def chosen(monkeypatch):
    """The languages that are set, one after the other; no variable names one."""
    languages = []
    monkeypatch.setattr(translation, "set_language", languages.append)
    monkeypatch.setattr(stored_catalogues, "languages", lambda: STORED)
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    return languages


@pytest.mark.parametrize("arguments, expected", [
    (["--language", "zh_CN", "exercises"], ["zh_CN"]),
    (["--language=zh_CN", "exercises"], ["zh_CN"]),
    (["--lang", "zh_CN", "exercises"], ["zh_CN"]),
    (["--language", "zh", "exercises"], ["zh_CN"]),
    (["--language", "zh-Hans", "exercises"], ["zh_CN"]),
    (["--language", "EN", "exercises"], ["en"]),
    (["--language", "zhongwen", "exercises"], []),
    (["--language", "zh_CN", "--language", "en", "exercises"], ["en"]),
    (["--language", "zh_CN", "--help"], ["zh_CN"]),
    (["-h"], []),
    ([], []),
    (["exercises"], []),
    (["grade", "in", "--out", "out", "--la", "per-day=1"], []),  # --late, of the command
    (["exercises", "--language", "zh_CN"], []),
])
def test_the_option_before_the_command_names_it(chosen, arguments, expected):
    choose(arguments)
    assert chosen == expected


@pytest.mark.parametrize("variables, expected", [
    ({"LANG": "zh_CN.UTF-8"}, ["zh_CN"]),
    ({"LC_MESSAGES": "zh_TW"}, ["zh_CN"]),
    ({"LC_ALL": "", "LANG": "zh"}, ["zh_CN"]),
    ({"LC_ALL": "C.UTF-8", "LANG": "zh_CN.UTF-8"}, []),
    ({"LC_MESSAGES": "de_DE.UTF-8", "LANG": "zh_CN.UTF-8"}, []),
    ({"DLBASICS_LANGUAGE": "en", "LC_ALL": "zh_CN.UTF-8"}, []),
    ({"LANG": "de_DE.UTF-8"}, []),
])
def test_without_the_option_the_first_variable_names_it(chosen, monkeypatch, variables, expected):
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    choose(["exercises"])
    assert chosen == expected
    choose(["--language", "en", "exercises"])
    assert chosen == [*expected, "en"]


def test_a_language_that_is_not_there_is_an_error_of_the_option_alone(chosen, monkeypatch, capsys):
    monkeypatch.setattr(stored_catalogues, "languages", list)
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    choose(["exercises"])
    choose(["--language", "zh_CN", "exercises"])
    assert chosen == []
    with pytest.raises(SystemExit) as ended:
        argument_parser().parse_args(["--language", "zh_CN", "exercises"])
    assert ended.value.code == 2 and "zh_CN" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["--language"], ["--language", "fr", "exercises"]])
def test_a_wrong_use_is_the_parsers_to_refuse(chosen, capsys, arguments):
    choose(arguments)
    assert chosen == []
    with pytest.raises(SystemExit) as ended:
        argument_parser().parse_args(arguments)
    assert ended.value.code == 2 and "--language" in capsys.readouterr().err


def test_help_is_looked_up_when_the_parser_is_built():
    translation.set_language("en")
    assert "grade a class" in argument_parser().format_help()
