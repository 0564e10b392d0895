"""Predictions on the page: commit by mouse or keys, move, read what happens, and find it again later."""

import json

import pytest
from rjsmin import jsmin
from support import sample_explorers as sample
from support.browser import new_context

from dlbasics.exercises.progress_store import empty_work, validated
from dlbasics.explore.page_view import page_html
from dlbasics.messages import text
from dlbasics.sphinxext import static_files
from dlbasics.sphinxext.html_pages.page_texts import page_texts_json

SCRIPTS = (*static_files.FIRST, "deferred_data.js", "figure_status.js", "explorers.js", "predictions.js",
           "progress_store.js")
URL = "http://book.test/"
KEY = sample.CHOOSING.key("choosing")


def now_move():
    """What is said of a prediction before the explorer was moved."""
    return text("explore.now-move")


def differently():
    """What is said of the wrong choice."""
    return f'{text("explore.not-as-predicted")} A tanh is steeper, and ends at 1, too.'


def as_predicted():
    """What is said of the right choice."""
    return f'{text("explore.as-predicted")} Both reach 1, but tanh starts at −1.'


@pytest.fixture
def document(language):
    """A page with the sample explorer that asks, and the scripts of the book that it needs."""
    script = jsmin("\n".join((static_files.SPHINXEXT / "site" / name).read_text("utf-8") for name in SCRIPTS))
    return (f'<!doctype html><html lang="{language}"><meta charset="utf-8"><title>Page</title>'
            f'<meta name="viewport" content="width=device-width"><style>{static_files.style_sheet()}</style>'
            f'<main>{page_html(sample.choosing())}</main>'
            f'<script type="application/json" id="dl-texts">{page_texts_json()}</script>'
            f"<script>{script}</script></html>")


@pytest.fixture
def open_page(browser, document):
    """Open the page, whose scripts raise nothing: ``open_page("localStorage.x = 1")`` runs that first."""
    contexts, errors = [], []

    def make(init_script="", **options):
        context = new_context(browser, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.route("**/*", lambda route: route.fulfill(body=document, content_type="text/html"))
        page.add_init_script(init_script)
        page.goto(URL)
        return page

    yield make
    for context in contexts:
        context.close()
    assert errors == []


def reply(page):
    return page.locator(".dl-reply > span").first.inner_text().strip()


def kept(page):
    """The choice that the browser keeps, and whether the explorer was moved; None if there is nothing."""
    stored = page.evaluate("localStorage['dlbasics-work'] ?? '{}'")
    record = json.loads(stored).get("predictions", {}).get(KEY)
    return record and (record["choice"], record["moved"])


def press(page, action):
    page.get_by_role("button", name=text(f"explore.{action}")).click()


def can_skip(page):
    return page.get_by_role("button", name=text("explore.skip")).is_visible()


def test_commit_move_and_read_by_keyboard(open_page):
    page = open_page()
    question = f"{text('explore.predict-first')} Which curve ends higher?"
    assert page.get_by_role("group", name=question).count() == 1
    page.get_by_role("radio", name="the sigmoid").focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    assert page.get_by_role("radio", name="the tanh").is_checked() and reply(page) == ""
    assert kept(page) is None, "to choose is not yet to commit, and no move of the explorer"
    page.evaluate("""() => {
        window.heard = [];
        const said = document.querySelector('[role=status] > span');
        new MutationObserver(() => window.heard.push(said.innerText)).observe(said, { childList: true });
    }""")
    page.keyboard.press("Enter")
    assert reply(page) == now_move() and kept(page) == (1, False)
    assert page.evaluate("document.activeElement.dataset.control") == "gain", "what is to be moved now"
    slider = page.get_by_role("slider", name="gain")
    before = slider.bounding_box()
    for _ in range(2):
        page.keyboard.press("ArrowRight")
    assert reply(page) == differently() and kept(page) == (1, True)
    assert slider.bounding_box() == before, "the explorer stays where it is"
    heard = [words.strip() for words in page.evaluate("window.heard")]
    assert heard == [now_move(), differently()], "each said once"
    assert page.get_by_role("radio").first.is_disabled() and not can_skip(page)
    page.reload()
    assert reply(page) == differently() and page.get_by_role("radio", name="the tanh").is_checked()
    work, left_out = validated(json.loads(page.evaluate("localStorage['dlbasics-work']")))
    assert work["predictions"][KEY]["choice"] == 1 and not left_out and work["exercises"] == {}


def test_what_was_moved_before_is_answered_at_once(open_page):
    page = open_page()
    page.get_by_role("combobox").select_option(label="tanh")
    assert reply(page) == ""
    press(page, "commit")
    assert kept(page) is None, "nothing is chosen yet"
    page.get_by_text("the sigmoid", exact=True).click()
    press(page, "commit")
    assert reply(page) == as_predicted() and kept(page) == (0, True)


def test_one_key_skips_and_the_question_can_be_taken_up_again(open_page):
    page = open_page()
    page.get_by_role("radio", name="the tanh").focus()
    page.keyboard.press("Escape")
    assert kept(page) == (None, False) and not page.get_by_role("radio").first.is_visible()
    page.reload()
    assert not can_skip(page)
    page.get_by_role("slider", name="gain").focus()
    page.keyboard.press("End")
    assert reply(page) == "", "who skips is left in peace"
    press(page, "answer-after-all")
    page.keyboard.press("Escape")
    assert not can_skip(page), "skipped again"
    press(page, "answer-after-all")
    page.get_by_role("radio", name="the tanh").check()
    press(page, "commit")
    assert reply(page) == differently()


GOOD = {"choice": 0, "moved": True, "when": "2026"}


@pytest.mark.parametrize("damaged", [
    {KEY: GOOD | {"choice": 7}}, {KEY: GOOD | {"choice": "0"}}, "all of it"], ids=str)
def test_a_damaged_prediction_harms_only_itself(open_page, damaged):
    entry = {"answer": [1], "status": "right", "earned": 1, "when": "2026", "hints": 0, "tries": []}
    work = empty_work() | {"exercises": {"a/b": {"v": entry}}, "predictions": damaged}
    page = open_page(f"localStorage['dlbasics-work'] ??= {json.dumps(json.dumps(work))}")
    assert reply(page) == "" and can_skip(page)
    page.get_by_role("radio", name="the sigmoid").check()
    press(page, "commit")
    assert kept(page) == (0, False)
    stored = json.loads(page.evaluate("localStorage['dlbasics-work']"))
    assert stored["exercises"]["a/b"]["v"].items() >= entry.items()
    aside = page.evaluate("localStorage['dlbasics-work-damaged']")  # as it was, where not all could be read
    assert aside is None or json.loads(aside) == work


def test_a_browser_that_keeps_nothing_says_so_and_still_answers(open_page):
    broken = "{get() { throw new DOMException('no', 'SecurityError') }}"
    page = open_page(f"Object.defineProperty(window, 'localStorage', {broken})")
    page.get_by_role("radio", name="the sigmoid").check()
    press(page, "commit")
    page.get_by_role("slider", name="gain").press("End")
    assert reply(page) == f"{as_predicted()} {text('page.storage-broken')}"


def test_without_scripts_the_choices_and_the_answer_can_be_read(open_page):
    page = open_page(java_script_enabled=False)
    assert page.get_by_text("the tanh", exact=True).is_visible()
    assert not page.locator("input").first.is_visible() and not page.locator("button").first.is_visible()
    page.get_by_text(text("explore.what-happens")).click()
    assert page.get_by_text("the sigmoid. Both reach 1, but tanh starts at −1.").is_visible()
