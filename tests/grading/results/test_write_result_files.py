"""Files that are written whole or not at all, and names for them."""

import os
import stat
import time
import zipfile

import pytest
from support.run_grader import contents

from dlbasics.grading.results.write_result_files import (
    file_stem,
    remove_temporaries,
    write_if_changed,
    write_zip_if_changed,
)


def test_nobody_can_choose_a_name_with_anothers_file():
    assert len(file_stem("ada").split("-")[1]) == 16
    assert file_stem("ada") != file_stem("ada!")


def test_what_a_killed_write_left_is_removed_and_nothing_else(tmp_path):
    for folder in ("results", "feedback", "gradescope/ada-1"):
        (tmp_path / folder).mkdir(parents=True)
        killed = tmp_path / folder / ".ada-1.json-k3x_9abc"
        killed.touch()
        os.utime(killed, (time.time() - 2 * 3600,) * 2)
        (tmp_path / folder / "ada-1.json").touch()
    (tmp_path / ".gitignore").touch()
    remove_temporaries(tmp_path)
    names = sorted(contents(tmp_path))
    assert names == [".gitignore", "feedback/ada-1.json", "gradescope/ada-1/ada-1.json", "results/ada-1.json"]


def test_a_write_that_is_going_on_is_not_disturbed(tmp_path):
    """Another grader may be at work in the folder."""
    (tmp_path / ".moodle-feedback.zip-k3x_9abc").touch()
    remove_temporaries(tmp_path)
    assert list(contents(tmp_path)) == [".moodle-feedback.zip-k3x_9abc"]


def test_a_file_is_written_only_where_its_bytes_are_others(tmp_path):
    path = tmp_path / "new" / "a.json"
    write_if_changed(path, b"1")
    first = path.stat()
    write_if_changed(path, b"1")
    assert path.stat() == first and path.read_bytes() == b"1"
    write_if_changed(path, b"2")
    assert contents(tmp_path) == {"new/a.json": b"2"}


def test_a_zip_is_written_only_where_its_bytes_are_others(tmp_path):
    path, page = tmp_path / "all.zip", tmp_path / "page.html"
    page.write_text("1")
    write_zip_if_changed(path, {"a/page.html": page})
    first = path.stat()
    os.utime(page, (0, 0))
    write_zip_if_changed(path, {"a/page.html": page})
    assert path.stat() == first
    page.write_text("2")
    write_zip_if_changed(path, {"a/page.html": page})
    with zipfile.ZipFile(path) as archive:
        assert archive.read("a/page.html") == b"2"
    assert sorted(contents(tmp_path)) == ["all.zip", "page.html"]


def test_a_zip_that_cannot_be_made_leaves_nothing(tmp_path):
    (tmp_path / "all.zip").write_bytes(b"mine")
    with pytest.raises(FileNotFoundError):
        write_zip_if_changed(tmp_path / "all.zip", {"a.html": tmp_path / "gone.html"})
    assert contents(tmp_path) == {"all.zip": b"mine"}


def test_a_new_file_is_its_owners_alone_and_an_old_one_stays_as_open_as_it_is(tmp_path):
    page = tmp_path / "page.html"
    page.write_bytes(b"x")
    writes = {
        "table.csv": lambda path: write_if_changed(path, b"1"),
        "pages.zip": lambda path: write_zip_if_changed(path, {"a": page}),
    }
    for name, write in writes.items():
        path = tmp_path / name
        write(path)
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        path.write_bytes(b"old")
        path.chmod(0o664)
        write(path)
        assert stat.S_IMODE(path.stat().st_mode) == 0o664 and path.read_bytes() != b"old"
