"""Exercises of the Losses chapter, in the order in which it asks them."""

from dlbasics.exercises.bank.losses.bernoulli_kl import BERNOULLI_KL
from dlbasics.exercises.bank.losses.calibrate_digits import CALIBRATE_DIGITS
from dlbasics.exercises.bank.losses.huber import HUBER
from dlbasics.exercises.bank.losses.label_smoothing import LABEL_SMOOTHING
from dlbasics.exercises.bank.losses.pinball import PINBALL
from dlbasics.exercises.bank.losses.questions import (
    BEST_CONSTANT,
    DISH,
    NO_IDEA,
    OVERCONFIDENT,
    SOFTMAX_GRADIENT,
    WHY_CROSS_ENTROPY,
)
from dlbasics.exercises.bank.losses.weighted_bce import WEIGHTED_BCE

__all__ = ["EXERCISES"]

EXERCISES = [
    DISH,
    BEST_CONSTANT,
    OVERCONFIDENT,
    WHY_CROSS_ENTROPY,
    SOFTMAX_GRADIENT,
    NO_IDEA,
    HUBER,
    PINBALL,
    BERNOULLI_KL,
    WEIGHTED_BCE,
    LABEL_SMOOTHING,
    CALIBRATE_DIGITS,
]
