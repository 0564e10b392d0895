"""Exercises of the Normalization chapter, in the order in which it asks them."""

from .fold import FOLD
from .group_norm import GROUP_NORM
from .pool_statistics import POOL_STATISTICS
from .questions import HOW_MANY_MEANS, INVARIANCES, LARGEST_VALUE, RUNNING_MEAN, USELESS_BIAS, WAY_BACK
from .read_digits import READ_DIGITS
from .rms_norm import RMS_NORM
from .rms_norm_grad import RMS_NORM_GRAD

__all__ = ["EXERCISES"]

EXERCISES = [
    HOW_MANY_MEANS,
    INVARIANCES,
    USELESS_BIAS,
    RMS_NORM,
    WAY_BACK,
    RMS_NORM_GRAD,
    GROUP_NORM,
    LARGEST_VALUE,
    RUNNING_MEAN,
    POOL_STATISTICS,
    FOLD,
    READ_DIGITS,
]
