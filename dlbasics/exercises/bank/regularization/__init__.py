"""Exercises of the Regularization chapter, in the order in which it asks them."""

from dlbasics.exercises.bank.regularization.drop_channels import DROP_CHANNELS
from dlbasics.exercises.bank.regularization.lambda_max import LAMBDA_MAX
from dlbasics.exercises.bank.regularization.max_norm import MAX_NORM
from dlbasics.exercises.bank.regularization.penalized_gradient import PENALIZED_GRADIENT
from dlbasics.exercises.bank.regularization.questions import (
    ARRIVES_AT_ZERO,
    DIAMOND,
    DROPOUT_EVALUATION,
    EXACT_ZEROS,
    RIDGE_DERIVATION,
    TRANSLATE,
)
from dlbasics.exercises.bank.regularization.sparse_diagnosis import SPARSE_DIAGNOSIS

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
