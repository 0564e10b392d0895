"""Exercises of the Regularization chapter, in the order in which it asks them."""

from .drop_channels import DROP_CHANNELS
from .lambda_max import LAMBDA_MAX
from .max_norm import MAX_NORM
from .penalized_gradient import PENALIZED_GRADIENT
from .questions import ARRIVES_AT_ZERO, DIAMOND, DROPOUT_EVALUATION, EXACT_ZEROS, RIDGE_DERIVATION, TRANSLATE
from .sparse_diagnosis import SPARSE_DIAGNOSIS

__all__ = ["EXERCISES"]

EXERCISES = [
    ARRIVES_AT_ZERO,
    DIAMOND,
    DROPOUT_EVALUATION,
    EXACT_ZEROS,
    RIDGE_DERIVATION,
    TRANSLATE,
    PENALIZED_GRADIENT,
    LAMBDA_MAX,
    DROP_CHANNELS,
    MAX_NORM,
    SPARSE_DIAGNOSIS,
]
