"""Exercises of the Activations chapter, in the order in which it asks them."""

from .classify_digits import CLASSIFY_DIGITS
from .elu import ELU
from .hard_sigmoid import HARD_SIGMOID
from .masked_softmax import MASKED_SOFTMAX
from .questions import DYING_RELU, SIGMOID_CHAIN, SIGMOID_DERIVATION, SOFTMAX_LAWS, TEMPERATURE
from .silu_grad import SILU_GRAD
from .softplus import SOFTPLUS

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
