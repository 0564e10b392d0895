"""Who handed in what: folders, files and zips as a learning platform gives them."""

import errno
import os
import subprocess
import sys
import zipfile
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from support.count_file_opens import count_file_opens
from support.listed_times import ListedTimes
from support.sample_submissions import ROOT, WRONG_OPTION, notebook, submissions, work_file, zipped

from dlbasics.grading.autograder.parse import parse_submission
from dlbasics.grading.collect.collect_submissions import collect_submissions
from dlbasics.grading.collect.collection import read_single_file
from dlbasics.grading.collect.roster import Person
from dlbasics.messages import Message

BOOK = notebook("x = 1")


def collect(*paths, **more) -> list:
    """All submissions in files, folders and zips."""
    with collect_submissions(list(paths), **more) as collection:
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
    people = [Person("77", ids={"canvas": "77"})]
    assert list(owners(canvas, people=people).values()) == ["77", "okriben (78)"]
    assert [submission.marked_late for submission in collect(canvas)] == [False, True]


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
    (missing,) = read_single_file(tmp_path / "gone.ipynb")
    assert "cannot be read (No such file" in str(missing.problem) and missing.data == b""


def test_other_files_count_only_where_a_learner_has_nothing_else(tmp_path):
    for name in ("ada/a.ipynb", "ada/plot.png", "ben/essay.pdf"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(BOOK)
    with collect_submissions([tmp_path]) as collection:
        assert collection.count == 2
        assert [submission.label for submission in collection] == ["ada/a.ipynb", "ben/essay.pdf"]
    assert list(collection) == [], "closed, it holds none of them any more"


def test_beside_a_notebook_nothing_that_may_be_work_is_lost(tmp_path):
    """What Windows adds to a name, and archives that are not read."""
    names = "a.ipynb", "losses.ipynb.txt", "more.RAR", "all.tar.gz", "plot.png"
    (tmp_path / "ben.ipynb.txt").write_text(BOOK)
    for name in (*names, "data/mnist.tar.gz"):
        (tmp_path / "ada" / "data").mkdir(exist_ok=True, parents=True)
        (tmp_path / "ada" / name).write_text(BOOK)
    found = {each.label.removeprefix("ada/"): each.problem for each in collect(tmp_path)
             if each.learner == "ada"}
    told = Message("submission.is-archive")
    assert found == dict(zip(names[:4], (None, None, told, told), strict=True))
    assert owners(tmp_path)["ben.ipynb.txt"] == "ben"


def test_a_later_hand_in_of_a_lesser_kind_is_not_dropped(tmp_path):
    """Browsers add an ending; beside a notebook of the same hand-in such a file is nothing."""
    place = "400-77 - Ada - Nov {}, 2026 1015 AM/{}"
    files = {place.format(1, "hw.ipynb"): BOOK, place.format(1, "plot.png"): b"\x89PNG",
             place.format(2, "hw.ipynb.txt"): notebook("x = 2")}
    found = collect(zipped(tmp_path / "all.zip", files))
    assert [(each.label.split("/")[-1], each.time[:10]) for each in found] == [
        ("hw.ipynb.txt", "2026-11-02"), ("hw.ipynb", "2026-11-01")
    ]


@pytest.mark.parametrize(("first", "second"), [("hw.ipynb", "hw.pdf"), ("hw.pdf", "hw.ipynb")])
def test_of_two_downloads_each_is_a_hand_in(first, second, tmp_path):
    zipped(tmp_path / "a.zip", {f"ada/{first}": BOOK, "ada/plot.png": "x"})
    zipped(tmp_path / "a (1).zip", {f"ada/{second}": "%PDF", "ben/hw.ipynb": BOOK})
    found = collect(tmp_path / "a.zip", tmp_path / "a (1).zip")
    of_ada = [each.label for each in found if each.learner == "ada"]
    assert f"a (1)/ada/{second}" == of_ada[0] and f"a/ada/{first}" in of_ada


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
        with collect_submissions([top]) as collection:
            assert collection.count == 2, "its zip was not opened yet"
            one, two, cy = collection
            assert collection.count == 3
        assert (one.data.decode(), two.data.decode()) == (BOOK, notebook("x = 2"))
        assert cy.claimed == "Cy"


def test_each_file_is_opened_once(class_with_zips):
    for top in class_with_zips:
        with count_file_opens(top) as reads, collect_submissions([top]) as collection:
            assert len(list(collection)) == 3
        assert set(reads.values()) == {1}, reads


def test_a_file_that_is_too_large_is_read_no_further_than_shows_it(tmp_path, monkeypatch):
    monkeypatch.setattr("dlbasics.grading.collect.discover.MAX_FILE_BYTES", 10)
    (tmp_path / "ada.ipynb").write_bytes(b" " * 1000)
    (submission,) = collect(tmp_path)
    assert len(submission.data) == 11


def test_the_directory_of_a_classs_zip_is_parsed_once(tmp_path, monkeypatch):
    """Else the time would grow with the square of the class."""
    parsed, parse = [], zipfile.ZipFile._RealGetContents
    monkeypatch.setattr(zipfile.ZipFile, "_RealGetContents", lambda self: (parsed.append(self), parse(self)))
    files = {f"p{n}/a.ipynb": BOOK for n in range(50)}
    assert len(collect(zipped(tmp_path / "class.zip", files))) == 50 and len(parsed) == 1


def test_a_zip_in_a_folder_is_one_persons_whatever_stands_in_it(tmp_path):
    """Even what looks like a class's export: a learner can make that, with classmates' names."""
    forged = {"Ada_1_assignsubmission_file/a.ipynb": BOOK, "Ben_2_assignsubmission_file/a.ipynb": BOOK}
    zipped(tmp_path / "in" / "eve.zip", forged)
    (tmp_path / "in" / "ben.ipynb").write_text(BOOK)
    people = [Person("ada", "Ada"), Person("ben", "Ben"), Person("eve", "Eve")]
    found = owners(tmp_path / "in", people=people)
    assert list(found.values()) == ["ben", "eve", "eve"]
    inner = zipped(tmp_path / "inner.zip", {"x/eve.zip": (tmp_path / "in" / "eve.zip").read_bytes()})
    assert set(owners(inner, people=people).values()) == {"inner"}


def test_a_zip_that_is_called_as_a_learner_is_the_learners_whatever_stands_in_it(tmp_path):
    """As when a teacher gives the zips one after the other, and not their folder."""
    forged = {"Ada_1_assignsubmission_file/a.ipynb": BOOK, "Ben_2_assignsubmission_file/a.ipynb": BOOK}
    eve = zipped(tmp_path / "eve.zip", forged)
    people = [Person("ada", "Ada"), Person("ben", "Ben"), Person("eve", "Eve")]
    assert set(owners(eve, people=people).values()) == {"eve"}


NUMBERED = [Person("1", "Ada Lovelace"), Person("2", "Ben Okri"), Person("3", "Cy")]


def notes_and_submissions(path) -> tuple:
    """The codes of the notes, and all submissions, of a class whose ids are small numbers."""
    with collect_submissions([path], people=NUMBERED) as collection:
        return [note.code for note in collection.notes], list(collection)


@pytest.mark.parametrize("names", [
    ["Ada Lovelace_1_assignsubmission_file/hw.ipynb", "Cy_2_assignsubmission_file/hw.ipynb"],
    ["lovelaceada_LATE_77_91_hw.ipynb", "cy_78_92_hw.ipynb"],
    ["week 2/Ada Lovelace/hw.ipynb", "week 2/Cy/hw.ipynb"],
    ["Ada Lovelace.ipynb", "Cy.ipynb", "nobody.ipynb"],
], ids=str)
def test_a_classs_zip_that_is_called_as_somebody_of_it_needs_a_look(names, tmp_path):
    files = dict.fromkeys(names, BOOK)
    notes, found = notes_and_submissions(zipped(tmp_path / "2.zip", files))
    assert notes == ["collect.zip-of-several"]
    assert {each.problem.code for each in found} == {"submission.zip-of-several"}
    assert not any(person.name in str(found[0].problem) for person in NUMBERED), "learners read it too"


@pytest.mark.parametrize("names", [["hw.ipynb"], ["1.ipynb", "3.ipynb"], ["Cy/hw.ipynb"],
                                   ["Cy_12_assignsubmission_file/hw.ipynb"]], ids=str)
def test_whose_a_zip_is_by_its_name_is_told(names, tmp_path):
    """Numbers may be those of exercises."""
    path = zipped(tmp_path / "2.zip", dict.fromkeys(names, BOOK))
    notes, found = notes_and_submissions(path)
    assert notes == ["collect.by-its-name"]
    assert {(each.learner, each.problem) for each in found} == {("2", None)}
    with collect_submissions([path], people=NUMBERED) as collection:
        assert "2: 2 (Ben Okri)" in str(collection.notes[0])


def test_a_folder_that_is_called_as_somebody_may_hold_a_class(tmp_path):
    for name in ("Ada Lovelace/hw.ipynb", "Cy/hw.ipynb", "nobody/hw.ipynb"):
        (tmp_path / "2" / name).parent.mkdir(parents=True)
        (tmp_path / "2" / name).write_text(BOOK)
    notes, found = notes_and_submissions(tmp_path / "2")
    assert (notes, [each.learner for each in found]) == ([], ["1", "3", "nobody"])
    notes, found = notes_and_submissions(tmp_path / "2" / "Cy")
    assert (notes, [each.learner for each in found]) == (["collect.by-its-name"], ["3"])
    (tmp_path / "3.ipynb").write_text(BOOK)
    assert notes_and_submissions(tmp_path / "3.ipynb")[0] == [], "a file's own name is nothing to be told"


def test_rows_about_strangers_that_are_nobody_are_told(tmp_path):
    """As where a spreadsheet has changed the names, or somebody mistyped one."""
    path = zipped(tmp_path / "all.zip", {"=eve/a.ipynb": BOOK, "ann/a.ipynb": BOOK, "Cy/a.ipynb": BOOK})
    who = {"'=eve": ("1",), "anne": ("2",), "bob (12)": ("2", "3")}
    with collect_submissions([path], people=NUMBERED, identity_map=who) as collection:
        (note,) = collection.notes
    assert note == Message("owner.map-of-nobody", {"people": ["anne", "bob (12)"]})
    with collect_submissions([path], people=NUMBERED, identity_map={"'=eve": ("1",)}) as collection:
        assert collection.notes == []


@pytest.mark.parametrize("name", ["moodle", "moodle.zip (1)", "moodle.zip.download", "moodle.1"])
def test_the_zip_of_a_class_may_have_lost_its_ending(name, tmp_path):
    files = {"Ada_1_assignsubmission_file/a.ipynb": BOOK, "Ben_2_assignsubmission_file/a.ipynb": BOOK}
    packed = zipped(tmp_path / name, files)
    assert set(owners(packed).values()) == {"Ada", "Ben"}


def test_folders_that_end_with_the_sign_of_windows_are_no_files(tmp_path):
    path = tmp_path / "class.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name in ("top/", "top/Ada_1_assignsubmission_file/", "top/Ada_1_assignsubmission_file/a.ipynb",
                     "top/Ben_2_assignsubmission_file/", "top/Ben_2_assignsubmission_file/a.ipynb"):
            info = zipfile.ZipInfo(name)
            info.filename = info.orig_filename = name.replace("/", "\\")
            archive.writestr(info, "" if name.endswith("/") else BOOK)
    assert set(owners(path).values()) == {"Ada", "Ben"}


def test_a_zip_in_a_zip_is_pointed_out(tmp_path):
    inner = zipped(tmp_path / "moodle.zip", {"Ada_1_assignsubmission_file/a.ipynb": BOOK})
    outer = zipped(tmp_path / "mail.zip", {"moodle.zip": inner.read_bytes()})
    with collect_submissions([outer]) as collection:
        assert "unpack mail.zip first" in str(collection.notes[0])


FEW_FILES = """
import resource, sys
resource.setrlimit(resource.RLIMIT_NOFILE, (140, 140))
from dlbasics.grading.collect.collect_submissions import collect_submissions
with collect_submissions(sys.argv[1:]) as collection:
    print([submission.problem for submission in collection].count(None))
"""


def test_more_zips_than_files_may_be_open_are_read(tmp_path):
    """Each learner's by itself, as a shell gives them for *.zip."""
    paths = [zipped(tmp_path / f"p{at}.zip", {f"p{at}.ipynb": BOOK}) for at in range(200)]
    printed = subprocess.run([sys.executable, "-c", FEW_FILES, *paths], capture_output=True, text=True,
                             cwd=ROOT, check=True)
    assert printed.stdout == "200\n"


def test_that_no_file_can_be_opened_is_no_fault_of_a_zip(tmp_path, monkeypatch):
    def fails(*arguments):
        raise OSError(errno.EMFILE, os.strerror(errno.EMFILE))

    path = zipped(tmp_path / "ada.zip", {"a.ipynb": BOOK})
    monkeypatch.setattr(zipfile, "ZipFile", fails)
    with pytest.raises(OSError, match="Too many open files"):
        collect(path)


def test_zips_are_closed_where_collecting_fails(tmp_path, monkeypatch):
    def failing(person, identity):
        raise RuntimeError

    closed, close = [], zipfile.ZipFile.close
    path = zipped(tmp_path / "all.zip", {"ada/a.ipynb": BOOK, "ben/a.ipynb": BOOK})
    monkeypatch.setattr(zipfile.ZipFile, "close", lambda archive: (closed.append(archive), close(archive)))
    with pytest.raises(RuntimeError) as caught:  # which keeps what would close them when it is forgotten
        collect_submissions([path], times=ListedTimes(failing))
    assert [archive.filename for archive in closed] == [str(path)], caught


@pytest.mark.parametrize("time", [datetime.min, datetime.max, datetime.max.replace(tzinfo=UTC)], ids=str)
def test_a_time_that_other_zones_do_not_have_is_none(time, tmp_path):
    """As an export may hold it, whose times no sentence can be about."""
    path = zipped(tmp_path / "all.zip", {"ada/a.ipynb": BOOK})
    for zone in ("Asia/Shanghai", "America/New_York"):
        (ada,) = collect(path, zone=ZoneInfo(zone), times=ListedTimes(lambda *_: time))
        assert ada.time == ""


def test_a_zip_of_nothing_but_a_macs_files_is_told(tmp_path):
    zipped(tmp_path / "in" / "ada.zip", {"__MACOSX/._a.ipynb": "x", ".DS_Store": "x", "b/._c.ipynb": "x"})
    for top in (tmp_path / "in", tmp_path / "in" / "ada.zip"):
        (ada,) = collect(top)
        assert ada.learner == "ada" and "no notebook and no work file, but __MACOSX/._a.ipynb" in str(
            ada.problem
        )


def test_hidden_names_of_notebooks_are_told_and_those_of_systems_are_not(tmp_path):
    names = [".hw.ipynb", "~$b.ipynb", "._c.ipynb", ".DS_Store", "~$d.docx", "ada/.ipynb_checkpoints/x.ipynb",
             "ben/.ipynb_checkpoints/x.ipynb", "ben/a.ipynb", "Thumbs.db"]
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(BOOK)
    expected = [".hw.ipynb", "ada/.ipynb_checkpoints/x.ipynb", "ben/a.ipynb", "~$b.ipynb"]
    assert sorted(owners(tmp_path)) == expected
    people = [Person("ada"), Person("ben")]
    assert owners(tmp_path, people=people)["ada/.ipynb_checkpoints/x.ipynb"] == "ada"


def test_a_zip_with_a_password_says_so(tmp_path):
    data = bytearray(zipped(tmp_path / "x.zip", {"a.ipynb": BOOK}).read_bytes())
    for signature, at in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        data[data.index(signature) + at] |= 1
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "ada.zip").write_bytes(data)
    (tmp_path / "class.zip").write_bytes(data)
    assert "protected with a password" in str(collect(tmp_path / "in")[0].problem)
    assert "it is encrypted" in str(collect(tmp_path / "class.zip")[0].problem)


def test_more_than_a_learner_may_hand_in_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr("dlbasics.grading.collect.collection.MAX_FILES", 2)
    zipped(tmp_path / "in" / "ada.zip", {f"a{n}.ipynb": BOOK for n in (1, 2, 10)})
    (tmp_path / "in" / "ben.ipynb").write_text(BOOK)
    found = {each.label: each.problem and each.problem.code for each in collect(tmp_path / "in")}
    assert found == {"ada.zip/a10.ipynb": None, "ada.zip/a2.ipynb": None, "ben.ipynb": None,
                     "ada.zip/a1.ipynb": "submission.over-budget"}, "the first is the oldest"
    monkeypatch.setattr("dlbasics.grading.collect.collection.MAX_BYTES", len(BOOK) * 1.5)
    found = {each.label: bool(each.problem) for each in collect(tmp_path / "in")}
    assert found == {"ada.zip/a10.ipynb": False, "ada.zip/a2.ipynb": True, "ada.zip/a1.ipynb": True,
                     "ben.ipynb": False}


def test_of_files_at_the_same_time_a_copy_is_later_than_what_it_is_a_copy_of(tmp_path):
    """As browsers, Jupyter and platforms number what is there already."""
    names = ["hw.ipynb", "hw (1).ipynb", "hw (2).ipynb", "hw (10).ipynb", "hw-1.ipynb", "hw-Copy1.ipynb"]
    zipped(tmp_path / "in" / "ada.zip", dict.fromkeys(names, BOOK))
    found = sorted(collect(tmp_path / "in"), key=lambda each: each.sort_key)
    assert [each.label.partition("/")[2] for each in found] == names


def test_in_a_persons_zip_the_time_of_change_tells_which_is_the_last(tmp_path):
    path = tmp_path / "in" / "ada.zip"
    path.parent.mkdir()
    with zipfile.ZipFile(path, "w") as archive:
        for name, day in (("z.ipynb", 1), ("a.ipynb", 3), ("m.ipynb", 2)):
            archive.writestr(zipfile.ZipInfo(name, (2026, 11, day, 0, 0, 0)), BOOK)
    found = collect(tmp_path / "in")
    assert [each.label[-7:] for each in sorted(found, key=lambda each: each.sort_key)] == [
        "z.ipynb", "m.ipynb", "a.ipynb"
    ]
    assert {each.time for each in found} == {""} and {each.marked_late for each in found} == {None}


def gradescope_of_groups(path, files: dict):
    """An export of Gradescope: each submission's people, and the day in November when it was handed in."""
    members, metadata = {}, "---\n"
    for number, (people, day) in enumerate(files.items(), 1):
        members[f"a/submission_{number}/hw.ipynb"] = notebook(f"x = {number}")
        submitters = "".join(f"  - :name: {name}\n    :sid: '{name}'\n" for name in people)
        metadata += f"submission_{number}:\n  :submitters:\n{submitters}"
        metadata += f"  :created_at: 2026-11-{day:02} 09:15:00 Z\n" if day else ""
    return zipped(path, members | {"a/submission_metadata.yml": metadata})


def test_the_last_file_of_each_of_a_group_comes_first(tmp_path):
    """Also of whoever is not the first whom the platform names."""
    export = gradescope_of_groups(tmp_path / "all.zip", {("ann", "bob"): 1, ("bob",): 5, ("cy", "ann"): 3})
    found = [(each.learner, each.label[2:14]) for each in collect(export)]
    assert found == [("ann", "submission_3"), ("ann", "submission_1"), ("bob", "submission_2"),
                     ("bob", "submission_1"), ("cy", "submission_3")]


def test_a_list_of_times_is_asked_for_each_of_a_group(tmp_path):
    export = gradescope_of_groups(tmp_path / "all.zip", {("ann", "bob"): 0})
    day = datetime(2026, 11, 5, tzinfo=UTC)
    times = ListedTimes(lambda person, identity: day if identity.name == "bob" else None)
    found = collect(export, times=times)
    assert [(each.learner, each.time[:10]) for each in found] == [("ann", ""), ("bob", "2026-11-05")]


FIFTH = datetime(2026, 12, 5, tzinfo=UTC)


def listed(*paths) -> list:
    """Learner, content and time of all submissions, with a list that has one time for everybody."""
    found = collect(*paths, times=ListedTimes(lambda person, identity: FIFTH))
    return [(each.learner, each.data.decode(), each.time[:10]) for each in found]


def test_a_listed_time_is_that_of_the_last_hand_in(tmp_path):
    """What an earlier download has otherwise was handed in before, nobody says when."""
    place = "{}_assignsubmission_file/a.ipynb"
    ada, ben, cy = map(place.format, ("Ada_1", "Ben_2", "Cy_3"))
    old = zipped(tmp_path / "hw.zip", {ada: "right", ben: "same", cy: "gone"})
    new = zipped(tmp_path / "hw (1).zip", {ada: "other", ben: "same"})
    for given in ((old, new), (new, old)):
        assert listed(*given) == [("Ada", "other", "2026-12-05"), ("Ada", "right", ""),
                                  ("Ben", "same", "2026-12-05"), ("Cy", "gone", "2026-12-05")]


@pytest.mark.parametrize("order", [1, -1])
def test_what_an_earlier_download_has_as_well_may_have_been_handed_in_before(order, tmp_path):
    place = "Ada_1_assignsubmission_file/{}.ipynb"
    old = zipped(tmp_path / "hw.zip", {place.format("a"): "same", "Ben_2_assignsubmission_file/a.ipynb": "x"})
    new = zipped(tmp_path / "hw (1).zip", {place.format("a"): "same", place.format("b"): "new"})
    found = collect(*[old, new][::order], times=ListedTimes(lambda person, identity: FIFTH))
    assert [(each.data, each.time[:10], each.is_in_earlier_download) for each in found] == [
        (b"new", "2026-12-05", False), (b"same", "2026-12-05", True), (b"x", "2026-12-05", False)]


@pytest.mark.parametrize(("first", "second", "is_noted"), [(100, 200, True), (100, 100, False)])
def test_a_platforms_number_shows_that_two_downloads_have_one_hand_in(first, second, is_noted, tmp_path):
    exports = [zipped(tmp_path / f"{name}.zip", {
        f"lovelaceada_5_{number}_a.ipynb": "same", f"okriben_6_{number + at}_a.ipynb": f"own {number} {at}"})
        for at, (name, number) in enumerate((("s", first), ("s (1)", second)), 1)]
    found = collect(*exports, times=ListedTimes(lambda person, identity: FIFTH))
    assert [each.is_in_earlier_download for each in found if each.data == b"same"] == [is_noted]


def test_a_listed_time_is_that_of_the_last_attempt(tmp_path):
    names = [f"Submitted files/{who}/HW/Version {at}/a.ipynb" for who in ("Ada", "Ben") for at in (1, 2)]
    export = zipped(tmp_path / "all.zip", {name: name for name in names})
    assert [(learner, content.split()[-1][0], time) for learner, content, time in listed(export)] == [
        ("Ada", "2", "2026-12-05"), ("Ada", "1", ""), ("Ben", "2", "2026-12-05"), ("Ben", "1", "")
    ]


def test_a_time_of_the_platforms_own_needs_no_list(tmp_path):
    export = gradescope_of_groups(tmp_path / "all.zip", {("ann",): 1, ("ann", "bob"): 2})
    assert [time for _, _, time in listed(export)] == ["2026-11-02", "2026-11-01", "2026-11-02"]


def test_a_damaged_document_is_no_zip_to_be_renamed(tmp_path):
    (tmp_path / "hw.docx").write_bytes(b"PK\x03\x04" + bytes(200))
    (submission,) = collect(tmp_path)
    assert submission.problem == Message("submission.is-document")
    begun = b"PK\x03\x04" + bytes(26) + b"[Content_Types].xml<x/>"
    assert parse_submission(begun).problem == submission.problem
