"""What a learner reads."""

from datetime import UTC, datetime

from support.sample_submissions import CHOICE, ID, made_up_result, text_of

from dlbasics.exercises import all_exercises, find
from dlbasics.grading.collect.identity_matcher import IdentityMatch
from dlbasics.grading.collect.roster import Person
from dlbasics.grading.policy.deadlines import Deadlines
from dlbasics.grading.policy.grading_policy import GradingPolicy
from dlbasics.grading.policy.lateness import LatePolicy
from dlbasics.grading.policy.overrides import Override
from dlbasics.grading.reports.feedback import feedback_page
from dlbasics.grading.reports.gradescope_results import gradescope_results
from dlbasics.grading.reports.learner_grades import LearnerGrades, learner_grades
from dlbasics.messages import Message


def test_a_learners_page_says_what_the_book_says(messy):
    page = next((messy[0] / "feedback").glob("s3-*.html")).read_text()
    text = text_of(page)
    assert "0 of 4 points" in text and "Not quite 0 of 2 points" in text
    assert "it leaves the range" in text or "leaves the range from 0 to 1" in text
    assert f"Not handed in: {CHOICE.title}." in text
    assert "prefers-color-scheme: dark" in page and "--dl-wrong: #ff948a" in page


def test_a_learner_who_handed_in_nothing_has_a_page_without_points(messy):
    """As in the gradebook, nothing becomes 0 by accident; what a person gives stands there."""
    text = text_of(next((messy[0] / "feedback").glob("s5-*.html")).read_text())
    assert "Nothing was handed in." in text and " points" not in text
    exercises = all_exercises()
    policy = GradingPolicy(exercises)
    text = text_of(feedback_page(LearnerGrades(Person("ada", "Ada")), policy).decode())
    assert f"0 of {policy.possible:g} points" not in text and "Ada Nothing was handed in." in text
    assert "About your files" not in text
    assert all(exercise.title in text for exercise in exercises if "<" not in exercise.title)
    policy = GradingPolicy([find(ID)], overrides=[Override("ada", "", 0)])
    (ada,) = learner_grades([], [Person("ada", "Ada")], policy)
    assert "Ada 0 of 2 points" in text_of(feedback_page(ada, policy).decode())


def test_work_that_a_person_has_to_look_at_has_no_points_and_says_what_is_the_matter(messy):
    text = text_of(next((messy[0] / "feedback").glob("s4-*.html")).read_text())
    assert "a person has to look at it first" in text and "s4/empty.ipynb: The file is empty." in text
    assert "of 4 points" not in text and "Nothing was handed in" not in text


def test_what_a_person_has_decided_and_what_being_late_cost_stand_there():
    deadline = Deadlines({"": datetime(2026, 11, 1, 12, tzinfo=UTC)})
    overrides = [
        Override("ada", CHOICE.id, 0.5, "Nearly <b>.\nSee page 3."),
        Override("ada", comment="Well done."),
    ]
    policy = GradingPolicy([find(ID), CHOICE], deadline, LatePolicy(per_day=0.5), overrides=overrides)
    result = made_up_result("ada", 2, time="2026-11-02T13:00:00+00:00")
    text = text_of(feedback_page(learner_grades([result], [], policy)[0], policy).decode())
    assert "1.5 of 4 points" in text and "Well done." in text
    assert "1 points were taken off: answers came up to 2 days late." in text
    assert "Decided by your teacher: 0.5 of 2 points. Nearly &lt;b&gt;. See page 3." in text


def test_the_days_that_cost_something_are_told_and_what_came_later_earns_nothing():
    deadline = Deadlines({"": datetime(2026, 11, 1, 12, tzinfo=UTC)})
    first = made_up_result("ada", 4, time="2026-11-02T11:00:00+00:00", id="losses/huber", points=4)
    exercises = [find("losses/huber"), find("losses/pinball")]
    for day, points, sentence in [
        (11, 1, "2 points were taken off: answers came 1 day late. What came still later earns nothing."),
        (3, 3, "2 points were taken off: answers came up to 2 days late."),
    ]:
        policy = GradingPolicy(exercises, deadline, LatePolicy(per_day=1))
        later = made_up_result("ada", points, time=f"2026-11-{day:02}T11:00:00+00:00", label="b.ipynb",
                               id="losses/pinball", points=3)
        (ada,) = learner_grades([first, later], [], policy)
        text = text_of(feedback_page(ada, policy).decode())
        assert sentence in text and ("still later" in text) == (day == 11)
        assert ada.deductions["losses"].days == day - 1, "which the gradebook shows"


def test_a_total_by_hand_contradicts_no_chapter():
    deadline = Deadlines({"": datetime(2026, 11, 1, 12, tzinfo=UTC)})
    overrides = [Override("ada", "", 1)]
    for exercises, count in ([find(ID)], 2), ([find(ID), find("losses/huber")], 1):
        policy = GradingPolicy(exercises, deadline, LatePolicy(per_day=0.5), overrides=overrides)
        result = made_up_result("ada", 2, time="2026-11-02T13:00:00+00:00")
        (ada,) = learner_grades([result], [], policy)
        text = text_of(feedback_page(ada, policy).decode())
        assert text.count(f"1 of {policy.possible:g} points") == count and "taken off" not in text
        assert text.count(" points") == count + 1, "and those of the exercise that was judged"


def stranger(id: str, code: str, *suggestions: str) -> IdentityMatch:
    """Somebody who is not told, in whose problem classmates are named."""
    return IdentityMatch(Person(id), Message(code, {"people": ["s2 (Benjamin)"]}), suggestions, id)


def test_a_page_tells_nothing_of_other_learners():
    """Neither who else may be meant, nor what a stranger is called: that is for the instructor."""
    policy = GradingPolicy([find(ID)])
    matches = {id: stranger(id, code, "cyd")
               for id, code in (("Cyd Charise (13)", "owner.homonyms"), ("X", "owner.other-name"),
                               ("Y", "owner.several-ids"))}
    results = [made_up_result(id, 2, label="a.ipynb") for id in matches]
    entries = learner_grades(results, [Person("cyd", "Cyd")], policy, matches)
    assert all(entry.instructor_notes for entry in entries)
    for entry in entries:
        text = text_of(feedback_page(entry, policy).decode())
        assert "Benjamin" not in text and "may be this person" not in text
        assert "a person has to look at it first" in text


def test_what_an_instructor_may_decide_otherwise_is_no_news_for_the_learner():
    policy = GradingPolicy([find(ID)])
    results = [made_up_result("ada", 2, label="a.ipynb"), made_up_result("ada", 0, label="b.ipynb")]
    (ada,) = learner_grades(results, [], policy)
    page, scored = text_of(feedback_page(ada, policy).decode()), gradescope_results(ada, policy).decode()
    assert any("earned 2" in note for note in ada.instructor_notes)
    for text in (page, scored):
        assert "the last answer on time counts" in text and "earned 2" not in text
