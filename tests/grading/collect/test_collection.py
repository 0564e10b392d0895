"""Who handed in what: folders, files and zips as a learning platform gives them."""

import os
import subprocess

import pytest
from support.sample_class import WRONG_OPTION, count_reads, notebook, submissions, work_file, zipped

from dlbasics.grading.collect.collection import Collection, read_single_file
from dlbasics.grading.collect.roster import Person

BOOK = notebook("x = 1")


def collect(*paths, **more) -> list:
    """All submissions in files, folders and zips."""
    with Collection(list(paths), **more) as collection:
        return list(collection)


def owners(*paths, **more) -> dict:
    """Whose each submission is, by its label."""
    return {submission.label: submission.learner for submission in collect(*paths, **more)}


def test_the_zip_of_moodle(tmp_path):
    folders = [f"{who}_assignsubmission_file/a.ipynb" for who in ("Ada L_12", "Ben_13")]
    moodle = zipped(tmp_path / "moodle.zip", dict.fromkeys(folders, BOOK))
    assert list(owners(moodle).values()) == ["Ada L", "Ben"]


def test_the_zip_of_canvas(tmp_path):
    files = {"lovelaceada_77_1_a.ipynb": BOOK, "okriben_LATE_78_2_a-1.ipynb": BOOK}
    canvas = zipped(tmp_path / "canvas.zip", files)
    assert list(owners(canvas).values()) == ["lovelaceada", "okriben"]
    assert list(owners(canvas, people=[Person("77")]).values()) == ["77", "okriben (78)"]
    assert [submission.late for submission in collect(canvas)] == [False, True]


def test_zips_of_folders_and_of_one_person(tmp_path):
    members = {"all/ada/a.ipynb": BOOK, "all/ben/x/b.ipynb": BOOK, "all/.DS_Store": "x"}
    assert list(owners(zipped(tmp_path / "all.zip", members)).values()) == ["ada", "ben"]
    one = zipped(tmp_path / "ada.zip", {"hw/activations.ipynb": BOOK, "hw/losses.ipynb": BOOK})
    assert list(owners(one).values()) == ["ada", "ada"]
    assert collect(one)[0].data.decode() == BOOK


def test_the_output_and_an_unreadable_file_are_no_submissions(tmp_path):
    submissions(tmp_path / "in", 1)
    (tmp_path / "in" / "out" / "results").mkdir(parents=True)
    (tmp_path / "in" / "out" / "results" / "a.json").write_text("{}")
    assert list(owners(tmp_path / "in", output=tmp_path / "in" / "out")) == ["p00.ipynb"]
    missing = read_single_file(tmp_path / "gone.ipynb")
    assert "cannot be read (No such file" in str(missing.problem) and missing.data == b""


def test_other_files_count_only_where_a_learner_has_nothing_else(tmp_path):
    for name in ("ada/a.ipynb", "ada/plot.png", "ben/essay.pdf"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(BOOK)
    with Collection([tmp_path]) as collection:
        assert collection.count == 2
        assert [submission.label for submission in collection] == ["ada/a.ipynb", "ben/essay.pdf"]


def test_no_name_leads_out_of_its_folder(tmp_path):
    (tmp_path / "secret.ipynb").write_text(notebook(), encoding="utf-8")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "s1.ipynb").symlink_to(tmp_path / "secret.ipynb")
    zipped(tmp_path / "in" / "s2.zip", {"../../s1.ipynb": notebook(), "/etc/x.ipynb": notebook()})
    link, *packed = collect(tmp_path / "in")
    assert str(link.problem) == "A symbolic link is not read." and link.data == b""
    assert [submission.learner for submission in packed] == ["s2", "s2"]
    assert all(submission.data == notebook().encode() for submission in packed)


def test_what_cannot_be_walked_is_named_and_stops_nobody(tmp_path):
    """Folders deeper than Python's stack, up to where the system itself refuses a path."""
    (tmp_path / "ada.ipynb").write_text(notebook())
    os.mkfifo(tmp_path / "pipe.ipynb")
    (tmp_path / "eve").mkdir()
    (tmp_path / "eve" / "loop").symlink_to(tmp_path)
    start = os.open(".", os.O_RDONLY)
    try:
        os.chdir(tmp_path / "eve")
        for _ in range(1200):
            os.mkdir("deep")
            os.chdir("deep")
        ada, deep = collect(tmp_path)
    finally:
        os.fchdir(start)
        os.close(start)
        subprocess.run(["rm", "-r", tmp_path / "eve"], check=True)
    assert (ada.learner, ada.problem) == ("ada", None)
    assert (deep.learner, str(deep.problem)) == ("eve", "It cannot be read (File name too long).")


@pytest.fixture
def class_with_zips(tmp_path):
    """A folder with a zip in it, and a class's zip with a zip in it, of the same people."""
    inner = {"HW.IPYNB": BOOK, "b/HW.ipynb": notebook("x = 2")}
    ada = zipped(tmp_path / "folder" / "ada.zip", inner).read_bytes()
    (tmp_path / "folder" / "cy.json").write_text(work_file("Cy", WRONG_OPTION))
    members = {"ben/x.zip": ada, "cy/cy.json": work_file("Cy", WRONG_OPTION)}
    return tmp_path / "folder", zipped(tmp_path / "class.zip", members)


def test_a_persons_zip_is_read_when_its_turn_comes(class_with_zips):
    """A class's zips, unpacked, are more than fits into memory."""
    for top in class_with_zips:
        with Collection([top]) as collection:
            assert collection.count == 2, "its zip was not opened yet"
            one, two, cy = collection
            assert collection.count == 3
        assert (one.data.decode(), two.data.decode()) == (BOOK, notebook("x = 2"))
        assert cy.claimed == "Cy"


def test_each_file_is_opened_once(class_with_zips):
    for top in class_with_zips:
        with count_reads(top) as reads, Collection([top]) as collection:
            assert len(list(collection)) == 3
        assert set(reads.values()) == {1}, reads


def test_a_file_that_is_too_large_is_read_no_further_than_shows_it(tmp_path, monkeypatch):
    monkeypatch.setattr("dlbasics.grading.collect.discover.LARGEST_FILE", 10)
    (tmp_path / "ada.ipynb").write_bytes(b" " * 1000)
    (submission,) = collect(tmp_path)
    assert len(submission.data) == 11
