"""The work file: what is kept, joined and read, and that nothing done is lost."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.book import ROOT
from support.function_from_source import swish_from
from support.run_at_once import run_at_once
from support.sample_exercises import CHOICE, CODE, NUMBER, SINGLE, TUNE, swish
from support.stored_work import stored_work

from dlbasics import atomic_write
from dlbasics.exercises import (
    Verdict,
    ask,
    check,
    find,
    hint,
    progress,
    progress_store,
    registry,
    solution,
    submit,
)
from dlbasics.exercises.progress_store import (
    MAX_STORED_TRIES,
    WORK_FILE,
    empty_work,
    entry_of,
    load,
    merge,
    record_verdict,
    save,
    try_digest,
    update_entry,
    validated,
)
from dlbasics.exercises.views.progress_view import progress_by_chapter
from dlbasics.messages import Message, UsageError

# -- keeping --------------------------------------------------------------------------------------


def test_work_is_kept_and_better_stays(work_folder):
    check(CODE.id)(swish)
    check(CODE.id)(lambda x: x)
    entry = entry_of(stored_work(work_folder), CODE)
    assert entry["earned"] == 2 and "def swish" in entry["answer"] and len(entry["tries"]) == 2


def test_stub_and_stop_change_nothing(work_folder):
    check(CODE.id)(swish_from("def swish(x): ..."))
    check(CODE.id)(swish_from("def swish(x): raise KeyboardInterrupt"))
    ask(NUMBER.id, "")
    assert not (work_folder / WORK_FILE).exists()
    check(CODE.id)(swish)
    kept = stored_work(work_folder)
    check(CODE.id)(swish_from("def swish(x): ..."))
    assert stored_work(work_folder) == kept


def test_whether_it_is_a_try_rests_on_codes(work_folder):
    raising = Verdict(CODE, "does not run", message=Message("judge.raises", {"error": "KeyboardInterrupt"}))
    work, message = record_verdict(raising, "You stopped it")
    assert message is None and entry_of(work, CODE)["tries"] == [try_digest("You stopped it")]


def test_a_changed_exercise_keeps_the_old_work(work_folder, monkeypatch):
    ask(CHOICE.id, "ab")
    new = replace(CHOICE, question="Another question?", version="")
    monkeypatch.setitem(registry._added, CHOICE.id, new)
    ask(CHOICE.id, "c")
    versions = stored_work(work_folder)["exercises"][CHOICE.id]
    assert versions[CHOICE.version]["earned"] == 1 and versions[new.version]["earned"] == 0


def test_a_text_that_was_replaced_goes_on_with_the_work(work_folder, monkeypatch):
    ask(CHOICE.id, "ab")
    monkeypatch.setitem(registry._added, CHOICE.id, replace(CHOICE, question="Dieselbe Frage?"))
    ask(CHOICE.id, "c")
    (entry,) = stored_work(work_folder)["exercises"][CHOICE.id].values()
    assert entry["earned"] == 1 and len(entry["tries"]) == 2


def test_a_full_disk_is_told_and_leaves_the_old_file(work_folder, monkeypatch, capsys):
    ask(CHOICE.id, "ab")
    before = (work_folder / WORK_FILE).read_bytes()

    def full(*args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(atomic_write.os, "fsync", full)
    ask(NUMBER.id, "1/4")
    out = capsys.readouterr().out
    assert "could not be saved" in out and "The slope: Right" in out
    assert (work_folder / WORK_FILE).read_bytes() == before
    assert [path.name for path in work_folder.iterdir()] == [WORK_FILE]


@pytest.fixture
def read_only(work_folder, monkeypatch):
    """The folder can be read and not written, until the returned function is called."""
    def refuse(dir, prefix):
        raise PermissionError(13, "Permission denied", f"{prefix}z6uc4nee")

    monkeypatch.setattr(atomic_write.tempfile, "mkstemp", refuse)
    return monkeypatch.undo


def test_what_cannot_be_written_counts_and_is_told_once(work_folder, monkeypatch, read_only, capsys):
    folder = work_folder.as_posix()
    told = (f"Your work could not be saved in {WORK_FILE} (Permission denied). It counts until you restart "
            f"the notebook, and is lost then. See that you may write in the folder {folder} and")
    hint(CODE.id)
    out = capsys.readouterr().out
    assert out.startswith("Hint 1") and told in out and "z6uc4nee" not in out
    hint(CODE.id)
    out = capsys.readouterr().out
    assert out.startswith("Hint 2") and "could not" not in out
    ask(CHOICE.id, "a")
    ask(CHOICE.id, "b")
    solution(CHOICE.id)
    out = capsys.readouterr().out
    assert "so far: 2" in out and "could not" not in out
    ask(CHOICE.id, "ab")
    capsys.readouterr()
    solution(CHOICE.id)
    assert CHOICE.explanation in capsys.readouterr().out
    progress()
    assert told in capsys.readouterr().out, "who asks for it hears it again"
    assert list(work_folder.iterdir()) == []


def test_what_could_not_be_written_is_saved_with_the_next_answer(work_folder, monkeypatch):
    def full(path, work):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(progress_store, "save", full)
        ask(CHOICE.id, "ab")
        progress_store.keep_prediction("line", 1, False)
        with pytest.raises(UsageError, match=r"me.json could not be written \(No space left on device\)"):
            submit("me.json")
    submit("me.json")
    kept = load(work_folder / "me.json")[0]
    assert entry_of(kept, CHOICE)["earned"] == 1 and kept["predictions"]["line"]["choice"] == 1
    ask(NUMBER.id, "1/4")
    kept = stored_work(work_folder)
    assert entry_of(kept, CHOICE)["earned"] == entry_of(kept, NUMBER)["earned"] == 1 and kept["predictions"]
    assert progress_store.load_own() == (kept, None)


def test_a_submission_that_cannot_be_written_names_no_hidden_file(work_folder, read_only):
    with pytest.raises(UsageError) as caught:
        submit("me.json")
    said = str(caught.value)
    assert said.startswith("me.json could not be written (Permission denied). See that you may write in ")
    assert work_folder.as_posix() in said and "z6uc4nee" not in said and "submit(" in said


def test_a_failure_to_write_in_one_folder_is_none_of_another(work_folder, monkeypatch, read_only):
    ask(CHOICE.id, "ab")
    (work_folder / "other").mkdir()
    monkeypatch.chdir(work_folder / "other")
    assert progress_store.load_own() == (empty_work(), None)


def test_an_answer_that_is_no_json_is_told(work_folder):
    _, message = update_entry(CHOICE, answer={1, 2})
    assert message.code == "work.not-saved" and "could not be saved in dlbasics-work.json" in str(message)
    assert not (work_folder / WORK_FILE).exists()


def test_half_an_emoji_costs_no_answer(work_folder):
    """`JSON.stringify` writes one that was cut in two so."""
    half = "print('\ud83d')"
    when = "2026-01-01T00:00:00.000Z"
    work = empty_work() | {"learner": half, "cells": {"a": {"text": half, "when": when}}}
    (work_folder / WORK_FILE).write_text(json.dumps(work))
    _, message = update_entry(CHOICE, answer=half, when=when)
    assert message is None
    kept, message = load(work_folder / WORK_FILE)
    assert (kept["learner"], kept["cells"]["a"]["text"], message) == (half, half, None)
    assert entry_of(kept, CHOICE)["answer"] == half


# Each process gives so many predictions, and hints of an exercise.
RECORD = """
import sys
from dlbasics.exercises import progress_store
from dlbasics.exercises.registry import all_exercises
exercises = all_exercises()[:60]
print("ready", flush=True)
sys.stdin.readline()
for number, exercise in enumerate(exercises):
    progress_store.keep_prediction(f"{sys.argv[1]}-{number}", 1, True)
    if number % 2 == int(sys.argv[1]):
        progress_store.update_entry(exercise, hints=1)
"""


def test_two_notebooks_at_once_lose_nothing(work_folder):
    run_at_once(RECORD, processes=2)
    work = stored_work(work_folder)
    assert set(work["predictions"]) == {f"{who}-{number}" for who in (0, 1) for number in range(60)}
    assert len(work["exercises"]) == 60
    assert [path.name for path in work_folder.iterdir()] == [WORK_FILE]


@pytest.mark.parametrize("when", ["2999-01-01", "2999-01-01T00:00:00Z", "9999-12-31T23:59:59.999Z", "never"])
def test_what_was_done_last_counts_though_a_clock_was_ahead(work_folder, when):
    entry = {"answer": "0.9", "status": "wrong", "earned": 0, "when": when, "hints": 0, "tries": []}
    ahead = empty_work() | {"exercises": {NUMBER.id: {NUMBER.version: entry}},
                            "predictions": {"line": {"choice": 0, "moved": False, "when": when}}}
    save(work_folder / WORK_FILE, ahead)
    progress_store.keep_prediction("line", 0, True)
    ask(NUMBER.id, "0.8")
    kept = stored_work(work_folder)
    for work in (merge(ahead, kept), merge(kept, ahead)):
        assert progress_store.prediction_of(work, "line")["moved"]
        assert entry_of(work, NUMBER)["answer"] == "0.8"


# -- reading --------------------------------------------------------------------------------------

LATER = b'{"format": "dlbasics-work", "format_version": 2}'


@pytest.mark.parametrize("content", [b"{broken", b"\xff\xfe", b"[]", LATER, b"[" * 9**5, b'{"format": "no"}'])
def test_damaged_file_is_set_aside(work_folder, content, capsys):
    (work_folder / WORK_FILE).write_bytes(content)
    ask(CHOICE.id, "ab")
    assert "is kept as" in capsys.readouterr().out
    aside = [path for path in work_folder.iterdir() if "damaged" in path.name]
    assert len(aside) == 1 and aside[0].read_bytes() == content
    assert entry_of(stored_work(work_folder), CHOICE)["earned"] == 1


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999"])
@pytest.mark.parametrize("field", ["earned", "hints", "answer", "mistakes"])
def test_a_number_that_no_page_could_read_costs_only_its_entry(work_folder, field, number):
    good = {"answer": "0.25", "status": "right", "earned": 1, "when": "2026", "hints": 0, "tries": ["a"]}
    work = empty_work() | {"exercises": {NUMBER.id: {NUMBER.version: good},
                                         CHOICE.id: {CHOICE.version: good | {field: "HERE"}}}}
    (work_folder / WORK_FILE).write_text(json.dumps(work).replace('"HERE"', number))
    read = load(work_folder / WORK_FILE)[0]
    assert entry_of(read, NUMBER) == good
    assert "nan" not in str(progress_by_chapter(read, [NUMBER, CHOICE])[0])
    json.dumps(read, allow_nan=False)


def test_damaged_entry_costs_only_itself(work_folder):
    ask(CHOICE.id, "ab")
    work = stored_work(work_folder)
    work["exercises"][NUMBER.id] = {"v": {"earned": "many"}}
    work["exercises"][SINGLE.id] = 7
    (work_folder / WORK_FILE).write_text(json.dumps(work))
    ask(NUMBER.id, "1/4")
    for exercise in (CHOICE, NUMBER):
        assert entry_of(stored_work(work_folder), exercise)["earned"] == 1
    assert any("damaged" in path.name for path in work_folder.iterdir())


def test_an_unreadable_file_is_not_overwritten(work_folder, capsys):
    (work_folder / WORK_FILE).mkdir()
    told = f"earlier work in {WORK_FILE} could not be read (Is a directory). It stays as it is, and what you"
    for asked in (lambda: ask(CHOICE.id, "ab"), progress, lambda: submit("me.json")):
        asked()
        assert told in capsys.readouterr().out
    ask(NUMBER.id, "1/4")
    assert told not in capsys.readouterr().out and list((work_folder / WORK_FILE).iterdir()) == []
    assert entry_of(load(work_folder / "me.json")[0], CHOICE)["earned"] == 1
    (work_folder / WORK_FILE).rmdir()
    hint(CODE.id)
    kept = stored_work(work_folder)
    assert entry_of(kept, CHOICE)["earned"] == entry_of(kept, NUMBER)["earned"] == 1


def test_what_is_no_work_file_is_refused():
    for data in ([], None, {"format": "other"}):
        with pytest.raises(ValueError, match="data is no dlbasics-work file"):
            validated(data)
    with pytest.raises(ValueError, match="format_version is 2; expected 1"):
        validated({"format": "dlbasics-work", "format_version": 2, "exercises": {}})
    with pytest.raises(ValueError, match="exercises is a list; expected an object"):
        validated({"format": "dlbasics-work", "format_version": 1, "exercises": []})


# Written before the modules of the engine had the names of today.
EARLIER = """\
{
 "exercises": {
  "activations/dying-relu": {
   "af8083f3": {
    "answer": [
     0
    ],
    "earned": 2.0,
    "hints": 0,
    "status": "right",
    "tries": [
     "d0bca111"
    ],
    "when": "2026-11-28T04:21:43.639Z"
   }
  },
  "activations/hard-sigmoid": {
   "ba1e6dce": {
    "answer": "LIMIT = 6\\n\\nimport numpy as np\\n\\n@check(\\"activations/hard-sigmoid\\")\\n\
def hard_sigmoid(x):\\n    return np.clip(x / LIMIT + 0.5, 0, 1)\\n",
    "earned": 2.0,
    "hints": 0,
    "status": "right",
    "tries": [
     "4629e9b9"
    ],
    "when": "2026-11-28T04:21:43.377Z"
   }
  },
  "activations/temperature": {
   "78a6a1f5": {
    "answer": {
     "temperature": 1.5
    },
    "earned": 2.0,
    "hints": 0,
    "status": "right",
    "tries": [
     "5604a9cd"
    ],
    "when": "2026-11-28T04:21:43.702Z"
   }
  },
  "losses/huber": {
   "1f2ccf73": {
    "answer": "@check(\\"losses/huber\\")\\n\
def huber(y, y_hat, delta=1.0):\\n    return (y - y_hat) ** 2\\n",
    "earned": 0.0,
    "hints": 0,
    "status": "wrong shape",
    "tries": [
     "729e6bf9"
    ],
    "when": "2026-11-28T04:21:43.620Z"
   }
  },
  "normalization/fold": {
   "a253a88f": {
    "answer": null,
    "earned": 0,
    "hints": 1,
    "status": "not attempted",
    "tries": [],
    "when": ""
   }
  },
  "overfitting/gap": {
   "20b67501": {
    "answer": "0,02",
    "earned": 2.0,
    "hints": 0,
    "status": "right",
    "tries": [
     "7eb1d0e5"
    ],
    "when": "2026-11-28T04:21:43.656Z"
   }
  }
 },
 "format": "dlbasics-work",
 "format_version": 1,
 "learner": "Zo\u00eb \u738b"
}
"""


def test_a_work_file_of_earlier_reads_as_before(tmp_path):
    path = tmp_path / WORK_FILE
    path.write_text(EARLIER, encoding="utf-8")
    work, message = load(path)
    assert message is None and work == json.loads(EARLIER) and work["learner"] == "Zo\u00eb \u738b"
    for id, versions in work["exercises"].items():
        (entry,) = versions.values()
        assert entry_of(work, find(id)) == entry, "it counts for the exercise as it is now"
    save(path, work)
    assert path.read_text(encoding="utf-8") == EARLIER and list(tmp_path.iterdir()) == [path]


def test_the_example_of_the_format_s_description_reads():
    text = (ROOT / "dlbasics" / "exercises" / "WORK_FILE.md").read_text(encoding="utf-8")
    data = json.loads(text.split("```json\n", 1)[1].split("```", 1)[0])
    work, left_out = validated(data)
    assert not left_out and work == data
    (entry,) = work["exercises"]["activations/dying-relu"].values()
    assert entry["answer"] == [0, 1] and entry["hints"] == 2


def test_fields_of_entries_and_records_that_a_reader_does_not_know_are_kept():
    entry = {"status": "right", "earned": 1, "when": "2026", "hints": 0, "tries": [], "mood": "good"}
    cells = {"page/1": {"text": "x", "when": "2026", "mood": "good"}}
    data = empty_work() | {"exercises": {SINGLE.id: {SINGLE.version: entry}}, "cells": cells, "mood": "good"}
    work = merge(validated(data)[0], empty_work())
    assert entry_of(work, SINGLE)["mood"] == "good" and work["cells"] == cells
    assert "mood" not in work, "of the whole file, only what can be joined"


# -- joining --------------------------------------------------------------------------------------

ENTRY = st.fixed_dictionaries({
    "answer": st.integers(0, 3), "status": st.just("wrong"), "earned": st.integers(0, 2),
    "when": st.sampled_from(["2026-01-01", "2026-01-02", "2026-01-03"]), "hints": st.integers(0, 3),
    "tries": st.lists(st.sampled_from("abc"), max_size=2, unique=True),
}).map(lambda entry: entry | {"answer": f"{entry['earned']} {entry['when']}"})
VERSIONS = st.dictionaries(st.sampled_from("12"), ENTRY, max_size=2)
IDS = st.sampled_from(["a/b", "a/c"])
WORK = st.dictionaries(IDS, VERSIONS).map(lambda exercises: empty_work() | {"exercises": exercises})


@settings(max_examples=100)
@given(WORK, WORK, WORK)
def test_joining_is_the_same_in_any_order_and_loses_nothing(a, b, c):
    def key(work):
        return {(i, v): (e["answer"], e["earned"], e["when"], e["hints"], sorted(e["tries"]))
                for i, vs in work["exercises"].items() for v, e in vs.items()}

    assert key(merge(a, merge(b, c))) == key(merge(merge(c, a), b))
    assert key(merge(a, a)) == key(a)
    for (id, version), (_, earned, *_) in key(a).items():
        assert merge(a, b)["exercises"][id][version]["earned"] >= earned


def test_of_two_drafts_of_a_cell_the_later_is_kept():
    early, late = ({"text": text, "when": when} for text, when in (("a", "2026-01-01"), ("", "2026-01-02")))
    one, two = (empty_work() | {"cells": {"key": cell}} for cell in (early, late))
    assert merge(one, two)["cells"] == merge(two, one)["cells"] == {"key": late}
    assert "cells" not in merge(empty_work(), empty_work())


@pytest.mark.parametrize("second", ["2026-01-02", "2026-01-01"], ids=["same moment", "clock set back"])
def test_of_a_prediction_what_was_done_last_is_kept(work_folder, monkeypatch, second):
    monkeypatch.setattr(progress_store, "now", iter(["2026-01-02", second]).__next__)
    progress_store.keep_prediction("line", 1, False)
    told, _ = progress_store.keep_prediction("line", 1, True)
    kept = progress_store.load_own()[0]["predictions"]["line"]
    assert told == kept == {"choice": 1, "moved": True, "when": kept["when"]}
    assert kept["when"] > "2026-01-02"


@pytest.mark.parametrize("second", ["2026-01-02", "2026-01-01"], ids=["same moment", "clock set back"])
def test_of_answers_that_earn_the_same_the_last_is_kept(work_folder, monkeypatch, second):
    monkeypatch.setattr(progress_store, "now", iter(["2026-01-02", second]).__next__)
    ask(NUMBER.id, "3")
    ask(NUMBER.id, "4")
    assert entry_of(stored_work(work_folder), NUMBER)["answer"] == "4"


# -- tries ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("answer", "digest"), [
    # fixed: the page's script computes the same, and stored work holds them
    ([0], "3121933785"),
    ([0, 1], "1338826984"),
    ("0.25", "3802835472"),
    ("0,25", "3148624938"),
    ("", "4291472005"),
    ('def f(x):\n    return "\u738b" + x\n', "673344343"),
    ({"temperature": 0.5, "kind": "sharp"}, "4042043061"),
])
def test_the_digest_of_a_try_is_fixed(answer, digest):
    assert try_digest(answer) == digest


def test_one_answer_has_one_digest_wherever_it_is_given():
    assert try_digest({"b": 1, "a": 0.5}) == try_digest({"a": 0.5, "b": 1.0})
    settings = {"temperature": 1, "kind": "sharp"}
    assert try_digest(TUNE.read(settings)) == try_digest({"kind": "sharp", "temperature": 1.0})
    assert try_digest(CHOICE.read("a")) == try_digest([0]) != try_digest([1])


def test_so_many_tries_are_kept(work_folder):
    for number in range(MAX_STORED_TRIES + 5):
        ask(NUMBER.id, str(number))
    entry = entry_of(stored_work(work_folder), NUMBER)
    assert entry["tries"] == [try_digest(str(number)) for number in range(MAX_STORED_TRIES)]
    assert progress_store.TRIES_TO_OPEN_SOLUTION < MAX_STORED_TRIES
