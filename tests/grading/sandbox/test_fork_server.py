"""What the fork server has imported, no exercise imports again."""

import json
import os
import resource

import numpy as np
import pytest

from dlbasics.grading.autograder.grade import CHAPTER_IMPORTS
from dlbasics.grading.sandbox.sandbox_factory import SandboxFactory
from dlbasics.grading.sandbox.submission_session import Session

CELLS = [
    "import sys\nbefore = set(sys.modules)",
    CHAPTER_IMPORTS,
    """@check('a/b')
def f(x):
    if x == 2:  # the second call, when the first has been answered
        raise ValueError(sorted(set(sys.modules) - before))
    datasets.load_digits(), np.polynomial.Polynomial([0, 1]), np.random.default_rng(0)
    return 2 * x
""",
]


def test_an_exercise_imports_nothing_that_the_book_does():
    places = [[0, 0], [0, 1], *([1, line] for line in range(CHAPTER_IMPORTS.count("\n") + 1)), [2, 0]]
    sandboxes = SandboxFactory()
    sandbox = sandboxes.new_sandbox()
    try:
        sandbox.send({"cells": np.frombuffer(json.dumps(CELLS).encode(), np.uint8), "limits": {}}, 20)
        task = {"id": "a/b", "needs": places, "function": "f", "stub": "def f(x):\n    ...\n"}
        assert sandbox.request(task, 20)["state"] == "ran"
        assert sandbox.request({"args": (1,)}, 20)["value"] == 2
        sandbox.receive(20)
        assert sandbox.request({"args": (2,)}, 20)["failure"][:2] == ["ValueError", "[]"]
    finally:
        sandbox.close()
        sandboxes.close()


@pytest.fixture
def many_open_files():
    """So many open files that those opened next have numbers which `select` does not take."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = 2000 if hard == resource.RLIM_INFINITY else min(2000, hard)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, most), hard))
    # Where a machine allows fewer, as many as it allows.
    opened = [os.open(os.devnull, os.O_RDONLY) for _ in range(min(1100, most - 200))]
    yield
    for fd in opened:
        os.close(fd)
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def test_a_sandbox_answers_however_many_files_are_open(many_open_files):
    """As where a class's zips are given one after the other."""
    factory = SandboxFactory()
    session = Session(CELLS, factory, 20)
    try:
        assert list(session.find_exercises().functions) == ["a/b"]
    finally:
        session.close()
        factory.close()


def test_a_fault_of_the_grader_is_not_taken_for_the_submissions(monkeypatch):
    def fails(session, task):
        raise ValueError("filedescriptor out of range in select()")

    monkeypatch.setattr(Session, "_request", fails)
    with pytest.raises(ValueError, match="out of range"):
        Session(CELLS, SandboxFactory(), 20).find_exercises()
