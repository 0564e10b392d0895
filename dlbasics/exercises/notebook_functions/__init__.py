"""What learners call in a notebook: check, ask, another, hint, solution, progress, submit, own_numbers.

What is wrong with an answer, or with a function, a verdict says. A call raises where it cannot be meant: an
id that no exercise has, arguments that the function does not take, a file that cannot be written.
"""

from dlbasics.exercises.notebook_functions.check_decorator import check
from dlbasics.exercises.notebook_functions.hints_and_solution import hint, solution
from dlbasics.exercises.notebook_functions.progress_report import progress
from dlbasics.exercises.notebook_functions.question_functions import another, ask, own_numbers
from dlbasics.exercises.notebook_functions.write_submission import submit

__all__ = ["another", "ask", "check", "hint", "own_numbers", "progress", "solution", "submit"]
