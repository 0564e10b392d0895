"""The kinds of questions, each answered by mouse and by keyboard alone."""

import math

import pytest
from hypothesis import strategies as st
from support.draw_examples import examples
from support.page_text_patterns import reads
from support.question_page import (
    card,
    check,
    lines,
    mover,
    put_in_order,
    result,
    right,
    right_order,
    stored_entry,
)
from support.sample_exercises import CHOICE, NUMBER, ORDER, SINGLE, TUNE
from support.typed_answer_cases import TYPED_NUMBERS

from dlbasics.exercises.judging.questions import judge
from dlbasics.exercises.kinds.number import cell_at
from dlbasics.exercises.kinds.tune import setting
from dlbasics.exercises.model import UnreadableAnswer
from dlbasics.exercises.typed_answers.ambiguous_number import AMBIGUITIES
from dlbasics.exercises.typed_answers.numeric_answer import read_number
from dlbasics.exercises.typed_answers.significant_digits import in_digits, typed_digits
from dlbasics.messages import text


def refusal(typed):
    """Why the number that was asked for cannot be read, as it is shown."""
    with pytest.raises(UnreadableAnswer) as refused:
        read_number(typed, NUMBER.unit)
    return str(refused.value.message).replace("`", "")


def test_choice_by_mouse_gives_each_option_its_feedback(page):
    box = card(page, CHOICE)
    check(page, CHOICE)
    assert result(page, CHOICE).inner_text() == text("exercise.choose-first")
    box.get_by_label("relu").check()
    check(page, CHOICE)
    assert "Its slope is 1" in result(page, CHOICE).inner_text()
    box.get_by_label("relu").uncheck()
    box.get_by_label("sigmoid").check()
    check(page, CHOICE)
    assert text("question.not-all-options") in result(page, CHOICE).inner_text()
    box.get_by_label("tanh").check()
    check(page, CHOICE)
    assert right() in result(page, CHOICE).inner_text()
    kept = stored_entry(page, CHOICE)
    assert kept["answer"] == [0, 1] and kept["earned"] == 1 and len(kept["tries"]) == 3


def test_single_choice_and_number_by_keyboard_alone(page):
    card(page, SINGLE).locator("input").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    assert "smaller one" in result(page, SINGLE).inner_text()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert right() in result(page, SINGLE).inner_text()
    card(page, NUMBER).get_by_role("textbox").focus()
    answers = [("x", refusal("x")), ("1/2", "value"), ("7", text("question.other-number")), ("0,25", right())]
    for typed, said in answers:
        page.keyboard.press("Control+A")
        page.keyboard.type(typed)
        page.keyboard.press("Enter")
        assert said in result(page, NUMBER).inner_text()
    assert stored_entry(page, NUMBER)["answer"] == "0,25"


def test_order_by_buttons_keys_and_feedback(page):
    check(page, ORDER)
    wrong = judge(ORDER, list(range(len(ORDER.lines))))
    assert wrong.sentence.split("`")[0] in result(page, ORDER).inner_text()
    put_in_order(page)
    assert reads(result(page, ORDER).inner_text(), "page.line-moved")
    check(page, ORDER)
    assert right() in result(page, ORDER).inner_text()
    assert stored_entry(page, ORDER)["answer"] == right_order()


def test_order_by_arrow_keys(page):
    def press(page, line):
        mover(page, line, "up").focus()
        page.keyboard.press("ArrowUp")

    put_in_order(page, press)
    line = right_order()[0]
    mover(page, line, "down").focus()
    page.keyboard.press("ArrowDown")
    assert lines(page)[1] == line
    focused = page.evaluate("document.activeElement.closest('li').dataset.line")
    assert focused == str(line), "the line that moved keeps the focus"
    press(page, line)
    # A button that hides loses the focus once the page is drawn.
    frame = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
    page.evaluate(frame)
    page.keyboard.press("ArrowDown")
    assert lines(page)[1] == line, "at the top of the list too"
    mover(page, line, "down").focus()
    for _ in lines(page):
        page.keyboard.press("ArrowDown")
    assert lines(page)[-1] == line
    page.evaluate(frame)
    page.keyboard.press("ArrowUp")
    assert lines(page)[-2] == line, "and at its end"


def test_arrow_keys_with_which_the_browser_scrolls_move_no_line(page):
    before = lines(page)
    card(page, ORDER).locator("li").nth(1).locator("[data-move]").first.focus()
    for modifier in ("Alt", "Control", "Meta"):
        page.keyboard.press(f"{modifier}+ArrowUp")
    assert lines(page) == before


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
    page.mouse.move(first["x"] + 12, first["y"] + first["height"] / 2)
    page.mouse.down(button="right")
    page.mouse.move(last["x"] + 12, last["y"] + last["height"] - 2, steps=5)
    page.mouse.up(button="right")
    assert lines(page) == [*before[1:], before[0]], "another button asks for a menu"
    pressed = "grip => grip.dispatchEvent(new MouseEvent('mousedown', {bubbles: true, cancelable: true}))"
    assert not rows.first.locator(".dl-drag-handle").evaluate(pressed), "or a drag selects what it passes"


def test_tune_reads_the_explorer(page):
    for temperature, kind, said in [
        (2, "sharp", "flattens"), (1, "even", "too near"), (1, "sharp", text("question.goal-not-reached")),
        (0.5, "sharp", right()), (1e-7, "sharp", right()),
    ]:
        page.evaluate(
            "v => document.querySelector('figure').dataset.values = JSON.stringify(v)",
            {"temperature": temperature, "kind": kind},
        )
        check(page, TUNE)
        assert said in result(page, TUNE).inner_text()
    assert stored_entry(page, TUNE)["answer"] == {"temperature": 1e-7, "kind": "sharp"}


def test_tune_reads_the_explorer_that_is_seen(page):
    page.evaluate("""values => {
      const stored = document.querySelector("figure"), box = document.createElement("div");
      stored.before(box);
      box.append(stored);
      box.hidden = true;
      const made = stored.cloneNode();
      made.dataset.values = JSON.stringify(values);
      box.after(made);
    }""", {"temperature": 0.5, "kind": "sharp"})
    check(page, TUNE)
    assert right() in result(page, TUNE).inner_text()


SIGNS = ("0123456789.,'_ eExX+-*/^()%=~\u2212\u2013\u00d7\u00b7\u00f7\u00b2\u207b\u00bd\u221a\u03c0\u221e"
         "\uff12\uff0c\u2009\u3002")
WORDS = ["log\u2082", "\u8d1f", "\u5341", "\u662f", "(0.3)", " (rounded)", "percent", "10-4",
         ".10^-4", "1,23,456", "\u0445", ":",
         "ln ", "log(", "log2", "log10 ", "exp(", "sqrt", "e^", "pi", "inf", "nats", "nat", "np.", "10^-",
         "x=", "1,600"]
DECIMAL = r"[+-]?[0-9]{0,3}[.,]?[0-9]{0,3}(e-?[0-9])?(/[0-9]{1,3})? ?%?"
# What the grammar allows, up to values that not every function has.
EXPRESSION = st.recursive(
    st.sampled_from(["0", "2", "0.5", "1/3", "0.333", "50%", "-1", "inf", "1e300", "(50%)", "四分之一"]),
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from("+-*/^="), inner).map("".join),
        st.tuples(inner, st.sampled_from(["(", " ("]), inner, st.just(")")).map("".join),
        st.tuples(st.sampled_from(["√", "ln ", "log", "log2 ", "exp ", "-"]), inner).map("".join),
        st.tuples(st.sampled_from(["", "√", "ln", "log", "log5", "exp"]), inner).map("{0[0]}({0[1]})".format),
    ),
    max_leaves=4,
)
TYPED = st.one_of(
    st.text(max_size=12),
    st.floats().map(repr),
    st.from_regex(DECIMAL, fullmatch=True),
    st.text(SIGNS, max_size=10),
    EXPRESSION,
    st.lists(st.one_of(st.sampled_from(WORDS), st.sampled_from(SIGNS)), max_size=8).map("".join),
).map(lambda text: text.encode("utf-8", "ignore").decode())
READ = """typed => typed.map(asked => {
  try {
    const value = dlNumericAnswer.read(...asked);
    return isFinite(value) ? value : `${value}`;
  } catch (refusal) {
    if (!refusal.code) return `${refusal}`;
    return [refusal.code, refusal.params];
  }
})"""


def read(typed, *asked):
    """A number as Python reads it, or why it does not, as the page gives them."""
    try:
        return read_number(typed, *asked)
    except UnreadableAnswer as refusal:
        params = refusal.message.params
        # The page names a unit as its question does, Python by one name for all languages.
        return [refusal.message.code, params | {"unit": asked[0]} if "unit" in params else params]


def alike(here, there) -> bool:
    """Whether both read one number, or refuse for one reason; powers may differ by a rounding."""
    if isinstance(here, float):
        return not isinstance(there, list) and math.isclose(here, float(there), rel_tol=1e-13)
    return here == there


def test_page_and_notebook_read_every_typed_number_alike(page):
    asked = [(text, group["unit"], group["is_count"], group.get("counted", ""))
             for group in TYPED_NUMBERS for text in group["forms"]]
    asked += [(row.example, "", False, "") for row in AMBIGUITIES]
    assert len(asked) > 300
    there = page.evaluate(READ, asked)
    assert [one for one, got in zip(asked, there, strict=True) if not alike(read(*one), got)] == []


def test_page_and_notebook_read_whatever_is_typed_alike(page):
    asked = examples(st.tuples(TYPED, st.sampled_from(["", "%", "nats"]), st.booleans(),
                               st.sampled_from(["", "how many nats"])), 2000)
    there = page.evaluate(READ, asked)
    assert [(one, read(*one), got) for one, got in zip(asked, there, strict=True)
            if not alike(read(*one), got)] == []


def test_a_refusal_is_said_on_the_page_with_what_was_typed_as_code(page):
    card(page, NUMBER).get_by_role("textbox").fill("1,600")
    check(page, NUMBER)
    box = result(page, NUMBER)
    assert box.inner_text() == refusal("1,600")
    assert box.locator("code").all_inner_texts() == ["1,600", "1600", "1.6"]
    card(page, NUMBER).get_by_role("textbox").fill("1/<b>")
    check(page, NUMBER)
    assert box.locator("b").count() == 0 and "<" in box.inner_text()
    assert stored_entry(page, NUMBER) is None, "what cannot be read is no try"


def test_an_earlier_answer_that_is_no_longer_read_breaks_nothing(page):
    entry = {"answer": "1,600", "status": "wrong", "earned": 0, "when": "2026", "hints": 0, "tries": []}
    page.evaluate("([id, version, entry]) => dlProgressStore.update(id, version, entry)",
                  [NUMBER.id, NUMBER.version, entry])
    page.reload()
    assert refusal("1,600") in result(page, NUMBER).inner_text()
    card(page, NUMBER).get_by_role("textbox").fill("0.25")
    check(page, NUMBER)
    assert right() in result(page, NUMBER).inner_text()


def test_javascript_and_python_read_settings_and_cells_alike(page):
    seen = examples(st.tuples(TYPED, st.floats(-1e9, 1e9)))
    computed = page.evaluate(
        """seen => seen.map(([text, value]) =>
            [dlKinds.tune.probe({b: text, a: value}), dlKinds.number.gridCell(value, [7.3, .1]),
             [1, 2, 3, 4].map(count => dlKinds.number.inDigits(value, count))])""",
        seen,
    )
    for (word, value), (probe, cell, forms) in zip(seen, computed, strict=True):
        assert probe == setting({"b": word, "a": value})
        assert cell == cell_at(value, 7.3, 0.1)
        assert forms == [in_digits(value, count) for count in (1, 2, 3, 4)]


def test_javascript_and_python_count_typed_digits_alike(page):
    typed = [form for group in TYPED_NUMBERS for form in group["forms"]]
    typed += ["9.8·10⁻⁴", "2.4E-07", "0.0", *examples(TYPED)]
    counted = page.evaluate("seen => seen.map(dlKinds.number.typedDigits)", typed)
    assert counted == list(map(typed_digits, typed))
