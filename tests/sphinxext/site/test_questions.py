"""Questions on the page: a verdict, and what a reload keeps; JavaScript and Python compute alike."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from hypothesis import strategies as st
from support.draw_examples import examples
from support.obfuscated_table import look_up
from support.question_page import (
    STORED,
    card,
    check,
    lines,
    progress,
    put_in_order,
    result,
    right,
    right_order,
    settings,
    stored_entry,
)
from support.sample_exercises import CODE, EXERCISES, NUMBER, ORDER

from dlbasics.exercises.progress_store import try_digest
from dlbasics.messages import text
from dlbasics.sphinxext.exercises.obfuscation import obfuscated_table


def test_reload_keeps_answers_hints_and_progress(page):
    card(page, NUMBER).get_by_role("textbox").fill("0.5")
    check(page, NUMBER)
    put_in_order(page)
    check(page, ORDER)
    card(page, CODE).get_by_text(text("hint.heading", number=1, count=3)).click()
    card(page, CODE).get_by_text(text("hint.heading", number=2, count=3)).click()
    page.wait_for_function(f"{STORED}.exercises['{CODE.id}']?.['{CODE.version}'].hints == 2")
    page.reload()
    assert card(page, NUMBER).get_by_role("textbox").input_value() == "0.5"
    assert "value" in result(page, NUMBER).inner_text()
    assert lines(page) == right_order() and right() in result(page, ORDER).inner_text()
    assert card(page, CODE).get_by_text("Multiply it by").is_visible()
    assert not card(page, CODE).get_by_text("Mind np.exp").is_visible()
    assert progress(done=1, earned=2) in page.locator(".dl-progress").inner_text()


# What happens to the place of each verdict while the page comes to life.
WATCH_RESULTS = """window.changes = [];
new MutationObserver((records) => {
  for (const { target, type } of records) {
    if (target.matches?.(".dl-result")) {
      window.changes.push([target.closest("[data-exercise]").dataset.exercise, type]);
    }
  }
}).observe(document, { subtree: true, childList: true, attributeFilter: ["aria-live"] });"""


def test_a_verdict_is_read_out_when_it_is_given_and_not_when_the_page_opens(open_page):
    page = open_page(init_script=WATCH_RESULTS)
    card(page, NUMBER).get_by_role("textbox").fill("0.5")
    check(page, NUMBER)
    page.reload()
    changes = [change for exercise, change in page.evaluate("changes") if exercise == NUMBER.id]
    assert changes == ["childList", "attributes"], "what stood there is no news to a live region"
    for exercise in (NUMBER, ORDER):
        assert result(page, exercise).get_attribute("aria-live") == "polite"


def test_a_better_answer_is_not_lost_to_a_later_worse_one(page):
    for typed in ("0.25", "9"):
        card(page, NUMBER).get_by_role("textbox").fill(typed)
        check(page, NUMBER)
    assert stored_entry(page, NUMBER)["answer"] == "0.25" and len(stored_entry(page, NUMBER)["tries"]) == 2


@pytest.mark.parametrize("exercise", [e for e in EXERCISES if e is not CODE], ids=lambda e: e.kind)
def test_every_probe_opens_the_same_finding_in_both_languages(page, exercise):
    table = obfuscated_table(exercise, settings(exercise), str)
    for probe, rank in exercise.table(settings(exercise)).items():
        here = look_up(table, [probe, exercise.ELSE])
        there = page.evaluate("([t, p]) => dlQuestions.openTable(t, p)", [table, [probe, exercise.ELSE]])
        assert there == here and here[0] == exercise.findings()[rank].status


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_forms_are_accessible_and_fit(open_page, theme, width):
    page = open_page(width, theme)
    card(page, NUMBER).get_by_role("textbox").fill("0.25")
    check(page, NUMBER)
    check(page, ORDER)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


TEXTS = st.text(max_size=12).map(lambda text: text.encode("utf-8", "ignore").decode())
NUMBERS = st.one_of(st.floats(allow_nan=False, allow_infinity=False), st.integers(-10**6, 10**6))
# Choices and orders, numbers as typed, settings of an explorer.
ANSWERS = st.one_of(
    st.lists(st.integers(0, 25), unique=True),
    TEXTS,
    st.dictionaries(st.from_regex("[a-z][a-z0-9_]{0,5}", fullmatch=True), st.one_of(TEXTS, NUMBERS)),
)


def test_a_try_has_one_digest_in_both_languages(page):
    special = [[0], {"x": 1}, {"x": 1.0}, {"x": 1234566.5}, "\x7f\u2212\U0001f600\u2028\"\\"]
    seen = special + examples(ANSWERS, 500)
    computed = page.evaluate("answers => answers.map(answer => dlQuestions.tryDigest(answer))", seen)
    assert computed == [try_digest(answer) for answer in seen]
    assert computed[1] == computed[2] != computed[0]


def test_the_same_answer_in_the_page_and_in_a_notebook_is_one_try(page):
    card(page, NUMBER).get_by_role("textbox").fill("7")
    check(page, NUMBER)
    assert stored_entry(page, NUMBER)["tries"] == [try_digest("7")]
