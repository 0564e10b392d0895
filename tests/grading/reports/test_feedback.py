"""What a learner reads."""

from support.sample_class import CHOICE, text_of

from dlbasics.exercises import all_exercises
from dlbasics.grading.collect.roster import Person
from dlbasics.grading.reports.entries import GradebookEntry
from dlbasics.grading.reports.feedback import feedback_page


def test_a_learners_page_says_what_the_book_says(messy):
    page = next((messy[0] / "feedback").glob("s2-*.html")).read_text()
    text = text_of(page)
    assert "0 of 4 points" in text and "Not quite 0 of 2 points" in text
    assert "it leaves the range" in text or "leaves the range from 0 to 1" in text
    assert f"Not handed in: {CHOICE.title}." in text
    assert "prefers-color-scheme: dark" in page and "--dl-wrong: #ff948a" in page


def test_a_learner_who_handed_in_nothing_has_a_page_too():
    exercises = all_exercises()
    text = text_of(feedback_page(GradebookEntry(Person("ada", "Ada")), exercises).decode())
    assert "Ada 0 of" in text and "Nothing was handed in." in text and "About your files" not in text
    assert all(exercise.title in text for exercise in exercises if "<" not in exercise.title)
