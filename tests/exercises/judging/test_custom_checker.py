"""Exercises that are judged by what an answer reaches, where many values are right."""

import numpy as np
import pytest

from dlbasics.exercises.judging.code import attempt
from dlbasics.exercises.kinds import Case, Code, Misconception


def reaches(value, case):
    """Accept any number whose square is near the goal; else name what is wrong with it."""
    if value < 0:
        return "negative", "A length is not negative."
    off = abs(value**2 - case.goal)
    return None if off < 0.1 else ("far", {"off": off})


ROOT = Code(
    "activations/sample-root",
    "A root, about",
    2,
    stub='def root(x):\n    """About the root of x."""\n    ...\n',
    hints=("Guess.", "Better."),
    reference=np.sqrt,
    cases=lambda rng: [Case((2.0,), goal=2.0), Case((9.0,), goal=9.0)],
    misconceptions=(
        Misconception("negative", lambda x: -np.sqrt(x), "The other root."),
        Misconception("half", lambda x: x / 2, "That is one half, not the root."),
    ),
    accept=reaches,
    accept_sentences={"far": "Off by {off:.3f}."},
)


@pytest.mark.parametrize(
    ("answer", "status", "words"),
    [
        (lambda x: np.sqrt(x) + 0.01, "right", ""),
        (lambda x: -x, "misconception", "The other root."),  # other numbers, the same findings
        (lambda x: x * 0.51, "misconception", "one half"),
        (lambda x: np.sqrt(x) if x < 5 else -1.0, "wrong", "not negative"),
        (lambda x: np.sqrt(x) if x < 5 else 2.5, "wrong", "Off by 2.750"),
        (lambda x: np.array([x]), "wrong shape", "(1,)"),
        (lambda x: 1 / 0, "does not run", "ZeroDivisionError"),
    ],
)
def test_accept_judges_by_what_a_value_reaches(answer, status, words):
    verdict = attempt(ROOT, answer)
    assert verdict.status == status and words in verdict.sentence, verdict
