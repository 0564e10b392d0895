"""What ``check("chapter/name")`` returns: a decorator that judges the function below it."""

import sys
import types

from dlbasics.exercises.kinds.code import Code
from dlbasics.messages import Message


class CheckDecorator:
    """Judge the function that is defined below ``@check(...)``, and return it unchanged.

    Parameters
    ----------
    exercise : Code
    judge : callable
        Takes the exercise and the function, and shows what there is to show.
    remind : callable
        Takes the message that is shown where the ``@`` is missing: nothing was decorated then.
    """

    def __init__(self, exercise: Code, judge, remind):
        self.exercise, self._judge, self._remind = exercise, judge, remind
        self._was_used = False

    def __call__(self, function):
        self._was_used = True
        bind(function)
        self._judge(self.exercise, function)
        return function

    @property
    def reminder(self) -> Message:
        """What is said where the ``@`` is missing."""
        return Message("judge.no-decorator", {"id": self.exercise.id, "signature": self.exercise.signature})

    def __repr__(self) -> str:
        self._was_used = True
        return str(self.reminder)

    def __del__(self):
        # The line `check("...")` alone makes this object and drops it at once.
        if not self._was_used and not sys.is_finalizing():
            self._remind(self.reminder)


def bind(function):
    """Give a function its name before it is judged, so that it can call itself.

    Without that a call in its body would find no function of this name, or the one of an earlier run.
    """
    if isinstance(function, types.FunctionType) and function.__qualname__ == function.__name__:
        if function.__name__.isidentifier():
            function.__globals__[function.__name__] = function
