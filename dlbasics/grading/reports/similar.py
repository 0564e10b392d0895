"""Whose answers are alike: a page with both texts side by side, and a table."""

from dataclasses import dataclass

from dlbasics.clean_text import clean
from dlbasics.grading.reports.column_headings import headings
from dlbasics.grading.reports.render_page import render_page
from dlbasics.grading.results.write_csv import csv_bytes
from dlbasics.grading.similarity.answer_texts import MAX_CODE
from dlbasics.grading.similarity.class_comparison import AlikeAnswers, AlikePair, CommonAnswer
from dlbasics.grading.similarity.side_by_side import Stretch, side_by_side
from dlbasics.messages import text

HEADINGS = ("id", "name", "other-id", "other-name", "total-strength", "exercise", "strength", "share")
MAX_PAIRS, MAX_ANSWERS = 100, 10  # that the page shows in full; the table has all


@dataclass(frozen=True)
class ShownAnswers:
    """Two answers as the page shows them."""

    title: str
    strength: float
    percent: int
    texts: tuple[list[Stretch], list[Stretch]]


@dataclass(frozen=True)
class ShownPair:
    """Two learners as the page shows them: their names, and their answers."""

    names: tuple[str, str]
    total: float
    answers: list[ShownAnswers]
    more: int


def similar_page(pairs: list[AlikePair], common: list[CommonAnswer], names: dict[str, str], learners: int,
                 answers: int) -> bytes:
    """Make the page.

    Parameters
    ----------
    pairs : list of AlikePair
    common : list of CommonAnswer
    names : dict of str to str
        What a learner is called, by id.
    learners, answers : int
        How many were compared.
    """
    return render_page(
        "similar.html",
        title=text("similar.title"),
        learners=learners,
        answers=answers,
        pairs=[_shown(pair, names) for pair in pairs[:MAX_PAIRS]],
        more=len(pairs[MAX_PAIRS:]),
        common=[(answer, clean(answer.text, MAX_CODE)) for answer in common[:MAX_PAIRS]],
    )


def similar_csv(pairs: list[AlikePair], names: dict[str, str]) -> bytes:
    """A row for each two answers that are alike, the most alike pair of learners first."""
    rows = [headings(HEADINGS)]
    for pair in pairs:
        for answer in pair.answers:
            rows.append([
                pair.first, names[pair.first], pair.second, names[pair.second], f"{pair.total:.1f}",
                answer.exercise.id, f"{answer.strength:.1f}", f"{answer.share:.2f}",
            ])
    return csv_bytes(rows)


def _shown(pair: AlikePair, names: dict[str, str]) -> ShownPair:
    answers = [_shown_answers(answer) for answer in pair.answers[:MAX_ANSWERS]]
    both = (names[pair.first] or pair.first, names[pair.second] or pair.second)
    return ShownPair(both, pair.total, answers, len(pair.answers[MAX_ANSWERS:]))


def _shown_answers(answers: AlikeAnswers) -> ShownAnswers:
    texts = side_by_side(clean(answers.first, MAX_CODE), clean(answers.second, MAX_CODE),
                         answers.base_code)
    return ShownAnswers(answers.exercise.title, answers.strength, round(100 * answers.share), texts)
