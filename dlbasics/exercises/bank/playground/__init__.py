"""Exercises of the playground, in the order in which it asks them."""

from dlbasics.exercises.bank.playground.questions import (
    ANY_SCALE,
    CERTAIN_AND_WRONG,
    EIGHT_LAYERS,
    HALF_ZERO,
    KILL_UNITS,
    STEPS,
    STOP_IN_TIME,
    STUCK,
)

__all__ = ["EXERCISES"]

EXERCISES = [
    EIGHT_LAYERS,
    KILL_UNITS,
    HALF_ZERO,
    STOP_IN_TIME,
    ANY_SCALE,
    CERTAIN_AND_WRONG,
    STUCK,
    STEPS,
]
