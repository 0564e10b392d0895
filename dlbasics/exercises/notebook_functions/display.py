"""Show something where the learner works: in a notebook, in the page, or on a terminal."""

import importlib.util
import sys

from dlbasics.render_target import render_target, running_shell


def show(value):
    """Display in a notebook and in the page, print elsewhere."""
    if render_target() == "browser":
        sys.displayhook(value)
    elif running_shell():
        from dlbasics.exercises.views.show_in_notebook import show_in_notebook

        show_in_notebook(value)
    else:
        print(value)


def has_widgets() -> bool:
    """Whether a notebook runs that can show widgets: ipywidgets is optional, and a terminal shows none."""
    return hasattr(running_shell(), "kernel") and importlib.util.find_spec("ipywidgets") is not None
