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
    USELESS_BIAS,
    HOW_MANY_MEANS,
    RUNNING_MEAN,
    INVARIANCES,
    WAY_BACK,
    LARGEST_VALUE,
    RMS_NORM,
    RMS_NORM_GRAD,
    GROUP_NORM,
    POOL_STATISTICS,
    FOLD,
    READ_DIGITS,
]
