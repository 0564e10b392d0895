"""The names of what learners call in a notebook.

Standard library only: the sandbox holds this module, and not `dlbasics.exercises`, which defines them.
"""

LEARNER_FUNCTIONS = ("another", "ask", "check", "hint", "own_numbers", "progress", "solution", "submit")
