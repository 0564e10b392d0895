"""Exercises of the Regularization chapter, in the order in which it asks them."""

from .drop_channels import DROP_CHANNELS
from .lambda_max import LAMBDA_MAX
from .max_norm import MAX_NORM
from .penalized_gradient import PENALIZED_GRADIENT
from .questions import ARRIVES, DIAMOND, EVALUATION, RIDGE, TRANSLATE, ZEROS
from .sparse_diagnosis import SPARSE_FIT

__all__ = ["EXERCISES"]

EXERCISES = [
    RIDGE,
    ARRIVES,
    PENALIZED_GRADIENT,
    LAMBDA_MAX,
    ZEROS,
    DIAMOND,
    TRANSLATE,
    DROP_CHANNELS,
    EVALUATION,
    MAX_NORM,
    SPARSE_FIT,
]
