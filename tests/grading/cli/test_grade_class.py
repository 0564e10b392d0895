"""A class from a platform's export to its gradebook, and what a person decides between two runs."""

import csv
import io
import json
import re

import pytest
from support import platform_exports as made
from support.book import ROOT
from support.platform_exports import CLASS
from support.sample_submissions import CHOICE, WRONG_OPTION, text_of, work_file

from dlbasics.grading.cli.argument_parser import argument_parser
from dlbasics.grading.cli.main import main
from dlbasics.grading.cli.previous_options import (
    OPTIONS_FILE,
    REMEMBERED,
    note_differences,
    options_of,
    remember_options,
)

RIGHT = sorted(at for at, option in enumerate(CHOICE.options) if option.right)
LEARNERS = CLASS[13:20]  # two pairs of one name among them


def submission(learner) -> str:
    """A work file that answers rightly, but for every third learner."""
    text = work_file(learner.name, WRONG_OPTION)
    return text if learner.number % 3 == 0 else text.replace(f"[{WRONG_OPTION}]", json.dumps(RIGHT))


@pytest.fixture
def folder(tmp_path):
    """Moodle's export of some of the class, its worksheet, and a roster without the numbers in it."""
    files = {
        name.replace(".ipynb", ".json"): content for name, content in made.moodle_folders(LEARNERS).items()
    }
    for learner in LEARNERS:
        for name in files:
            if f"_{learner.participant}_" in name and name.endswith(".json"):
                files[name] = submission(learner)
    made.zipped(files, tmp_path / "moodle.zip")
    (tmp_path / "worksheet.csv").write_text(made.moodle_worksheet(), encoding="utf-8")
    (tmp_path / "roster.csv").write_text(made.plain_roster(), encoding="utf-8")
    return tmp_path


def grade(folder, *arguments, more=()) -> dict:
    """The rows of the gradebook, by id."""
    main(["grade", str(folder / "moodle.zip"), *map(str, more), "--out", str(folder / "out"), "--seed", "s",
          "--jobs", "1", "--only", CHOICE.id, "--timezone", "Europe/Berlin", *map(str, arguments)])
    text = (folder / "out" / "gradebook.csv").read_text(encoding="utf-8-sig")
    return {row["id"]: row for row in csv.DictReader(io.StringIO(text))}


def test_moodles_worksheet_as_the_roster_settles_everything(folder, capsys):
    rows = grade(folder, "--roster", folder / "worksheet.csv", "--deadline", "2026-11-17T12:00")
    for learner in LEARNERS:
        row = rows[learner.email]
        assert (row["status"], row["name"]) == ("judged", learner.name)
        assert row["total"] == ("0" if learner.number % 3 == 0 else "2")
        assert row["late"] == ("yes" if 1 + learner.number % 28 >= 18 else "")
        assert row["handed in"].endswith("10:15:00+01:00")
    assert not (folder / "out" / "who.csv").exists()
    said = capsys.readouterr().err
    assert "worksheet.csv: 60 people, whom the column Email address tells apart." in said
    assert "moodle: an export of Moodle. Files: 14." in said
    assert "Times without a zone are those of Europe/Berlin. Deadlines: 2026-11-17 12:00:59+01:00." in said


def test_a_worksheet_of_another_assignment_gives_no_times_and_takes_no_grades(folder, capsys):
    """Moodle numbers people anew in each: with the numbers of the other the grades would go there."""
    worksheet = folder / "worksheet.csv"
    other = re.sub(r"(?<=Participant )(\d+)", lambda number: f"8{number[1]}", worksheet.read_text("utf-8"))
    (folder / "other.csv").write_text(other, encoding="utf-8")
    late = ("--deadline", "2026-11-01T12:00", "--late", "per-day=50%")
    for arguments in (("--roster", worksheet), ("--roster", folder / "other.csv")):
        rows = grade(folder, *arguments, *late)
        is_other, said = "other.csv" in str(arguments), capsys.readouterr().err
        assert {rows[LEARNERS[0].email]["late"]} == ({"unknown"} if is_other else {"yes"})
        assert ("moodle: the list of times is the worksheet of another assignment" in said) == is_other
        assert ("other.csv: this is the worksheet of another assignment" in said) == is_other
        for name in ("moodle-worksheet.csv", "moodle-feedback.zip"):
            assert (folder / "out" / name).exists() != is_other, "what the first run wrote is removed"
    extended = other.replace("Submitted for grading", "Submitted - Extension granted until: 11:59 PM")
    (folder / "extended.csv").write_text(extended, encoding="utf-8")
    grade(folder, "--roster", folder / "extended.csv", *late)
    assert "Moodle gives" not in capsys.readouterr().err
    rows = grade(folder, "--roster", folder / "roster.csv", "--times", folder / "other.csv", *late)
    assert rows[str(LEARNERS[0].number)]["late"] == "unknown"
    assert "worksheet of another assignment" in capsys.readouterr().err
    rows = grade(folder, "--roster", folder / "other.csv", "--times", worksheet, *late)
    assert rows[LEARNERS[0].email]["late"] == "yes" and not (folder / "out" / "moodle-worksheet.csv").exists()


def test_beside_another_assignment_the_times_of_the_worksheet_are_those_of_its_own(folder):
    """Whichever of the two exports comes last."""
    other = {f"{each.name}_8{each.participant}_assignsubmission_file/a.json": submission(each)
             for each in LEARNERS}
    for name in ("a", "z"):
        made.zipped(other, folder / f"{name}.zip")
        rows = grade(folder, "--roster", folder / "worksheet.csv", more=[folder / f"{name}.zip"])
        assert {bool(rows[each.email]["handed in"]) for each in LEARNERS} == {True}


def test_times_of_another_assignment_are_not_those_of_files_that_were_mailed(folder):
    worksheet, ada = folder / "worksheet.csv", LEARNERS[0]
    other = re.sub(r"(?<=Participant )(\d+)", lambda number: f"8{number[1]}", worksheet.read_text("utf-8"))
    (folder / "other.csv").write_text(other, encoding="utf-8")
    made.zipped({"a.json": submission(ada)}, folder / f"{ada.email}.zip")
    rows = grade(folder, "--roster", folder / "other.csv", more=[folder / f"{ada.email}.zip"])
    assert f"{ada.email}/a.json" in rows[ada.email]["files"]
    assert {rows[each.email]["handed in"] for each in LEARNERS} == {""}


def test_homonyms_are_mapped_and_points_by_hand_survive_every_run(folder):
    arguments = ("--roster", folder / "roster.csv", "--times", folder / "worksheet.csv", "--deadline",
                 "2026-11-17T12:00", "--late", "per-day=50%")
    rows = grade(folder, *arguments)
    strangers = [id for id, row in rows.items() if "(" in id]
    assert len(strangers) == 4 and all(rows[id]["status"] == "needs a look" for id in strangers)
    assert all(rows[id]["total"] == rows[id][CHOICE.id] == "" for id in strangers)
    assert rows["16"]["status"] == "needs a look" and "may be this person" in rows["16"]["notes"]
    who = folder / "out" / "who.csv"
    by_number = {each.participant: each for each in LEARNERS}
    for id in strangers:
        learner = by_number[id.partition("(")[2].rstrip(")")]
        who.write_text(who.read_text().replace(f"{id},,", f"{id},{learner.number},"))
    overrides = folder / "out" / "overrides.csv"
    assert set(overrides.read_text().splitlines()[1:]) >= {f"{id},,,," for id in strangers}
    overrides.write_text(f"id,exercise,points,comment\n19,{CHOICE.id},1.5,Read it again.\n20,,,Well done\n")
    for _ in range(2):
        rows = grade(folder, *arguments)
        assert {rows[str(each.number)]["status"] for each in LEARNERS} == {"judged"}
        assert not any("(" in id for id in rows)
        totals = {each.number: rows[str(each.number)]["total"] for each in LEARNERS}
        assert totals == {14: "2", 15: "0", 16: "2", 17: "1", 18: "0", 19: "1.5", 20: "0"}
        assert "Read it again." in overrides.read_text() and "18," in who.read_text()
    page = text_of(next((folder / "out" / "feedback").glob("19-*.html")).read_text())
    assert "Decided by your teacher: 1.5 of 2 points. Read it again." in page


def test_it_says_which_rows_of_a_list_of_times_do_nothing(folder, capsys):
    place = "400-{} - {} - Nov 16, 2026 1015 AM/a.json"
    made.zipped({place.format(each.participant, each.name): submission(each) for each in LEARNERS},
                folder / "moodle.zip")
    other, same = LEARNERS[0].number, LEARNERS[6].number
    times = folder / "times.csv"
    times.write_text(f"id,time\n{other},2026-11-18 10:15\n{same},2026-11-16 10:15:40\nS99,2026-11-18 10:15\n")
    grade(folder, "--roster", folder / "roster.csv", "--times", times)
    said = capsys.readouterr().err
    assert "times.csv: 1 in this list are nobody in the roster: S99." in said
    assert f"whose own times count: {other}. Use" in said


def test_it_says_to_whom_moodle_gives_more_time(folder, capsys):
    """In the status of the worksheet, in words of any language."""
    ada, ben = LEARNERS[0].email, LEARNERS[1].email
    status = "Submitted - Extension granted until: Thursday, 3 December 2026, 11:59 PM"
    worksheet = (folder / "worksheet.csv").read_text("utf-8")
    rows = [dict(row) for row in csv.DictReader(io.StringIO(worksheet))]
    for row in rows:
        row["Status"] = status if row["Email address"] in (ada, ben) else "Submitted"
    written = io.StringIO()
    table = csv.DictWriter(written, rows[0])
    table.writeheader()
    table.writerows(rows)
    (folder / "worksheet.csv").write_text(written.getvalue(), encoding="utf-8")
    (folder / "extensions.csv").write_text(f"id,days\n{ben},3\n")
    grade(folder, "--roster", folder / "worksheet.csv", "--deadline", "2026-11-17T12:00", "--extensions",
          folder / "extensions.csv")
    assert f"Moodle gives 1 more time, and no row of --extensions does: {ada}." in capsys.readouterr().err


def test_it_says_that_canvas_marks_what_is_late_by_its_own_due_date(folder, capsys):
    files = {f"a_LATE_{LEARNERS[0].canvas}_1_a.json": submission(LEARNERS[0]),
             f"b_{LEARNERS[1].canvas}_2_a.json": submission(LEARNERS[1])}
    made.zipped(files, folder / "moodle.zip")
    times = folder / "times.csv"
    times.write_text("".join(["id,time\n", *(f"{each.canvas},2026-11-01T12:00\n" for each in LEARNERS)]))
    (folder / "roster.csv").write_text("id\n" + "".join(f"{each.canvas}\n" for each in LEARNERS))
    deadline, one = ("--deadline", "2001-01-01T00:00"), folder / "one.csv"
    one.write_text("".join(times.read_text().splitlines(True)[:2]))
    for arguments, is_said in (((), False), (deadline, True), ((*deadline, "--times", times), False),
                               ((*deadline, "--times", one), False)):
        grade(folder, "--roster", folder / "roster.csv", *arguments)
        assert ("deadlines given here change nothing" in capsys.readouterr().err) == is_said


def test_whom_the_list_of_times_forgets_is_not_on_time_by_canvass_mark(folder, capsys):
    first, second, third = LEARNERS[:3]
    files = {f"a_LATE_{first.canvas}_1_a.json": submission(first),
             f"b_{second.canvas}_2_a.json": submission(second),
             f"c_{third.canvas}_3_a.json": submission(third)}
    made.zipped(files, folder / "moodle.zip")
    (folder / "roster.csv").write_text("id\n" + "".join(f"{each.canvas}\n" for each in LEARNERS))
    times = folder / "times.csv"
    times.write_text(f"id,time\n{second.canvas},2026-11-01T12:00\n")
    deadline = ("--deadline", "2026-11-02T12:00")
    rows = grade(folder, "--roster", folder / "roster.csv", *deadline, "--times", times)
    assert [rows[each.canvas]["late"] for each in (first, second, third)] == ["yes", "", "unknown"]
    assert "1  of whom it is not known whether late" in capsys.readouterr().out


def test_nothing_that_is_not_known_is_late(folder):
    arguments = ("--deadline", "2026-11-01T12:00", "--late", "per-day=1")
    rows = grade(folder, "--roster", folder / "roster.csv", *arguments)
    assert {rows[str(n)]["late"] for n in (14, 19, 20)} == {"unknown"} and rows["14"]["total"] == "2"
    (folder / "days.csv").write_text("email,days\nu1014@uni.example,3\n")
    arguments = ("--deadline", "2026-11-14T12:00", "--extensions", folder / "days.csv")
    rows = grade(folder, "--roster", folder / "worksheet.csv", *arguments)
    late = [each.number for each in LEARNERS if rows[each.email]["late"] == "yes"]
    assert late == [15, 16, 17, 18, 19, 20]


def test_what_is_decided_of_exercises_that_do_not_count_waits(folder, capsys):
    """As after --only: the exercise is there, and the next run may count it."""
    row = f"{LEARNERS[0].email},losses/huber,5,"
    rows = f"{row}\n{LEARNERS[0].email},{CHOICE.id},1,\n"
    (folder / "mine.csv").write_text(f"id,exercise,points,comment\n{rows}")
    arguments = ("--roster", folder / "worksheet.csv", "--overrides", folder / "mine.csv")
    assert grade(folder, *arguments)[LEARNERS[0].email]["total"] == "1"
    assert "mine.csv decides on losses/huber, which does not count in this run." in capsys.readouterr().err
    (folder / "mine.csv").write_text("id,exercise,points,comment\nu1014@uni.example,losses/hubert,5,\n")
    grade(folder, *arguments)
    assert "there is no exercise 'losses/hubert'" in capsys.readouterr().err


def test_the_zone_is_named_where_only_an_extension_needs_it(folder, capsys, monkeypatch):
    (folder / "more.csv").write_text("email,deadline\nu1014@uni.example,2026-11-14T12:00\n")
    grade(folder, "--roster", folder / "worksheet.csv", "--extensions", folder / "more.csv")
    assert "Times without a zone are those of Europe/Berlin.\n" in capsys.readouterr().err
    monkeypatch.setenv("TZ", "CET-1CEST")
    grade(folder, "--roster", folder / "worksheet.csv", "--timezone", "")
    assert "the time zone of this machine, CET-1CEST, cannot be read" in capsys.readouterr().err


def test_what_a_platform_would_take_otherwise_is_told(folder, capsys):
    """Points of another scale by hand, and an assignment that has other points than the run."""
    (folder / "grades.csv").write_text(made.canvas_roster(), encoding="utf-8")
    (folder / "mine.csv").write_text("id,exercise,points,comment\nu1014,,80,\n")
    rows = grade(folder, "--roster", folder / "grades.csv", "--overrides", folder / "mine.csv")
    said = capsys.readouterr().err
    assert "mine.csv gives more points than there are (line 2: 80 of 2)" in said
    assert "grades.csv: this run has 2 points" in said and "Homework 1 (5): 10" in said
    assert rows[LEARNERS[0].canvas]["total"] == "80"


def test_weights_change_no_point_of_the_book(folder, capsys):
    """Neither what is given by hand nor what being late costs."""
    (folder / "mine.csv").write_text(f"id,exercise,points,comment\n{LEARNERS[0].email},,1.5,\n")
    rows = grade(folder, "--roster", folder / "worksheet.csv", "--overrides", folder / "mine.csv",
                 "--weights", "activations=100", "--deadline", "2026-11-17T12:00", "--late", "per-day=0.5")
    said = capsys.readouterr().err
    assert "costs 0.5 of its points for each day that has begun." in said
    assert "The points of each chapter: activations: 2." in said
    assert "line 2: 1.5 of 2 become 75 of 100" in said
    assert rows[LEARNERS[0].email]["total"] == "75"


def test_a_mapping_may_stand_anywhere(folder):
    (folder / "mine.csv").write_text("who,id\nWei Zhang (711),15\nWei Zhang (728),16\n")
    rows = grade(folder, "--roster", folder / "roster.csv", "--map", folder / "mine.csv")
    assert rows["15"]["status"] == rows["16"]["status"] == "judged"


def test_points_for_a_stranger_follow_whoever_it_is(folder):
    """The row that the first run wrote is about the same work when it is known whose that is."""
    arguments = ("--roster", folder / "roster.csv", "--overrides", folder / "mine.csv")
    (folder / "mine.csv").write_text("id,exercise,points,comment\nWei Zhang (711),,1.5,ok\n")
    assert grade(folder, *arguments)["Wei Zhang (711)"]["total"] == "1.5"
    (folder / "out" / "who.csv").write_text("who,id\nWei Zhang (711),15\n")
    rows = grade(folder, *arguments)
    assert rows["15"]["total"] == "1.5" and "Wei Zhang (711)" not in rows


def test_the_work_of_a_group_counts_for_everyone_in_it(folder):
    first, *_ = LEARNERS
    files = {"Group A_12_assignsubmission_file/a.json": submission(first)}
    made.zipped(files, folder / "moodle.zip")
    arguments = ("--roster", folder / "worksheet.csv")
    assert grade(folder, *arguments)["Group A (12)"]["status"] == "needs a look"
    ids = [each.email for each in LEARNERS[:3]]
    who = folder / "out" / "who.csv"
    who.write_text(who.read_text().replace("Group A (12),,", f"Group A (12),{'; '.join(ids)},"))
    rows = grade(folder, *arguments)
    assert [rows[id]["total"] for id in ids] == ["2", "2", "2"] and "Group A (12)" not in rows
    assert rows[LEARNERS[3].email]["status"] == "nothing handed in"


def test_what_is_not_as_in_the_last_run_is_said(folder, capsys):
    arguments = ("--roster", folder / "worksheet.csv")
    grade(folder, *arguments, "--deadline", "2026-11-17T12:00", "--best-of", 2)
    assert "last run" not in capsys.readouterr().err
    grade(folder, *arguments, "--best-of", 2)
    said = capsys.readouterr().err
    assert "last run: without --deadline; before: --deadline 2026-11-17T12:00." in said
    assert "--best-of" not in said
    (folder / "out" / "options.json").write_text("[")
    grade(folder, *arguments, "--best-of", 2)
    grade(folder, *arguments, "--best-of", 2)
    assert "last run" not in capsys.readouterr().err


OF_TESTS = ["grade", "README.md", "--out", "out"]  # a file that is there: nothing of it is read
OTHER_OPTIONS = {"overrides": "README.md", "times": "README.md", "map": "README.md", "seconds": "1",
                 "budget": "60.5", "unsafe": None}


@pytest.mark.parametrize("option", OTHER_OPTIONS)
def test_what_decides_what_counts_is_missed_in_the_next_run(option, tmp_path, monkeypatch):
    monkeypatch.chdir(ROOT)
    words = [word for word in (f"--{option}", OTHER_OPTIONS[option]) if word]
    before, now = (options_of(argument_parser().parse_args(OF_TESTS + more), "s") for more in (words, []))
    remember_options(tmp_path, before)
    assert list(map(str, note_differences(tmp_path, before))) == []
    said = f"Not as in the last run: without --{option}; before: {' '.join(words)}."
    assert list(map(str, note_differences(tmp_path, now))) == [said]


@pytest.mark.parametrize("damaged", ["", "{", "[]", "3", '{"exercises": "x"}',
                                     '{"exercises": ["x"], "seed": 3}'])
def test_of_a_damaged_list_of_options_nothing_is_known(damaged, tmp_path, monkeypatch):
    monkeypatch.chdir(ROOT)
    (tmp_path / OPTIONS_FILE).write_text(damaged)
    options = options_of(argument_parser().parse_args(OF_TESTS), "s")
    assert [note.code for note in note_differences(tmp_path, options)] == []


def test_two_numbers_that_differ_in_a_late_digit_are_not_the_same(tmp_path, monkeypatch):
    monkeypatch.chdir(ROOT)
    before, now = (options_of(argument_parser().parse_args([*OF_TESTS, "--seconds", seconds]), "s")
                   for seconds in ("12345.67", "12345.68"))
    remember_options(tmp_path, before)
    said = "Not as in the last run: --seconds 12345.68; before: --seconds 12345.67."
    assert list(map(str, note_differences(tmp_path, now))) == [said]


def test_every_option_is_remembered_but_those_that_decide_nothing(monkeypatch):
    monkeypatch.chdir(ROOT)
    options = set(vars(argument_parser().parse_args(OF_TESTS)))
    where = {"command", "language", "submissions", "out", "jobs", "cluster", "tls_ca", "tls_cert", "tls_key"}
    of_the_seed, may_change = {"seed", "seed_file"}, {"roster"}
    assert options - set(REMEMBERED) == where | of_the_seed | may_change


def test_another_seed_than_in_the_last_run_is_said(folder, capsys):
    arguments = ("--roster", folder / "worksheet.csv")
    said = []
    for seed in ("one", "two", "two"):
        grade(folder, *arguments, "--seed", seed)
        said.append("Another seed" in capsys.readouterr().err)
    assert said == [False, True, False]
    assert "two" not in (folder / "out" / "options.json").read_text()


def test_a_second_download_alone_does_not_pass_over_the_first(folder, capsys):
    arguments = ("--roster", folder / "worksheet.csv")
    grade(folder, *arguments)
    assert "earlier run" not in capsys.readouterr().out
    files = {f"{LEARNERS[0].name}_{LEARNERS[0].participant}_assignsubmission_file/a.json":
             submission(LEARNERS[0])}
    made.zipped(files, folder / "moodle.zip")
    grade(folder, *arguments)
    said = capsys.readouterr().out
    assert f"{len(LEARNERS) - 1}  of those without a submission here handed something in" in said
