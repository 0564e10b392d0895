"""Classes of 60 as platforms export them: every learner is found or told, and nobody's work is another's."""

import re
from functools import cache

import pytest
from support import platform_exports as made
from support.platform_exports import CLASS, EXPORTS, HOMONYMS, KNOWN_BY, ROSTERS

from dlbasics.grading.collect.collect_submissions import collect_submissions
from dlbasics.grading.collect.roster import Person, read_roster

# Rosters that know the numbers of an export: there even people of one name are found.
SAME_NUMBERS = {("canvas", "canvas_roster"), ("canvas", "canvas_roster_split"),
                ("moodle_folders", "moodle_worksheet"), ("moodle_flat", "moodle_worksheet"),
                ("moodle_folders", "moodle_worksheet_german"), ("moodle_flat", "moodle_worksheet_german")}


@pytest.fixture(scope="module")
def rosters(tmp_path_factory):
    """All rosters, read: name -> (people, the learner of each id)."""
    folder, read = tmp_path_factory.mktemp("rosters"), {}
    for name, text in ROSTERS.items():
        path = folder / f"{name}.csv"
        path.write_bytes(text().encode("utf-16" if name == "blackboard_roster" else "utf-8"))
        people = read_roster(path).people
        assert len(people) == len(CLASS)
        read[name] = people, {person.id: learner for person, learner in zip(people, CLASS, strict=True)}
    return read


@cache
def exported(name: str) -> dict:
    return EXPORTS[name]()


def collect(path, people=(), **more) -> list:
    """What was found: whose each file is said to be, and whose it is."""
    with collect_submissions([path], people=list(people), **more) as collection:
        return [(collection.matches[submission.learner], made.number_in(submission.data), submission)
                for submission in collection if "Version 1" not in submission.label]


@pytest.mark.parametrize("roster", ROSTERS)
@pytest.mark.parametrize("export", EXPORTS)
def test_every_learner_is_found_or_told(export, roster, rosters, tmp_path):
    people, by_id = rosters[roster]
    found = collect(made.zipped(exported(export), tmp_path / "all.zip"), people)
    told = {number for match, number, _ in found if match.problem}
    right = {number for match, number, _ in found if not match.problem
             and by_id[match.person.id].number == number}
    handed_in = {learner.number for learner in CLASS if export != "teams" or learner not in HOMONYMS}
    assert told | right == handed_in and not told & right, "nobody is lost, and nobody has another's work"
    in_roster = made.KNOWN_IN.get(roster, {"login", "student number"})
    if (export, roster) in SAME_NUMBERS or KNOWN_BY.get(export) in in_roster:
        assert told == set()
    elif export in made.WITHOUT_NAMES:
        assert told == handed_in
    else:
        assert told == {learner.number for learner in HOMONYMS} & handed_in


@pytest.mark.parametrize("export", EXPORTS)
def test_unpacked_it_is_read_as_in_its_zip(export, rosters, tmp_path):
    people, _ = rosters["student_roster"]
    folder = made.unpacked(exported(export), tmp_path / "all")
    packed = made.zipped(exported(export), tmp_path / "all.zip")
    found = [{(match.person.id, number, each.time) for match, number, each in collect(top, people)}
             for top in (folder, packed)]
    assert found[0] == found[1]


@pytest.mark.parametrize("export", EXPORTS)
def test_without_a_roster_everyone_is_a_person(export, tmp_path):
    found = collect(made.zipped(exported(export), tmp_path / "all.zip"))
    people = {match.person.id: number for match, number, _ in found}
    assert len(people) == len(found) == len({number for _, number, _ in found}), "nobody is merged"
    names = {number: match.person.name or match.person.id for match, number, _ in found}
    if export in ("moodle_flat", "brightspace", "teams", "gradescope", "blackboard"):
        assert names == {learner.number: learner.name for learner in CLASS if learner.number in names}


@pytest.mark.parametrize("export", ["moodle_folders", "moodle_flat", "brightspace", "teams"])
@pytest.mark.parametrize("encoding", ["gbk", "cp866"])
def test_names_that_a_zip_writes_in_another_encoding(export, encoding, rosters, tmp_path):
    """Of those learners whose names that encoding has."""
    people, by_id = rosters["plain_roster"]
    learners = [learner for learner in CLASS
                if learner.name + made.misleading(learner) == (learner.name + made.misleading(learner))
                .encode(encoding, "replace").decode(encoding)]
    packed = made.zipped(EXPORTS[export](learners), tmp_path / "all.zip", encoding)
    found = collect(packed, people)
    assert len(found) > 20
    for match, number, _ in found:
        assert match.problem or by_id[match.person.id].number == number
    told = {number for match, number, _ in found if match.problem}
    assert told <= {learner.number for learner in HOMONYMS}
    script = "[\u4e00-\u9fff]" if encoding == "gbk" else "[\u0400-\u04ff]"
    assert sum(bool(made.re.search(script, match.person.name)) for match, _, _ in found) > 2


@pytest.mark.parametrize("encoding", ["utf-8", "euc_kr", "cp1251", "shift_jis", "iso8859_5", "cp1254"])
def test_one_file_name_in_another_encoding_costs_nobody_else(encoding, tmp_path):
    """Programs for zips write what is on the disk: whatever a learner calls a file, others keep names."""
    names = {"euc_kr": "김민준|이서연|박지훈|최수빈", "shift_jis": "佐藤 健|鈴木 一郎|髙橋 誠|ソニア",
             "cp1254": "Ayşe Yılmaz|Gülşen Çağlar|İbrahim Şahin|Işıl"}
    wanted = names.get(encoding, "Иванов Иван|Петрова Анна|Смирнов Пётр|Щукин Илья").split("|")
    learners = [made.Learner(number, name) for number, name in enumerate(wanted, 1)]
    people = [Person(str(each.number), each.name) for each in learners]
    files = {name.rpartition("/")[0] + "/hw.ipynb" if name.endswith(".ipynb") else name: content
             for name, content in made.moodle_folders(learners).items()}
    codec = "cp932" if encoding == "shift_jis" else encoding
    written = {name.encode(codec).decode("latin-1"): each for name, each in files.items()}
    written["x_99_assignsubmission_file/r\xe9sum\xe9\xff\x81.ipynb"] = "{}"
    data = made.zip_bytes(written, "latin-1")
    (tmp_path / "all.zip").write_bytes(data)
    with collect_submissions([tmp_path / "all.zip"], people=people) as collection:
        matches = [(collection.matches[each.learner], each.data) for each in collection if each.data != b"{}"]
    assert len(matches) == len(learners)
    assert all(match.person.id == str(made.number_in(data)) for match, data in matches)


@pytest.mark.parametrize("export", ["canvas", "moodle_folders", "blackboard", "sakai", "gradescope"])
def test_several_exports_side_by_side(export, rosters, tmp_path):
    """Two homeworks as two zips in a folder, unpacked in one folder, and given one after the other."""
    people, by_id = rosters["student_roster"]
    (tmp_path / "zips").mkdir()
    for name in ("hw1", "hw2"):
        files = {path: content + " " * (name == "hw2" and path.endswith(".ipynb"))
                 for path, content in exported(export).items()}
        made.zipped(files, tmp_path / "zips" / f"{name}.zip")
        made.unpacked(files, tmp_path / "folders" / name)
    both = [tmp_path / "zips" / "hw1.zip", tmp_path / "zips" / "hw2.zip"]
    for paths in ([tmp_path / "zips"], [tmp_path / "folders"], both):
        with collect_submissions(paths, people=people) as collection:
            found = [(collection.matches[each.learner], made.number_in(each.data)) for each in collection]
        assert len(found) == 2 * len(CLASS)
        assert all(match.problem or by_id[match.person.id].number == number for match, number in found)


def test_each_platform_is_named(tmp_path):
    for export, name in {"canvas": "Canvas", "sakai": "Sakai", "nbgrader_exchange": "nbgrader"}.items():
        packed = made.zipped(exported(export), tmp_path / f"{export}.zip")
        with collect_submissions([packed]) as collection:
            assert f"an export of {name}" in str(collection.notes[0])


@pytest.mark.parametrize(("earlier", "later"), [
    ("Aug 31, 2026 1015 PM", "Sept 1, 2026 915 AM"), ("30. Nov. 2026 1015", "1. Dez. 2026 0915"),
    ("30 sept. 2026 1015", "1. Okt. 2026 0915"), ("30. April 2026 10:15", "1. Mai 2026 09:15"),
    ("30 nov. 2026 10.15", "1 déc. 2026 9.15"), ("30 nov. 2026 1015", "1 dic. 2026 915"),
    ("2026年11月1日 1015", "2026年11月2日 0915"), ("2026年11月1日 上午1015", "2026年11月2日 下午 915"),
    ("30 de novembro de 2026 1015", "1 de dezembro de 2026 0915"),
    ("Nov 30, 2026 1015 p.m.", "Dec 1, 2026 915"),
])
def test_brightspace_writes_times_in_the_language_of_the_course(earlier, later, tmp_path):
    names = [f"101-5 - Ada Lovelace - {time}/x.ipynb" for time in (earlier, later)]
    packed = made.zipped(dict(zip(names, ("old", "new"), strict=True)), tmp_path / "all.zip")
    with collect_submissions([packed]) as collection:
        new, old = collection
        assert [note.code for note in collection.notes] == ["collect.platform"]
    assert (new.data, old.data) == (b"new", b"old") and new.time > old.time > "2026"
    assert new.time[11:] in ("09:15:00+00:00", "21:15:00+00:00")


def test_a_person_of_whom_only_some_times_are_understood_is_told(tmp_path):
    names = [f"10{number}-5 - {name} - {time} 2026 1015/x.ipynb" for number, name, time in (
        (1, "Ada Lovelace", "Nov 30,"), (1, "Ada Lovelace", "Foo 1,"), (2, "Ben Okri", "Foo 1,"))]
    with collect_submissions([made.zipped(dict.fromkeys(names, "x"), tmp_path / "all.zip")]) as collection:
        (note,) = [note for note in collection.notes if note.code == "collect.unread-times"]
    assert note.params == {"name": "all", "people": ["Ada Lovelace (101)"]}


def of_gradescope(path, *people: tuple[str, ...], loose: str = ""):
    """An export of Gradescope with these names, ids and times, written as they stand there."""
    files, metadata = {}, "---\n"
    for number, (name, sid, time, late) in enumerate(people, 1):
        files[f"a/submission_{number}/x.ipynb"] = f"of {number}"
        metadata += (f"submission_{number}:\n  :submitters:\n  - :name: {name}\n    :sid: {sid}\n"
                     f"    :email:\n  :created_at: {time}\n  :late: {late}\n")
    return made.zipped({**files, "a/submission_metadata.yml": metadata + loose}, path)


ADAS = ("Ada Lovelace", "s1", "2026-11-20 10:00:00.000000000 Z", "false")
NINE = "2026-11-20T09:00:00+00:00"


@pytest.mark.parametrize(("written", "expected"), [
    (("Ben Okri", "2021-00-12", NINE, "true"), ("2021-00-12", NINE, True)),
    (("Ben Okri", "00012", "2026-11-20 09:00:00 UTC", "false"), ("00012", NINE, False)),
    (("Ben Okri", "0x1F", "2026-11-20 01:00:00.5 -08:00", "'true'"), ("0x1F", NINE, True)),
    (("2021-02-30", "1_0", "2026-11-20 10:00:00 +0100", ""), ("1_0", NINE, None)),
    (("Ben Okri", "9" * 100, "2026-02-30", "maybe"), ("9" * 100, "", None)),
    (("yes", "no", "2026-11-20", "false"), ("no", "2026-11-20T00:00:00+00:00", False)),
    (("Ben Okri", "", "null", "~"), ("Ben Okri", "", None)),
    (("~", "1e3", "[2026]", "[false]"), ("1e3", "", None)),
], ids=str)
def test_what_gradescope_says_of_people_is_text_whatever_it_looks_like(written, expected, tmp_path):
    """One id that YAML takes for a number or a day changes nobody, and stops nobody."""
    with collect_submissions([of_gradescope(tmp_path / "all.zip", ADAS, written)]) as collection:
        found = {each.learner: (each.time, each.marked_late) for each in collection}
    assert found == {"s1": ("2026-11-20T10:00:00+00:00", False), expected[0]: expected[1:]}


def test_an_id_of_thousands_of_digits_stops_nobody(tmp_path):
    export = of_gradescope(tmp_path / "all.zip", ADAS, ("Ben Okri", "9" * 5000, NINE, "true"))
    with collect_submissions([export]) as collection:
        assert [each.learner[:4] for each in collection] == ["9999", "s1"]


@pytest.mark.parametrize("name", [
    "lovelaceada_77_{digits}_{file}", "{digits}_assignsubmission_file_/{file}",
    "hw ({digits})/ada_1_2_{file}", "Submitted files/Ada/hw/Version {digits}/{file}",
    "Ada/hw/Version {digits}/{file}",
])
def test_a_number_of_thousands_of_digits_in_a_name_stops_nobody(name, tmp_path):
    """Python refuses to read it; names in a zip may be as long."""
    files = {name.format(digits="9" * 5000, file="a.ipynb"): "x",
             name.format(digits="7", file="b.ipynb").replace("Ada", "Ben").replace("77", "78"): "y"}
    with collect_submissions([made.zipped(files, tmp_path / "all.zip")]) as collection:
        assert {submission.data for submission in collection if not submission.problem} >= {b"y"}



def test_what_is_broken_in_gradescope_s_metadata_costs_its_own_learner_at_most(tmp_path):
    broken = ("[Ben", "s2", NINE, "true")
    loose = "submission_9:\n  :submitters: {\n"
    export = of_gradescope(tmp_path / "all.zip", ADAS, broken, loose=loose)
    with collect_submissions([export]) as collection:
        found = [(each.learner, each.time[:4]) for each in collection]
    assert found == [("s1", "2026"), ("submission_2", "")]


def test_an_alias_in_gradescope_s_metadata_may_lead_to_what_is_skipped(tmp_path):
    files = exported("gradescope")
    path = next(name for name in files if name.endswith("submission_metadata.yml"))
    times = r":updated_at: &when \1\n  :created_at: *when"
    aliased = re.sub(r":created_at: (.*)", times, files[path], count=1)
    assert aliased.count("*when") == 1
    packed = made.zipped(files | {path: aliased}, tmp_path / "all.zip")
    with collect_submissions([packed]) as collection:
        assert "an export of Gradescope" in str(collection.notes[0])


def test_of_a_hand_in_and_its_second_download_the_later_one_comes_first(tmp_path):
    """However the two are called, sorted and given; what is in both was handed in once."""
    moodle = "{}_{}_assignsubmission_file/a.ipynb"
    canvas = "{}_{}_{}_a.ipynb"
    ada, ben = CLASS[:2]
    names = {
        "moodle": [[moodle.format(each.name, each.participant) for each in (ada, ben)]] * 2,
        "canvas": [[canvas.format("a", 77, 90001), canvas.format("b", 78, 90002)],
                   [canvas.format("a", 77, 95001), canvas.format("b", 78, 90002)]],
    }
    for platform, (first, second) in names.items():
        old = dict(zip(first, ("old", "same"), strict=True))
        new = dict(zip(second, ("new", "same"), strict=True))
        paths = []
        for at, (name, files) in enumerate({"all": old, "all (1)": new, "all (10)": new}.items()):
            paths.append(tmp_path / platform / f"{name}.zip")
            paths[at].parent.mkdir(exist_ok=True)
            made.zipped(files, paths[at])
        for given in (paths, paths[::-1]):
            with collect_submissions(given) as collection:
                found = [(each.learner, each.data.decode(), each.sort_key) for each in collection]
            assert [content for _, content, _ in found] == ["new", "old", "same"], platform
            assert found[0][2] > found[1][2] and found[0][0] == found[1][0] != found[2][0]
    # Without copies' names: in the order in which they are given, but for Canvas, whose numbers say it.
    for platform, given in (("moodle", "ba"), ("canvas", "ab"), ("canvas", "ba")):
        for name, files in zip("ab", names[platform], strict=True):
            content = "new" if (name == "a") == (platform == "moodle") else "old"
            made.zipped(dict.fromkeys(files[:1], content), tmp_path / f"{name}.zip")
        with collect_submissions([tmp_path / f"{name}.zip" for name in given]) as collection:
            assert [each.data.decode() for each in collection] == ["new", "old"], (platform, given)


def test_a_receipt_of_blackboard_is_no_submission(tmp_path):
    place = "Homework_{}_attempt_2026-11-26-02-59-0{}"
    files = {place.format("u1", 0) + "_hw.pdf": "%PDF", place.format("u1", 0) + ".txt": "Name: Ada (u1)\n",
             place.format("u2", 0) + ".txt": "Name: Ben (u2)\n", place.format("u3", 0) + "_a.ipynb": "{}",
             place.format("u3", 0) + ".txt": "Name: Cy (u3)\n", place.format("u3", 1) + ".txt": ""}
    with collect_submissions([made.zipped(files, tmp_path / "all.zip")]) as collection:
        found = {(each.learner, each.label[-8:]): each.problem and each.problem.code for each in collection}
    assert found == {("u1", "0_hw.pdf"): None, ("u2", "9-00.txt"): "submission.only-receipt",
                     ("u3", "_a.ipynb"): None, ("u3", "9-01.txt"): "submission.only-receipt"}


def test_hidden_names_are_said_to_be_hidden(tmp_path):
    files = {f"anon_ab{at}C_9000{at}_a.ipynb": "{}" for at in range(3)}
    packed = made.zipped(files, tmp_path / "all.zip")
    with collect_submissions([packed], people=[Person("7", "Ada")]) as collection:
        assert {match.problem.code for match in collection.matches.values()} == {"owner.anonymous"}
    with collect_submissions([packed]) as collection:
        assert set(collection.matches) == {"ab0C", "ab1C", "ab2C"}


def test_a_learner_may_be_called_as_canvas_calls_hidden_names(tmp_path):
    """A number behind anon is a user's, and LATE_ stands behind a name, but in front of a hidden one."""
    names = ("anon_77_123_losses.ipynb", "anon_LATE_77_123_losses.ipynb", "anon_77_text.html")
    for name in names:
        with collect_submissions([made.zipped({name: "{}"}, tmp_path / "all.zip")],
                                 people=[Person("s1", "Anon", ids={"canvas": "77"})]) as collection:
            assert [(each.learner, each.marked_late) for each in collection] == [("s1", "LATE" in name)], name
    hidden = made.zipped({"LATE_anon_77_123_losses.ipynb": "{}"}, tmp_path / "all.zip")
    with collect_submissions([hidden]) as collection:
        assert [(each.learner, each.marked_late) for each in collection] == [("77", True)]


BEN = Person("78", "Ben Okri", ids={"canvas": "78", "login": "u2", "participant": "13"})
FLAT = {
    "Sakai": ("Lovelace, Ada(u1)_Submission attachment(s)_{}", "Okri, Ben(u2)_Submission attachment(s)_{}"),
    "Canvas": ("lovelaceada_77_90001_{}", "okriben_LATE_78_90002_{}"),
    "Moodle": ("Ada Lovelace_12_assignsubmission_file_{}", "Ben Okri_13_assignsubmission_file_{}"),
    "Blackboard": ("HW_u1_attempt_2026-11-26-02-59-00_{}", "HW_u2_attempt_2026-11-26-02-59-00_{}"),
    "Brightspace": ("400-9 - Ada Lovelace - Nov 1, 2026 1015 AM - {}",
                    "401-9 - Ben Okri - Nov 1, 2026 1015 AM - {}"),
}
OF_SAKAIS_TEACHERS = ("comments.txt", "feedbackText.html", "Feedback Attachment(s)old_1.ipynb",
                      "Feedback Attachment(s)_old.ipynb")
ANONYMOUS_FILES = ("anon_ab12C_90001_{}", "LATE_anon_ab78D_90002_{}")


@pytest.mark.parametrize("platform", FLAT)
def test_no_name_of_a_file_makes_it_another_s_or_nobody_s(platform, tmp_path):
    """The learner has called it as the platform calls what is another's, or the teacher's."""
    of_ada, of_ben = FLAT[platform]
    ada = Person("77", "Ada Lovelace", ids={"canvas": "77", "login": "u1", "participant": "12"})
    names = [of_ben.format("x.ipynb"), f"; {of_ben.format('x.ipynb')}", f"LATE_{of_ben.format('x.ipynb')}",
             "losses_after_feedback.ipynb", "feedbackText.html.ipynb", "timestamp.txt.ipynb", "a.txt_b.ipynb"]
    for name in names:
        files = {of_ada.format(name): "of Ada", of_ben.format("x.ipynb"): "of Ben"}
        packed = made.zipped(files, tmp_path / "all.zip")
        with collect_submissions([packed], people=[ada, BEN]) as collection:
            found = {(each.learner, each.data.decode()) for each in collection}
            assert platform in str(collection.notes[0])
        assert found == {("77", "of Ada"), ("78", "of Ben")}, name


def test_what_is_the_teachers_in_sakai_is_no_hand_in_without_folders_either(tmp_path):
    of_ada, of_ben = FLAT["Sakai"]
    files = {of_ada.format("x.ipynb"): "{}", of_ben.format("x.ipynb"): "{}"}
    more = {f"Lovelace, Ada(u1)_{name}": "no" for name in OF_SAKAIS_TEACHERS}
    with collect_submissions([made.zipped(files | more, tmp_path / "all.zip")]) as collection:
        assert [(each.learner, each.data) for each in collection] == [("u1", b"{}"), ("u2", b"{}")]


def test_no_name_of_a_file_says_whose_it_is_where_names_are_hidden(tmp_path):
    names = ("5_x.ipynb", "okriben_78_8_x.ipynb", "okriben_78_text.html", "LATE_78_9_x.ipynb")
    for name in names:
        first, second = ANONYMOUS_FILES
        packed = made.zipped({first.format(name): "{}", second.format("x.ipynb"): "{}"}, tmp_path / "all.zip")
        with collect_submissions([packed], people=[BEN]) as collection:
            assert set(collection.matches) == {"ab12C", "ab78D"}, name
            assert [each.marked_late for each in collection] == [False, True]


IN_A_FOLDER = {
    "Moodle": {"Ben Okri_13_assignsubmission_file/x.ipynb": "{}"},
    "Canvas": {"okriben_78_90001_x.ipynb": "{}"},
    "nbgrader": {"u2/hw/x.ipynb": "{}", "u2/hw/timestamp.txt": "2026-11-01 10:00:00 UTC"},
    "Gradescope": {"x.ipynb": "{}", "submission_metadata.yml":
                   "x.ipynb:\n  :submitters:\n  - :name: Ben Okri\n    :email: ''\n"},
    "Sakai": {"Okri, Ben(u2)/Submission attachment(s)/x.ipynb": "{}"},
    "Teams": {"Submitted files/Ben Okri/HW/x.ipynb": "{}"},
}


@pytest.mark.parametrize("platform", IN_A_FOLDER)
def test_no_name_in_a_learners_folder_makes_it_anothers(platform, tmp_path):
    """Also where it is the only folder, or is given by itself: the learner has named what is in it."""
    ada = Person("s1", "Ada Lovelace")
    made.unpacked({f"in/s1/{name}": content for name, content in IN_A_FOLDER[platform].items()}, tmp_path)
    made.zipped({f"in/s1/{name}": content for name, content in IN_A_FOLDER[platform].items()},
                tmp_path / "all.zip")
    for path in (tmp_path / "in", tmp_path / "in" / "s1", tmp_path / "all.zip"):
        with collect_submissions([path], people=[ada, BEN]) as collection:
            assert {(each.learner, each.problem) for each in collection} == {("s1", None)}, path
    made.unpacked({f"2/{name}": content for name, content in IN_A_FOLDER[platform].items()}, tmp_path)
    with collect_submissions([tmp_path / "2"], people=[Person("2", "Cy"), BEN]) as collection:
        assert platform in str(collection.notes[0]), "2 may be the second week"


def test_a_learners_folder_with_names_of_several_is_told(tmp_path):
    names = ("Ben Okri_13_assignsubmission_file/x.ipynb", "Cy Ek_14_assignsubmission_file/x.ipynb")
    made.unpacked({f"in/s1/{name}": "{}" for name in names}, tmp_path)
    people = [Person("s1", "Ada Lovelace"), BEN, Person("s3", "Cy Ek")]
    with collect_submissions([tmp_path / "in"], people=people) as collection:
        found = {(each.learner, each.problem.code) for each in collection}
    assert found == {("s1", "submission.zip-of-several")}


def test_a_class_s_export_in_a_folder_of_a_number_that_is_an_id_too(tmp_path):
    """The folder that is given was named by nobody but the teacher: here after the assignment."""
    names = ("Ada Lovelace_12_assignsubmission_file/x.ipynb", "Ben Okri_13_assignsubmission_file/x.ipynb")
    made.unpacked({f"10001/{name}": "{}" for name in names}, tmp_path)
    people = [Person("10001", "Cy Ek"), Person("s1", "Ada Lovelace"), BEN]
    with collect_submissions([tmp_path / "10001"], people=people) as collection:
        assert [(each.learner, each.problem) for each in collection] == [("78", None), ("s1", None)]
        assert "Moodle" in str(collection.notes[0])


def test_a_single_learners_folder_of_nbgrader_keeps_its_time(tmp_path):
    """The folder's name is the platform's too, and names nobody else."""
    stamp = "2026-11-01 10:15:00 UTC"
    files = {"losses/x.ipynb": "{}", "losses/timestamp.txt": stamp, "timestamp.txt": stamp}
    made.unpacked({f"submitted/ada/ps1/{name}": content for name, content in files.items()}, tmp_path)
    ada = Person("ada", "Ada Lovelace")
    with collect_submissions([tmp_path / "submitted"], people=[ada, BEN]) as collection:
        found = [(each.learner, each.time) for each in collection]
        assert found == [("ada", "2026-11-01T10:15:00+00:00")]
        assert "nbgrader" in str(collection.notes[0])
