"""What a submitted file holds, whatever is in it."""

import json

import pytest
from support.hostile_submissions import notebook

from dlbasics.exercises import progress_store
from dlbasics.grading.autograder.parse import (
    ANSWER_MIME_TYPE,
    LARGEST_FILE,
    MOST_SOURCE,
    ParsedSubmission,
    parse_submission,
)

ENTRY = {"status": "", "earned": 0, "when": "", "hints": 0, "tries": []}
LONG_ANSWERS = {str(n): {"v": ENTRY | {"answer": "#" * 10**5}} for n in range(30)}
UNREADABLE = {
    "empty": (b"", "The file is empty."),
    "blank": (b" \n", "The file is empty."),
    "binary": (bytes(range(256)), "no text in UTF-8"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(99), "no text in UTF-8"),
    "no utf-8": ('{"cells": "\xe4"}'.encode("latin-1"), "no text in UTF-8"),
    "cut off": (b'{"cells": [', "no JSON"),
    "deep": (b"[" * 200_000, "no JSON"),
    "huge integer": (b'{"cells": ' + b"9" * 5000 + b"}", "no JSON"),
    "crowded": (b"[" + b"[]," * 2**20 + b"[]]", "more parts"),
    "too large": (b" " * (LARGEST_FILE + 1), "at most"),
    "a novel": (notebook(["#" * MOST_SOURCE, "#"]), "more code"),
    "foreign": (b'{"a": 1}', "neither a notebook nor a work file"),
    "a list": (b"[1, 2]", "neither a notebook nor a work file"),
    "a novel in answers": (
        json.dumps(progress_store.empty_work() | {"exercises": LONG_ANSWERS}).encode(), "more code"
    ),
    "later format": (b'{"format": "dlbasics-work", "format_version": 9}', "cannot be read"),
}  # fmt: skip


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_file_that_is_none_says_why(name):
    data, reason = UNREADABLE[name]
    parsed = parse_submission(data)
    assert reason in str(parsed.problem)
    assert parsed == ParsedSubmission(problem=parsed.problem), "and nothing else"


ODD = [
    {"cells": [1, None, {"cell_type": "code"}, {"cell_type": "code", "source": 5}, {"cell_type": []}]},
    {"cells": [{"cell_type": "code", "source": ["a", 1, None], "outputs": [1, {"data": 1}, {"data": {}}]}]},
    {"cells": [{"cell_type": "code", "source": "", "outputs": [{"data": {ANSWER_MIME_TYPE: {"id": []}}}]}]},
    {"cells": [{"cell_type": "code", "source": "\ud800", "outputs": "x"}]},
    {"format": "dlbasics-work", "format_version": 1, "learner": 5, "exercises": {"a": 1, "b": {"c": {}}}},
]


@pytest.mark.parametrize("content", ODD, ids=range(len(ODD)))
def test_odd_parts_of_a_file_are_left_out(content):
    parsed = parse_submission(json.dumps(content).encode())
    assert parsed.problem is None and parsed.answers == {}
    assert all(isinstance(cell, str) and cell.encode() is not None for cell in parsed.cells)


def test_a_record_of_what_is_no_exercise_says_nothing():
    """Its name would stand in the terminal of whoever grades."""
    records = [{"id": id, "version": "", "answer": 1} for id in ("x\n[+] All: Right", [], None) for _ in "ab"]
    cells = [{"cell_type": "code", "outputs": [{"data": {ANSWER_MIME_TYPE: record}}]} for record in records]
    parsed = parse_submission(json.dumps({"cells": cells}).encode())
    assert parsed.answers == {} and parsed.notes == []


def test_a_work_file_says_whose_it_is():
    exercises = {"a/b": {"v1": ENTRY | {"answer": [1]}, "v2": ENTRY | {"answer": None}}}
    work = progress_store.empty_work() | {"learner": " Ada\x1b ", "exercises": exercises}
    parsed = parse_submission(json.dumps(work).encode())
    assert parsed.learner == "Ada\ufffd" and parsed.answers == {"a/b": {"v1": [1]}}
