"""What learners ask for besides a verdict: hints, the solution, their progress, a file to hand in."""

import inspect
import re
import textwrap
from pathlib import Path

from dlbasics.exercises import progress_store as works
from dlbasics.exercises.api import my_work, show
from dlbasics.exercises.kinds import Choice, Code, Number, Order
from dlbasics.exercises.progress_store import TRIES
from dlbasics.exercises.registry import all_exercises, find
from dlbasics.exercises.views import html as html_view
from dlbasics.exercises.views import markdown
from dlbasics.exercises.views import progress as progress_view
from dlbasics.render_target import render_target


def hint(id: str):
    """Show the next hint."""
    exercise = find(id)
    entry = works.entry_of(my_work()[0], exercise)
    at = min(entry["hints"], len(exercise.hints) - 1) + 1
    if exercise.hints and render_target() == "kernel":
        works.keep(exercise, hints=at)
    show(hinted(exercise, at))


def hinted(exercise, at: int) -> html_view.Shown:
    """Hint number `at`, counted from 1."""
    if not exercise.hints:
        return html_view.Shown("This exercise has no hints.", "<p>This exercise has no hints.</p>")
    if not 1 <= at <= len(exercise.hints):
        raise ValueError(f"at is {at!r}; expected from 1 to {len(exercise.hints)}, the number of hints")
    head = f"Hint {at} of {len(exercise.hints)}"
    body = exercise.hints[at - 1]
    return html_view.Shown(f"{head}: {body}", f"<p><strong>{head}</strong></p>{markdown.block(body)}")


def solution(id: str):
    """Show the solution, after full marks or three different judged answers."""
    exercise = find(id)
    show(unlocked(exercise, works.entry_of(my_work()[0], exercise))[1])


def unlocked(exercise, entry: dict) -> tuple[bool, html_view.Shown]:
    """Whether the solution is open after what was done, and the solution or what it still takes."""
    if entry["earned"] >= exercise.points or len(entry["tries"]) >= TRIES:
        return True, opened(exercise)
    told = f"The solution opens after full marks or {TRIES} different judged answers; "
    told += f"so far: {len(entry['tries'])}."
    if exercise.hints and render_target() != "browser":
        told += f' hint("{exercise.id}") shows a hint.'
    return False, html_view.Shown(told, markdown.block(told))


def opened(exercise) -> html_view.Shown:
    """The solution and its explanation."""
    body = solved(exercise)
    code = markdown.block(f"```\n{body}\n```") if isinstance(exercise, Code) else markdown.block(body)
    told = f"{body}\n\n{exercise.explanation}".strip()
    return html_view.Shown(told, code + markdown.block(exercise.explanation))


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
    if render_target() == "browser":
        told = "Your progress is drawn in its place on this page."
        return show(html_view.Shown(told, markdown.block(told)))
    if render_target() == "page":
        return show(html_view.Shown("Progress", progress_view.HERE))
    if render_target() == "print":
        told = "Progress is drawn here when you run this cell, and on the page."
        return show(html_view.Shown(told, markdown.block(told)))
    work, note = my_work()
    rows = progress_view.tally(work)
    text = f"{progress_view.as_text(rows)}\n{note}".strip()
    show(html_view.Shown(text, progress_view.as_html(rows) + markdown.block(note)))


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
    rows = progress_view.tally(work)
    missing = [e.id for e in all_exercises() if not works.entry_of(work, e)["when"]]
    told = f"Written: {path}\n\n{progress_view.as_text(rows)}"
    told += f"\n\nNot answered: {', '.join(missing)}" if missing else "\n\nEverything is answered."
    show(html_view.Shown(f"{told}\n{note}".strip(), markdown.block(told) + markdown.block(note)))
