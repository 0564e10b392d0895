"""The kinds of exercise, a module each: what is asked, and what can be said about an answer.

`fresh_numbers` gives a question other numbers. `dlbasics.exercises.typed_answers` reads what people type.

A chapter's definitions import all that they need from here.
"""

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

from .choice import Choice
from .code import Code
from .fresh_numbers import fresh_numbers
from .number import Number
from .order import Order
from .tune import Tune

__all__ = [
    "Case", "Choice", "Code", "Exercise", "Misconception", "Number", "Option", "Order", "OrderConstraint",
    "Question", "Tune", "WrongNumber", "WrongRegion", "fresh_numbers",
]
