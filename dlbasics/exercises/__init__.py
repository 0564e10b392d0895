"""Exercises that judge an answer at once and name the misunderstanding.

In a notebook or script: ``@check("losses/huber")`` above a function, ``ask("activations/dying-relu")`` for
a question, then `hint`, `solution`, `progress` and `submit`.
"""

from dlbasics.exercises.api import ask, check
from dlbasics.exercises.desk import hint, progress, solution, submit
from dlbasics.exercises.kinds import (
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
from dlbasics.exercises.registry import add, all_exercises, find

__all__ = [
    "Before", "Case", "Choice", "Code", "Misconception", "Mistake", "Number", "Option", "Order", "Tune",
    "Wrong", "add", "all_exercises", "ask", "check", "find",
    "hint", "progress", "solution", "submit",
]
