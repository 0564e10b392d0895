"""Exercises of the Losses chapter, in the order in which it asks them."""

from .bernoulli_kl import BERNOULLI_KL
from .calibrate_digits import CALIBRATE
from .huber import HUBER
from .label_smoothing import SMOOTHED
from .pinball import PINBALL
from .questions import BEST_CONSTANT, DISH, GRADIENT, NO_IDEA, OVERCONFIDENT, WHY_CROSS_ENTROPY
from .weighted_bce import WEIGHTED_BCE

__all__ = ["EXERCISES"]

EXERCISES = [
    BEST_CONSTANT,
    NO_IDEA,
    DISH,
    GRADIENT,
    WHY_CROSS_ENTROPY,
    OVERCONFIDENT,
    HUBER,
    PINBALL,
    BERNOULLI_KL,
    WEIGHTED_BCE,
    SMOOTHED,
    CALIBRATE,
]
