"""The command line to its exit code, whatever happens."""

import io
import os
import subprocess
import sys
from errno import ENOSPC

import pytest
from support.run_grader import command, environment

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


@pytest.mark.parametrize(("words", "code"), [("exercises", 1), ("exercises --only losses/huber", 1),
                                             ("release --help", 0), ("exercises --only gone", 2)])
def test_whoever_reads_no_further_ends_it_without_a_traceback(words, code):
    """Also of output so short that it is written at the end alone."""
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as closed:
        done = subprocess.run(command(*words.split()), stdout=closed, stderr=subprocess.PIPE, text=True,
                              check=False, env=environment(PYTHONUNBUFFERED=""))
    assert done.returncode == code and done.stderr.count("\n") <= (code == 2)


class FullDisk(io.StringIO):
    """Output that is written when it is flushed, where there is no space for it."""

    def flush(self):
        raise OSError(ENOSPC, "No space left on device")


def test_output_for_which_there_is_no_space_is_told(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdout", FullDisk())
    assert cli.main(["exercises", "--only", "losses/huber"]) == 1
    assert "No space left" in capsys.readouterr().err


@pytest.mark.parametrize("error", [OSError("the disk is full"), KeyboardInterrupt()])
def test_only_grading_keeps_results(error, monkeypatch, capsys, tmp_path):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    assert run(monkeypatch, error, "grade") == 1
    assert "Results so far are kept" in capsys.readouterr().err
    assert run(monkeypatch, error) == 1
    said = capsys.readouterr().err
    assert "Results" not in said and said.strip() in ("the disk is full.", "Stopped.")


def test_what_is_wrong_with_the_arguments_is_one_line(tmp_path, capsys):
    with pytest.raises(SystemExit, match="2"):
        cli.main(["grade", str(tmp_path / "gone.zip"), "--out", "out"])
    assert capsys.readouterr().err.splitlines() == [
        f"argument SUBMISSIONS: there is no {tmp_path / 'gone.zip'}",
        "`python -m dlbasics.grading grade --help` lists all options.",
    ]


@pytest.mark.parametrize("option", ["--only", "--deadline", "--late", "--weights"])
def test_a_file_behind_an_option_is_not_taken_for_its_value(option, tmp_path, capsys):
    for name in ("a.zip", "b.zip"):
        (tmp_path / name).write_bytes(b"PK")
    values = {"--only": "activations/elu", "--deadline": "2026-11-17T12:00", "--late": "grace=1m",
              "--weights": "activations=1"}
    a, b = str(tmp_path / "a.zip"), str(tmp_path / "b.zip")
    assert cli.main(["grade", a, "--out", str(tmp_path / "out"), "--unsafe", option, values[option], b]) == 2
    assert f"{option} names '{b}', which is a file here" in capsys.readouterr().err


@pytest.mark.parametrize("options", ["--only activations", "--only", "--late grace=15m --only losses/huber"])
def test_a_file_that_an_option_took_is_named_where_none_is_left(options, tmp_path, monkeypatch, capsys):
    (tmp_path / "moodle.zip").touch()
    (tmp_path / "activations").touch()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit):
        cli.main(["grade", *options.split(), "moodle.zip", "--out", "g"])
    said = capsys.readouterr().err
    assert "--only names 'moodle.zip', which is a file here" in said and "required" not in said


def test_a_folder_that_cannot_be_written_into_is_refused_at_once(tmp_path, monkeypatch, capsys):
    (tmp_path / "in").mkdir()
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    out = tmp_path / "closed" / "out"
    assert cli.main(["grade", str(tmp_path / "in"), "--out", str(out)]) == 2
    assert capsys.readouterr().err == f"nothing can be written into {tmp_path}; choose another folder.\n"
