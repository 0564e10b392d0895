"""A file is written whole or not at all."""

import os
import stat

import pytest

from dlbasics import atomic_write as module
from dlbasics.atomic_write import atomic_write


def test_a_file_is_replaced_whole(tmp_path):
    path = tmp_path / "file.json"
    for data in (b"one", b"", b"\xff" * 100_000):
        atomic_write(path, data)
        assert path.read_bytes() == data
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("step", ["fsync", "replace"])
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()],
                         ids=["disk", "stop"])
def test_what_fails_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch, step, error):
    path = tmp_path / "file.json"
    path.write_bytes(b"old")

    def fail(*args):
        raise error

    monkeypatch.setattr(module.os, step, fail)
    with pytest.raises(type(error)):
        atomic_write(path, b"new")
    assert path.read_bytes() == b"old" and list(tmp_path.iterdir()) == [path]


def test_the_data_are_on_the_disk_before_the_name(tmp_path, monkeypatch):
    steps = []
    fsync, replace = os.fsync, os.replace
    monkeypatch.setattr(module.os, "fsync", lambda handle: steps.append("fsync") or fsync(handle))
    monkeypatch.setattr(module.os, "replace", lambda *names: steps.append("replace") or replace(*names))
    atomic_write(tmp_path / "file", b"data")
    assert steps == ["fsync", "replace"]


def test_a_folder_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(FileNotFoundError):
        atomic_write(tmp_path / "no" / "file", b"data")


def test_a_file_keeps_its_permissions_and_a_new_one_gets_the_usual_ones(tmp_path):
    shared, usual, new = tmp_path / "shared", tmp_path / "usual", tmp_path / "new"
    shared.write_bytes(b"old")
    shared.chmod(0o664)
    usual.write_bytes(b"")
    for path in (shared, new):
        atomic_write(path, b"new")
    assert stat.S_IMODE(shared.stat().st_mode) == 0o664
    assert new.stat().st_mode == usual.stat().st_mode
