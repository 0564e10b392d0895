"""A lock on a file: one holder at a time, and nothing of it stays."""

from types import SimpleNamespace

import pytest
from support.run_at_once import run_at_once

from dlbasics import file_lock
from dlbasics.file_lock import locked

# Each process adds one so many times, by reading and writing a number.
COUNT = """
import sys
from pathlib import Path
from dlbasics.file_lock import locked
path = Path(sys.argv[1])
print("ready", flush=True)
sys.stdin.readline()
for _ in range(300):
    with locked(path):
        path.write_text(str(int(path.read_text()) + 1))
"""


def test_one_process_at_a_time_holds_it_and_nothing_stays(tmp_path):
    path = tmp_path / "count"
    path.write_text("0")
    run_at_once(COUNT, path)
    assert path.read_text() == "900" and list(tmp_path.iterdir()) == [path]


def test_an_error_lets_go_of_it(tmp_path):
    with pytest.raises(KeyboardInterrupt), locked(tmp_path / "work"):
        assert [path.name for path in tmp_path.iterdir()] == [".work.lock"]
        raise KeyboardInterrupt
    with locked(tmp_path / "work"):
        pass
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("error", [PermissionError(13, "Permission denied"), OSError(38, "no locks here")])
def test_where_no_lock_can_be_had_it_goes_on(tmp_path, monkeypatch, error):
    def refuse(*args):
        raise error

    monkeypatch.setattr(file_lock, "fcntl", SimpleNamespace(flock=refuse, LOCK_EX=2))
    with locked(tmp_path / "work"), locked(tmp_path / "no" / "work"):
        pass
    monkeypatch.setattr(file_lock, "fcntl", None)  # a page
    with locked(tmp_path / "work"):
        pass


def test_windows_is_asked_again_until_the_other_lets_go(tmp_path, monkeypatch):
    answers = iter([OSError(13, "held"), OSError(13, "held"), None])
    asked = []

    def locking(handle, mode, count):
        asked.append((mode, count))
        answer = next(answers)
        if answer:
            raise answer

    monkeypatch.setattr(file_lock, "fcntl", None)
    monkeypatch.setattr(file_lock, "msvcrt", SimpleNamespace(locking=locking, LK_NBLCK=2))
    monkeypatch.setattr(file_lock, "PAUSE", 0)
    monkeypatch.setattr(file_lock.tempfile, "gettempdir", lambda: str(tmp_path))
    with locked(tmp_path / "folder" / "work"):
        assert asked == [(2, 1)] * 3
    assert [path.suffix for path in tmp_path.iterdir()] == [".lock"]
