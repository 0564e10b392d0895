"""The progress element: what it imports, and what it asks before it deletes."""

import pytest
from support.question_page import (
    STORED,
    card,
    check,
    stored_entry,
)
from support.sample_exercises import NUMBER


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
