"""Exercises of the Overfitting chapter, in the order in which it asks them."""

from dlbasics.exercises.bank.overfitting.choose_and_test import CHOOSE_AND_TEST
from dlbasics.exercises.bank.overfitting.expected_noisy_mse import EXPECTED_NOISY_MSE
from dlbasics.exercises.bank.overfitting.fold_errors import FOLD_ERRORS
from dlbasics.exercises.bank.overfitting.mirror_copies import MIRROR_COPIES
from dlbasics.exercises.bank.overfitting.questions import AFFORD, DIAGNOSIS, GAP, LABEL_KEEPERS, PROTOCOL
from dlbasics.exercises.bank.overfitting.stop_epoch import STOP_EPOCH

__all__ = ["EXERCISES"]

EXERCISES = [
    GAP,
    DIAGNOSIS,
    AFFORD,
    LABEL_KEEPERS,
    PROTOCOL,
    FOLD_ERRORS,
    MIRROR_COPIES,
    EXPECTED_NOISY_MSE,
    STOP_EPOCH,
    CHOOSE_AND_TEST,
]
