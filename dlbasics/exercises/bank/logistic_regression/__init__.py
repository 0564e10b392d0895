"""Exercises of the Logistic regression chapter, in the order in which it asks them."""

from .auc import AUC
from .calibration_error import CALIBRATION_ERROR
from .decide import DECIDE
from .l2_step import L2_STEP
from .odds_ratio import ODDS_RATIO
from .questions import FIRST_STEP, GRADIENT_DERIVATION, ODDS, SAME_BOUNDARY, SEPARABLE, THRESHOLD
from .softmax_gradient import SOFTMAX_GRADIENT
from .standardize import STANDARDIZE
from .train_from_nothing import TRAIN_FROM_NOTHING

__all__ = ["EXERCISES"]

EXERCISES = [
    ODDS,
    FIRST_STEP,
    THRESHOLD,
    SEPARABLE,
    SAME_BOUNDARY,
    GRADIENT_DERIVATION,
    ODDS_RATIO,
    STANDARDIZE,
    L2_STEP,
    DECIDE,
    AUC,
    CALIBRATION_ERROR,
    SOFTMAX_GRADIENT,
    TRAIN_FROM_NOTHING,
]
