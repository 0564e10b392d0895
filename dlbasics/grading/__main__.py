"""``python -m dlbasics.grading``."""

from .cli import run_and_exit

run_and_exit()
