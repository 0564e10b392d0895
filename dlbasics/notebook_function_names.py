"""The names of what learners call in a notebook.

Standard library only: the sandbox holds this module, and not `dlbasics.exercises`, which defines them.
"""

NOTEBOOK_FUNCTION_NAMES = ("another", "ask", "check", "hint", "own_numbers", "progress", "solution", "submit")
