"""The progress element: what it imports, and what it asks before it deletes."""

from io import BytesIO

import pytest
from PIL import Image
from support.question_page import (
    STORED,
    card,
    check,
    stored_entry,
)
from support.sample_exercises import NUMBER

from dlbasics.messages import text


def test_start_over_asks_first(page):
    card(page, NUMBER).get_by_role("textbox").fill("0.25")
    check(page, NUMBER)
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.get_by_role("button", name=text("progress.start-over")).click()
    assert stored_entry(page, NUMBER)


@pytest.mark.parametrize("content", ["", "{", "[]", "null", '{"format": "dlbasics-work", "exercises": {}}'])
def test_a_file_without_work_changes_nothing(page, tmp_path, content):
    (tmp_path / "x.json").write_text(content)
    page.get_by_label(text("progress.import")).set_input_files(tmp_path / "x.json")
    page.locator(".dl-progress .dl-note").get_by_text(text("page.not-imported")).wait_for()
    assert page.evaluate(STORED) == {}


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


def test_a_name_that_is_being_typed_stays(page):
    name = page.get_by_label(text("progress.your-name"))
    name.press_sequentially("Ad")
    page.evaluate("document.dispatchEvent(new Event('dl:progress'))")
    assert name.input_value() == "Ad"
    name.press_sequentially("a")
    name.blur()
    assert page.evaluate(STORED)["learner"] == name.input_value() == "Ada"
