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
    SIGMOID_DERIVATION,
    SIGMOID_CHAIN,
    HARD_SIGMOID,
    SILU_GRAD,
    SOFTPLUS,
    ELU,
    DYING_RELU,
    SOFTMAX_LAWS,
    TEMPERATURE,
    MASKED_SOFTMAX,
    CLASSIFY_DIGITS,
]
