"""Exercises that judge an answer at once and name the misunderstanding.

In a notebook or script: ``@check("losses/huber")`` above a function, ``ask("activations/dying-relu")`` for
a question, then `hint`, `solution`, `another`, `progress` and `submit`.

By program: ``attempt(find("losses/huber"), function)`` judges a function and returns the `Verdict`; nothing
is shown or kept.
"""

from dlbasics.exercises.judging.code import attempt
from dlbasics.exercises.judging.verdict import Verdict
from dlbasics.exercises.kinds import (
    Case,
    Choice,
    Code,
    Misconception,
    Number,
    Option,
    Order,
    OrderConstraint,
    Tune,
    WrongNumber,
    WrongRegion,
    fresh_numbers,
)
from dlbasics.exercises.notebook_functions import (
    advice_after_cells,
    another,
    ask,
    check,
    hint,
    own_numbers,
    progress,
    solution,
    submit,
)
from dlbasics.exercises.registry import add, all_exercises, find

advice_after_cells.install()

__all__ = [
    "Case", "Choice", "Code", "Misconception", "Number", "Option", "Order", "OrderConstraint", "Tune",
    "Verdict", "WrongNumber", "WrongRegion", "add", "all_exercises", "another", "ask", "attempt", "check",
    "find", "fresh_numbers", "hint", "own_numbers", "progress", "solution", "submit",
]
