"""The functions that learners call. None of them raises for what a learner wrote."""

import inspect
import re
import sys
import textwrap
from pathlib import Path

from .. import medium
from . import forms, markup, questions, tally
from . import judge as code_judge
from . import work as works
from .catalogue import all_exercises, find
from .kinds import Choice, Code, Number, Order
from .verdict import Verdict

TRIES = 3


def show(shown):
    """Display in a notebook, print elsewhere."""
    if live():
        from . import notebook

        notebook.show(shown)
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
        if medium() != "kernel":
            show(forms.shown(exercise))
        else:
            show(judged(exercise, function))
        return function

    return decorate


def judged(exercise: Code, function) -> Verdict:
    """Judge a function and keep the work; whatever goes wrong, a verdict comes out."""
    try:
        if not callable(function):
            told = f"Expected a function, `def {exercise.signature}:`, below the line `@check`."
            return Verdict.of(exercise, "does not run", told)
        return kept(exercise, code_judge.attempt(exercise, function), source_of(function))
    except KeyboardInterrupt:
        return Verdict.of(exercise, "does not run", "You stopped it before it was done. Nothing is counted.")
    except Exception as error:  # a fault of ours must not stop the learner's "Run all"
        told = f"This answer could not be judged ({type(error).__name__}: {str(error)[:200]}). Nothing is lost."
        return Verdict.of(exercise, "not attempted", told)


def source_of(function) -> str:
    """The learner's source, or an empty text where Python does not have it."""
    try:
        return textwrap.dedent(inspect.getsource(function))
    except (OSError, TypeError):
        return ""


def kept(exercise, verdict: Verdict, answer) -> Verdict:
    """Keep a verdict in the work file and say beside it how far the chapter is done."""
    work, note = works.keep_verdict(exercise, verdict, answer)
    return verdict.but(note=" ".join(filter(None, [verdict.note, tally.line(work, exercise.chapter), note])))


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
    if medium() != "kernel":
        return show(forms.shown(exercise, explorer))
    if live() and (answer is None or explorer is not None):
        from . import notebook

        return notebook.ask(exercise, explorer, answered)
    if answer is None:
        return show(forms.text(exercise))
    return show(answered(exercise, answer))


def answered(exercise, answer) -> Verdict:
    """Judge an answer to a question and keep the work."""
    try:
        verdict = questions.judge(exercise, answer)
        recorded = None if verdict.status == "not attempted" else questions.read(exercise, answer)
        return kept(exercise, verdict, recorded)
    except Exception as error:  # as in `judged`
        told = f"This answer could not be judged ({type(error).__name__}: {str(error)[:200]}). Nothing is lost."
        return Verdict.of(exercise, "not attempted", told)


def hint(id: str):
    """Show the next hint."""
    exercise = find(id)
    entry = works.entry_of(my_work()[0], exercise)
    at = min(entry["hints"], len(exercise.hints) - 1) + 1
    if not exercise.hints:
        return show(forms.Shown("This exercise has no hints.", "<p>This exercise has no hints.</p>"))
    if medium() == "kernel":
        works.keep(exercise, hints=at)
    head = f"Hint {at} of {len(exercise.hints)}"
    body = exercise.hints[at - 1]
    show(forms.Shown(f"{head}: {body}", f"<p><strong>{head}</strong></p>{markup.block(body)}"))


def solution(id: str):
    """Show the solution, after full marks or three different judged answers."""
    exercise = find(id)
    entry = works.entry_of(my_work()[0], exercise)
    if entry["earned"] < exercise.points and len(entry["tries"]) < TRIES:
        told = (
            f"The solution opens after full marks or {TRIES} different judged answers; "
            f"so far: {len(entry['tries'])}."
        )
        if exercise.hints:
            told += f' hint("{exercise.id}") shows a hint.'
        return show(forms.Shown(told, markup.block(told)))
    body = solved(exercise)
    code = markup.block(f"```\n{body}\n```") if isinstance(exercise, Code) else markup.block(body)
    told = f"{body}\n\n{exercise.explanation}".strip()
    show(forms.Shown(told, code + markup.block(exercise.explanation)))


def solved(exercise) -> str:
    """The right answer: source of the reference, or the answer in words."""
    if isinstance(exercise, Code):
        source = textwrap.dedent(inspect.getsource(exercise.reference)).strip()
        return re.sub(rf"\b{exercise.reference.__name__}\b", exercise.function, source)
    if isinstance(exercise, Choice):
        return "\n\n".join(o.text for o in exercise.options if o.right)
    if isinstance(exercise, Number):
        return f"{exercise.answer:g} {exercise.unit}".strip()
    return "\n\n".join(exercise.lines) if isinstance(exercise, Order) else "Any setting that reaches the goal."


def my_work() -> tuple[dict, str]:
    """The work file beside the notebook, and a note where it is odd."""
    try:
        return works.load(Path(works.NAME))
    except OSError as error:
        return works.empty(), f"Your work could not be read ({error.strerror or error})."


def progress():
    """Draw what is done, chapter by chapter."""
    if medium() == "page":
        return show(forms.Shown("Progress", tally.as_page()))
    work, note = my_work() if medium() == "kernel" else (works.empty(), "")
    rows = tally.tally(work)
    show(forms.Shown(f"{tally.as_text(rows)}\n{note}".strip(), tally.as_html(rows) + markup.block(note)))


def submit(path, learner: str = ""):
    """Write the submission file and say what it holds and what is missing.

    Parameters
    ----------
    path : str or path-like
        Where to write it, such as ``"me.json"``.
    learner : str
        Your name or number, as your instructor asks for it.
    """
    if not isinstance(learner, str):
        raise TypeError(f"learner is a {type(learner).__name__}; expected a text")
    work, note = my_work()
    works.write(Path(path).absolute(), work | {"learner": learner or work["learner"]})
    rows = tally.tally(work)
    missing = [e.id for e in all_exercises() if not works.entry_of(work, e)["when"]]
    told = f"Written: {path}\n\n{tally.as_text(rows)}"
    told += f"\n\nNot answered: {', '.join(missing)}" if missing else "\n\nEverything is answered."
    show(forms.Shown(f"{told}\n{note}".strip(), markup.block(told) + markup.block(note)))
