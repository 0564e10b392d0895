"""What a learner reads: one page with the verdicts, chapter by chapter."""

from dataclasses import dataclass

from markupsafe import Markup

from dlbasics.chapters import chapter_title
from dlbasics.exercises.judging.verdict import Verdict
from dlbasics.grading.reports.entries import GradebookEntry
from dlbasics.grading.reports.formulas import typeset
from dlbasics.grading.reports.page import render_page


@dataclass(frozen=True)
class ChapterFeedback:
    """The exercises of one chapter: those that were answered, with the verdict, and the others."""

    title: str
    earned: float
    possible: float
    answered: list
    missing: list


def feedback_page(entry: GradebookEntry, exercises: list) -> bytes:
    """Make a learner's page."""
    chapters = dict.fromkeys(exercise.chapter for exercise in exercises)
    return render_page(
        "feedback.html",
        title=entry.display_name,
        entry=entry,
        possible=sum(exercise.points for exercise in exercises),
        chapters=[_chapter_feedback(chapter, entry, exercises) for chapter in chapters],
    )


def _chapter_feedback(chapter: str, entry: GradebookEntry, exercises: list) -> ChapterFeedback:
    of_chapter = [exercise for exercise in exercises if exercise.chapter == chapter]
    answered = [exercise for exercise in of_chapter if exercise.id in entry.answers]
    return ChapterFeedback(
        title=chapter_title(chapter),
        earned=sum(entry.answers[exercise.id].earned for exercise in answered),
        possible=sum(exercise.points for exercise in of_chapter),
        answered=[
            (exercise, verdict_html(entry.answers[exercise.id].verdict_on(exercise))) for exercise in answered
        ],
        missing=[exercise for exercise in of_chapter if exercise.id not in entry.answers],
    )


def verdict_html(verdict: Verdict) -> Markup:
    """A verdict as the book shows it; it escapes whatever a learner wrote."""
    return Markup(typeset(verdict.html(), verdict.exercise.verdict_texts()))
