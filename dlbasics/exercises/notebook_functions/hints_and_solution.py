"""What learners ask for besides a verdict: a hint, the solution."""

from dlbasics.exercise_id import first_id
from dlbasics.exercises import progress_store
from dlbasics.exercises.notebook_functions.display import show
from dlbasics.exercises.registry import find
from dlbasics.exercises.views import help_view
from dlbasics.exercises.views.text_and_html import TextAndHtml
from dlbasics.messages import text
from dlbasics.render_target import render_target


def hint(id: str | None = None, *more):
    """Show the next hint.

    Parameters
    ----------
    id : str
        The exercise: ``hint("activations/swish")``.
    *more
        Nothing: who gives the number of a hint is told that each call shows the next one.
    """
    _check_id_alone("hint", id, more)
    show(_next_hint(find(id)))


def solution(id: str | None = None, *more):
    """Show the solution, after a right answer or three different ones.

    Parameters
    ----------
    id : str
        The exercise: ``solution("activations/swish")``.
    *more
        Nothing, as for `hint`.
    """
    _check_id_alone("solution", id, more)
    show(_solution(find(id)))


def _check_id_alone(function: str, id, more: tuple):
    if id is None or more:
        raise TypeError(text("argument.id-alone", function=function, id=repr(first_id(id, *more))))


def _next_hint(exercise) -> TextAndHtml:
    """The hint after those that were seen; the last one again."""
    number = min(progress_store.own_entry(exercise)["hints"], len(exercise.hints) - 1) + 1
    message = None
    if exercise.hints and render_target() == "kernel":
        _, message = progress_store.update_entry(exercise, hints=number)
    return help_view.hint_view(exercise, number).followed_by(message)


def _solution(exercise) -> TextAndHtml:
    return help_view.solution_view(exercise, progress_store.own_entry(exercise))


def show_help(exercise):
    """Show the buttons that ask for both."""
    from dlbasics.exercises.views import help_widget

    help_widget.show_help(exercise, _next_hint, _solution)
