"""What the fork server has imported, no exercise imports again."""

import json

import numpy as np

from dlbasics.grading.autograder.grade import CHAPTER_IMPORTS
from dlbasics.grading.sandbox.sandbox_factory import SandboxFactory

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
