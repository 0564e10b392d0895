"""What a learner reads: one page with the verdicts, chapter by chapter."""

from dataclasses import dataclass
from functools import reduce

from markupsafe import Markup

from dlbasics.chapters import chapter_title
from dlbasics.exercises.judging.verdict import Verdict
from dlbasics.exercises.model import Exercise
from dlbasics.grading.policy.grading_policy import GradingPolicy
from dlbasics.grading.policy.lateness import Lateness
from dlbasics.grading.reports.learner_grades import Deduction, GradingStatus, LearnerGrades
from dlbasics.grading.reports.render_page import render_page
from dlbasics.grading.reports.typeset_formulas import typeset
from dlbasics.messages import text


@dataclass(frozen=True)
class ChapterFeedback:
    """The exercises of one chapter: those that were answered, with the verdict, and the others."""

    title: str
    earned: float | None
    possible: float
    taken_off: float
    charged_days: int | None
    is_later_left_out: bool
    answered: list
    missing: str


@dataclass(frozen=True)
class ExerciseFeedback:
    """What is said of one exercise: the verdict, and what a person has decided."""

    title: str
    verdict: Markup
    points_by_hand: float | None
    possible: float
    comment: str


def feedback_page(entry: LearnerGrades, policy: GradingPolicy) -> bytes:
    """Make a learner's page."""
    return render_page(
        "feedback.html",
        title=entry.display_name,
        entry=entry,
        needs_a_look=entry.status is GradingStatus.NEEDS_A_LOOK,
        is_late=entry.lateness is Lateness.LATE,
        possible=policy.possible,
        chapters=[_chapter_feedback(chapter, entry, policy.exercises) for chapter in policy.chapters],
    )


def _chapter_feedback(chapter: str, entry: LearnerGrades, exercises: list) -> ChapterFeedback:
    of_chapter = [exercise for exercise in exercises if exercise.chapter == chapter]
    deduction = entry.deductions.get(chapter, Deduction(0.0, 0))
    mentioned = [exercise for exercise in of_chapter
                 if exercise.id in entry.answers or exercise.id in entry.earned
                 or entry.comment_on(exercise.id)]
    return ChapterFeedback(
        title=chapter_title(chapter),
        earned=entry.by_chapter.get(chapter),
        possible=sum(exercise.points for exercise in of_chapter),
        taken_off=deduction.points,
        charged_days=deduction.charged_days,
        is_later_left_out=deduction.charged_days != deduction.days,
        answered=[_exercise_feedback(exercise, entry) for exercise in mentioned],
        missing=_titles([exercise for exercise in of_chapter if exercise not in mentioned]),
    )


def _titles(exercises: list) -> str:
    """Titles of exercises in one line; empty if there is none."""
    titles = [exercise.title for exercise in exercises] or [""]
    return reduce(lambda before, title: text("feedback.missing-titles", before=before, title=title), titles)


def _exercise_feedback(exercise: Exercise, entry: LearnerGrades) -> ExerciseFeedback:
    answer = entry.answers.get(exercise.id)
    by_hand = [override.points for override in entry.overrides
               if override.exercise == exercise.id and override.points is not None]
    return ExerciseFeedback(
        title=exercise.title,
        verdict=verdict_html(Verdict.from_dict(answer.record, exercise)) if answer else Markup(),
        points_by_hand=by_hand[-1] if by_hand else None,
        possible=exercise.points,
        comment=entry.comment_on(exercise.id),
    )


def verdict_html(verdict: Verdict) -> Markup:
    """A verdict as the book shows it; it escapes whatever a learner wrote."""
    return Markup(typeset(verdict.html(), verdict.exercise.verdict_texts()))
