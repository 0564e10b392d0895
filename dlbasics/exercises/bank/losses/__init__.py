"""Exercises of the Losses chapter, in the order in which it asks them."""

from .bernoulli_kl import BERNOULLI_KL
from .calibrate_digits import CALIBRATE_DIGITS
from .huber import HUBER
from .label_smoothing import LABEL_SMOOTHING
from .pinball import PINBALL
from .questions import BEST_CONSTANT, DISH, NO_IDEA, OVERCONFIDENT, SOFTMAX_GRADIENT, WHY_CROSS_ENTROPY
from .weighted_bce import WEIGHTED_BCE

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
