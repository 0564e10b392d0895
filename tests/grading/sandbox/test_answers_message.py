"""What a sandbox says that it has found is checked before it is believed."""

import json
from types import SimpleNamespace

import pytest

from dlbasics.grading.sandbox.answers_message import checked_answers
from dlbasics.grading.sandbox.sandbox import SandboxDied
from dlbasics.grading.sandbox.submission_session import Session

FOUND = {"found": {}, "asked": {"a": "[0]"}, "asked_in": {"a": 3}, "unread": ["b"], "skipped": ["%time"],
         "broken": [[2, "invalid syntax"]]}


def test_what_is_right_is_taken_over():
    found = checked_answers(FOUND)
    assert (found.answers, found.answer_cells, found.broken_cells) == (
        {"a": [0]}, {"a": 3}, [(2, "invalid syntax")])


@pytest.mark.parametrize("number", [float("inf"), float("nan"), 1.5, True, "3", None], ids=str)
@pytest.mark.parametrize("place", ["asked_in", "broken"])
def test_a_cell_that_has_no_whole_number_breaks_the_wire(place, number, monkeypatch):
    message = FOUND | {place: {"a": number} if place == "asked_in" else [[number, "x"]]}
    session = Session([], None, 1.0)
    answer = SimpleNamespace(first={"cells": json.dumps(message)})
    monkeypatch.setattr(session, "_request", lambda request: answer)
    with pytest.raises(SandboxDied, match="wire"):
        session.find_exercises()
