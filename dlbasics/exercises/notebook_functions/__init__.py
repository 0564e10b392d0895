"""What learners call in a notebook: check, ask, another, hint, solution, progress, submit, own_numbers.

Nothing that a learner wrote makes them raise.
"""

from .check_function import check
from .hints_and_solution import hint, solution
from .progress_report import progress, submit
from .question_functions import another, ask, own_numbers

__all__ = ["another", "ask", "check", "hint", "own_numbers", "progress", "solution", "submit"]
