"""Objects that claim to be equal to whatever they are compared with."""

import numpy as np


class EqualToAll:
    """Equal to whatever it is compared with."""

    def __eq__(self, other):
        return True

    def __array__(self, *args, **kwargs):
        return np.zeros(5)


class ArrayEqualToAll(np.ndarray):
    """An array whose every operation gives True."""

    def __eq__(self, other):
        return True

    def __array_ufunc__(self, *args, **kwargs):
        return True


class FloatEqualToAll(float):
    """A number that is another one as an array."""

    def __eq__(self, other):
        return True

    __hash__ = float.__hash__

    def __array__(self, *args, **kwargs):
        return np.ones(())
