"""The form of an exercise's id: ``"<chapter>/<kebab-name>"``."""

import re

EXERCISE_ID = re.compile(r"[a-z][a-z0-9_]*/[a-z0-9]+(?:-[a-z0-9]+)*")


def first_id(*given) -> str:
    """The first text among what a call was given, to show with it how the call is written."""
    return next((one for one in given if isinstance(one, str)), "chapter/name")
