"""The results of a class, by what they depend on."""

import re
from dataclasses import replace

import pytest
from support.sample_submissions import made_up_result

from dlbasics.grading.autograder.submission import Submission
from dlbasics.grading.results.result_store import ResultStore, result_key
from dlbasics.messages import Message

SUBMISSION = Submission("ada", "a", b"1")
PROBLEM = Message("submission.file-unreadable", {"error": "gone"})


def test_a_key_changes_with_all_that_a_result_depends_on():
    others = [Submission("bo", "a", b"1"), Submission("ada", "b", b"1"), Submission("ada", "a", b"2"),
              Submission("ada", "a", problem=PROBLEM),
              Submission("ada", "a", problem=replace(PROBLEM, params={"error": "locked"}))]
    keys = {result_key(each, "digest") for each in (SUBMISSION, *others)} | {result_key(SUBMISSION, "other")}
    assert len(keys) == 7
    assert result_key(replace(SUBMISSION, marked_late=True), "digest") in keys, "lateness judges nothing anew"
    assert re.fullmatch(r"[\w-]+", result_key(Submission("../\ud800é\n", "a"), "digest"))


def test_a_result_is_read_as_it_was_written(tmp_path):
    store = ResultStore(tmp_path)
    note = Message("submission.stands-several-times", {"id": "a/b", "count": 2})
    found = {"notes": [note], "problem": PROBLEM, "claimed": "Ada"}
    result = replace(made_up_result("ada", 1.5, marked_late=True), **found)
    store.save_result("key", result)
    assert store.load_result("key") == result


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"key": "key"}', '{"key": "other", "learner": "ada"}',
                                  '{"key": "key", "problem": null, "notes": [], "learner": "a", "x": 1}',
                                  '{"key": "key", "problem": {"code": "x", "params": {}}, "notes": []}'])
def test_a_damaged_result_is_none(text, tmp_path):
    (tmp_path / "results").mkdir()
    (tmp_path / "results" / "key.json").write_text(text)
    assert ResultStore(tmp_path).load_result("key") is None


def test_a_result_that_is_not_final_is_there_to_be_read_alone(tmp_path):
    store = ResultStore(tmp_path)
    store.save_result("key", made_up_result("ada", 1), final=False)
    assert store.path("key").exists() and store.load_result("key") is None
