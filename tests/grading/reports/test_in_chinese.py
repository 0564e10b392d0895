"""What a class reads of itself in Chinese: words, and the marks between them."""

import re

import pytest
from support.sample_submissions import ID, made_up_result, text_of

from dlbasics import translation
from dlbasics.exercises import all_exercises, find
from dlbasics.grading.policy.grading_policy import GradingPolicy
from dlbasics.grading.reports.class_report import class_report, common_misconceptions
from dlbasics.grading.reports.feedback import feedback_page
from dlbasics.grading.reports.gradescope_results import gradescope_results
from dlbasics.grading.reports.learner_grades import learner_grades
from dlbasics.grading.reports.misconceptions_by_class_section import misconceptions_csv
from dlbasics.grading.reports.mistake_names import shown_name
from dlbasics.grading.reports.similar import similar_csv, similar_page
from dlbasics.plotting.svg_text import with_gaps

EXERCISES = (ID, "activations/elu", "losses/dish", "losses/huber")


@pytest.fixture
def policy(monkeypatch):
    """The rules of a class that has exercises in Chinese."""
    monkeypatch.setattr(translation, "_language", "zh_CN")
    return GradingPolicy([find(id) for id in EXERCISES])


@pytest.fixture
def ada(policy):
    """A learner with one right answer."""
    return learner_grades([made_up_result("ada", 2)], [], policy)[0]


def test_titles_stand_in_a_chinese_list(ada, policy):
    page = text_of(feedback_page(ada, policy).decode())
    assert "没有提交：另一盘菜；Huber：平方变成直线。" in page


def test_new_words_are_emphasized(ada, policy):
    page = class_report([ada], policy).decode()
    assert "<em>难度</em>是" in page and "<em>区分度</em>是" in page


def test_sentences_follow_one_another_without_a_space(policy):
    page = text_of(similar_page([], [], {}, 3, 4).decode())
    assert "比较了3名学习者的4个答案。有0对" in page


def test_the_strength_of_a_pair_is_no_grade(policy):
    assert similar_csv([], {}).decode("utf-8-sig").strip() == (
        "id,姓名,另一人的id,另一人的姓名,强度合计,练习,强度,比例"
    )


def test_an_answer_that_is_right_says_so_in_chinese(ada, policy):
    assert '"output": "正确"' in gradescope_results(ada, policy).decode()


def test_a_misconception_has_a_chinese_name_where_people_read_it(policy):
    result = made_up_result("ada", 0, name="line only")
    entries = learner_grades([result], [], policy)
    page = class_report(entries, policy).decode()
    assert with_gaps(f"1. {find(ID).title}：只有直线") in page and "line only" not in page
    assert "只有直线" in misconceptions_csv(entries, policy).decode("utf-8-sig")
    assert result.verdicts[0]["name"] == "line only", "what is stored stays English"
    assert [common.key for common in common_misconceptions(entries, policy.exercises)] == ["line only"]


def test_every_kind_of_known_mistake_has_a_chinese_name(policy):
    for exercise in all_exercises():
        for name in exercise.mistakes_by_name():
            is_mere_formula = not re.search("[a-z]{2}", name)  # such as L1 or n - 1
            assert re.search("[\u4e00-\u9fff]", shown_name(exercise, name)) or is_mere_formula, name
    assert shown_name(find("losses/dish"), "mistake 2") == "误解2"
