"""The learner's work in the browser: two tabs, a storage that fails, and the way to Python and back."""

import pytest
from support.page_text_patterns import reads
from support.question_page import (
    STORED,
    card,
    check,
    exported,
    progress,
    result,
    right,
    stored_entry,
)
from support.sample_exercises import NUMBER, SINGLE

from dlbasics.exercises.judging import questions
from dlbasics.exercises.progress_store import empty_work, entry_of, merge, now, save, validated
from dlbasics.messages import text


def test_two_tabs_keep_each_others_work(open_page, page):
    other = open_page()
    card(page, NUMBER).get_by_role("textbox").fill("0.25")
    check(page, NUMBER)
    card(other, SINGLE).locator("input").nth(1).check()
    check(other, SINGLE)
    assert stored_entry(page, NUMBER) and stored_entry(page, SINGLE)
    page.locator(".dl-progress-bars").get_by_text(progress(done=2, earned=2)).wait_for()
    page.on("dialog", lambda dialog: dialog.accept())
    with page.expect_navigation():
        page.get_by_role("button", name=text("progress.start-over")).click()
    other.locator(".dl-progress-bars").get_by_text(progress(done=0, earned=0)).wait_for()
    card(other, NUMBER).get_by_role("textbox").fill("1/2")
    check(other, NUMBER)
    assert stored_entry(other, SINGLE) is None, "what was deleted does not come back from the other tab"


def test_a_write_joins_what_another_tab_stored_unseen(page):
    entry_there = {"answer": [1], "status": "right", "earned": 1, "when": "2026", "hints": 0, "tries": []}
    there = empty_work() | {"exercises": {SINGLE.id: {SINGLE.version: entry_there}}}
    page.evaluate("work => localStorage['dlbasics-work'] = JSON.stringify(work)", there)  # no event
    card(page, NUMBER).get_by_role("textbox").fill("0.25")
    check(page, NUMBER)
    assert stored_entry(page, SINGLE) == entry_there and stored_entry(page, NUMBER)["earned"] == 1


@pytest.mark.parametrize("broken", [
    "{get() { throw new DOMException('no', 'SecurityError') }}",
    "{value: new Proxy({}, {set() { throw new Error('full') }})}",
], ids=["forbidden", "full"])
def test_storage_that_does_not_work_is_told_and_export_still_works(open_page, broken):
    page = open_page(init_script=f"Object.defineProperty(window, 'localStorage', {broken})")
    card(page, NUMBER).get_by_role("textbox").fill("0.25")
    check(page, NUMBER)
    assert right() in result(page, NUMBER).inner_text()
    assert text("page.storage-broken") in result(page, NUMBER).inner_text()
    assert text("page.storage-broken") in page.locator(".dl-progress").inner_text()
    assert entry_of(exported(page), NUMBER)["answer"] == "0.25"


@pytest.mark.parametrize(("key", "is_kept"), [("theme", True), ("dlbasics-work", False), (None, False)])
def test_only_who_deletes_the_work_deletes_it_in_other_tabs(open_page, key, is_kept):
    full = "{value: new Proxy({}, {set() { throw new Error('full') }})}"
    page = open_page(init_script=f"Object.defineProperty(window, 'localStorage', {full})")
    card(page, NUMBER).get_by_role("textbox").fill("0.25")
    check(page, NUMBER)
    page.evaluate("(key) => dispatchEvent(new StorageEvent('storage', { key, newValue: null }))", key)
    earned = page.evaluate("([id, version]) => dlProgressStore.entry(id, version).earned",
                           [NUMBER.id, NUMBER.version])
    assert (earned == 1) == is_kept


def test_export_and_import_make_a_round_trip_through_python(page, tmp_path):
    page.get_by_label(text("progress.your-name")).fill("Zo\u00eb \u738b")
    page.get_by_label(text("progress.your-name")).blur()
    card(page, NUMBER).get_by_role("textbox").fill("0.25")
    check(page, NUMBER)
    work = exported(page)
    assert work["learner"] == "Zo\u00eb \u738b"
    other = empty_work()
    verdict = questions.judge(SINGLE, "b")
    done = {"answer": [1], "status": verdict.status, "earned": verdict.earned, "when": now()}
    other["exercises"][SINGLE.id] = {SINGLE.version: done | {"hints": 1, "tries": ["a"]}}
    save(tmp_path / "me.json", merge(work, other))
    page.on("dialog", lambda dialog: dialog.accept())
    with page.expect_navigation():
        page.get_by_role("button", name=text("progress.start-over")).click()
    page.get_by_label(text("progress.import")).set_input_files(tmp_path / "me.json")
    page.locator(".dl-progress .dl-note").get_by_text(text("page.imported"), exact=True).wait_for()
    assert page.evaluate(STORED) == merge(work, other)
    assert progress(done=2, earned=2) in page.locator(".dl-progress").inner_text()


def test_damaged_storage_is_set_aside(open_page):
    page = open_page(init_script="localStorage['dlbasics-work'] ??= '{damaged'")
    card(page, NUMBER).get_by_role("textbox").fill("0.25")
    check(page, NUMBER)
    assert page.evaluate("localStorage['dlbasics-work-damaged']") == "{damaged"
    assert stored_entry(page, NUMBER)["earned"] == 1


def test_python_joins_drafts_as_the_page_does():
    old, new = {"text": "a", "when": "2026-01-01"}, {"text": "b", "when": "2026-01-02"}
    one, two = empty_work() | {"cells": {"p/1": new, "p/2": old}}, empty_work() | {"cells": {"p/1": old}}
    assert merge(one, two)["cells"] == merge(two, one)["cells"] == {"p/1": new, "p/2": old}
    assert validated(one | {"cells": {"p/1": new, "p/2": {"text": 3}}})[0]["cells"] == {"p/1": new}
    assert "cells" not in merge(empty_work(), empty_work())


def write_name(page, name):
    box = page.get_by_label(text("progress.your-name"))
    box.fill(name)
    box.blur()


def test_a_name_can_be_deleted(page):
    write_name(page, "Ada")
    write_name(page, "")
    name = page.get_by_label(text("progress.your-name"))
    assert name.input_value() == "" == page.evaluate(STORED)["learner"]


def test_a_name_that_was_changed_in_another_tab_stays_changed(open_page, page):
    other = open_page()
    for name in ("Ada", "Ada Lovelace", ""):
        write_name(page, name)
        other.wait_for_function("name => document.querySelector('.dl-progress input').value === name", name)
        check_number(other, "0.25")
        assert page.evaluate(STORED)["learner"] == name


def check_number(page, text):
    card(page, NUMBER).get_by_role("textbox").fill(text)
    check(page, NUMBER)


def test_a_page_that_the_browser_kept_takes_what_is_stored_now(page):
    check_number(page, "0.25")
    write_name(page, "Ada")
    page.evaluate("delete localStorage['dlbasics-work']")  # on another page of this tab: no event tells of it
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    assert reads(page.locator(".dl-progress-bars small").first.inner_text(), "progress.chapter", done=0)
    card(page, SINGLE).locator("input").nth(1).check()
    check(page, SINGLE)
    assert stored_entry(page, NUMBER) is None and page.evaluate(STORED)["learner"] == ""


def test_a_kept_page_loses_nothing_where_nothing_can_be_stored(open_page):
    full = "{value: new Proxy({}, {set() { throw new Error('full') }})}"
    page = open_page(init_script=f"Object.defineProperty(window, 'localStorage', {full})")
    check_number(page, "0.25")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    assert entry_of(exported(page), NUMBER)["answer"] == "0.25"


DAMAGED = """if (!sessionStorage.isDamaged) {
  localStorage['dlbasics-work'] = sessionStorage.isDamaged = '{damaged';
}"""


def test_who_imports_a_file_is_warned_of_the_damage_no_longer(open_page, tmp_path):
    page = open_page(init_script=DAMAGED)
    note = page.locator(".dl-progress .dl-note")
    warning = text("page.storage-damaged")
    assert warning in note.inner_text()
    save(tmp_path / "me.json", empty_work())
    page.get_by_label(text("progress.import")).set_input_files(tmp_path / "me.json")
    note.get_by_text(text("page.imported"), exact=True).wait_for()
    check_number(page, "0.25")
    assert warning not in result(page, NUMBER).inner_text() + note.inner_text()


def test_who_deletes_the_work_deletes_what_was_set_aside(open_page):
    page = open_page(init_script=DAMAGED)
    assert page.evaluate("Object.keys(localStorage)") != []
    page.on("dialog", lambda dialog: dialog.accept())
    with page.expect_navigation():
        page.get_by_role("button", name=text("progress.start-over")).click()
    assert page.evaluate("Object.keys(localStorage)") == []
