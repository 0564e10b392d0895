"""The class on one page."""

import pytest
from matplotlib.figure import Figure
from support.sample_submissions import CHOICE, ID, WRONG_OPTION, made_up_result, text_of

from dlbasics.exercises import Code, all_exercises, find
from dlbasics.grading.policy.grading_policy import GradingPolicy
from dlbasics.grading.reports import charts
from dlbasics.grading.reports.class_report import class_report, common_misconceptions, judged_again
from dlbasics.grading.reports.learner_grades import learner_grades

SIGMOID = find(ID)


def test_the_class_page_teaches_the_most_common_misconception(messy):
    page = (messy[0] / "class.html").read_text()
    assert page.count("<svg") == 3
    lessons = text_of(page.split("What to teach next")[1])
    first = lessons.index("Your line is right, but it runs on")
    assert first < lessons.index(CHOICE.options[WRONG_OPTION].feedback[:20])
    assert "2 learners, activations/hard-sigmoid" in lessons
    assert f"1. {SIGMOID.title}: line only" in lessons, "in the figure, too, the mistake has its name"


def test_misconceptions_are_counted_by_exercise_and_name():
    """Not by their sentences, which may be alike, and change with the language."""
    names = [known.name for known in SIGMOID.misconceptions]
    other = next(e for e in all_exercises() if isinstance(e, Code) and e is not SIGMOID)
    results = [made_up_result(f"p{number}", 0, name=name) for number, name in
               enumerate([names[1], names[1], names[0], "nothing that is known", ""])]
    results.append(made_up_result("q", 0, id=other.id, name=other.misconceptions[0].name))
    results.append(made_up_result("r", 2, name=names[0]))  # full marks all the same
    entries = learner_grades(results, [], GradingPolicy([SIGMOID, other]))
    common = common_misconceptions(entries, [SIGMOID, other])
    assert [(each.count, each.exercise.id, each.name) for each in common] == [
        (2, ID, names[1]), (1, ID, names[0]), (1, other.id, other.misconceptions[0].name)
    ]


def test_a_hundred_bars_and_an_empty_class_can_be_drawn():
    exercises = all_exercises()
    policy = GradingPolicy(exercises)
    assert b"0 of 0 handed" in class_report([], policy)
    results = [made_up_result(f"p{i}", i % 3, id=e.id, points=e.points) for i, e in enumerate(exercises)]
    page = class_report(learner_grades(results, [], policy), policy).decode()
    assert all(exercise.id in page for exercise in exercises)


@pytest.mark.parametrize(("totals", "possible", "in_weights", "bars"), [
    ([50, 45, 41, 30], 41, False, 4),
    ([0, 0.5, 1, 2], 2, False, 3),
    ([0, 0.26, 0.5, 0.99, 1], 1, True, 5),
    ([1e6, 41, 0], 41, False, 2),
])
def test_every_learner_stands_in_a_bar_of_the_scores(totals, possible, in_weights, bars, monkeypatch):
    """Also with a bonus, and where the weights are shares."""
    axes = Figure().subplots()
    monkeypatch.setattr(charts, "draw_figure", lambda draw, height, alt: draw(axes))
    charts.score_histogram(totals, possible, in_weights)
    heights = [bar.get_height() for bar in axes.patches]
    assert sum(heights) == len(totals) and sum(map(bool, heights)) == bars and len(heights) <= 22
    assert axes.get_xlim()[1] >= max(totals)


def test_how_often_exercises_were_judged_once_more_is_said():
    policy = GradingPolicy([SIGMOID])
    results = [made_up_result("p", 2), made_up_result("q", 0, ran_out=[ID], judged_again=[ID])]
    quick, *_ = entries = learner_grades(results, [], policy)
    assert "judged once more" not in text_of(class_report([quick], policy).decode())
    said = "1 exercise ran out of time or memory and was judged once more, alone: 0 then came to an end."
    assert judged_again(entries) == said
    entries = learner_grades([*results, made_up_result("r", 2, judged_again=[ID, "a/b"])], [], policy)
    said = "3 exercises ran out of time or memory and were judged once more, alone: 2 then came to an end."
    assert judged_again(entries) == said and said in text_of(class_report(entries, policy).decode())
