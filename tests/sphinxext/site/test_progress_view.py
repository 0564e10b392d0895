"""The progress element: what it imports, and what it asks before it deletes."""

import json
from io import BytesIO

import pytest
from PIL import Image
from support.question_page import (
    STORED,
    card,
    check,
    stored_entry,
)
from support.sample_exercises import CHOICE, EXERCISES, NUMBER, SINGLE

from dlbasics.exercises.progress_store import empty_work
from dlbasics.exercises.review import next_exercise, to_repeat


def test_start_over_asks_first(page):
    card(page, NUMBER).get_by_role("textbox").fill("0.25")
    check(page, NUMBER)
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.get_by_role("button", name="Start over").click()
    assert stored_entry(page, NUMBER)


@pytest.mark.parametrize("content", ["", "{", "[]", "null", '{"format": "dlbasics-work", "exercises": {}}'])
def test_a_file_without_work_changes_nothing(page, tmp_path, content):
    (tmp_path / "x.json").write_text(content)
    page.get_by_label("Import").set_input_files(tmp_path / "x.json")
    page.wait_for_function("document.querySelector('.dl-progress .dl-note').textContent.includes('no work')")
    assert page.evaluate(STORED) == {}


# A mistake of Monday that was corrected at once, one that was right again on Tuesday, and a later one.
WORK = {
    NUMBER: {"old": {"when": "2026-01-05T09:00:00.000Z", "right": "2026-01-05T18:00:00.000Z"}},
    CHOICE: {"gone": {"when": "2026-01-05T09:00:00.000Z", "right": "2026-01-06T09:00:00.000Z"}},
    SINGLE: {"new": {"when": "2026-01-07T09:00:00.000Z", "right": ""}},
}


def test_what_to_repeat_and_what_is_next_are_links_as_python_lists_them(page):
    entry = {"answer": None, "status": "wrong", "earned": 0, "hints": 0, "tries": []}
    exercises = {
        exercise.id: {exercise.version: entry | {"when": max(m["when"] for m in mistakes.values()),
                                                 "mistakes": mistakes}}
        for exercise, mistakes in WORK.items()
    }  # fmt: skip
    work = empty_work() | {"exercises": exercises}
    page.evaluate("(text) => dlProgressStore.importJSON(text)", json.dumps(work))
    links = page.locator(".dl-to-repeat a")
    assert links.all_inner_texts() == [r.exercise.title for r in to_repeat(work, EXERCISES)]
    assert links.first.get_attribute("href").endswith("#exercise-activations-sample-number")
    assert page.locator(".dl-next-exercise a").inner_text() == next_exercise(work, EXERCISES).title


@pytest.mark.parametrize("colours", ["none", "active"])
def test_a_bar_is_as_high_as_its_track(page, colours):
    page.emulate_media(forced_colors=colours)
    page.evaluate("() => { const bar = document.querySelector('meter'); bar.value = bar.max; }")
    picture = Image.open(BytesIO(page.locator("meter").first.screenshot())).convert("RGB")
    column = [picture.getpixel((picture.width // 2, row)) for row in range(2, picture.height - 2)]
    assert len(column) >= 8 and len(set(column)) == 1 and sum(column[0]) < 400, column


def test_a_mistake_is_kept_by_its_name_and_a_right_answer_marks_it(page):
    box = card(page, NUMBER).get_by_role("textbox")
    for answer, right in (("0.5", False), ("0.25", True)):
        box.fill(answer)
        check(page, NUMBER)
        mistake = stored_entry(page, NUMBER)["mistakes"]["mistake 1"]
        assert bool(mistake["right"]) is right


@pytest.mark.parametrize("mistakes", [3, "a", [1], {"a": 3}, {"a": {"when": 1}}, None])
def test_stored_mistakes_of_another_form_harm_nothing(page, mistakes):
    entry = {"answer": "0.5", "status": "wrong", "earned": 0, "when": "2026-01-05", "hints": 0, "tries": [],
             "mistakes": mistakes}
    work = empty_work() | {"exercises": {NUMBER.id: {NUMBER.version: entry}}}
    page.evaluate("(text) => dlProgressStore.importJSON(text)", json.dumps(work))
    assert page.locator(".dl-to-repeat").is_hidden() and page.locator(".dl-next-exercise a").inner_text()
