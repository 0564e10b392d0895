"""The page's Python as the page sees it: stopped, dead, slow to start, or not to be had."""

import json
import re

import pytest
from support.code_cell_page import (
    CONFIG,
    EXERCISE,
    PAGE,
    PLAIN,
    announced,
    answer,
    editor_text,
    open_cell,
    press,
    stored_entry,
    wait_for_status,
    write,
)
from support.page_text_patterns import pattern, reads

from dlbasics.messages import text

SAVING = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"
WITHOUT_SNAPSHOT = "sessionStorage['dlbasics-without-snapshot']"


def test_a_loop_is_stopped_and_the_next_run_works(code_page):
    page = code_page()
    cell = open_cell(page, PLAIN)
    write(cell, "while True: pass")
    press(cell, "page.run")
    cell.get_by_text("going").wait_for()
    cell.get_by_role("button", name=text("page.stop")).press("Enter")
    wait_for_status(cell, "page.stopped")
    assert text("page.stopped-why") in cell.locator(".dl-output-area").inner_text()
    assert text("page.stopped") in announced(page)
    assert page.evaluate("document.activeElement.textContent") == text("page.run")
    assert editor_text(cell) == "while True: pass"
    write(cell, "1 + 1")
    press(cell, "page.run")
    wait_for_status(cell)


def test_python_that_dies_is_replaced(code_page):
    cell = open_cell(code_page(), PLAIN)
    write(cell, "hog")
    press(cell, "page.run")
    wait_for_status(cell, "page.died")
    assert reads(cell.locator(".dl-output-area").inner_text(), "page.died-why")
    write(cell, "2")
    press(cell, "page.run")
    wait_for_status(cell)


def test_who_waits_for_what_breaks_python_hears_of_it(code_page):
    page = code_page()
    cell = open_cell(page)
    write(cell, "breaks")
    press(cell, "page.run")
    wait_for_status(cell)
    press(cell, "page.solution")
    wait_for_status(cell, "page.stopped")
    press(cell, "page.solution")
    cell.locator(".dl-solution").get_by_text("so far").wait_for()


def test_progress_is_shown_while_python_starts_and_stop_ends_it(code_page):
    cell = open_cell(code_page(config={"slow": True}), PLAIN)
    press(cell, "page.run")
    wait_for_status(cell, "page.loading", what="Python", loaded="1.0", total="4.0")
    assert cell.locator("progress").evaluate("p => p.value") == 0.25
    press(cell, "page.stop")
    wait_for_status(cell, "page.stopped")
    assert cell.locator("progress").is_hidden()


COUNT = """(() => {
  const { fetch, Worker } = window;
  window.begun = { downloads: 0, workers: 0, ended: 0 };
  window.fetch = (...all) => {
    if (String(all[0]).endsWith("/config.json")) begun.downloads += 1;
    return fetch(...all);
  };
  window.Worker = class extends Worker {
    constructor(...all) {
      super(...all);
      begun.workers += 1;
    }
    terminate() {
      super.terminate();
      begun.ended += 1;
    }
  };
})()"""


def counting(page):
    """Let a page count how often it begins to load Python, and how many workers it makes and ends."""
    page.add_init_script(COUNT)


def test_whoever_waits_for_a_start_that_stop_ends_hears_of_the_stop(code_page):
    page, held = code_page(before=counting), []
    page.context.route("**/code_cells/config.json", lambda route: held.append(route))
    cell = open_cell(page)
    press(cell, "page.solution")
    press(cell, "page.stop")
    wait_for_status(cell, "page.stopped")
    while not held:
        page.wait_for_timeout(20)
    held[0].fulfill(body=json.dumps(CONFIG))
    page.wait_for_function(
        "performance.getEntriesByType('resource').some(({ name }) => name.endsWith('/config.json'))")
    page.evaluate("() => new Promise(requestAnimationFrame)")
    press(cell, "page.solution")
    while len(held) < 2:  # Python begins anew
        page.wait_for_timeout(20)
    held[1].fulfill(body=json.dumps(CONFIG))
    cell.locator(".dl-solution").get_by_text("so far").wait_for()
    assert cell.locator("[data-notice=failed]").count() == 0
    assert page.evaluate("begun.workers") == 1, "what was stopped makes none"


def test_a_download_that_was_stopped_begins_again_with_the_next_run_alone(code_page):
    page = code_page(config={"slow": True}, before=counting)
    cell = open_cell(page, PLAIN)
    press(cell, "page.run")
    wait_for_status(cell, "page.loading", what="Python")
    cell.get_by_role("button", name=text("page.stop")).press("Enter")
    wait_for_status(cell, "page.stopped")
    cell.locator(".cm-content").focus()
    assert page.evaluate("begun.downloads") == 1
    page.context.route("**/code_cells/config.json", lambda route: route.fulfill(body=json.dumps(CONFIG)))
    press(cell, "page.run")
    wait_for_status(cell)
    assert page.evaluate("begun.downloads") == 2


def test_python_that_dies_before_a_run_is_loaded_again_by_the_next_run_alone(code_page):
    page = code_page(config={"unprepared": True}, before=counting)
    cell = open_cell(page, PLAIN)
    page.wait_for_function("begun.ended === 1")
    assert page.evaluate("begun.downloads") == 1
    cell.locator(".cm-content").focus()
    assert page.evaluate("begun.downloads") == 1
    write(cell, "2")
    press(cell, "page.run")
    wait_for_status(cell)
    write(cell, "hog")
    press(cell, "page.run")
    wait_for_status(cell, "page.died")
    page.wait_for_function("begun.ended === 3")
    assert page.evaluate("begun.downloads") == 3, "once more after a run that died"


def test_a_stop_loads_nothing_anew_for_who_saves_data(code_page):
    def before(page):
        counting(page)
        page.add_init_script(SAVING)

    page = code_page(before=before)
    cell = open_cell(page, PLAIN)
    write(cell, "while True: pass")
    press(cell, "page.run")
    cell.get_by_text("going").wait_for()
    press(cell, "page.stop")
    wait_for_status(cell, "page.stopped")
    assert page.evaluate("begun.downloads") == 1


def asked_for_python(page) -> int:
    """How often the page began to load Python."""
    names = page.evaluate("performance.getEntriesByType('resource').map((entry) => entry.name)")
    return sum(name.endswith("/config.json") for name in names)


def test_python_is_loaded_when_an_editor_has_the_focus_and_never_by_scrolling(code_page):
    page = code_page(config={"slow": True})
    page.mouse.wheel(0, 3000)
    page.keyboard.press("End")
    page.evaluate("() => new Promise(requestAnimationFrame)")
    assert asked_for_python(page) == 0
    cell = open_cell(page, PLAIN)
    wait_for_status(cell, "page.loading", what="Python", loaded="1.0", total="4.0")
    # Quietly: nothing is busy, nothing is said aloud, and only a run can be stopped.
    assert cell.locator("progress").is_hidden()
    assert cell.get_by_role("button", name=text("page.stop")).is_hidden()
    assert "Python" not in announced(page)
    open_cell(page)
    assert asked_for_python(page) == 1


def test_the_status_of_an_early_start_goes_when_python_is_ready(code_page):
    page = code_page()
    cell = open_cell(page)
    cell.locator(".dl-status:empty").wait_for(state="attached")
    press(cell, "exercise.check")
    wait_for_status(cell)
    assert asked_for_python(page) == 1


def prepared_source(worker) -> str:
    """The cell that Python has read before it runs."""
    while worker.evaluate("prepared === null"):
        pass
    return worker.evaluate("prepared")


def test_python_reads_the_cells_before_anybody_waits_for_that(code_page):
    page, workers = code_page(), []
    page.on("worker", lambda worker: workers.append(worker))
    cell = open_cell(page)
    while not workers:
        page.wait_for_timeout(20)
    assert prepared_source(workers[0]).startswith(f'@check("{EXERCISE.id}")')
    write(cell, "while True: pass")
    press(cell, "page.run")
    cell.get_by_text("going").wait_for()
    press(cell, "page.stop")
    while len(workers) < 2:
        page.wait_for_timeout(20)
    assert prepared_source(workers[1]) == "while True: pass"


def test_what_python_does_before_a_check_is_not_of_its_time(code_page):
    page = code_page(config={"holds": True}, before=lambda page: page.clock.install())
    with page.expect_worker() as started:
        cell = open_cell(page)
    write(cell, answer("while True: pass"))
    press(cell, "exercise.check")
    wait_for_status(cell, "page.running")
    page.clock.fast_forward(30_000)
    assert reads(cell.locator(".dl-status").inner_text(), "page.running")
    started.value.evaluate("setTimeout(release)")  # the loop never ends
    cell.get_by_text("going").wait_for()
    page.clock.fast_forward(30_000)
    wait_for_status(cell, "page.timed-out", seconds=20)


def test_who_saves_data_loads_python_with_the_first_run(code_page):
    page = code_page(before=lambda page: page.add_init_script(SAVING))
    cell = open_cell(page)
    page.evaluate("() => new Promise(requestAnimationFrame)")
    assert asked_for_python(page) == 0
    press(cell, "exercise.check")
    wait_for_status(cell)
    assert asked_for_python(page) == 1


def test_a_snapshot_that_fails_is_replaced_once_for_the_whole_session(code_page):
    page = code_page(config={"snapshot": "snapshot-1.zip"})
    said, workers = [], []
    page.on("console", lambda message: said.append(message.text))
    page.on("worker", lambda worker: workers.append(worker))
    for expected in (2, 3):  # a page is opened again: no second attempt
        cell = open_cell(page)
        press(cell, "exercise.check")
        wait_for_status(cell)
        assert len(workers) == expected and page.locator("[data-notice=failed]").count() == 0
        page.reload()
    assert [text for text in said if "snapshot" in text] == ["without-snapshot no room"]


def test_a_snapshot_that_hangs_is_given_up(code_page):
    page = code_page(config={"snapshot": "snapshot-1.zip", "hangs": True},
                     before=lambda page: page.clock.install())
    workers = []
    page.on("worker", lambda worker: workers.append(worker))
    cell = open_cell(page)
    press(cell, "exercise.check")
    wait_for_status(cell, "page.loading", what="Python")
    page.clock.fast_forward(25_000)
    wait_for_status(cell)
    assert len(workers) == 2
    assert page.evaluate(WITHOUT_SNAPSHOT) == "snapshot-1.zip"


def test_a_snapshot_that_was_stopped_on_its_way_is_tried_again(code_page):
    page = code_page(config={"snapshot": "snapshot-1.zip", "hangs": True},
                     before=lambda page: page.clock.install())
    cell = open_cell(page)
    press(cell, "exercise.check")
    wait_for_status(cell, "page.loading", what="Python")
    press(cell, "page.stop")
    wait_for_status(cell, "page.stopped")
    page.clock.fast_forward(25_000)
    assert page.evaluate(WITHOUT_SNAPSHOT) is None


def test_a_worker_that_did_not_arrive_is_told_and_costs_no_snapshot(code_page):
    page = code_page(config={"snapshot": "snapshot-1.zip"})
    page.context.route("**/code_cells/pyodide_worker.js*", lambda route: route.abort())
    cell = open_cell(page)
    press(cell, "exercise.check")
    note = cell.locator("[data-notice=failed]")
    note.wait_for()
    assert text("page.worker-not-loaded") in note.inner_text().lower()
    assert page.evaluate(WITHOUT_SNAPSHOT) is None


@pytest.mark.parametrize("trouble", ["broken", "away"])
def test_python_that_cannot_be_had_is_told_and_retried(code_page, trouble):
    page = code_page(config={"broken": True})
    if trouble == "away":
        page.context.route("**/code_cells/config.json", lambda route: route.abort())
    cell = open_cell(page)
    write(cell, answer("return clip(x)"))
    press(cell, "exercise.check")
    note = cell.locator("[data-notice=failed]")
    note.wait_for()
    for told in (note.inner_text(), announced(page)):
        assert reads(told, "page.not-started-why")
    why = {"broken": "the file is damaged", "away": pattern("page.config-not-fetched")}
    assert re.search(why[trouble], note.inner_text())
    links = text("list-of.words", before=text("list-of.words", before="Colab", word="Binder"),
                 word=text("layout.download-notebook"))
    assert f"{text('page.or-in-notebook')} {text('page.as-sentence', words=links)}" in note.inner_text()
    assert editor_text(cell) == answer("return clip(x)")
    card = page.locator("[data-kind=number]").first
    card.get_by_role("textbox").fill("7")
    press(card, "exercise.check")
    assert card.locator(".dl-result").inner_text()
    page.context.route("**/code_cells/config.json", lambda route: route.fulfill(body=json.dumps(CONFIG)))
    press(cell, "page.retry")
    wait_for_status(cell)
    assert stored_entry(page)["status"] == "right" and note.count() == 0


def test_without_a_network_for_python_the_page_says_so(visit, folder):
    seen = visit()
    seen.context.route("**/pyodide/**", lambda route: route.abort())
    cell = open_cell(seen.open(folder + PAGE))
    press(cell, "exercise.check")
    note = cell.locator("[data-notice=failed]")
    note.wait_for()
    assert reads(note.inner_text(), "page.python-not-loaded") and note.locator("a").count() == 3
