"""Another one like this: practice on the page, by mouse and by keyboard alone."""

import json

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from support.page_text_patterns import reads
from support.question_page import card, check, result, right, stored_entry
from support.right_order import right_order
from support.sample_exercises import FRESH, FRESH_CHOICE, FRESH_NUMBER, FRESH_ORDER

from dlbasics.exercises import Number, all_exercises
from dlbasics.exercises.model import Question
from dlbasics.exercises.question_variants import practice_variants
from dlbasics.messages import text
from dlbasics.sphinxext.exercises.exercise_cards import slug_of
from dlbasics.sphinxext.exercises.question_variants import MAX_QUESTIONS, variant_forms

BUTTON, BACK, NOTE = "practice.button", "practice.back", "practice.note"


@pytest.fixture
def files(language):
    """The files that the page asks for."""
    return {f"/practice/{slug_of(question)}.json": json.dumps(variant_forms(question)) for question in FRESH}


@pytest.fixture
def open_page(open_page, files):
    """Open a page of questions whose numbers can vary."""
    # So that practice begins with the first one.
    options = {"exercises": FRESH, "files": files, "init_script": "Math.random = () => 0.999"}
    return lambda *args, **more: open_page(*args, **(options | more))


def answer(page, typed):
    card(page, FRESH_NUMBER).get_by_role("textbox").fill(typed)
    check(page, FRESH_NUMBER)


def button(page, question, code=BUTTON):
    return card(page, question).get_by_role("button", name=text(code))


def begin(page, question):
    """Take another one like this, and wait until it is there."""
    button(page, question).click()
    card(page, question).get_by_text(text(NOTE)).wait_for()


def put_in_order(page, question):
    """Move the lines into a right order by their buttons, and check."""
    box = card(page, question)
    for at, line in enumerate(right_order(question)):
        places = [li.get_attribute("data-line") for li in box.locator("li").all()]
        for _ in range(places.index(str(line)) - at):
            box.locator(f'[data-line="{line}"] [data-move="-1"]').click()
    check(page, question)


def test_it_is_offered_after_full_marks_and_asks_for_its_file_then(page):
    assert button(page, FRESH_NUMBER).count() == 0
    answer(page, "0.9")
    answer(page, "1,600")
    assert button(page, FRESH_NUMBER).count() == 0
    answer(page, "1/4")
    assert button(page, FRESH_NUMBER).is_visible() and page.asked == []
    button(page, FRESH_NUMBER).click()
    page.get_by_text(text(NOTE)).wait_for()
    assert page.asked == ["/practice/activations-sample-share.json"]
    page.reload()
    assert button(page, FRESH_NUMBER).is_visible(), "what was done yesterday stays done"


def test_it_is_offered_after_three_different_answers(page):
    for typed in ("0.9", "0.8", "0.9"):
        answer(page, typed)
    assert button(page, FRESH_NUMBER).count() == 0
    answer(page, "0.7")
    assert button(page, FRESH_NUMBER).is_visible()


def test_practice_has_other_numbers_and_is_kept_nowhere(page):
    answer(page, "1/4")
    kept, done = stored_entry(page, FRESH_NUMBER), page.locator(".dl-progress").inner_text()
    others = practice_variants(FRESH_NUMBER, MAX_QUESTIONS)
    for other in [*others, others[0]]:
        button(page, FRESH_NUMBER).click()
        card(page, FRESH_NUMBER).get_by_text(other.statement).wait_for()
        assert card(page, FRESH_NUMBER).get_by_text(FRESH_NUMBER.statement).count() == 0
        assert result(page, FRESH_NUMBER).inner_text() == ""
        answer(page, str(other.mistakes[0].value))
        assert other.mistakes[0].sentence in result(page, FRESH_NUMBER).inner_text()
        answer(page, str(other.answer))
        said = result(page, FRESH_NUMBER).inner_text()
        assert right() in said and text("practice.points") in said and not reads(said, "verdict.score.other")
    assert stored_entry(page, FRESH_NUMBER) == kept
    assert page.locator(".dl-progress").inner_text() == done
    assert len(page.asked) == 1, "the file is loaded once"


def test_a_way_leads_back_to_the_exercise_as_it_was(page):
    answer(page, "1/4")
    said = result(page, FRESH_NUMBER).inner_text()
    card(page, FRESH_NUMBER).get_by_text(text("hint.heading", number=1, count=1)).click()
    begin(page, FRESH_NUMBER)
    button(page, FRESH_NUMBER, BACK).click()
    assert card(page, FRESH_NUMBER).get_by_text(FRESH_NUMBER.statement).is_visible()
    assert result(page, FRESH_NUMBER).inner_text() == said
    assert card(page, FRESH_NUMBER).get_by_text("Divide by 4.").is_visible()
    assert card(page, FRESH_NUMBER).get_by_role("textbox").input_value() == "1/4"
    answer(page, "0.9")
    assert len(stored_entry(page, FRESH_NUMBER)["tries"]) == 2, "and counts again"


def test_a_choice_and_an_order_are_practised_as_well(page):
    card(page, FRESH_CHOICE).get_by_label("5", exact=True).check()
    check(page, FRESH_CHOICE)
    button(page, FRESH_CHOICE).click()
    other = practice_variants(FRESH_CHOICE, MAX_QUESTIONS)[0]
    card(page, FRESH_CHOICE).get_by_text(text(NOTE)).wait_for()
    for option in other.options:
        card(page, FRESH_CHOICE).get_by_label(option.text, exact=True).check()
        check(page, FRESH_CHOICE)
        assert (option.feedback if not option.right else right()) in result(page, FRESH_CHOICE).inner_text()

    put_in_order(page, FRESH_ORDER)
    assert right() in result(page, FRESH_ORDER).inner_text()
    begin(page, FRESH_ORDER)
    put_in_order(page, practice_variants(FRESH_ORDER, MAX_QUESTIONS)[0])
    assert right() in result(page, FRESH_ORDER).inner_text()


def test_the_keyboard_reaches_a_row_that_scrolls_in_practice_too(page):
    put_in_order(page, FRESH_ORDER)
    begin(page, FRESH_ORDER)
    row = card(page, FRESH_ORDER).locator(".dl-lines li > span:nth-child(2)").first
    row.evaluate("row => Object.assign(row.style, { flex: 'none', width: '2px' })")
    expect(row).to_have_attribute("tabindex", "0")


def test_by_keyboard_alone_and_read_aloud_from_where_it_begins(page):
    card(page, FRESH_NUMBER).get_by_role("textbox").focus()
    page.keyboard.type("1/4")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    card(page, FRESH_NUMBER).get_by_text(text(NOTE)).wait_for()
    assert page.evaluate("document.activeElement.textContent") == text(NOTE)
    page.keyboard.press("Tab")
    page.keyboard.type(str(practice_variants(FRESH_NUMBER, MAX_QUESTIONS)[0].answer))
    page.keyboard.press("Enter")
    assert right() in result(page, FRESH_NUMBER).inner_text()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == text(BACK)
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == text(BUTTON)
    assert card(page, FRESH_NUMBER).get_by_text(FRESH_NUMBER.statement).is_visible()


def test_a_file_that_cannot_be_loaded_leaves_the_exercise_and_says_so(open_page, files):
    there = {}
    page = open_page(files=there)
    answer(page, "1/4")
    button(page, FRESH_NUMBER).click()
    card(page, FRESH_NUMBER).get_by_text(text("page.practice-not-loaded")).wait_for()
    assert card(page, FRESH_NUMBER).get_by_text(FRESH_NUMBER.statement).is_visible()
    there.update(files)
    begin(page, FRESH_NUMBER)
    assert page.errors == []


# What is asked for is on its way until the test lets it come.
HOLD = """window.held = [];
window.fetch = () => new Promise((release) => { window.held.push(release); });
addEventListener("DOMContentLoaded", () => {
  window.begun = 0;
  const count = (records) => {
    const added = records.flatMap((record) => [...record.addedNodes]);
    window.begun += added.filter((node) => node.matches?.(".dl-practice")).length;
  };
  new MutationObserver(count).observe(document, { subtree: true, childList: true });
});"""


def test_a_second_press_while_the_file_is_on_its_way_replaces_nothing(open_page, files):
    page = open_page(init_script=HOLD)
    answer(page, "1/4")
    for _ in range(2):
        button(page, FRESH_NUMBER).click()
    assert page.evaluate("held.length") == 1
    path = f"/practice/{slug_of(FRESH_NUMBER)}.json"
    page.evaluate("file => { for (const release of held) release(new Response(file)); }", files[path])
    card(page, FRESH_NUMBER).get_by_text(text(NOTE)).wait_for()
    assert page.evaluate("begun") == 1
    button(page, FRESH_NUMBER).click()
    page.wait_for_function("begun === 2")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_practice_is_accessible_and_fits(open_page, theme, width):
    page = open_page(width, theme)
    answer(page, "1/4")
    begin(page, FRESH_NUMBER)
    answer(page, "7")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_pages_of_the_book_load_their_practice_when_it_is_asked_for(visit, site, folder):
    fresh = [e for e in all_exercises() if isinstance(e, Question) and e.variant_maker]
    files = sorted(path.stem for path in (site / folder / "_static" / "practice").iterdir())
    assert files == sorted(map(slug_of, fresh))
    seen = visit()
    for chapter in sorted({question.chapter for question in fresh})[::3]:
        seen.page.goto(f"{seen.server}/{folder}chapters/{chapter}.html")
        seen.page.wait_for_load_state("networkidle")
        assert not [url for url in seen.requested if "/practice/" in url]
        question = next(e for e in fresh if e.chapter == chapter and isinstance(e, Number))
        answer = question.solution()
        box = seen.page.locator(f"#exercise-{slug_of(question)}")
        box.get_by_role("textbox").fill(answer)
        box.get_by_role("button", name=text("exercise.check")).click()
        box.get_by_role("button", name=text(BUTTON)).click()
        box.get_by_text(text(NOTE)).wait_for()
        assert box.locator("math").count() > 0 or "$" not in question.statement, "formulas are typeset"
        box.get_by_role("textbox").fill(answer)
        box.get_by_role("button", name=text("exercise.check")).click()
        assert box.locator(".dl-verdict-head strong").inner_text() != right(), "it has other numbers"
        assert [url for url in seen.requested if f"/practice/{slug_of(question)}.json" in url]
        seen.requested.clear()
    assert seen.errors == [] and seen.foreign == []


def test_buttons_of_practice_say_what_they_belong_to(page):
    answer(page, "1/4")
    button(page, FRESH_NUMBER).click()
    card(page, FRESH_NUMBER).get_by_text(text(NOTE)).wait_for()
    title = card(page, FRESH_NUMBER).locator(".dl-title").first.inner_text()
    for code in ("exercise.check", BUTTON, BACK):
        card(page, FRESH_NUMBER).get_by_role("button", name=f"{text(code)} {title}").wait_for()
