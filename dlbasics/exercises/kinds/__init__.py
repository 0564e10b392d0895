"""The kinds of exercise, a module each: what is asked, and what can be said about an answer.

What people type as an answer is read by `dlbasics.exercises.typed_answers`.

A chapter's definitions import all that they need from here.
"""

from dlbasics.exercises.kinds.choice import Choice
from dlbasics.exercises.kinds.code import Code
from dlbasics.exercises.kinds.number import Number
from dlbasics.exercises.kinds.order import Order
from dlbasics.exercises.kinds.tune import Tune
from dlbasics.exercises.model import (
    Case,
    Exercise,
    Misconception,
    Option,
    OrderConstraint,
    Question,
    WrongNumber,
    WrongRegion,
)
from dlbasics.exercises.question_variants import fresh_numbers

__all__ = [
    "Case", "Choice", "Code", "Exercise", "Misconception", "Number", "Option", "Order", "OrderConstraint",
    "Question", "Tune", "WrongNumber", "WrongRegion", "fresh_numbers",
]
