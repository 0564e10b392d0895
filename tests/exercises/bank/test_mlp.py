"""Verdicts on answers to the MLP chapter: sentences that hold for each form of a mistake."""

from dlbasics.exercises import attempt, find


def test_a_batch_that_is_too_short_is_a_full_one():
    """The last one, which holds the rest, may be right."""
    too_short = lambda order, size: [order[i : i + size - 1] for i in range(0, len(order), size)]
    assert "Each full batch" in attempt(find("mlp/batches"), too_short).sentence
