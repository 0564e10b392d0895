"""Exercises of the chapter on a network that learns, in the order in which it asks them."""

from dlbasics.exercises.bank.mlp.batches import BATCHES
from dlbasics.exercises.bank.mlp.dense_layer import DENSE_LAYER
from dlbasics.exercises.bank.mlp.descend import DESCEND
from dlbasics.exercises.bank.mlp.layer_gradients import LAYER_GRADIENTS
from dlbasics.exercises.bank.mlp.questions import (
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
from dlbasics.exercises.bank.mlp.share_read import SHARE_READ
from dlbasics.exercises.bank.mlp.train_step import TRAIN_STEP

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
