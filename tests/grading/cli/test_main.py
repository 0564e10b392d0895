"""The command line to its exit code, whatever happens."""

import subprocess
import sys

import pytest

from dlbasics.grading.cli import main as cli
from dlbasics.messages import UsageError


def run(monkeypatch, error: BaseException, command: str = "exercises") -> int:
    """The exit code where a command raises an error."""

    def fail(arguments):
        raise error

    monkeypatch.setitem(cli.COMMANDS, command, fail)
    return cli.main([command, *(["in", "--out", "out"] if command == "grade" else [])])


def test_what_a_person_has_to_change_is_a_sentence(monkeypatch, capsys):
    assert run(monkeypatch, UsageError("give another")) == 2
    assert capsys.readouterr().err == "give another\n"


def test_a_fault_of_the_program_is_none_of_these(monkeypatch):
    """Else nobody could report it."""
    with pytest.raises(ValueError, match="empty sequence"):
        run(monkeypatch, ValueError("max() arg is an empty sequence"))


def test_a_fault_ends_the_program_with_its_traceback():
    code = ("from dlbasics.grading.cli import main\n"
            "def fail(arguments): max([])\n"
            "main.COMMANDS['exercises'] = fail\n"
            "main.sys.argv[1:] = ['exercises']\n"
            "main.run_and_exit()")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1 and "Traceback" in done.stderr and "ValueError: max()" in done.stderr


@pytest.mark.parametrize("error", [OSError("the disk is full"), KeyboardInterrupt()])
def test_only_grading_keeps_results(error, monkeypatch, capsys, tmp_path):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    assert run(monkeypatch, error, "grade") == 1
    assert "Results so far are kept" in capsys.readouterr().err
    assert run(monkeypatch, error) == 1
    said = capsys.readouterr().err
    assert "Results" not in said and said.strip() in ("the disk is full.", "Stopped.")
