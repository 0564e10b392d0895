"""The code cell of an exercise: checked, kept, brought from a notebook, and its solution."""

import json
import re

import pytest
from support.code_cell_page import (
    EXERCISE,
    PAGE,
    STORED,
    STUB,
    announced,
    answer,
    check_answer,
    editor_text,
    open_cell,
    press,
    reload_and_open,
    stored_entry,
    wait_for_status,
    write,
)

from dlbasics.exercises import find
from dlbasics.exercises.progress_store import empty_work, now
from dlbasics.messages import plural, text
from dlbasics.translation.join_sentences import join_sentences


def full_score():
    """How the points of a right answer read."""
    return plural("verdict.score", EXERCISE.points, earned=EXERCISE.points, points=EXERCISE.points)


def test_wrong_then_right_is_said_kept_and_there_after_a_reload(code_page):
    page = code_page()
    cell = open_cell(page)
    assert editor_text(cell).split("\n")[:2] == answer("").split("\n")[:2]
    assert page.evaluate("document.activeElement.className") == "cm-content"
    assert "corners" in check_answer(cell, "return x / 6").inner_text()
    assert "wrong" in announced(page) and "corners" in announced(page)
    wrong = stored_entry(page)
    assert wrong["answer"] == answer("return x / 6") and wrong["status"] == "misconception"
    assert "agree" in check_answer(cell, "return clip(x)").inner_text()
    done = stored_entry(page)
    assert (done["earned"], done["status"], len(done["tries"])) == (2, "right", 2)
    page.reload()
    cell = page.locator(STUB)
    cell.locator(".cm-content").wait_for()
    assert editor_text(cell) == answer("return clip(x)")
    cell.locator(".dl-output-area .dl-verdict[data-tone=right]").wait_for()
    assert full_score() in cell.locator(".dl-output-area").inner_text()
    assert page.locator(".dl-loading:visible").count() == 0, "Python is not loaded before something runs"
    page.on("dialog", lambda dialog: dialog.accept())
    with page.expect_navigation():
        page.get_by_role("button", name=text("progress.start-over")).click()
    assert page.locator(STUB).locator(".dl-edit").is_visible() and page.evaluate(STORED) == {}


def test_an_unfinished_answer_is_no_try_and_run_gives_no_verdict(code_page):
    page = code_page()
    cell = open_cell(page)
    press(cell, "exercise.check")
    wait_for_status(cell)
    assert stored_entry(page) is None and cell.locator(".dl-output-area .dl-verdict").count() == 1
    write(cell, answer("return 3"))
    press(cell, "page.run")
    wait_for_status(cell)
    assert stored_entry(page) is None and cell.locator(".dl-output-area .dl-verdict").count() == 0
    assert "return 3" in cell.locator(".dl-output-area").inner_text()


def test_a_check_has_a_time_limit(code_page):
    page = code_page()
    page.clock.install()
    cell = open_cell(page)
    write(cell, answer("while True: pass"))
    press(cell, "exercise.check")
    cell.get_by_text("going").wait_for()
    page.clock.fast_forward(30_000)
    wait_for_status(cell, "page.timed-out", seconds=20)
    assert text("page.timed-out-why") in cell.locator(".dl-output-area").inner_text()
    assert stored_entry(page) is None


def test_the_solution_opens_by_python_s_rule(code_page):
    page = code_page()
    cell = open_cell(page)
    for n, line in enumerate(("return 1", "return 22", "return 333")):
        press(cell, "page.solution")
        cell.get_by_text(f"so far: {n}").wait_for()
        check_answer(cell, line)
        assert cell.locator(".dl-solution").is_hidden(), "it says how many tries there were before"
    press(cell, "page.solution")
    cell.locator(".dl-solution pre").wait_for()
    assert page.evaluate("document.activeElement.className") == "dl-solution"


def test_beside_other_code_the_best_answer_is_shown_as_such(code_page):
    page = code_page()
    cell = open_cell(page)
    check_answer(cell, "return clip(x)")
    assert "corners" in check_answer(cell, "return x / 6").inner_text()
    page.reload()
    cell = page.locator(STUB)
    verdict = cell.locator(".dl-output-area .dl-verdict")
    verdict.wait_for()
    assert editor_text(cell) == answer("return x / 6")
    best = text("page.best-so-far", heading=text("page.right"))
    assert best in verdict.inner_text() and text("page.best-answer-elsewhere") in verdict.inner_text()
    assert verdict.get_attribute("data-tone") == "other"
    press(cell, "page.take-best-answer")
    assert editor_text(cell) == answer("return clip(x)")
    assert verdict.get_attribute("data-tone") == "right" and best not in verdict.inner_text()


def test_a_verdict_says_when_the_code_is_no_longer_the_judged_one(code_page):
    cell = open_cell(code_page())
    check_answer(cell, "return clip(x)")
    write(cell, answer("return x"))
    assert cell.locator(".dl-status").inner_text() == text("page.changed-since")
    write(cell, answer("return clip(x)"))
    assert cell.locator(".dl-status").inner_text() == ""


def test_after_a_reset_no_verdict_is_left_to_be_out_of_date(code_page):
    cell = open_cell(code_page())
    check_answer(cell, "return clip(x)")
    press(cell, "page.reset")
    write(cell, answer("return x"))
    assert cell.locator(".dl-status").inner_text() == text("page.as-in-the-book")


def open_held(code_page):
    """A cell with an answer, whose Python answers nothing until the function that comes with it is called."""
    page = code_page(config={"holds": True})
    with page.expect_worker() as started:
        cell = open_cell(page)
    write(cell, answer("return clip(x)"))
    return cell, lambda: started.value.evaluate("release()")


def test_a_check_while_the_cell_runs_changes_nothing(code_page):
    cell, release = open_held(code_page)
    press(cell, "page.run")
    wait_for_status(cell, "page.running")
    cell.locator(".cm-content").press("Shift+Enter")
    release()
    wait_for_status(cell)
    assert cell.locator(".dl-output-area .dl-run-ended").count() == 0


def test_a_verdict_on_what_was_typed_on_meanwhile_says_so(code_page):
    cell, release = open_held(code_page)
    cell.page.keyboard.press("Shift+Enter")
    wait_for_status(cell, "page.running")
    cell.page.keyboard.type("  # on")
    release()
    cell.locator(".dl-output-area .dl-verdict[data-tone=right]").wait_for()
    wait_for_status(cell, "page.changed-since")


def test_a_check_without_its_line_says_what_is_missing(code_page):
    cell = open_cell(code_page())
    function = "def hard_sigmoid(x):\n    return clip(x)"
    for line in ("", '@check("losses/huber")\n'):
        write(cell, line + function)
        press(cell, "exercise.check")
        wait_for_status(cell, "page.not-judged")
        why = text("page.not-judged-why", line=f'@check("{EXERCISE.id}")')
        assert why in cell.locator(".dl-output-area .dl-run-ended").inner_text()
        heading = text("page.as-sentence", words=text("page.not-judged"))
        assert announced(cell.page) == join_sentences([heading, why])
    press(cell, "page.run")
    wait_for_status(cell)
    assert cell.locator(".dl-output-area .dl-run-ended").count() == 0


def test_a_verdict_of_another_edition_is_not_booked(code_page):
    page = code_page(config={"version": "older"})
    cell = open_cell(page)
    check_answer(cell, "return clip(x)")
    assert stored_entry(page) is None
    assert text("page.outdated") in cell.locator("[data-notice=outdated]").inner_text()
    with page.expect_navigation():
        press(cell, "page.reload")
    cell.locator(".cm-content").wait_for()
    assert editor_text(cell) == answer("return clip(x)")


@pytest.mark.parametrize("action", ["exercise.check", "page.solution"])
def test_an_older_page_starts_no_newer_python(code_page, action):
    cell = open_cell(code_page(config={"scripts": "newer"}))
    press(cell, action)
    assert text("page.outdated") in cell.locator("[data-notice=outdated]").inner_text()
    assert cell.get_by_role("button", name=text("page.reload")).is_visible()


def test_an_older_page_opens_no_newer_cell(code_page):
    page = code_page(older=True)
    cell = page.locator(STUB)
    press(cell, "page.edit-exercise")
    assert text("page.outdated") in cell.locator(".dl-outdated").inner_text()
    assert cell.locator(".cm-content").count() == 0


def test_stored_answers_of_any_type_leave_code_cells_alive(code_page):
    page = code_page()
    entry = {"status": "wrong", "earned": 0, "when": now(), "hints": 0, "tries": []}
    for bad in (12345, ["a"], {"a": 1}, True, None, ""):
        work = empty_work()
        work["exercises"][EXERCISE.id] = {EXERCISE.version: entry | {"answer": bad}}
        page.evaluate("work => localStorage['dlbasics-work'] = work", json.dumps(work))
        page.reload()
        cell = page.locator(STUB)
        if cell.locator(".dl-edit:visible").count():
            open_cell(page)
        assert editor_text(cell).startswith(f'@check("{EXERCISE.id}")'), bad


def test_no_reference_stands_in_the_page(site, folder):
    html = (site / f"{folder}{PAGE}.html").read_text(encoding="utf-8")
    plain = re.sub("<[^>]+>", "", html)
    assert "def hard_sigmoid(x):" in plain and "np.clip(x / 6" not in plain


def test_work_from_a_notebook_goes_on_in_the_page(code_page):
    page = code_page()
    work = empty_work()
    done = {"answer": "def hard_sigmoid(x):\n    return 5", "status": "wrong", "earned": 0}
    more = {"when": now(), "hints": 0, "tries": ["a"]}
    work["exercises"][EXERCISE.id] = {EXERCISE.version: done | more}
    page.evaluate("work => localStorage['dlbasics-work'] = work", json.dumps(work))
    page.reload()
    cell = page.locator(STUB)
    cell.locator(".cm-content").wait_for()
    assert editor_text(cell) == answer("return 5")
    press(cell, "page.reset")
    as_in_the_book = editor_text(cell)
    assert editor_text(reload_and_open(page)) == as_in_the_book


def test_the_real_python_judges_stops_and_draws(visit, folder):
    seen = visit()
    page = seen.open(folder + PAGE)
    cell = open_cell(page)
    (sentence,) = [known.sentence for known in find(EXERCISE.id).misconceptions if known.name == "line only"]
    assert sentence in check_answer(cell, "return x / 6 + 0.5").inner_text()
    assert stored_entry(page)["status"] == "misconception"
    assert full_score() in check_answer(cell, "return np.clip(x / 6 + 0.5, 0, 1)").inner_text()
    write(cell, answer("return np.ctype"))
    page.keyboard.type("s")
    cell.get_by_role("option", name="ctypeslib").wait_for()  # no word of the page
    page.keyboard.press("Escape")
    write(cell, answer("while True: pass"))
    press(cell, "exercise.check")
    wait_for_status(cell, "page.running")
    press(cell, "page.stop")
    wait_for_status(cell, "page.stopped")
    press(cell, "page.solution")
    cell.locator(".dl-solution pre").wait_for()
    assert "np.clip" in cell.locator(".dl-solution pre").inner_text()
    names = "performance.getEntriesByType('resource').map(entry => entry.name).join()"
    loaded = page.workers[-1].evaluate(names)
    is_kept = page.evaluate("(navigator.deviceMemory ?? 4) >= 4")
    assert ("snapshot-" in loaded) != is_kept, "the first Python left its unpacked parts for the second"
    figure = page.locator(".dl-figure:has(figure.dl-explorer)").first
    figure.locator("details.hide > summary").click()
    code = open_cell(page, ".dl-figure:has(figure.dl-explorer) .dl-figure-code")
    press(code, "page.run")
    wait_for_status(code)
    assert figure.locator("figure.dl-explorer:visible").count() == 1, "what ran stands where the figure stood"
    drawn = figure.locator(".dl-output-area svg")
    before, control = drawn.inner_html(), figure.locator(".dl-output-area [data-control]").first
    control.focus()
    page.keyboard.press("End")
    changed = "before => document.querySelector('.dl-output-area svg').innerHTML != before"
    page.wait_for_function(changed, arg=before)
    assert seen.errors == [] and seen.foreign == []
