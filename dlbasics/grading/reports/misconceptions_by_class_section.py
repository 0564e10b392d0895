"""The misconceptions of a class by the sections of its roster."""

from collections import Counter
from dataclasses import dataclass

from dlbasics.grading.policy.grading_policy import GradingPolicy
from dlbasics.grading.reports.column_headings import headings
from dlbasics.grading.reports.learner_grades import LearnerGrades
from dlbasics.grading.reports.mistake_names import shown_name
from dlbasics.grading.results.write_csv import csv_bytes

HEADINGS = ("exercise", "misconception", "section", "learners", "answers", "share")
MAX_SHOWN = 8  # sections; the table has all


@dataclass(frozen=True)
class HeldInSection:
    """How many learners of a section hold a misconception, and how many have answered the exercise."""

    count: int
    answers: int

    @property
    def percent(self) -> int:
        """The share of those who answered."""
        return round(100 * self.count / self.answers) if self.answers else 0


class MisconceptionCounts:
    """The sections of a class, and what is held in each.

    Parameters
    ----------
    entries : list of LearnerGrades
        Those whose points count.

    Attributes
    ----------
    names : list of str
        The sections, the largest first.
    """

    def __init__(self, entries: list[LearnerGrades]):
        sizes = Counter(entry.person.section for entry in entries)
        self.names = sorted(sizes, key=lambda name: (-sizes[name], name))
        self._held, self._answers = Counter(), Counter()
        for entry in entries:
            section = entry.person.section
            for exercise, answer in entry.answers.items():
                self._answers[exercise, section] += answer.is_attempt
                if answer.falls_short:
                    self._held[exercise, answer.mistake, section] += 1

    def held(self, exercise: str, mistake: str, section: str) -> HeldInSection:
        """How common a misconception is in a section."""
        return HeldInSection(self._held[exercise, mistake, section], self._answers[exercise, section])


def misconceptions_csv(entries: list[LearnerGrades], policy: GradingPolicy) -> bytes:
    """A row for each misconception and section in which anybody holds it."""
    counts = MisconceptionCounts([entry for entry in entries if entry.counts])
    rows = [headings(HEADINGS)]
    for exercise in policy.exercises:
        for mistake in exercise.mistakes_by_name():
            for section in counts.names:
                held = counts.held(exercise.id, mistake, section)
                if held.count:
                    share = f"{held.count / held.answers:.2f}"
                    rows.append([exercise.id, shown_name(exercise, mistake), section, held.count,
                                 held.answers, share])
    return csv_bytes(rows)
