"""``python -m dlbasics.grading``: the command line."""
