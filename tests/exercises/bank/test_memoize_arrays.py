"""What known mistakes compute alike is computed once, and for equal arrays only."""

import numpy as np

from dlbasics.exercises.bank.memoize_arrays import memoize_arrays


def counted():
    """A shared function, and the list of what it has been called with."""
    calls = []

    @memoize_arrays(4)
    def scaled(x, factor):
        calls.append((x.tolist(), factor))
        return x * factor, factor

    return scaled, calls


def test_equal_arrays_share_a_result():
    scaled, calls = counted()
    results = [scaled(np.array([1.0, 2.0]), 3.0) for _ in range(3)]
    assert len(calls) == 1 and all(result is results[0] for result in results)
    np.testing.assert_array_equal(results[0][0], [3.0, 6.0])


def test_other_arrays_have_results_of_their_own():
    scaled, calls = counted()
    x = np.array([1.0, 2.0])
    scaled(x, 3.0)
    for other in (x + 1, x[None], x.astype(np.float32), x.view(np.int64)):
        scaled(other, 3.0)
    x[0] = 5.0  # an array that has changed is another one
    scaled(x, 3.0)
    scaled(x, 4.0)
    assert len(calls) == 7


def test_nobody_can_write_into_what_others_are_given():
    scaled, _ = counted()
    result, _ = scaled(np.array([1.0, 2.0]), 3.0)
    assert not result.flags.writeable
