"""Zips of strangers: bombs, broken ones, and names that lead elsewhere."""

import io
import zipfile

import pytest

from dlbasics.grading.autograder.parse import MAX_FILE_BYTES
from dlbasics.grading.collect.archive import MAX_MEMBERS, ArchiveError, path_parts, unpack
from dlbasics.grading.collect.collect_submissions import collect_submissions
from dlbasics.grading.collect.collection import read_single_file
from dlbasics.messages import Message


def zip_of(method=zipfile.ZIP_DEFLATED, **members) -> bytes:
    """A zip of members ``name.json``."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(f"{name}.json", content)
    return data.getvalue()


BOMBS = {
    "large": zip_of(a=b"0" * (MAX_FILE_BYTES + 1)),
    "entries": b"PK\1\2" + zip_of(a=b"{}") * 10**5,
}
# Of bytes that are no zip, zipfile raises nearly anything
BROKEN = {
    "no zip": b"PK\x05\x06 no zip",
    "zlib.error": zip_of(a=b"{}" * 99).replace(b"\xab", b"\xff"),
    # unpacked at once, whatever is asked for: 400 bytes of these would become 300 MB
    "bzip2": zip_of(zipfile.ZIP_BZIP2, a=b"0" * 10**6),
    "lzma": zip_of(zipfile.ZIP_LZMA, a=b"0" * 10**6),
}


def problem_of(data: bytes) -> str:
    """Why a zip cannot be unpacked."""
    with pytest.raises(ArchiveError) as error:
        unpack(data)
    return str(error.value.message)


@pytest.mark.parametrize("name", BOMBS)
def test_a_zip_bomb_is_not_unpacked(name):
    assert "zip bomb" in problem_of(BOMBS[name])


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_zip_says_so_and_stops_nobody(name, tmp_path):
    assert "cannot be read" in problem_of(BROKEN[name])
    (tmp_path / "eve.zip").write_bytes(BROKEN[name])
    for top in (tmp_path, tmp_path / "eve.zip"):
        with collect_submissions([top]) as collection:
            (submission,) = collection
        assert submission.learner == "eve" and "cannot be read" in str(submission.problem)


def test_a_zip_of_nothing_says_so():
    assert problem_of(zip_of()) == "The zip is empty."


def test_a_zip_whose_end_is_missing_is_told_as_such():
    whole = zip_of(a=b"{}" * 10**5)
    assert "ends in the middle" in problem_of(whole[: len(whole) // 2])


def test_a_zip_of_which_only_a_part_is_read_is_told_to_be_too_large(tmp_path):
    """As one with a film in it; it is whole, and whoever downloads it again gets the same."""
    (tmp_path / "ada.zip").write_bytes(zip_of(zipfile.ZIP_STORED, a=b"{}", film=b"0" * MAX_FILE_BYTES))
    (tmp_path / "ben.json").write_text("{}")
    with collect_submissions([tmp_path]) as collection:
        (in_a_class, _) = collection
    (alone,) = read_single_file(tmp_path / "ada.zip")
    assert str(in_a_class.problem) == str(alone.problem) == "The file is too large; at most 64 MiB are read."


def test_names_cannot_climb():
    names = {
        "../../a.ipynb": ("a.ipynb",),
        "/etc/a.json": ("etc", "a.json"),
        "a\\..\\b": ("a", "b"),
        "..": ("unnamed",),
    }
    assert {name: path_parts(name) for name in names} == names


def zip_of_images() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("mnist.png", b"")
    return data.getvalue()


def test_an_archive_within_a_zip_is_told_beside_what_is_read(tmp_path):
    packed = zip_of(a=b"{}", b=b"{}")
    with zipfile.ZipFile(tmp_path / "eve.zip", "w") as archive:
        for name, content in (("hw/a.ipynb.txt", b"{}"), ("hw/b.zip", packed), ("hw/c.rar", b"Rar!"),
                              ("hw/d.zip", zip_of_images()), ("d.tar.gz", b"data"), ("data/e.zip", packed)):
            archive.writestr(name, content)
    with collect_submissions([tmp_path]) as collection:
        found = {submission.label.removeprefix("eve.zip/"): submission.problem for submission in collection}
    told = Message("submission.archive-in-zip")
    assert found == {"hw/a.ipynb.txt": None, "hw/b.zip": told, "hw/c.rar": told}
    assert [submission.problem for submission in read_single_file(tmp_path / "eve.zip")].count(told) == 2


def test_a_zip_of_a_whole_project_says_where_the_many_files_are():
    """And what was installed there, as by venv, is no work."""
    many = {f"hw/data/n{n}": b"{}" for n in range(MAX_MEMBERS)}
    said = problem_of(zip_of(**{"hw/a": b"{}"}, **many))
    assert f"more than {MAX_MEMBERS} notebooks and JSON files, most of them in data" in said
    for name, folder in (("n{}", ""), ("hw/n{}", "most of them in hw."), ("a{}/n", "")):
        said = problem_of(zip_of(**{name.format(at): b"{}" for at in range(MAX_MEMBERS + 1)}))
        assert f"JSON files{', ' * bool(folder)}{folder or '.'}" in said
    for folder in ("node_modules", "x/site-packages"):
        installed = {name.replace("data", folder): content for name, content in many.items()}
        (member,) = unpack(zip_of(**{"hw/a": b"{}"}, **installed))
        assert member.name == "hw/a.json"


@pytest.mark.parametrize("mark", ["pyvenv.cfg", "lib/site-packages/x.py", ""])
@pytest.mark.parametrize("folder", ["venv", "env", "hw/env"])
def test_what_lies_in_a_virtual_environment_counts_where_there_is_nothing_else(folder, mark):
    """A learner may call a folder env, too."""
    def names_in(*names):
        data = io.BytesIO()
        with zipfile.ZipFile(data, "w") as archive:
            for name in (*names, *([f"{folder}/{mark}"] if mark else [])):
                archive.writestr(name, b"{}")
        return [member.name for member in unpack(data.getvalue())]

    inside = f"{folder}/share/a.ipynb"
    assert names_in(inside) == [inside] and names_in(inside, "data.zip") == [inside]
    assert names_in(inside, "a.ipynb") == (["a.ipynb"] if mark else [inside, "a.ipynb"])
