"""The questions on the static page, driven in a browser by mouse, keys and dragging."""

import base64
import html
import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.sample_exercises import CHOICE, CODE, EXERCISES, NUMBER, ORDER, SINGLE, TUNE, FakeExplorer

from dlbasics.exercises import progress_store as works
from dlbasics.exercises import registry
from dlbasics.exercises.judging import numeric_answer, questions
from dlbasics.exercises.views import html as html_view
from dlbasics.exercises.views import obfuscation, progress

PAGE = Path(__file__).parents[2] / "dlbasics" / "sphinxext"
URL = "http://book.test/"
STORED = "JSON.parse(localStorage['dlbasics-work'] ?? '{}')"


@pytest.fixture(autouse=True)
def catalogue_of_samples(monkeypatch):
    monkeypatch.setattr(registry, "_added", {e.id: e for e in EXERCISES})
    monkeypatch.setattr(registry, "CHAPTERS", ())


def document(theme="light") -> str:
    script = "\n".join((PAGE / "site" / name).read_text() for name in ("progress_store.js", "exercises.js"))
    sheet = (PAGE / "styles" / "exercises.css").read_text()
    values = html.escape(json.dumps({"temperature": 2, "kind": "sharp"}))
    cards = "".join(html_view.page(e, FakeExplorer()) for e in EXERCISES)
    book = PAGE / "styles" / "book.css"
    tokens = book.read_text() if book.exists() else ""
    return (
        f'<!doctype html><html lang="en" data-theme="{theme}"><meta charset="utf-8"><title>Exercises</title>'
        f'<meta name="viewport" content="width=device-width"><style>{tokens}{sheet}</style>'
        "<main><h1>Book</h1><h2>Exercises</h2>"
        f'<figure data-explorer="softmax" data-values="{values}"></figure>{cards}'
        f"{progress.as_page()}</main><script>{script}</script></html>"
    )


@pytest.fixture
def context(browser):
    made = browser.new_context(viewport={"width": 1280, "height": 900})
    made.route("**/*", lambda route: route.fulfill(body=document(), content_type="text/html"))
    yield made
    made.close()


@pytest.fixture
def page(context):
    page = context.new_page()
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(URL)
    yield page
    assert errors == []


def card(page, exercise):
    return page.locator(f'[data-exercise="{exercise.id}"]')


def result(page, exercise):
    return card(page, exercise).locator(".dl-result")


def check(page, exercise):
    card(page, exercise).get_by_role("button", name="Check").click()


def entry(page, exercise):
    return page.evaluate(STORED).get("exercises", {}).get(exercise.id, {}).get(exercise.version)


def lines(page):
    return [int(li.get_attribute("data-line")) for li in card(page, ORDER).locator("li").all()]


def right_order():
    """The right order as indices of the lines as first shown."""
    return [ORDER.shuffled.index(line) for line in range(len(ORDER.lines))]


def test_choice_by_mouse_gives_each_option_its_feedback(page):
    box = card(page, CHOICE)
    check(page, CHOICE)
    assert result(page, CHOICE).inner_text() == "Choose an option first."
    box.get_by_label("relu").check()
    check(page, CHOICE)
    assert "Its slope is 1" in result(page, CHOICE).inner_text()
    box.get_by_label("relu").uncheck()
    box.get_by_label("sigmoid").check()
    check(page, CHOICE)
    assert "at least one more" in result(page, CHOICE).inner_text()
    box.get_by_label("tanh").check()
    check(page, CHOICE)
    assert "Right" in result(page, CHOICE).inner_text()
    kept = entry(page, CHOICE)
    assert kept["answer"] == [0, 1] and kept["earned"] == 1 and len(kept["tries"]) == 3


def test_single_choice_and_number_by_keyboard_alone(page):
    card(page, SINGLE).locator("input").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    assert "smaller one" in result(page, SINGLE).inner_text()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert "Right" in result(page, SINGLE).inner_text()
    card(page, NUMBER).get_by_role("textbox").focus()
    for text, said in [("x", "not a number"), ("1/2", "value"), ("7", "Not this number"), ("0,25", "Right")]:
        page.keyboard.press("Control+A")
        page.keyboard.type(text)
        page.keyboard.press("Enter")
        assert said in result(page, NUMBER).inner_text()
    assert entry(page, NUMBER)["answer"] == "0,25"


def put_in_order(page, move):
    """Bring the lines of the order into the right order by single steps."""
    goal = right_order()
    for at, line in enumerate(goal):
        for _ in range(lines(page).index(line) - at):
            move(line)
    assert lines(page) == goal


def test_order_by_buttons_keys_and_feedback(page):
    check(page, ORDER)
    wrong = questions.judge(ORDER, list(range(len(ORDER.lines))))
    assert wrong.sentence.split("`")[0] in result(page, ORDER).inner_text()
    put_in_order(page, lambda line: page.get_by_label(f"Move line {questions.LETTERS[line]} up").click())
    assert "Now line" in result(page, ORDER).inner_text()
    check(page, ORDER)
    assert "Right" in result(page, ORDER).inner_text() and entry(page, ORDER)["answer"] == right_order()


def test_order_by_arrow_keys(page):
    def press(line):
        page.get_by_label(f"Move line {questions.LETTERS[line]} up").focus()
        page.keyboard.press("ArrowUp")

    put_in_order(page, press)
    line = right_order()[0]
    page.get_by_label(f"Move line {questions.LETTERS[line]} down").focus()
    page.keyboard.press("ArrowDown")
    assert lines(page)[1] == line
    focused = page.evaluate("document.activeElement.closest('li').dataset.line")
    assert focused == str(line), "the line that moved keeps the focus"
    press(line)
    frame = "() => new Promise(done => requestAnimationFrame(() => setTimeout(done, 50)))"
    page.evaluate(frame)  # a button that hides loses the focus once the page is drawn
    page.keyboard.press("ArrowDown")
    assert lines(page)[1] == line, "at the top of the list too"
    page.get_by_label(f"Move line {questions.LETTERS[line]} down").focus()
    for _ in lines(page):
        page.keyboard.press("ArrowDown")
    assert lines(page)[-1] == line
    page.evaluate(frame)
    page.keyboard.press("ArrowUp")
    assert lines(page)[-2] == line, "and at its end"


def test_order_by_dragging(page):
    before = lines(page)
    card(page, ORDER).scroll_into_view_if_needed()
    rows = card(page, ORDER).locator("li")
    first, last = rows.first.bounding_box(), rows.last.bounding_box()
    page.mouse.move(first["x"] + 12, first["y"] + first["height"] / 2)
    page.mouse.down()
    page.mouse.move(last["x"] + 12, last["y"] + last["height"] - 2, steps=25)
    page.mouse.up()
    assert lines(page) == [*before[1:], before[0]]
    page.mouse.move(last["x"] + 12, first["y"], steps=5)
    assert lines(page) == [*before[1:], before[0]], "a line that was let go stays"
    pressed = "grip => grip.dispatchEvent(new MouseEvent('mousedown', {bubbles: true, cancelable: true}))"
    assert not rows.first.locator(".dl-grip").evaluate(pressed), "or a drag selects what it passes"


def test_tune_reads_the_explorer(page):
    for temperature, kind, said in [
        (2, "sharp", "flattens"), (1, "even", "too near"), (1, "sharp", "goal is not"),
        (0.5, "sharp", "Right"), (1e-7, "sharp", "Right"),
    ]:
        page.evaluate(
            "v => document.querySelector('figure').dataset.values = JSON.stringify(v)",
            {"temperature": temperature, "kind": kind},
        )
        check(page, TUNE)
        assert said in result(page, TUNE).inner_text()
    assert entry(page, TUNE)["answer"] == {"temperature": 1e-7, "kind": "sharp"}


def test_reload_keeps_answers_hints_and_progress(page):
    card(page, NUMBER).get_by_role("textbox").fill("0.5")
    check(page, NUMBER)
    put_in_order(page, lambda line: page.get_by_label(f"Move line {questions.LETTERS[line]} up").click())
    check(page, ORDER)
    card(page, CODE).get_by_text("Hint 1 of 3").click()
    card(page, CODE).get_by_text("Hint 2 of 3").click()
    page.wait_for_function(f"{STORED}.exercises['{CODE.id}']?.['{CODE.version}'].hints == 2")
    page.reload()
    assert card(page, NUMBER).get_by_role("textbox").input_value() == "0.5"
    assert "value" in result(page, NUMBER).inner_text()
    assert lines(page) == right_order() and "Right" in result(page, ORDER).inner_text()
    assert card(page, CODE).get_by_text("Multiply it by").is_visible()
    assert not card(page, CODE).get_by_text("Mind np.exp").is_visible()
    assert "1 of 6 exercises, 2 of 8 points" in page.locator(".dl-progress").inner_text()


def test_a_better_answer_is_not_lost_to_a_later_worse_one(page):
    for text in ("0.25", "9"):
        card(page, NUMBER).get_by_role("textbox").fill(text)
        check(page, NUMBER)
    assert entry(page, NUMBER)["answer"] == "0.25" and len(entry(page, NUMBER)["tries"]) == 2


def test_two_tabs_keep_each_others_work(context, page):
    other = context.new_page()
    other.goto(URL)
    card(page, NUMBER).get_by_role("textbox").fill("0.25")
    check(page, NUMBER)
    card(other, SINGLE).locator("input").nth(1).check()
    check(other, SINGLE)
    assert entry(page, NUMBER) and entry(page, SINGLE)
    page.wait_for_function("document.querySelector('.dl-bars small').textContent.startsWith('2 of')")
    page.on("dialog", lambda dialog: dialog.accept())
    with page.expect_navigation():
        page.get_by_role("button", name="Start over").click()
    other.wait_for_function("document.querySelector('.dl-bars small').textContent.startsWith('0 of')")
    card(other, NUMBER).get_by_role("textbox").fill("1/2")
    check(other, NUMBER)
    assert entry(other, SINGLE) is None, "what was deleted does not come back from the other tab"


def test_a_write_joins_what_another_tab_stored_unseen(page):
    entry_there = {"answer": [1], "status": "right", "earned": 1, "when": "2026", "hints": 0, "tries": []}
    there = works.empty() | {"exercises": {SINGLE.id: {SINGLE.version: entry_there}}}
    page.evaluate("work => localStorage['dlbasics-work'] = JSON.stringify(work)", there)  # no event
    card(page, NUMBER).get_by_role("textbox").fill("0.25")
    check(page, NUMBER)
    assert entry(page, SINGLE) == entry_there and entry(page, NUMBER)["earned"] == 1


def test_start_over_asks_first(page):
    card(page, NUMBER).get_by_role("textbox").fill("0.25")
    check(page, NUMBER)
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.get_by_role("button", name="Start over").click()
    assert entry(page, NUMBER)


@pytest.mark.parametrize("broken", [
    "{get() { throw new DOMException('no', 'SecurityError') }}",
    "{value: new Proxy({}, {set() { throw new Error('full') }})}",
], ids=["forbidden", "full"])
def test_storage_that_does_not_work_is_told_and_export_still_works(context, broken):
    page = context.new_page()
    page.add_init_script(f"Object.defineProperty(window, 'localStorage', {broken})")
    page.goto(URL)
    card(page, NUMBER).get_by_role("textbox").fill("0.25")
    check(page, NUMBER)
    assert "Right" in result(page, NUMBER).inner_text()
    assert "cannot keep your work" in result(page, NUMBER).inner_text()
    assert "cannot keep your work" in page.locator(".dl-progress").inner_text()
    assert works.entry_of(exported(page), NUMBER)["answer"] == "0.25"


def exported(page) -> dict:
    with page.expect_download() as download:
        page.get_by_text("Download my work").click()
    assert download.value.suggested_filename == "dlbasics-work.json"
    work, left_out = works.cleaned(json.loads(download.value.path().read_text(encoding="utf-8")))
    assert not left_out
    return work


def test_export_and_import_make_a_round_trip_through_python(context, page, tmp_path):
    page.get_by_label("Your name").fill("Zo\u00eb \u738b")
    page.get_by_label("Your name").blur()
    card(page, NUMBER).get_by_role("textbox").fill("0.25")
    check(page, NUMBER)
    work = exported(page)
    assert work["learner"] == "Zo\u00eb \u738b"
    other = works.empty()
    verdict = questions.judge(SINGLE, "b")
    done = {"answer": [1], "status": verdict.status, "earned": verdict.earned, "when": works.now()}
    other["exercises"][SINGLE.id] = {SINGLE.version: done | {"hints": 1, "tries": ["a"]}}
    works.write(tmp_path / "me.json", works.merge(work, other))
    page.on("dialog", lambda dialog: dialog.accept())
    with page.expect_navigation():
        page.get_by_role("button", name="Start over").click()
    page.get_by_label("Import").set_input_files(tmp_path / "me.json")
    page.wait_for_function("document.querySelector('.dl-progress .dl-note').textContent == 'Imported.'")
    assert page.evaluate(STORED) == works.merge(work, other)
    assert "2 of 6 exercises" in page.locator(".dl-progress").inner_text()


@pytest.mark.parametrize("content", ["", "{", "[]", "null", '{"format": "dlbasics-work", "exercises": {}}'])
def test_a_file_without_work_changes_nothing(page, tmp_path, content):
    (tmp_path / "x.json").write_text(content)
    page.get_by_label("Import").set_input_files(tmp_path / "x.json")
    page.wait_for_function("document.querySelector('.dl-progress .dl-note').textContent.includes('no work')")
    assert page.evaluate(STORED) == {}


def test_damaged_storage_is_set_aside(context):
    page = context.new_page()
    page.add_init_script("localStorage['dlbasics-work'] ??= '{damaged'")
    page.goto(URL)
    card(page, NUMBER).get_by_role("textbox").fill("0.25")
    check(page, NUMBER)
    assert page.evaluate("localStorage['dlbasics-work-damaged']") == "{damaged"
    assert entry(page, NUMBER)["earned"] == 1


def test_javascript_and_python_read_and_seal_alike(page):
    kinds = st.one_of(
        st.text(max_size=12),
        st.floats().map(repr),
        st.from_regex(r"[+-]?[0-9]{0,3}[.,]?[0-9]{0,3}(e-?[0-9])?(/[0-9]{1,3})? ?%?", fullmatch=True),
        st.sampled_from(["inf", "-\u221e", "Infinity", "\u22121", "1/0", "1e400"]),
        st.sampled_from(["0x1f", "\u0663", "1_0", "1/2/3"]),
    )

    def read(text):
        try:
            return repr(numeric_answer.number(text, "%"))
        except ValueError:
            return "nan"

    seen = []

    @settings(max_examples=300, deadline=None, database=None, derandomize=True)
    @given(kinds, st.floats(-1e9, 1e9))
    def gather(text, value):
        text = text.encode("utf-8", "ignore").decode()
        seen.append((text, value))

    gather()
    got = page.evaluate(
        """seen => seen.map(([text, value]) => {
            const x = dlExercises.number(text, "%");
            return [dlExercises.digest(text), isFinite(x) ? x : x > 0 ? "inf" : x < 0 ? "-inf" : "nan",
                    dlExercises.setting({b: text, a: value}), dlExercises.cell(value, [7.3, .1])];
        })""",
        seen,
    )
    for (text, value), (hashed, number, setting, cell) in zip(seen, got, strict=True):
        assert hashed == obfuscation.digest(text)
        want = read(text)
        assert (repr(float(number)) if not isinstance(number, str) else number) == want, text
        assert setting == questions.setting({"b": text, "a": value})
        assert cell == numeric_answer.cell_at(value, 7.3, 0.1)


@pytest.mark.parametrize("exercise", [e for e in EXERCISES if e is not CODE], ids=lambda e: e.kind)
def test_every_probe_opens_the_same_finding_in_both_languages(page, exercise):
    table = obfuscation.sealed(exercise, FakeExplorer())
    for probe, rank in questions.table(exercise, FakeExplorer()).items():
        here = obfuscation.opened(table, [probe, "*"])
        assert page.evaluate("([t, p]) => dlExercises.opened(t, p)", [table, [probe, "*"]]) == here
        assert here[0] == questions.findings(exercise)[rank].status


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda e: e.kind)
def test_page_shows_no_answer_in_the_clear(exercise):
    made = html_view.page(exercise, FakeExplorer())
    open_text = html.unescape(re.sub("<[^>]+>", "", made)) + made
    for blob in re.findall(r'"([A-Za-z0-9+/]{8,}=*)"', made):
        open_text += base64.b64decode(blob[: len(blob) // 4 * 4]).decode("latin-1")
    if exercise is CODE:
        assert "np.minimum" not in open_text and "gates" not in open_text
        return
    for found in questions.findings(exercise):
        for text in filter(None, (found.sentence, found.explanation)):
            assert text.split("`")[0][:20] not in open_text


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_forms_are_accessible_and_fit(browser, theme, width):
    from axe_playwright_python.sync_playwright import Axe

    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=theme)
    context.route("**/*", lambda route: route.fulfill(body=document(theme), content_type="text/html"))
    page = context.new_page()
    page.goto(URL)
    for exercise, text in ((NUMBER, "0.25"),):
        card(page, exercise).get_by_role("textbox").fill(text)
        check(page, exercise)
    check(page, ORDER)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_mathematics_in_sealed_texts_can_be_converted():
    made = html_view.page(NUMBER)
    math = re.compile('<span class="dl-math">.*?</span>')
    turned = html_view.typeset(made, lambda text: math.sub("<math></math>", text))
    table = json.loads(re.search(r'data-for="[^"]+">(.*?)</script>', turned)[1])
    status, earned, text = obfuscation.opened(table, [numeric_answer.cell(NUMBER, 0.25), "*"])
    assert (status, earned) == ("right", 1) and "<math></math>" in text and "dl-math" not in text
