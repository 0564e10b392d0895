"""Show something where the learner works: in a notebook, in the page, or on a terminal."""

import sys

from dlbasics.render_target import render_target, running_shell


def show(value):
    """Display in a notebook and in the page, print elsewhere."""
    if render_target() == "browser":
        sys.displayhook(value)
    elif in_jupyter():
        from dlbasics.exercises.views import question_widget

        question_widget.show(value)
    else:
        print(value)


def in_jupyter() -> bool:
    """Whether an IPython shell runs."""
    return running_shell() is not None
