"""What learners call in a notebook: check, ask, another, hint, solution, progress, submit, own_numbers.

Nothing that a learner wrote makes them raise.
"""

from dlbasics.exercises.notebook_functions.check_function import check
from dlbasics.exercises.notebook_functions.hints_and_solution import hint, solution
from dlbasics.exercises.notebook_functions.progress_report import progress, submit
from dlbasics.exercises.notebook_functions.question_functions import another, ask, own_numbers

__all__ = ["another", "ask", "check", "hint", "own_numbers", "progress", "solution", "submit"]
