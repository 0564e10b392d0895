"""Exercises of the Activations chapter, in the order in which it asks them."""

from dlbasics.exercises.bank.activations.classify_digits import CLASSIFY_DIGITS
from dlbasics.exercises.bank.activations.elu import ELU
from dlbasics.exercises.bank.activations.hard_sigmoid import HARD_SIGMOID
from dlbasics.exercises.bank.activations.masked_softmax import MASKED_SOFTMAX
from dlbasics.exercises.bank.activations.questions import (
    DYING_RELU,
    SIGMOID_CHAIN,
    SIGMOID_DERIVATION,
    SOFTMAX_LAWS,
    TEMPERATURE,
)
from dlbasics.exercises.bank.activations.silu_grad import SILU_GRAD
from dlbasics.exercises.bank.activations.softplus import SOFTPLUS

__all__ = ["EXERCISES"]

EXERCISES = [
    SIGMOID_CHAIN,
    DYING_RELU,
    TEMPERATURE,
    SOFTMAX_LAWS,
    SIGMOID_DERIVATION,
    HARD_SIGMOID,
    SILU_GRAD,
    SOFTPLUS,
    ELU,
    MASKED_SOFTMAX,
    CLASSIFY_DIGITS,
]
