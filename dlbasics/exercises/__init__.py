"""Exercises that judge an answer at once and name the misunderstanding.

In a notebook or script: ``@check("losses/huber")`` above a function, ``ask("activations/dying-relu")`` for
a question, then `hint`, `solution`, `progress` and `submit`.
"""

from .catalogue import add, all_exercises, find
from .classroom import ask, check
from .desk import hint, progress, solution, submit
from .kinds import (
    Before,
    Case,
    Choice,
    Code,
    Misconception,
    Mistake,
    Number,
    Option,
    Order,
    Tune,
    Wrong,
)

__all__ = [
    "Before", "Case", "Choice", "Code", "Misconception", "Mistake", "Number", "Option", "Order", "Tune",
    "Wrong", "add", "all_exercises", "ask", "check", "find",
    "hint", "progress", "solution", "submit",
]
