"""The form of an exercise's id: ``"<chapter>/<kebab-name>"``."""

import re

EXERCISE_ID = re.compile(r"[a-z][a-z0-9_]*/[a-z0-9]+(?:-[a-z0-9]+)*")
