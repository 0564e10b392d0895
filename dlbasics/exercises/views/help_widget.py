"""Buttons for hints and the solution, below an exercise in a live notebook."""

import ipywidgets as widgets
from IPython.display import display

from dlbasics.exercises.model import Exercise
from dlbasics.messages import text


def show_help(exercise: Exercise, next_hint, solution):
    """Display the buttons, and below them what they were pressed for.

    Parameters
    ----------
    exercise : Exercise
    next_hint, solution : callable
        Each takes the exercise and gives the `TextAndHtml` to show.
    """
    shown = widgets.HTMLMath()

    def button(code, view):
        label = text(code)
        tooltip = text("line.labelled", label=label, body=exercise.title)
        made = widgets.Button(description=label, tooltip=tooltip, layout={"width": "auto"})

        def on_click(_):
            shown.value = view(exercise).html

        made.on_click(on_click)
        return made

    buttons = [button("hint.button", next_hint)] if exercise.hints else []
    display(widgets.VBox([widgets.HBox([*buttons, button("solution.button", solution)]), shown]))
