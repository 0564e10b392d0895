"""Exercises of the chapter on a network that learns, in the order in which it asks them."""

from .batches import BATCHES
from .dense_layer import DENSE_LAYER
from .descend import DESCEND
from .layer_gradients import LAYER_GRADIENTS
from .questions import (
    LOSS_EXPLODES,
    ONE_STEP,
    OVERSHOOT,
    PARAMETERS,
    TEST_PART,
    TRAINING_LOOP,
    UNIT_OUTPUT,
    WAY_BACK,
    WHAT_CHANGES,
)
from .share_read import SHARE_READ
from .train_step import TRAIN_STEP

__all__ = ["EXERCISES"]

EXERCISES = [
    UNIT_OUTPUT,
    PARAMETERS,
    ONE_STEP,
    OVERSHOOT,
    WAY_BACK,
    WHAT_CHANGES,
    LOSS_EXPLODES,
    TEST_PART,
    TRAINING_LOOP,
    SHARE_READ,
    DENSE_LAYER,
    BATCHES,
    DESCEND,
    LAYER_GRADIENTS,
    TRAIN_STEP,
]
