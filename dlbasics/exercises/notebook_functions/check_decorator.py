"""``@check("activations/swish")``: the decorator that judges the function below it."""

import linecache
import sys
import types

from dlbasics.exercise_id import first_id
from dlbasics.exercises.judging.code import numpy_notes
from dlbasics.exercises.kinds.code import Code
from dlbasics.exercises.notebook_functions.display import has_widgets, show
from dlbasics.exercises.notebook_functions.hints_and_solution import show_help
from dlbasics.exercises.notebook_functions.judge_and_record import judge_function
from dlbasics.exercises.notebook_functions.learner_source import Cell
from dlbasics.exercises.registry import find
from dlbasics.exercises.views.exercise_view import exercise_view
from dlbasics.exercises.views.text_and_html import TextAndHtml
from dlbasics.messages import Message, text
from dlbasics.render_target import render_target
from dlbasics.runner.restore_numpy import restore_numpy


def check(id: str | None = None, *more):
    """Judge the function below as soon as its cell runs.

    Parameters
    ----------
    id : str
        The exercise: ``@check("activations/swish")``.
    *more
        Nothing: who gives a function here is told where it belongs.

    Returns
    -------
    CheckDecorator
        A decorator that returns the function unchanged.
    """
    if more:
        raise TypeError(text("argument.check-takes-id-alone", id=repr(first_id(id, *more))))
    if id is None:
        raise TypeError(text("argument.check-without-id"))
    if not isinstance(id, str):
        raise TypeError(text("argument.id-no-text", type=type(id).__name__))
    overwritten = restore_numpy()  # the definitions of a chapter compute with it
    exercise = find(id)
    if not isinstance(exercise, Code):
        raise ValueError(text("argument.checked-question", id=repr(id)))
    frame = sys._getframe(1)
    cell = Cell(frame.f_globals, frame.f_code.co_filename)
    return CheckDecorator(exercise, cell, _is_decorator(frame), overwritten)


def _is_decorator(frame) -> bool:
    """Whether the line that is running begins with ``@``."""
    return linecache.getline(frame.f_code.co_filename, frame.f_lineno).lstrip().startswith("@")


class CheckDecorator:
    """Judge the function that is defined below ``@check(...)``, and return it unchanged.

    Parameters
    ----------
    exercise : Code
    cell : Cell
    has_at_sign : bool
        Whether a missing ``@`` need not be told: where the line has one and judges nothing, the line of the
        function has raised an exception.
    overwritten : list of str
        Names of numpy that had been overwritten.
    """

    def __init__(self, exercise: Code, cell: Cell, has_at_sign: bool = False,
                 overwritten: list[str] = ()):
        self.exercise, self._cell, self._overwritten = exercise, cell, overwritten
        self._was_used = has_at_sign

    def __call__(self, function):
        self._was_used = True
        bind(function)
        self._show_judged(function)
        return function

    def _show_judged(self, function):
        """Show the verdict on a function or, where nothing is judged, the exercise."""
        if render_target() not in ("kernel", "browser"):
            show(exercise_view(self.exercise))
            return
        verdict = judge_function(self.exercise, function, self._cell)
        show(verdict.replace(notes=(*numpy_notes(self._overwritten), *verdict.notes)))
        if render_target() == "kernel" and has_widgets():
            show_help(self.exercise)

    @property
    def reminder(self) -> Message:
        """What is said where the ``@`` is missing: nothing was decorated then."""
        return Message("judge.no-decorator", {"id": self.exercise.id, "signature": self.exercise.signature})

    def __repr__(self) -> str:
        self._was_used = True
        return str(self.reminder)

    def __del__(self):
        # The line `check("...")` alone makes this object and drops it at once.
        if not self._was_used and not sys.is_finalizing():
            _remind(self.reminder)


def bind(function):
    """Give a function its name before it is judged, so that it can call itself.

    Without that a call in its body would find no function of this name, or the one of an earlier run.
    """
    if isinstance(function, types.FunctionType) and function.__qualname__ == function.__name__:
        if function.__name__.isidentifier():
            function.__globals__[function.__name__] = function


def _remind(message: Message):
    """Show what is missing at a `check` without a function."""
    if render_target() in ("kernel", "browser"):
        show(TextAndHtml.from_markdown(str(message)))
