"""Exercises of the Logistic regression chapter, in the order in which it asks them."""

from dlbasics.exercises.bank.logistic_regression.auc import AUC
from dlbasics.exercises.bank.logistic_regression.calibration_error import CALIBRATION_ERROR
from dlbasics.exercises.bank.logistic_regression.decide import DECIDE
from dlbasics.exercises.bank.logistic_regression.l2_step import L2_STEP
from dlbasics.exercises.bank.logistic_regression.odds_ratio import ODDS_RATIO
from dlbasics.exercises.bank.logistic_regression.questions import (
    FIRST_STEP,
    GRADIENT_DERIVATION,
    ODDS,
    SAME_BOUNDARY,
    SEPARABLE,
    THRESHOLD,
)
from dlbasics.exercises.bank.logistic_regression.softmax_gradient import SOFTMAX_GRADIENT
from dlbasics.exercises.bank.logistic_regression.standardize import STANDARDIZE
from dlbasics.exercises.bank.logistic_regression.train_from_nothing import TRAIN_FROM_NOTHING

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
