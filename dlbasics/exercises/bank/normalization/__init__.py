"""Exercises of the Normalization chapter, in the order in which it asks them."""

from dlbasics.exercises.bank.normalization.fold import FOLD
from dlbasics.exercises.bank.normalization.group_norm import GROUP_NORM
from dlbasics.exercises.bank.normalization.pool_statistics import POOL_STATISTICS
from dlbasics.exercises.bank.normalization.questions import (
    HOW_MANY_MEANS,
    INVARIANCES,
    LARGEST_VALUE,
    RUNNING_MEAN,
    USELESS_BIAS,
    WAY_BACK,
)
from dlbasics.exercises.bank.normalization.read_digits import READ_DIGITS
from dlbasics.exercises.bank.normalization.rms_norm import RMS_NORM
from dlbasics.exercises.bank.normalization.rms_norm_grad import RMS_NORM_GRAD

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
