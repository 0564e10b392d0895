"""What a person should know before a platform imports a table."""

import pytest
from support import platform_exports as made
from support.sample_submissions import ID

from dlbasics.exercises import find
from dlbasics.grading.collect.roster import read_roster
from dlbasics.grading.policy.grading_policy import GradingPolicy
from dlbasics.grading.reports.platform_import_warnings import assignment_points, platform_import_warnings


def roster(tmp_path, text: str):
    (tmp_path / "grades.csv").write_text(text, encoding="utf-8")
    return read_roster(tmp_path / "grades.csv")


def canvas(**points) -> str:
    names = "".join(f",{name}" for name in points)
    return (f"Student,ID,SIS User ID,SIS Login ID,Section{names},Final Score\n"
            f"    Points Possible,,,,,{','.join(points.values())},(read only)\n"
            f'"Lovelace, Ada",77,u1,al,S{"," * len(points)},\n')


def test_the_points_of_assignments_are_those_that_canvas_names(tmp_path):
    assert assignment_points(roster(tmp_path, canvas(HW1="100", HW2="2.5")).table) == {"HW1": 100, "HW2": 2.5}
    assert assignment_points(roster(tmp_path, made.plain_roster()).table) == {}


@pytest.mark.parametrize("points", [{"HW1": "100"}, {"HW1": "100", "HW2": "10"}])
def test_canvas_takes_points_as_they_are_so_other_points_are_told(points, tmp_path):
    policy = GradingPolicy([find(ID)])
    (note,) = map(str, platform_import_warnings(roster(tmp_path, canvas(**points)), policy))
    assert "grades.csv: this run has 2 points" in note and "HW1: 100" in note and "--weights" in note
    assert platform_import_warnings(roster(tmp_path, canvas(**points, HW3="2")), policy) == []
    assert platform_import_warnings(roster(tmp_path, canvas(**points)), GradingPolicy([find(ID)], weights={
        "activations": 100})) == []


def test_weights_whose_sum_is_not_exact_are_the_points_that_are_written(tmp_path):
    policy = GradingPolicy([find(ID), find("losses/huber")], weights={"activations": 10.1, "losses": 20.2})
    assert policy.possible != 30.3
    assert platform_import_warnings(roster(tmp_path, canvas(HW1="30.3")), policy) == []


def test_other_rosters_have_no_such_points(tmp_path):
    for name in set(made.ROSTERS) - {"canvas_roster", "canvas_roster_split"}:
        other = roster(tmp_path, made.ROSTERS[name]())
        assert platform_import_warnings(other, GradingPolicy([find(ID)])) == [], name
