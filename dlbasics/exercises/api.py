"""`check` and `ask`: judge an answer, keep it, show the verdict. Nothing a learner wrote makes them raise."""

import inspect
import sys
import textwrap
from pathlib import Path

from dlbasics.exercises import progress_store as works
from dlbasics.exercises.judging import code as code_judge
from dlbasics.exercises.judging import questions
from dlbasics.exercises.judging.verdict import Verdict
from dlbasics.exercises.kinds import Code
from dlbasics.exercises.registry import find
from dlbasics.exercises.views import html as html_view
from dlbasics.exercises.views import progress
from dlbasics.render_target import render_target
from dlbasics.runner.check_syntax import with_check
from dlbasics.runner.names import names_in


def show(shown):
    """Display in a notebook and in the page, print elsewhere."""
    if render_target() == "browser":
        sys.displayhook(shown)
    elif live():
        from dlbasics.exercises.views import widgets

        widgets.show(shown)
    else:
        print(shown)


def live() -> bool:
    """Whether an IPython shell runs; asking must not load IPython."""
    ipython = sys.modules.get("IPython")
    return ipython is not None and ipython.get_ipython() is not None


def check(id: str):
    """Judge the function below as soon as its cell runs.

    Parameters
    ----------
    id : str
        The exercise: ``@check("activations/swish")``.

    Returns
    -------
    callable
        A decorator that returns the function unchanged.
    """
    if not isinstance(id, str):
        raise TypeError(f'id is a {type(id).__name__}; expected a text: @check("chapter/name")')
    exercise = find(id)
    if not isinstance(exercise, Code):
        raise ValueError(f"{id!r} is a question, not a function to complete; answer it with ask({id!r})")

    def decorate(function):
        if render_target() in ("kernel", "browser"):
            show(judged(exercise, function))
        else:
            show(html_view.shown(exercise))
        return function

    return decorate


def judged(exercise: Code, function) -> Verdict:
    """Judge a function and keep the work; whatever goes wrong, a verdict comes out."""
    try:
        if not callable(function):
            told = f"Expected a function, `def {exercise.signature}:`, below the line `@check`."
            return Verdict.of(exercise, "does not run", told)
        return kept(exercise, code_judge.attempt(exercise, function), source_of(function, exercise.id))
    except KeyboardInterrupt:
        return Verdict.of(exercise, "does not run", "You stopped it before it was done. Nothing is counted.")
    except Exception as error:  # a fault of ours must not stop the learner's "Run all"
        return unjudged(exercise, error)


def unjudged(exercise, error: Exception) -> Verdict:
    """Say that the fault is not the learner's."""
    told = f"This could not be judged ({type(error).__name__}: {str(error)[:200]}). Nothing is lost."
    return Verdict.of(exercise, "not attempted", told)


def source_of(function, id: str) -> str:
    """The learner's source, below what else of theirs it uses; empty where Python does not have it.

    A work file holds nothing but this: without the helpers of other cells, what is right here fails there. Of
    several functions the one below `check` counts.
    """
    function = inspect.unwrap(function)
    space, home = getattr(function, "__globals__", {}), getattr(function, "__module__", "")
    made, todo = {}, {"": function}
    while todo:
        name, used = todo.popitem()
        if type(used) in (int, float, str):
            made[name] = f"{name} = {used!r}\n"
        elif inspect.ismodule(used):
            made[name] = f"import {used.__name__} as {name}\n"
        elif getattr(used, "__module__", "") == home and callable(used):
            try:
                made[name] = textwrap.dedent(inspect.getsource(used))
            except (OSError, TypeError):
                continue
            reads = [read for read in sorted(names_in(made[name]).reads) if read not in made | todo]
            todo |= {read: space[read] for read in reads if space.get(read, function) is not function}
    if len(made) > 1 and "" in made:
        made[""] = with_check(made[""], id)
    return "\n".join(reversed(made.values())) if "" in made else ""


def kept(exercise, verdict: Verdict, answer) -> Verdict:
    """Keep a verdict in the work file and say beside it how far the chapter is done."""
    if render_target() == "browser":  # the page keeps the work, and says the same in its own place
        return verdict.but(answer=answer)
    work, note = works.keep_verdict(exercise, verdict, answer)
    notes = [verdict.note, progress.line(work, exercise.chapter), note]
    return verdict.but(note=" ".join(filter(None, notes)))


def ask(id: str, answer=None):
    """Show a question, or judge an answer to it.

    Parameters
    ----------
    id : str
        The exercise.
    answer : optional
        For a choice or an order the letters, for a number the number or its text. For a question that is
        answered by moving an explorer: that explorer.
    """
    exercise = find(id)
    if isinstance(exercise, Code):
        raise ValueError(f"{id!r} is a function to complete; write @check({id!r}) above it")
    explorer = answer if hasattr(answer, "grid") else None
    if render_target() == "browser":
        return show(html_view.elsewhere(exercise))
    if render_target() != "kernel":
        return show(html_view.shown(exercise, explorer))
    if live() and (answer is None or explorer is not None):
        from dlbasics.exercises.views import widgets

        return widgets.ask(exercise, explorer, answered)
    if answer is None:
        return show(html_view.text(exercise))
    return show(answered(exercise, answer))


def answered(exercise, answer) -> Verdict:
    """Judge an answer to a question and keep the work."""
    try:
        verdict = questions.judge(exercise, answer)
        recorded = None if verdict.status == "not attempted" else questions.read(exercise, answer)
        return kept(exercise, verdict, recorded)
    except Exception as error:  # as in `judged`
        return unjudged(exercise, error)


def my_work() -> tuple[dict, str]:
    """The work file beside the notebook, and a note where it is odd."""
    try:
        return works.load(Path(works.NAME))
    except OSError as error:
        return works.empty(), f"Your work could not be read ({error.strerror or error})."
