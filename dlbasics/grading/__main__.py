"""``python -m dlbasics.grading``."""

import sys

if not sys.flags.safe_path:
    # The folder in which this is run comes last: a file of exercises called random.py hides no library there
    sys.path.append(sys.path.pop(0))

from dlbasics.grading.cli.main import run_and_exit

run_and_exit()
