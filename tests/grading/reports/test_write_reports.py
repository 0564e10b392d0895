"""All files that are derived from results."""

import json
import re
from datetime import UTC

import numpy as np
import pytest
from support import platform_exports as made
from support.run_grader import contents
from support.sample_submissions import ID, made_up_result

from dlbasics.exercises import find
from dlbasics.grading.collect.roster import Person, read_roster
from dlbasics.grading.policy.grading_policy import GradingPolicy
from dlbasics.grading.reports.learner_grades import learner_grades
from dlbasics.grading.reports.write_reports import OUTPUT_NAMES, WRITTEN_FILE, write_reports

RULES = GradingPolicy([find(ID)])


def test_no_file_runs_or_loads_anything(messy):
    out, _ = messy
    pages = {path: path.read_text() for path in [*out.glob("feedback/*.html"), out / "class.html"]}
    assert len(pages) == 7
    for path, page in pages.items():
        assert "<script" not in page and "default-src 'none'" in page, path
        assert not re.search(r"""(src|href)=|url\((?!#)|@import|\son\w+=""", page), path
    assert sum("&lt;script&gt;alert(1)" in page for page in pages.values()) == 2  # their own, and the class's


def test_no_name_leads_out_of_its_folder(tmp_path):
    entries = learner_grades([made_up_result("../../evil\n", 0)], [], RULES)
    write_reports(tmp_path / "out", entries, RULES, UTC, [])
    assert {path.parent.parent for path in tmp_path.rglob("*evil*.html")} == {tmp_path / "out"}


def test_what_an_earlier_roster_has_left_is_removed(tmp_path):
    for roster in ([Person("ada"), Person("ben")], [Person("ben")]):
        entries = learner_grades([made_up_result(roster[0].id, 2)], roster, RULES)
        write_reports(tmp_path, entries, RULES, UTC, [])
    names = [name for name in contents(tmp_path) if "/" in name]
    assert len(names) == 2 and all("/ben-" in name for name in names)


def test_what_no_run_has_written_stays(tmp_path):
    """A download, a folder and a page of the instructor's may be called like what a run writes."""
    mine = ["moodle-mine.zip", "canvas-old.csv", "moodle-dir/a.ipynb", "feedback/notes.html"]
    for name in mine:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("mine")
    for roster in ([Person("ada")], [Person("ben")]):
        write_reports(tmp_path, learner_grades([], roster, RULES), RULES, UTC, [])
        assert [(tmp_path / name).read_text() for name in mine] == ["mine"] * 4
    assert not list(tmp_path.glob("feedback/ada-*")), "what a run has written is removed all the same"


@pytest.mark.parametrize("damaged", ["", "[", "7", '[["feedback"], "../roster.csv", "moodle-dir"]'])
def test_a_damaged_list_of_what_was_written_removes_nothing(damaged, tmp_path):
    out = tmp_path / "out"
    (out / "moodle-dir").mkdir(parents=True)
    (tmp_path / "roster.csv").touch()
    (out / WRITTEN_FILE).write_text(damaged)
    write_reports(out, learner_grades([], [Person("ada")], RULES), RULES, UTC, [])
    assert (tmp_path / "roster.csv").exists() and (out / "moodle-dir").exists()
    assert json.loads((out / WRITTEN_FILE).read_text())


@pytest.mark.parametrize("roster", ["canvas_roster", "moodle_worksheet", "brightspace_roster"])
def test_every_report_has_one_of_the_known_names(roster, tmp_path):
    """Nobody may give a file of this name as one to be read."""
    (tmp_path / "roster.csv").write_text(made.ROSTERS[roster](), encoding="utf-8")
    read = read_roster(tmp_path / "roster.csv")
    first = read.people[0]
    label = f"{first.name}_{first.ids.get('canvas')}_9_a.ipynb"
    results = [made_up_result(person.id, 2, label=label) for person in read.people[:2]]
    policy = GradingPolicy([find(ID), find("losses/huber")])
    written = write_reports(tmp_path / "out", learner_grades(results, read.people, policy), policy, UTC,
                            read.table.header)
    assert {name.partition("/")[0] for name in [*written, *contents(tmp_path / "out")]} <= set(OUTPUT_NAMES)


def test_reports_do_not_hang_on_the_order_of_the_files(tmp_path):
    learners = np.repeat(list("abcd"), 3).tolist()
    results = [made_up_result(name, n % 3, label=f"{n}") for n, name in enumerate(learners)]
    for name, ordered in {"there": results, "back": results[::-1]}.items():
        write_reports(tmp_path / name, learner_grades(ordered, [], RULES), RULES, UTC, [])
    assert contents(tmp_path / "there") == contents(tmp_path / "back")
