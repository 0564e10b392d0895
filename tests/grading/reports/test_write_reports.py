"""All files that are derived from results."""

import re

import numpy as np
from support.run_grader import contents
from support.sample_submissions import ID, made_up_result

from dlbasics.exercises import find
from dlbasics.grading.collect.roster import Person
from dlbasics.grading.policy.grading_policy import GradingPolicy
from dlbasics.grading.reports.learner_grades import learner_grades
from dlbasics.grading.reports.write_reports import write_reports

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
    write_reports(tmp_path / "out", entries, RULES)
    assert {path.parent.parent for path in tmp_path.rglob("*evil*.html")} == {tmp_path / "out"}


def test_what_an_earlier_roster_has_left_is_removed(tmp_path):
    for roster in ([Person("ada"), Person("ben")], [Person("ben")]):
        write_reports(tmp_path, learner_grades([made_up_result(roster[0].id, 2)], roster, RULES), RULES)
    names = [name for name in contents(tmp_path) if "/" in name]
    assert len(names) == 2 and all("/ben-" in name for name in names)


def test_reports_do_not_hang_on_the_order_of_the_files(tmp_path):
    learners = np.repeat(list("abcd"), 3).tolist()
    results = [made_up_result(name, n % 3, label=f"{n}") for n, name in enumerate(learners)]
    for name, ordered in {"there": results, "back": results[::-1]}.items():
        write_reports(tmp_path / name, learner_grades(ordered, [], RULES), RULES)
    assert contents(tmp_path / "there") == contents(tmp_path / "back")
