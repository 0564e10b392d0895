"""What every exercise is made of: cases, known mistakes, and what all kinds of exercise share."""

from dlbasics.exercises.model.definition import DefinitionError, check_number, shown
from dlbasics.exercises.model.exercise import Exercise, Finding, Question, UnreadableAnswer
from dlbasics.exercises.model.parts import (
    CASE_KINDS,
    Case,
    Misconception,
    Option,
    OrderConstraint,
    WrongNumber,
    WrongRegion,
)

__all__ = [
    "CASE_KINDS", "Case", "DefinitionError", "Exercise", "Finding", "Misconception", "Option",
    "OrderConstraint", "Question", "UnreadableAnswer", "WrongNumber", "WrongRegion", "check_number", "shown",
]
