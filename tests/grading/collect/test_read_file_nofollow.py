"""Reading a file that was listed, in a folder that others change meanwhile."""

import os
import shutil

import pytest
from support.sample_submissions import notebook

from dlbasics.grading.collect.collect_submissions import collect_submissions
from dlbasics.grading.collect.collection import read_single_file

OWN, SECRET = notebook("mine"), notebook("the teacher's")


@pytest.fixture
def listed(tmp_path):
    """A class that was listed and not yet read, and its only file."""
    (tmp_path / "in" / "ada").mkdir(parents=True)
    path = tmp_path / "in" / "ada" / "hw.ipynb"
    path.write_text(OWN)
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "hw.ipynb").write_text(SECRET)
    with collect_submissions([tmp_path / "in"]) as collection:
        yield collection, path


def swap_file_for_link(path):
    path.unlink()
    path.symlink_to(path.parents[2] / "secret" / "hw.ipynb")


def swap_folder_for_link(path):
    shutil.rmtree(path.parent)
    path.parent.symlink_to(path.parents[2] / "secret")


def swap_file_for_pipe(path):
    path.unlink()
    os.mkfifo(path)


def swap_file_for_folder(path):
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("swap", [swap_file_for_link, swap_folder_for_link, swap_file_for_pipe,
                                  swap_file_for_folder])
def test_what_is_swapped_after_it_was_listed_is_not_followed(swap, listed):
    collection, path = listed
    swap(path)
    (submission,) = collection
    assert submission.data == b"" and "cannot be read" in str(submission.problem)
    assert submission.learner == "ada"


def test_a_file_that_was_replaced_by_another_is_read(listed):
    collection, path = listed
    path.with_name("new").write_text(SECRET)
    path.with_name("new").replace(path)
    (submission,) = collection
    assert submission.data.decode() == SECRET


def test_the_folder_that_is_given_may_be_a_link_and_a_file_by_itself_not(tmp_path, listed):
    (tmp_path / "link").symlink_to(tmp_path / "in")
    with collect_submissions([tmp_path / "link"]) as collection:
        assert [submission.data.decode() for submission in collection] == [OWN]
    (given,) = read_single_file(tmp_path / "link" / "ada" / "hw.ipynb")
    assert given.data.decode() == OWN


def test_relative_paths_are_read(tmp_path, listed, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with collect_submissions(["in", "in/ada/hw.ipynb", "."]) as collection:
        assert {submission.data.decode() for submission in collection} == {OWN, SECRET}


def test_no_descriptor_stays_open(listed):
    collection, _ = listed
    before = os.listdir("/proc/self/fd")
    list(collection)
    assert os.listdir("/proc/self/fd") == before
