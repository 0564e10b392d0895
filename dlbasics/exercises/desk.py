"""What learners ask for besides a verdict: hints, the solution, their progress, a file to hand in."""

import inspect
import re
import textwrap
from pathlib import Path

from .. import medium
from . import forms, markup, tally
from . import work as works
from .catalogue import all_exercises, find
from .classroom import my_work, show
from .kinds import Choice, Code, Number, Order
from .work import TRIES


def hint(id: str):
    """Show the next hint."""
    exercise = find(id)
    entry = works.entry_of(my_work()[0], exercise)
    at = min(entry["hints"], len(exercise.hints) - 1) + 1
    if exercise.hints and medium() == "kernel":
        works.keep(exercise, hints=at)
    show(hinted(exercise, at))


def hinted(exercise, at: int) -> forms.Shown:
    """Hint number `at`, counted from 1."""
    if not exercise.hints:
        return forms.Shown("This exercise has no hints.", "<p>This exercise has no hints.</p>")
    if not 1 <= at <= len(exercise.hints):
        raise ValueError(f"at is {at!r}; expected from 1 to {len(exercise.hints)}, the number of hints")
    head = f"Hint {at} of {len(exercise.hints)}"
    body = exercise.hints[at - 1]
    return forms.Shown(f"{head}: {body}", f"<p><strong>{head}</strong></p>{markup.block(body)}")


def solution(id: str):
    """Show the solution, after full marks or three different judged answers."""
    exercise = find(id)
    show(unlocked(exercise, works.entry_of(my_work()[0], exercise))[1])


def unlocked(exercise, entry: dict) -> tuple[bool, forms.Shown]:
    """Whether the solution is open after what was done, and the solution or what it still takes."""
    if entry["earned"] >= exercise.points or len(entry["tries"]) >= TRIES:
        return True, opened(exercise)
    told = f"The solution opens after full marks or {TRIES} different judged answers; "
    told += f"so far: {len(entry['tries'])}."
    if exercise.hints and medium() != "live":
        told += f' hint("{exercise.id}") shows a hint.'
    return False, forms.Shown(told, markup.block(told))


def opened(exercise) -> forms.Shown:
    """The solution and its explanation."""
    body = solved(exercise)
    code = markup.block(f"```\n{body}\n```") if isinstance(exercise, Code) else markup.block(body)
    told = f"{body}\n\n{exercise.explanation}".strip()
    return forms.Shown(told, code + markup.block(exercise.explanation))


def solved(exercise) -> str:
    """The right answer: source of the reference, or the answer in words."""
    if isinstance(exercise, Code):
        source = textwrap.dedent(inspect.getsource(exercise.reference)).strip()
        return re.sub(rf"\b{exercise.reference.__name__}\b", exercise.function, source)
    if isinstance(exercise, Choice):
        return "\n\n".join(o.text for o in exercise.options if o.right)
    if isinstance(exercise, Number):
        return f"{exercise.answer:g} {exercise.unit}".strip()
    if isinstance(exercise, Order):
        return "\n\n".join(exercise.lines)
    return "Any setting that reaches the goal."


def progress():
    """Draw what is done, chapter by chapter."""
    if medium() == "live":
        told = "Your progress is drawn in its place on this page."
        return show(forms.Shown(told, markup.block(told)))
    if medium() == "page":
        return show(forms.Shown("Progress", tally.HERE))
    if medium() == "print":
        told = "Progress is drawn here when you run this cell, and on the page."
        return show(forms.Shown(told, markup.block(told)))
    work, note = my_work()
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
