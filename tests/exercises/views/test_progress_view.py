"""What is done, chapter by chapter."""

import json
import re
from html import unescape

import pytest
from support.right_order import right_order
from support.sample_exercises import CHOICE, EXERCISES, NUMBER, ORDER

from dlbasics.chapters import CHAPTERS
from dlbasics.exercises import ask, progress
from dlbasics.exercises.progress_store import empty_work
from dlbasics.exercises.views import progress_view
from dlbasics.exercises.views.progress_view import ChapterProgress, progress_by_chapter
from dlbasics.translation import ENGLISH, set_language
from dlbasics.translation.han import columns

pytestmark = pytest.mark.usefixtures("work_folder")


def work_with(**earned):
    """Work in which so much is earned, by name of the sample."""
    work = empty_work()
    for exercise in EXERCISES:
        name = exercise.id.rpartition("-")[2]
        if name in earned:
            work["exercises"][exercise.id] = {exercise.version: {"earned": earned[name]}}
    return work


def test_progress_in_text(capsys):
    ask(ORDER.id, "".join("abcde"[index] for index in right_order(ORDER)))
    capsys.readouterr()
    progress()
    assert "Activations [######..................] 1 of 6 exercises, 2 of 8 points" in capsys.readouterr().out
    assert progress_view.as_text([]) == "There are no exercises yet."


@pytest.mark.parametrize("language", [ENGLISH, "zh_CN"])
def test_bars_in_text_begin_below_each_other(language):
    set_language(language)
    try:
        bars = progress_view.as_text([ChapterProgress(chapter, points=8) for chapter in CHAPTERS]).split("\n")
    finally:
        set_language(ENGLISH)
    assert len({columns(line.partition("[")[0]) for line in bars}) == 1


def test_points_that_cannot_be_are_not_counted():
    (row,) = progress_by_chapter(work_with(choice=100, number=-3, swish=0.5))
    assert row == ChapterProgress("activations", done=1, count=6, earned=1.5, points=8)
    assert str(row) == "1 of 6 exercises, 1.5 of 8 points"


def test_work_on_an_earlier_version_does_not_count():
    work = empty_work() | {"exercises": {CHOICE.id: {"earlier": {"earned": 1}}}}
    assert progress_by_chapter(work)[0].done == 0


def test_a_verdict_is_told_how_far_its_chapter_is():
    assert progress_view.chapter_line(work_with(order=2), "activations") == (
        "Activations: 1 of 6 exercises, 2 of 8 points")
    assert progress_view.chapter_line(empty_work(), "losses") == ""


def test_bars_need_no_script():
    html = progress_view.as_html(progress_by_chapter(work_with(order=2)), {"activations": "a.html?x&y"})
    assert '<meter min="0" max="8" value="2" aria-label="Activations"></meter>' in html
    assert '<a href="a.html?x&amp;y">Activations</a>' in html


def test_the_page_s_element_names_every_exercise():
    html = progress_view.as_page(EXERCISES)
    (data,) = re.findall(r'data-exercises="([^"]*)"', html)
    assert json.loads(unescape(data)) == [[e.id, e.version, e.points, e.title] for e in EXERCISES]
    assert 'download="dlbasics-work.json"' in html
    assert NUMBER.id not in progress_view.as_page([CHOICE])


def test_the_builder_of_the_page_is_left_a_place(monkeypatch, capsys):
    monkeypatch.setenv("DLBASICS_RENDER_TARGET", "page")
    progress()
    assert capsys.readouterr().out == "Progress\n"
