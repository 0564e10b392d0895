"""``python -m dlbasics.grading``."""

from dlbasics.grading.cli.main import run_and_exit

run_and_exit()
