"""Work of any type, size and name, from a file or from the browser: it harms its own exercise at most."""

import json

import pytest
from hypothesis import strategies as st
from support.draw_examples import examples
from support.question_page import STORED, card, check, result, right, stored_entry
from support.sample_exercises import EXERCISES, NUMBER, ORDER, SINGLE

from dlbasics.exercises.progress_store import empty_work, entry_of, validated
from dlbasics.messages import text

OTHERS = [exercise for exercise in EXERCISES if exercise is not NUMBER]
GOOD = {"answer": "0.25", "status": "right", "earned": 1, "when": "2026-01-05", "hints": 0, "tries": ["a"]}
DEEP = '[' * 20_000 + ']' * 20_000
# As they stand in a file. A page may find one in place of anything.
BAD = [
    "null", "true", "0", "-1", "1e308", "12345", '""', '"abc"', '"0.25"', f'"{"x" * 200_000}"', "[]",
    "[0]", "[-1]", "[99]", "[0, 0, 0, 0]", '["0"]', '["length"]', "[null]", "[[0]]", "[1.5]", "[1e99]",
    '[{"a": 1}]', "{}", '{"a": 1}', '{"temperature": 2}', '{"temperature": null, "kind": {}}',
    '{"length": 3}', '{"__proto__": [0]}', DEEP,
]
NAMES = ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "valueOf", "", "0",
         "a" * 10_000]
FIELDS = [*GOOD, "mistakes"]


def entry(**fields) -> str:
    """An entry of a work file, whose fields are given as JSON."""
    all_fields = {name: json.dumps(value) for name, value in GOOD.items()} | fields
    return "{" + ", ".join(f"{json.dumps(name)}: {value}" for name, value in all_fields.items()) + "}"


def work(entries: dict, **fields) -> str:
    """A work file as JSON: `entries` by exercise, and other fields as JSON."""
    exercises = [f'{json.dumps(e.id)}: {{{json.dumps(e.version)}: {text}}}' for e, text in entries.items()]
    parts = {name: json.dumps(value) for name, value in empty_work().items()}
    parts |= {"exercises": "{" + ", ".join(exercises) + "}"} | fields
    return "{" + ", ".join(f"{json.dumps(name)}: {value}" for name, value in parts.items()) + "}"


def test_a_wrong_answer_in_storage_stops_no_other_exercise(page):
    card(page, SINGLE).locator("input").nth(1).check()
    for bad in BAD[::2]:
        stored = work({NUMBER: entry()} | {other: entry(answer=bad) for other in OTHERS})
        page.evaluate("(stored) => { localStorage['dlbasics-work'] = stored; }", stored)
        page.reload()
        assert right() in result(page, NUMBER).inner_text(), bad[:50]
        assert page.locator(".dl-check:disabled").count() == 0, bad[:50]
        assert page.errors == [], bad[:50]
        check(page, ORDER)
        assert result(page, ORDER).locator(".dl-verdict").count() == 1, bad[:50]


# Import one file after the other into one page, and ask of each what the page's scripts ask.
IMPORT_ALL = """(files) => files.filter((file) => {
  try { dlProgressStore.importJSON(file); } catch {}
  const entries = EXERCISES.map(([id, version]) => dlProgressStore.entry(id, version));
  const isSound = entries.every(({ earned, hints, when, status, tries, mistakes }) =>
    Number.isFinite(earned) && Number.isFinite(hints) && typeof when == "string" && typeof status == "string"
    && Array.isArray(tries) && typeof mistakes == "object");
  const isCountRight = !document.querySelector(".dl-progress").textContent.includes("NaN");
  const isClean = Object.getOwnPropertyNames(Object.prototype).every((name) => BUILT_IN.has(name))
    && Object.keys(Object).length == 0;
  const isKept = entries[0].answer == "0.25" && !dlProgressStore.draft("toString");
  return !(isSound && isCountRight && isClean && isKept);
}).map((file) => file.slice(0, 300))"""
JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**60), 2**60) | st.text(max_size=5) | st.sampled_from(NAMES)
    | st.floats(allow_nan=False, allow_infinity=False),
    lambda children: st.lists(children, max_size=3)
    | st.dictionaries(st.sampled_from([*NAMES, *FIELDS]), children, max_size=4),
    max_leaves=8,
)


def imported_files() -> list[str]:
    """Files in which something is wrong, in each place."""
    drawn = [json.dumps(value) for value in examples(JSON_VALUES, 30)]
    files = list(drawn)
    for bad in [*BAD, *drawn[::3]]:
        files += [work({ORDER: entry(**{field: bad})}) for field in FIELDS]
        files += [work({ORDER: bad}), work({}, exercises=bad), work({}, cells=bad), work({}, learner=bad)]
        files += [work({}, cells=f'{{"a/b": {{"text": {bad}, "when": {bad}}}}}')]
    for name in map(json.dumps, NAMES):
        polluting = f'{{"polluted": {entry()}, "prototype": {entry()}}}'
        files += [work({}, exercises=f"{{{name}: {polluting}}}")]
        files += [work({}, cells=f'{{{name}: {{"text": "", "when": "2026"}}}}')]
        files += [work({ORDER: entry(mistakes=f'{{{name}: {{"when": "2026", "right": ""}}}}')})]
    return files


def test_an_imported_file_harms_nothing(page):
    listed = json.dumps([[NUMBER.id, NUMBER.version], [ORDER.id, ORDER.version]])
    page.evaluate(f"""() => {{
      window.EXERCISES = {listed};
      window.BUILT_IN = new Set(Object.getOwnPropertyNames(Object.prototype));
      dlProgressStore.importJSON({json.dumps(work({NUMBER: entry()}))});
    }}""")
    assert page.evaluate(IMPORT_ALL, imported_files()) == []
    card(page, SINGLE).locator("input").nth(1).check()
    check(page, SINGLE)
    assert stored_entry(page, SINGLE) and stored_entry(page, NUMBER)["answer"] == "0.25"


def test_a_file_that_the_browser_has_no_room_for_is_refused_whole(page):
    cells = {f"page/{n}": {"text": "x" * 90_000, "when": "2026"} for n in range(100)}
    note = page.evaluate("""(file) => {
      try { dlProgressStore.importJSON(file); } catch (error) { return error.name; }
    }""", json.dumps(empty_work() | {"cells": cells}))
    assert note == "RangeError"
    card(page, SINGLE).locator("input").nth(1).check()
    check(page, SINGLE)
    assert stored_entry(page, SINGLE) and page.evaluate("dlProgressStore.warning()") == ""


def test_what_could_not_be_read_is_said_and_set_aside(open_page):
    stored = work({NUMBER: entry(), ORDER: entry(tries='"abc"')})
    page = open_page(init_script=f"localStorage['dlbasics-work'] ??= {json.dumps(stored)}")
    assert text("page.storage-damaged") in page.locator(".dl-progress .dl-note").inner_text()
    assert page.evaluate("localStorage['dlbasics-work-damaged']") == stored
    check(page, NUMBER)
    assert stored_entry(page, NUMBER)["answer"] == "0.25"


TOO_LONG = 100_001


def test_a_draft_that_is_too_long_is_refused_at_once(page):
    warning = "dlProgressStore.warning()"
    page.evaluate("dlProgressStore.saveDraft('page/1', 'short')")
    page.evaluate("length => dlProgressStore.saveDraft('page/1', 'x'.repeat(length))", TOO_LONG)
    assert page.evaluate(warning) == text("page.too-long-to-keep")
    # Or the cell would take what is kept for the text of another tab.
    assert page.evaluate("dlProgressStore.draft('page/1').length") == TOO_LONG
    page.evaluate("dlProgressStore.saveDraft('page/2', 'another')")
    assert page.evaluate(warning) == ""
    page.reload()
    assert page.evaluate("['page/1', 'page/2'].map(dlProgressStore.draft)") == ["short", "another"]
    assert page.evaluate("localStorage['dlbasics-work-damaged'] ?? ''") == ""


def test_what_is_said_of_one_text_is_not_said_of_the_next_change(open_page, page):
    page.evaluate("""() => {
      window.heard = [];
      document.addEventListener("dl:progress", () => window.heard.push(dlProgressStore.warning()));
    }""")
    page.evaluate("length => dlProgressStore.saveDraft('page/1', 'x'.repeat(length))", TOO_LONG)
    open_page().evaluate("dlProgressStore.setLearner('Ada')")
    page.wait_for_function("dlProgressStore.learner() === 'Ada'")
    assert set(page.evaluate("heard")) == {""}


RECORD = "([id, version, verdict]) => dlProgressStore.recordAnswer(id, version, verdict)"


def record(page, answer, tries):
    """Keep that as a right answer."""
    verdict = {"answer": answer, "status": "right", "earned": 1, "names": [], "tries": tries}
    page.evaluate(RECORD, [NUMBER.id, NUMBER.version, verdict])


def test_the_points_of_an_answer_that_is_too_long_are_kept(page):
    record(page, "x" * TOO_LONG, ["a"])
    assert page.evaluate("dlProgressStore.warning()") == text("page.too-long-to-keep")
    page.reload()
    check(page, ORDER)
    assert result(page, ORDER).locator(".dl-verdict").count() == 1
    assert text("page.storage-damaged") not in result(page, ORDER).inner_text()
    entry_there = page.evaluate("([id, version]) => dlProgressStore.entry(id, version)",
                                [NUMBER.id, NUMBER.version])
    work, left_out = validated(page.evaluate(STORED))
    for kept in (entry_there, entry_of(work, NUMBER)):
        assert kept["earned"] == 1 and kept["answer"] is None and not left_out


def test_tries_of_a_long_answer_do_not_make_it_unreadable(page):
    for digest in range(20):
        record(page, "x" * (TOO_LONG - 160), [f"{digest:010}"])
    page.reload()
    assert page.evaluate("dlProgressStore.warning()") == ""
    assert len(stored_entry(page, NUMBER)["tries"]) == 20 and stored_entry(page, NUMBER)["earned"] == 1


@pytest.mark.parametrize("when", ["2999-01-01", "2999-01-01T00:00:00Z", "never"])
def test_a_clock_that_is_ahead_does_not_hold_back_what_is_typed(open_page, page, when):
    ahead = json.dumps(empty_work() | {"cells": {"page/1": {"text": "old", "when": when}}})
    page.evaluate("(text) => dlProgressStore.importJSON(text)", ahead)
    other = open_page()
    page.evaluate("dlProgressStore.saveDraft('page/1', 'new')")
    other.wait_for_function("localStorage['dlbasics-work'].includes('new')")
    other.evaluate("dlProgressStore.saveDraft('page/2', 'another')")
    assert {key: cell["text"] for key, cell in other.evaluate(STORED)["cells"].items()} == {
        "page/1": "new", "page/2": "another"}
    page.reload()
    assert page.evaluate("dlProgressStore.draft('page/1')") == "new"


def test_a_clock_that_is_ahead_does_not_hold_back_an_answer(page):
    ahead = json.loads(work({NUMBER: entry(answer='"3"', status='"wrong"', earned='0', when='"2999-01-01"')}))
    page.evaluate("(text) => dlProgressStore.importJSON(text)", json.dumps(ahead))
    card(page, NUMBER).get_by_role("textbox").fill("4")
    check(page, NUMBER)
    assert stored_entry(page, NUMBER)["answer"] == "4"
