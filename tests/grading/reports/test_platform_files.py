"""Grades in the forms that platforms import."""

import csv
import io
import zipfile
from datetime import UTC, datetime

import pytest
from support import platform_exports as made
from support.platform_exports import CLASS
from support.sample_submissions import ID, made_up_result

from dlbasics.exercises import find
from dlbasics.grading.collect.identity_matcher import IdentityMatch
from dlbasics.grading.collect.roster import Person, read_roster
from dlbasics.grading.policy.deadlines import Deadlines
from dlbasics.grading.policy.grading_policy import GradingPolicy
from dlbasics.grading.policy.lateness import LatePolicy
from dlbasics.grading.policy.overrides import Override
from dlbasics.grading.reports.learner_grades import learner_grades
from dlbasics.grading.reports.platform_files import canvas_feedback_names, platform_files
from dlbasics.grading.reports.write_reports import write_reports
from dlbasics.messages import Message

HUBER = find("losses/huber")
RULES = GradingPolicy([find(ID), HUBER])
POSSIBLE = 2 + HUBER.points
STRANGER = IdentityMatch(Person("Eve (9)"), Message("owner.not-in-the-roster"))


@pytest.fixture
def tables(tmp_path):
    """The tables for a roster: the first learner has 2 points, the second needs a look, the third has 1.5."""

    def write(roster_name: str) -> dict:
        path = tmp_path / "roster.csv"
        path.write_text(made.ROSTERS[roster_name](), encoding="utf-8")
        roster = read_roster(path)
        ada, ben, mary, *_ = [person.id for person in roster.people]
        policy = GradingPolicy(
            RULES.exercises, overrides=[Override(mary, ID, 1.5), Override(mary, "", None, "See me")]
        )
        broken = made_up_result(ben, 0)
        results = [made_up_result(ada, 2), broken, made_up_result(mary, 0), made_up_result("Eve (9)", 2)]
        unknown = IdentityMatch(roster.people[1], Message("owner.not-in-the-roster"))
        matches = {"Eve (9)": STRANGER, ben: unknown}
        entries = learner_grades(results, roster.people, policy, matches)
        entries[1].has_problem = True
        files = platform_files(entries, policy, roster.table.header)
        return {name: list(csv.DictReader(io.StringIO(data.decode()))) for name, data in files}

    return write


def both(*names: str) -> set[str]:
    """A table of the total and one of the chapters for each of these platforms."""
    return {f"{name}{part}.csv" for name in names for part in ("", "-chapters")}


def test_each_platform_of_the_roster_has_its_table(tables):
    always = both("canvas") | {"canvas-exercises.csv"}
    assert set(tables("canvas_roster")) == always | both("blackboard")
    assert set(tables("moodle_worksheet")) == always | both("moodle-gradebook") | {"moodle-worksheet.csv"}
    assert set(tables("moodle_worksheet_german")) == set(tables("moodle_worksheet"))
    assert set(tables("brightspace_roster")) == always | both(
        "moodle-gradebook", "blackboard", "brightspace"
    )


def test_canvas_gets_a_column_for_each_exercise_or_chapter(tables):
    files = tables("canvas_roster")
    totals, chapters, exercises = (files[f"canvas{part}.csv"] for part in ("", "-chapters", "-exercises"))
    assert list(totals[0].values()) == ["Points Possible", "", "", "", "", f"{POSSIBLE:g}"]
    ada = [CLASS[0].sortable, CLASS[0].canvas, CLASS[0].student_number, CLASS[0].login, "A"]
    assert list(totals[1].values()) == [*ada, "2"] and list(exercises[1].values()) == [*ada, "2", ""]
    assert list(chapters[1].values()) == [*ada, "2", "0"]
    assert [row["Deep Learning Basics"] for row in totals[1:]] == ["2", "1.5"]
    assert [row[ID] for row in exercises] == ["2", "2", "1.5"]
    assert "Deep Learning Basics: Losses" in chapters[0]


def test_a_learner_without_points_has_no_row_since_an_empty_cell_deletes_a_grade(tables):
    """As of Ben, who needs a look, and of all who handed in nothing: a grade in Canvas stays."""
    for name, rows in tables("brightspace_roster").items():
        grades = [list(row.values())[5 if name.startswith("canvas") else 3] for row in rows]
        assert all(grades) and len(rows) == 2 + name.startswith("canvas"), name
        assert "Ben" not in "".join("".join(row.values()) for row in rows)


def test_a_total_by_hand_is_that_of_its_only_chapter():
    """Though nothing was handed in for it, or something that earned more; with weights it is scaled."""
    people = [Person("ada", ids={"login": "ada"}), Person("ben", ids={"login": "ben"})]
    overrides = [Override("ada", "", 0), Override("ben", "", 1.5)]
    for weights, expected in ({}, ["0", "1.5"]), ({"activations": 10}, ["0", "7.5"]):
        policy = GradingPolicy([find(ID)], overrides=overrides, weights=weights)
        files = tables_of(learner_grades([made_up_result("ada", 2)], people, policy), policy)
        totals, chapters = files["canvas.csv"][1:], files["canvas-chapters.csv"][1:]
        assert [list(row.values())[-1] for row in totals] == expected
        assert [list(row.values())[-1] for row in chapters] == expected
        assert "blackboard.csv" in files and "blackboard-chapters.csv" not in files, "which says no more"


def test_a_total_by_hand_does_not_say_what_each_of_several_chapters_earned():
    people = [Person("ada", ids={"login": "ada"}), Person("ben", ids={"login": "ben"})]
    policy = GradingPolicy(RULES.exercises, overrides=[Override("ben", "", 4)])
    files = tables_of(learner_grades([made_up_result(id, 2) for id in ("ada", "ben")], people, policy),
                      policy)
    for name in ("canvas", "blackboard"):
        assert [list(row.values())[-1] for row in files[f"{name}.csv"]][-2:] == ["2", "4"]
        assert "ben" not in str(files[f"{name}-chapters.csv"])


@pytest.mark.parametrize("weights", [{}, {"activations": 50, "losses": 60}], ids=["points", "weights"])
def test_the_tables_of_chapters_and_of_exercises_add_up_to_the_total_or_leave_a_learner_out(weights):
    """Being late costs something of a chapter, and a total by hand is of no exercise."""
    people = [Person(id, ids={"login": id}) for id in ("ada", "ben", "cy")]
    deadline, more = datetime(2026, 11, 1, tzinfo=UTC), {"id": HUBER.id, "points": HUBER.points}
    policy = GradingPolicy(RULES.exercises, Deadlines({"": deadline}), LatePolicy(10, True), weights=weights,
                           overrides=[Override("cy", "", 5)])
    results = [made_up_result("ada", 2), made_up_result("ada", 3, label="b", **more),
               made_up_result("ben", 2, time="2026-11-02T00:00:00+00:00"), made_up_result("cy", 1)]
    files = tables_of(learner_grades(results, people, policy), policy)
    totals, chapters, exercises = (added_up(files[f"canvas{part}.csv"])
                                   for part in ("", "-chapters", "-exercises"))
    assert len(totals) == 4 and totals["Points Possible"] == policy.possible
    assert chapters == {name: total for name, total in totals.items() if name != "cy"}
    assert exercises == {name: totals[name] for name in ("Points Possible", "ada")}


def added_up(rows: list[dict]) -> dict:
    """The sum of each row of a table for Canvas, by its first cell."""
    rows = [list(row.values()) for row in rows]
    return {row[0]: round(sum(float(cell or 0) for cell in row[5:]), 3) for row in rows}


def tables_of(entries, policy) -> dict:
    """The rows of each table."""
    return {name: list(csv.DictReader(io.StringIO(data.decode())))
            for name, data in platform_files(entries, policy)}


def test_moodles_gradebook_has_a_row_for_who_has_a_grade(tables):
    rows = tables("moodle_participants")["moodle-gradebook.csv"]
    assert [(row["Email address"], row["Deep Learning Basics"]) for row in rows] == [
        (CLASS[0].email, "2"), (CLASS[2].email, "1.5")
    ]


def test_blackboard_and_brightspace_know_people_by_their_own_ids(tables):
    rows = tables("blackboard_roster")["blackboard.csv"]
    total = f"Deep Learning Basics [Total Pts: {POSSIBLE:g}]"
    graded = [(CLASS[0], "2"), (CLASS[2], "1.5")]
    assert [(row["Username"], row["Student ID"], row[total]) for row in rows] == [
        (each.login, each.student_number, points) for each, points in graded
    ]
    rows = tables("brightspace_roster")["brightspace.csv"]
    total = f"Deep Learning Basics Points Grade <Numeric MaxPoints:{POSSIBLE:g}>"
    assert [(row["OrgDefinedId"], row[total]) for row in rows] == [
        (each.student_number, points) for each, points in graded
    ]
    assert list(rows[0])[-1] == "End-of-Line Indicator" and {
        row["End-of-Line Indicator"] for row in rows
    } == {"#"}


def test_a_stranger_stands_in_no_table(tables):
    """Canvas would ask whose the row is."""
    for name, rows in tables("brightspace_roster").items():
        assert not [row for row in rows if "Eve" in "".join(row.values())], name


def test_a_stranger_of_whom_points_are_decided_stands_in_no_table_either():
    results = [made_up_result("Eve (9)", 2), made_up_result("ada", 2)]
    for decided in (Override("Eve (9)", as_judged=True), Override("Eve (9)", "", 1)):
        policy = GradingPolicy(RULES.exercises, overrides=[decided])
        people = [Person("ada", email="ada@uni.example", ids={"login": "ada"})]
        entries = learner_grades(results, people, policy, {"Eve (9)": STRANGER})
        assert all(entry.counts for entry in entries)
        for name, rows in tables_of(entries, policy).items():
            assert rows and "Eve" not in str(rows), name


def test_moodles_zip_of_feedback_says_whose_each_page_is(tmp_path):
    people = [Person("a", "Ada_L/x", ids={"participant": "12"}),
              Person("b", "Ben", ids={"participant": "13"}), Person("c", "Cy")]
    entries = learner_grades([made_up_result("a", 2), made_up_result("c", 2)], people, RULES)
    for _ in range(2):
        write_reports(tmp_path, entries, RULES, UTC, [])
    with zipfile.ZipFile(tmp_path / "moodle-feedback.zip") as archive:
        assert archive.namelist() == ["Ada L x_12_assignfeedback_file_/feedback.html"]
        assert b"2 of" in archive.read(archive.namelist()[0])
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]
    write_reports(tmp_path, learner_grades([], [Person("c")], RULES), RULES, UTC, [])
    assert not (tmp_path / "moodle-feedback.zip").exists(), "which an earlier roster has left"


def test_canvas_hands_out_the_pages_as_comments(tmp_path):
    """As Canvas reads a name: the first numbers are the user's and the file's."""
    people = [Person("4100", "Ada Lovelace", ids={"canvas": "4100"}), Person("4101", "Ben Okri"),
              Person("4102", "Chen_7_8 Wei", ids={"canvas": "4102"}),
              Person("4103", ids={"canvas": "4103"}), Person("4104", ids={"canvas": "4104"})]
    labels = {"4100": ["class/lovelaceada_LATE_4100_9001_hw_1_2.ipynb",
                       "class/lovelaceada_4100_9000_a.zip/x/b.ipynb"],
              "4101": ["okriben_4101_9002_hw.ipynb"], "4102": ["weichen78_4102_9003_hw.ipynb"],
              "4103": ["4103/x_4100_1_2.ipynb"],
              "4104": ["submissions_2026_11_30/hw_4100_2/wei_4104_9004_a_4104_1_b.ipynb"]}
    results = [made_up_result(id, 2, label=label) for id, given in labels.items() for label in given]
    entries = learner_grades(results, people, RULES)
    expected = {"4100": "lovelaceada_LATE_4100_9001_feedback.html",
                "4102": "weichen78_4102_9003_feedback.html", "4104": "wei_4104_9004_feedback.html"}
    assert canvas_feedback_names(entries) == expected
    for _ in range(2):
        write_reports(tmp_path, entries, RULES, UTC, [])
    with zipfile.ZipFile(tmp_path / "canvas-feedback.zip") as archive:
        assert sorted(archive.namelist()) == sorted(expected.values())
    write_reports(tmp_path, learner_grades([], people, RULES), RULES, UTC, [])
    assert not (tmp_path / "canvas-feedback.zip").exists()
