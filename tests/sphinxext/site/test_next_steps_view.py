"""What the page says of how to go on: on the first page, and at the end of each chapter."""

import json

import pytest
from support.browser import new_context

from dlbasics.chapters import CHAPTERS, chapter_title
from dlbasics.exercises import find
from dlbasics.exercises.next_steps import mistakes_to_repeat, next_exercise
from dlbasics.exercises.progress_store import empty_work
from dlbasics.exercises.registry import all_exercises
from dlbasics.exercises.views import progress_view
from dlbasics.explore.prediction_model import prediction_keys
from dlbasics.messages import text
from dlbasics.sphinxext import static_files
from dlbasics.sphinxext.html_pages.page_texts import page_texts_json

HERE = "activations"
LATEST, EARLIER = "2026-01-07T09:00:00.000Z", "2026-01-05T09:00:00.000Z"
SAID = """() => [...document.querySelectorAll(".dl-what-next:not([hidden]) li")].map(line => [
  line.dataset.what, [...line.querySelectorAll("a")].map(a => [a.textContent, a.getAttribute("href")])])"""
SCRIPTS = (*static_files.FIRST, "progress_store.js", "next_steps.js", "progress_view.js",
           "next_steps_view.js")


def document(box: str) -> str:
    """A page that ends as a chapter does, with such a box."""
    links = {chapter: "" if chapter == HERE else f"{chapter}.html" for chapter in CHAPTERS}
    keys = {chapter: prediction_keys(chapter) for chapter in CHAPTERS}
    site = static_files.SPHINXEXT / "site"
    script = "\n".join((site / name).read_text(encoding="utf-8") for name in SCRIPTS)
    return (f"<!doctype html><meta charset='utf-8'><title>Book</title>"
            f"{progress_view.as_page(all_exercises(), links, keys)}{box}"
            '<a class="dl-next" href="overfitting.html">Next</a>'
            f'<script type="application/json" id="dl-texts">{page_texts_json()}</script>'
            f"<script>{script}</script>")


@pytest.fixture(params=["dl-what-next", "dl-what-next dl-continue"], ids=["chapter", "first-page"])
def lines(request, browser, language):
    """``lines(work)``: what the page says of such work, by its code: the links of each line."""
    context = new_context(browser)
    page = context.new_page()
    body = document(progress_view.what_next("Title", request.param))
    page.route("**/*", lambda route: route.fulfill(body=body, content_type="text/html"))
    page.goto(f"http://book.test/{HERE}.html")

    def lines(work):
        page.evaluate("text => { dlProgressStore.importJSON(text); }", json.dumps(empty_work() | work))
        said = page.evaluate(SAID)
        return {code.removeprefix("page."): places for code, places in said}

    lines.is_first_page = "continue" in request.param
    lines.page = page
    yield lines
    context.close()


def entry(id, when, **more):
    exercise = find(id)
    return {id: {exercise.version: {"answer": None, "status": "wrong", "earned": 0, "when": when, "hints": 0,
                                    "tries": [], "mistakes": {}} | more}}


def test_where_nothing_was_done_nothing_is_said(lines):
    assert lines({}) == {} and lines({"learner": "Ada"}) == {}


def test_where_one_left_off_is_the_last_of_answers_edits_and_predictions(lines):
    key = prediction_keys("overfitting")[0]
    assert lines({"predictions": {key: {"choice": 0, "moved": True, "when": EARLIER}}})["left-off"] == [
        [chapter_title("overfitting"), f"overfitting.html#{key.split('/')[0]}"]]
    assert lines({"cells": {"losses/abc": {"text": "x = 1", "when": LATEST}}})["left-off"] == [
        [chapter_title("losses"), "losses.html"]]
    exercise = find("logistic_regression/odds")
    place = text("page.exercise-of-chapter", chapter=chapter_title(exercise.chapter), exercise=exercise.title)
    later = lines({"exercises": entry(exercise.id, LATEST.replace("09:", "10:"))})
    assert later["left-off"] == [[place, "logistic_regression.html#exercise-logistic-regression-odds"]]
    here = lines({"cells": {f"{HERE}/abc": {"text": "x = 1", "when": LATEST.replace("09:", "11:")}}})
    assert "left-off" not in here, "nobody asks for the way to where one is"


def test_what_to_repeat_and_what_is_next_are_as_python_says(lines):
    ids = [exercise.id for exercise in all_exercises()]
    times = dict(zip(ids[3:6], (LATEST, EARLIER, "2026-01-06T09:00:00.000Z"), strict=True))
    right = {"status": "right", "earned": find(ids[5]).points}
    work = {"exercises": {}}
    for id, when in times.items():
        corrected = id == ids[5]
        mistakes = {"wrong": {"when": when, "right": LATEST if corrected else ""}}
        work["exercises"] |= entry(id, when, mistakes=mistakes, **(right if corrected else {}))
    said = lines(work)
    expected = [r.exercise.title for r in mistakes_to_repeat(empty_work() | work)]
    assert [text for text, _ in said["to-repeat"]] == expected and len(expected) == 2
    assert [text for text, _ in said["next-exercise"]] == [next_exercise(empty_work() | work).title]
    chapter = said.get("next-chapter")
    assert chapter == (None if lines.is_first_page else [[chapter_title("overfitting"), "overfitting.html"]])


def test_stored_mistakes_of_another_form_harm_nothing(lines):
    work, damaged = {}, (3, "a", [1], {"a": 3}, {"a": {"when": 1}}, None)
    for exercise, mistakes in zip(all_exercises(), damaged, strict=False):
        work |= entry(exercise.id, EARLIER, mistakes=mistakes)
    said = lines({"exercises": work})
    assert "to-repeat" not in said and said["next-exercise"]
