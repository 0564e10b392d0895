"""What each exercise says of a class."""

import csv
import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from matplotlib.figure import Figure
from scipy import stats
from support.sample_submissions import ID, made_up_result, text_of

from dlbasics.exercises import find
from dlbasics.grading.collect.roster import Person
from dlbasics.grading.policy.deadlines import Deadlines
from dlbasics.grading.policy.grading_policy import GradingPolicy
from dlbasics.grading.policy.lateness import LatePolicy
from dlbasics.grading.policy.overrides import Override
from dlbasics.grading.reports import charts
from dlbasics.grading.reports.charts import Bar, Dot
from dlbasics.grading.reports.class_report import class_report, common_misconceptions, difficulty_figure
from dlbasics.grading.reports.item_analysis import MIN_ANSWERS, item_statistics, items_csv
from dlbasics.grading.reports.learner_grades import learner_grades
from dlbasics.grading.reports.misconceptions_by_class_section import misconceptions_csv

IDS = [ID, "activations/elu", "losses/huber"]
EXERCISES = [find(id) for id in IDS]
RULES = GradingPolicy(EXERCISES)


def entries_of(table, people=(), policy=RULES, **more):
    """Entries of learners by their points for the exercises; nan where there is no answer."""
    results = [made_up_result(f"p{row:02}", points, label=f"{column}.ipynb", id=IDS[column],
                              points=EXERCISES[column].points, **more)
               for row, line in enumerate(table) for column, points in enumerate(line)
               if not np.isnan(points)]
    return learner_grades(results, list(people), policy)


def rows_of(data: bytes) -> list[dict]:
    return list(csv.DictReader(io.StringIO(data.decode())))


@pytest.fixture
def table():
    rng = np.random.default_rng(0)
    ability = rng.normal(size=30)
    points = (ability[:, None] + rng.normal(size=(30, 3)) > [0.0, 0.5, -0.5]) * 1.0
    points[:, 1] = np.where(rng.random(30) < 0.5, points[:, 1] / 2, points[:, 1])  # partial credit
    return points


def test_discrimination_is_the_corrected_item_total_correlation(table):
    table[3, 2] = table[4, 2] = np.nan
    items = item_statistics(entries_of(table), RULES)
    filled = np.nan_to_num(table)
    for column, item in enumerate(items):
        answered = ~np.isnan(table[:, column])
        rest = np.delete(filled, column, axis=1).sum(axis=1)[answered]
        expected = stats.pearsonr(table[answered, column], rest).statistic
        assert item.discrimination == pytest.approx(expected, abs=1e-12) and not item.reason
        assert item.answers == answered.sum()
        assert item.difficulty == pytest.approx(table[answered, column].mean() / EXERCISES[column].points)
    point_biserial = stats.pointbiserialr(table[:, 0] > 0, filled[:, 1:].sum(axis=1)).statistic
    assert items[0].discrimination == pytest.approx(point_biserial)


def test_a_spreadsheet_gets_a_negative_discrimination_as_a_number(table):
    table[:, 0] = 1 - table[:, 0]
    items = item_statistics(entries_of(table), RULES)
    written = [float(row["discrimination"]) for row in rows_of(items_csv(items))]
    assert written == pytest.approx([item.discrimination for item in items], abs=0.005) and written[0] < 0
    unrelated = replace(items[0], discrimination=-0.001, difficulty=0.0)
    assert b",0.0,0.0," in items_csv([unrelated])


def test_what_cannot_be_told_is_blank_with_the_reason(table):
    """No nan, no 0 and no warning."""

    def reasons(table, policy=RULES):
        items = item_statistics(entries_of(table, policy=policy), policy)
        assert [item.discrimination is None for item in items] == [bool(item.reason) for item in items]
        for row, item in zip(rows_of(items_csv(items)), items, strict=True):
            assert (row["discrimination"] == "") == bool(item.reason) == bool(row["blank since"])
            assert "nan" not in str(row)
        return [item.reason for item in items]

    same = table.copy()
    same[:, 0] = 0.3
    assert reasons(same) == ["All earned the same.", "", ""]
    same[:, 1] = 0.1 + 0.2
    assert reasons(same)[2] == "All earned the same in the other exercises."
    small = table[: MIN_ANSWERS - 1]
    assert set(reasons(small)) == {f"Fewer than {MIN_ANSWERS} answers."}
    none = table.copy()
    none[:, 2] = np.nan
    assert reasons(none)[2] == "Nobody has answered it."
    assert set(reasons(np.empty((0, 3)))) == {"Nobody has answered it."}
    assert reasons(table[:, :1], GradingPolicy(EXERCISES[:1])) == ["There is no other exercise."]


def test_the_page_shows_it_and_empty_classes_have_a_page(table):
    page = class_report(entries_of(table), RULES).decode()
    assert page.count("<svg") == 3 and "corrected item-total correlation" in text_of(page)
    assert "3 exercises; the lowest discrimination" in page
    small = class_report(entries_of(table[:3]), RULES).decode()
    assert f"Fewer than {MIN_ANSWERS} answers." in small and small.count("<svg") == 2
    assert b"0 of 0 handed" in class_report([], RULES)


def test_points_by_hand_count_and_work_to_look_at_does_not(table):
    policy = GradingPolicy(EXERCISES, overrides=[Override("p00", ID, 2.0, "")])
    entries = entries_of(table, policy=policy)
    entries[1].has_problem = True
    expected = (table[2:, 0].sum() + 2.0) / 29 / EXERCISES[0].points
    item = item_statistics(entries, policy)[0]
    assert item.answers == 29 and item.difficulty == pytest.approx(expected)


def test_the_figure_and_the_table_say_the_same_of_points_by_hand():
    """Also of an answer on paper, and of a bonus."""
    policy = GradingPolicy(EXERCISES, overrides=[Override("p00", ID, 2.0), Override("p01", ID, 4.0)])
    entries = learner_grades([made_up_result("p00", 0)], [Person("p00"), Person("p01")], policy)
    items = item_statistics(entries, policy)
    figure = text_of(str(difficulty_figure(items)))
    assert items[0].difficulty == 1.5 and "150% of 2" in figure and "elu" not in figure


@pytest.mark.parametrize("draw", [
    lambda: charts.bar_chart([Bar("a", 150, ""), Bar("b", 20, "")], 100, ""),
    lambda: charts.dot_chart([Dot("a", 150, 0.5), Dot("b", 20, -0.5)], "", "", ""),
])
def test_a_bonus_stands_inside_its_figure(draw, monkeypatch):
    axes = Figure().subplots()
    monkeypatch.setattr(charts, "draw_figure", lambda draw, height, alt: draw(axes))
    draw()
    assert axes.get_xlim()[0] <= 0 and axes.get_xlim()[1] > 150


def test_misconceptions_are_counted_in_each_section():
    names = [known.name for known in EXERCISES[0].misconceptions]
    sections = ["<b>", "<b>", "Tue", "", "Tue"]
    people = [Person(f"p{at:02}", section=section) for at, section in enumerate(sections)]
    mistakes = [names[0], names[0], names[0], "", names[1]]
    results = [made_up_result(person.id, 0, name=name) for person, name in zip(people, mistakes, strict=True)]
    policy = GradingPolicy(EXERCISES[:1])
    entries = learner_grades(results, people, policy)
    rows = [(row["misconception"], row["section"], row["learners"], row["answers"])
            for row in rows_of(misconceptions_csv(entries, policy))]
    first, second = names[:2]
    assert set(rows) == {(first, "<b>", "2", "2"), (first, "Tue", "1", "2"), (second, "Tue", "1", "2")}
    page = class_report(entries, policy).decode()
    assert "<b>" not in page and "2 of 2" in page and "0 of 2" in page and "no section" in page
    alone = learner_grades(results, [], policy)
    assert "By section" not in class_report(alone, policy).decode()
    assert len(rows_of(misconceptions_csv(alone, policy))) == 2


def test_exercises_that_ran_out_of_time_are_counted():
    results = [made_up_result("p", 2), made_up_result("q", 0, ran_out=[ID], judged_again=[ID]),
               made_up_result("r", 2, judged_again=[ID])]
    policy = GradingPolicy(EXERCISES[:1])
    item = item_statistics(learner_grades(results, [], policy), policy)[0]
    assert (item.judged_again, item.ran_out) == (2, 1)


def test_an_answer_after_the_cut_off_is_as_hard_as_any_other():
    """The difficulty is about the answer; that it came too late is about the learner."""
    noon = datetime(2026, 11, 1, 12, tzinfo=UTC)
    policy = GradingPolicy(EXERCISES[:1], Deadlines({"": noon}), LatePolicy(cut_off=timedelta()))
    late = [made_up_result(id, 2, time="2026-11-02T12:00:00+00:00") for id in ("p", "q")]
    entries = learner_grades(late, [], policy)
    assert [entry.total for entry in entries] == [0, 0]
    assert item_statistics(entries, policy)[0].difficulty == 1
    assert "100% of 2" in text_of(str(difficulty_figure(item_statistics(entries, policy))))


def test_whoever_is_right_after_the_cut_off_holds_no_misconception():
    noon = datetime(2026, 11, 1, 12, tzinfo=UTC)
    policy = GradingPolicy(EXERCISES[:1], Deadlines({"": noon}), LatePolicy(cut_off=timedelta()))
    right = made_up_result("p", 2, time="2026-11-02T12:00:00+00:00", name=EXERCISES[0].misconceptions[0].name)
    entries = learner_grades([right], [], policy)
    assert rows_of(misconceptions_csv(entries, policy)) == []
    assert common_misconceptions(entries, EXERCISES[:1]) == []


def test_a_stub_is_no_try():
    """It earns nothing for its learner, and says nothing of how hard the exercise is."""
    answers = [made_up_result(name, 2, label="a.ipynb") for name in ("p1", "p2")]
    stub = made_up_result("p3", 0, label="a.ipynb", status="not attempted")
    other = made_up_result("p3", 3, label="b.ipynb", id=IDS[1], points=3)
    entries = learner_grades([*answers, stub, other], [], RULES)
    assert entries[-1].earned == {ID: 0, IDS[1]: 3} and entries[-1].counts
    first = item_statistics(entries, RULES)[0]
    assert (first.answers, first.difficulty) == (2, 1)
    assert "100% of 2" in text_of(str(difficulty_figure(item_statistics(entries, RULES))))
    wrong = made_up_result("p4", 0, name=EXERCISES[0].misconceptions[0].name)
    (row,) = rows_of(misconceptions_csv(learner_grades([stub, wrong], [], RULES), RULES))
    assert (row["learners"], row["answers"]) == ("1", "1")
