"""What a wrong structure tells where an axis has length 1, and what several cases tell together."""

import numpy as np

from dlbasics.exercises import Case, Code
from dlbasics.exercises.judging.code import attempt

RNG = np.random.default_rng(1)
SIZES = [(1, 2), (4, 3), (3, 5)]


def exercise(reference, sizes=SIZES, stub='def scaled(x):\n    """Say."""\n', more=()):
    cases = [Case((RNG.normal(size=size), *(RNG.normal(size=other) for other in more))) for size in sizes]
    return Code("activations/scaled", "Scaled", 1, stub, ("a", "b"), reference, lambda rng: cases, ())


SCALED = exercise(lambda x: 2 * x)


def test_the_case_that_is_shown_has_axes_that_tell():
    """One row alone: whether it was chosen, or the rows were added up, is not to be seen."""
    verdict = attempt(SCALED, lambda x: x.sum(axis=0))
    assert (verdict.case, verdict.message.code) == (1, "judge.wrong-shape.one-axis-less")
    single = attempt(exercise(lambda x: 2 * x, [(1, 1), (4, 3)]), lambda x: x.sum())
    assert (single.case, single.message.code) == (1, "judge.wrong-shape.single-number")


def test_an_axis_that_is_lost_everywhere_is_kept_by_keepdims():
    verdict = attempt(exercise(lambda x: x.mean(axis=1, keepdims=True)), lambda x: x.mean(axis=1))
    assert (verdict.case, verdict.message.code) == (0, "judge.wrong-shape.axis-lost")


def test_an_axis_that_is_lost_only_where_its_length_is_1_was_squeezed():
    verdict = attempt(SCALED, lambda x: np.squeeze(2 * x))
    assert "every axis of length 1 is lost" in verdict.sentence and "keepdims" not in verdict.sentence
    pair = exercise(lambda x: (x.sum(), 2 * x))
    sentence = attempt(pair, lambda x: (x.sum(), np.squeeze(2 * x))).sentence
    assert "In part 2" in sentence and "every axis of length 1 is lost" in sentence


def test_a_list_whose_entries_are_alike_is_told_as_a_list():
    """The judge has made a table of it, which the learner has never seen."""
    asked = exercise(lambda x: [x[i : i + 2] for i in range(0, len(x), 2)], [3, 6])
    assert attempt(asked, lambda x: [x[:2], x[:2]]).sentence == (
        "In part 2 of what you return: Expected shape (1,); yours is shape (2,).")
    assert attempt(asked, lambda x: [x[:1]]).sentence == (
        "Expected 2 parts: shape (2,), shape (1,); yours is 1 part: shape (1,).")
    assert attempt(asked, lambda x: list(x)).sentence == (
        "Expected 2 parts: shape (2,), shape (1,); yours is 3 parts: a single number, a single number, a "
        "single number.")
    even = exercise(lambda x: [x[i : i + 2] for i in range(0, len(x), 2)], [4, 3])
    sentence = attempt(even, lambda x: [*even.reference(x), *([] if len(x) % 2 else [x])]).sentence
    assert sentence.startswith("Expected 2 parts: shape (2,), shape (2,); yours is 3 parts: shape (2,)")
    pair = exercise(lambda x: (x.sum(axis=0), x.sum(axis=1)))
    assert "shape (4, 3)" in attempt(pair, lambda x: x if len(x) > 1 else (x[0], x[:, 0])).sentence


def test_a_length_that_is_that_of_another_argument_is_named():
    stub = 'def predict(X, X_new):\n    """Say."""\n'
    asked = exercise(lambda X, X_new: X_new.sum(axis=1), [(4, 2), (5, 2)], stub, [(3, 2)])
    sentence = attempt(asked, lambda X, X_new: X.sum(axis=1)).sentence
    assert "it has `len(X)` entries, where `len(X_new)` are expected" in sentence
    once = exercise(lambda X, X_new: X_new.sum(axis=1), [(4, 2)], stub, [(3, 2)])
    assert "len(X)" not in attempt(once, lambda X, X_new: X.sum(axis=1)).sentence, "it may be chance"
