"""The class on one page: its scores, how hard each exercise was, and which misconceptions it holds."""

from collections import Counter
from dataclasses import dataclass
from textwrap import shorten

import numpy as np
from markupsafe import Markup

from dlbasics import markdown
from dlbasics.exercises import Code
from dlbasics.exercises.model import Exercise
from dlbasics.exercises.translate_exercise import name_in_language
from dlbasics.grading.policy.grading_policy import GradingPolicy
from dlbasics.grading.reports.charts import Bar, bar_chart, score_histogram
from dlbasics.grading.reports.item_analysis import ItemStatistics, item_statistics, items_figure
from dlbasics.grading.reports.learner_grades import GradingStatus, LearnerGrades
from dlbasics.grading.reports.misconceptions_by_class_section import (
    MAX_SHOWN,
    HeldInSection,
    MisconceptionCounts,
)
from dlbasics.grading.reports.render_page import render_page
from dlbasics.grading.reports.typeset_formulas import typeset
from dlbasics.messages import plural, text

SHOWN = 12  # of the misconceptions; the rarer ones are folded away


@dataclass(frozen=True)
class CommonMisconception:
    """A misconception that learners of the class hold.

    Attributes
    ----------
    count : int
        How many of them do.
    exercise : Exercise
    key : str
        Its name in the exercise, in English.
    name : str
        What it is called in the reader's language; empty if it has no name.
    sentence : str
        The sentence that helps, in inline Markdown.
    """

    count: int
    exercise: Exercise
    key: str
    name: str
    sentence: str

    @property
    def sentence_html(self) -> Markup:
        """The sentence as HTML."""
        return Markup(typeset(markdown.block(self.sentence), [self.sentence]))

    def numbered(self, number: int) -> str:
        """How it is called where it stands at a place of a list."""
        if not self.name:
            return text("class.numbered-without-name", number=number, title=self.exercise.title)
        return text("class.numbered", number=number, title=self.exercise.title, name=self.name)


def common_misconceptions(entries: list[LearnerGrades], exercises: list) -> list[CommonMisconception]:
    """The misconceptions of a class, most common first."""
    common = []
    for exercise in exercises:
        answers = [entry.answers[exercise.id] for entry in entries if exercise.id in entry.answers]
        counts = Counter(answer.mistake for answer in answers if answer.falls_short)
        for mistake, sentence in exercise.mistakes_by_name().items():
            if counts[mistake]:
                # Those of a question are only numbered: the sentence says more.
                name = name_in_language(exercise, mistake) if isinstance(exercise, Code) else ""
                common.append(CommonMisconception(counts[mistake], exercise, mistake, name, sentence))
    return sorted(common, key=lambda misconception: -misconception.count)


def judged_again(entries: list[LearnerGrades]) -> str:
    """How often exercises were judged once more, alone; empty if that never happened."""
    count = sum(entry.judged_again for entry in entries)
    in_time = sum(entry.in_time_alone for entry in entries)
    return plural("gradebook.judged-again", count, number=count, in_time=in_time) if count else ""


def difficulty_figure(items: list[ItemStatistics]) -> Markup:
    """A figure of the share of points earned by those who tried, the hardest exercise first."""
    bars = []
    for item in items:
        if item.difficulty is not None:
            share = 100 * item.difficulty
            label = text("class.share", percent=f"{share:.0f}", count=item.answers)
            bars.append(Bar(item.exercise.id, share, label))
    if not bars:
        return Markup()
    bars.sort(key=lambda bar: bar.value)
    hardest = [f"{bar.name} {bar.label}" for bar in bars[:3]]
    return bar_chart(bars, 100, text("class.difficulty-figure", hardest=hardest))


def misconception_figure(common: list[CommonMisconception]) -> Markup:
    """A figure of how many learners hold each misconception."""
    if not common:
        return Markup()
    bars = []
    for number, misconception in enumerate(common[:SHOWN], 1):
        name = shorten(misconception.numbered(number), 60, placeholder=" …")
        bars.append(Bar(name, misconception.count, str(misconception.count)))
    first = common[0]
    alt = text("class.misconception-figure", exercise=first.exercise.title, count=first.count)
    return bar_chart(bars, first.count, alt)


def by_section(common: list[CommonMisconception], counts: MisconceptionCounts,
               names: list[str]) -> list[tuple[CommonMisconception, list[HeldInSection]]]:
    """Each misconception, and how common it is in each section."""
    rows = []
    for misconception in common:
        exercise, key = misconception.exercise.id, misconception.key
        rows.append((misconception, [counts.held(exercise, key, name) for name in names]))
    return rows


def class_report(entries: list[LearnerGrades], policy: GradingPolicy) -> bytes:
    """Make the page of a class; work that a person has to look at is in no figure."""
    exercises, possible = policy.exercises, policy.possible
    counted = [entry for entry in entries if entry.counts]
    totals = [entry.total for entry in counted]
    common = common_misconceptions(counted, exercises)
    items = item_statistics(entries, policy)
    counts = MisconceptionCounts(counted)
    names = counts.names[:MAX_SHOWN] if len(counts.names) > 1 else []
    return render_page(
        "class_report.html",
        title=text("class.title"),
        entries=entries,
        handed_in=[entry for entry in entries if entry.results],
        counted=counted,
        judged_again=judged_again(entries),
        unsafe_count=sum(entry.unsafe for entry in entries),
        to_look_at=[entry for entry in entries if entry.status is GradingStatus.NEEDS_A_LOOK],
        median=np.median(totals) if totals else 0,
        possible=possible,
        score_figure=score_histogram(totals, possible, bool(policy.weights)) if totals else "",
        difficulty_figure=difficulty_figure(items),
        items=items,
        items_figure=items_figure(items),
        sections=names,
        by_section=by_section(common[:SHOWN], counts, names) if names else [],
        misconceptions=common,
        misconception_figure=misconception_figure(common),
        shown=SHOWN,
    )
