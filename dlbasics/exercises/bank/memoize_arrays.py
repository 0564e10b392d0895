"""What many known mistakes of an exercise compute alike, from the same arrays, is computed once."""

from collections.abc import Callable
from functools import lru_cache, wraps

import numpy as np


class _Array:
    """An array that can be a key: equal to another one of the same kind, shape and bytes."""

    def __init__(self, value: np.ndarray):
        self.value, self.content = value, (value.dtype.str, value.shape, value.tobytes())
        self.hash = hash(self.content)

    def __hash__(self):
        return self.hash

    def __eq__(self, other):
        return isinstance(other, _Array) and self.content == other.content


def memoize_arrays(size: int) -> Callable:
    """A decorator for a function of arrays and hashable values: it keeps its last results.

    Parameters
    ----------
    size : int
        How many are kept. Their arrays cannot be written into.
    """

    def keep(function):
        @lru_cache(maxsize=size)
        @wraps(function)
        def kept(*args):
            result = function(*(arg.value if isinstance(arg, _Array) else arg for arg in args))
            for part in result if isinstance(result, tuple) else (result,):
                if isinstance(part, np.ndarray):
                    part.flags.writeable = False
            return result

        @wraps(function)
        def shared(*args):
            return kept(*(_Array(arg) if isinstance(arg, np.ndarray) else arg for arg in args))

        return shared

    return keep
