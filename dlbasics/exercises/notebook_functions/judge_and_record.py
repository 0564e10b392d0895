"""Judge an answer and keep the work. Whatever goes wrong, a verdict comes out."""

from dlbasics.exercises import progress_store
from dlbasics.exercises.judging import questions
from dlbasics.exercises.judging.code import attempt
from dlbasics.exercises.judging.verdict import Verdict
from dlbasics.exercises.kinds.code import Code
from dlbasics.exercises.model import Question
from dlbasics.exercises.notebook_functions.learner_source import (
    Cell,
    LearnerSource,
    learner_source,
    names_of_other_cells,
)
from dlbasics.exercises.registry import chapter_exercises
from dlbasics.exercises.views import progress_view
from dlbasics.exercises.views.verdict_view import score
from dlbasics.messages import Message, text
from dlbasics.render_target import render_target
from dlbasics.runner.learner_traceback import class_name, message_of
from dlbasics.runner.source_inspection import attribute_of


def judge_function(exercise: Code, function, cell: Cell | None = None) -> Verdict:
    """Judge a function and keep the work; whatever goes wrong, a verdict comes out.

    Parameters
    ----------
    exercise : Code
    function : object
    cell : Cell, optional
        That calls `check`.
    """
    try:
        if not callable(function):
            return attempt(exercise, function)
        source = learner_source(function, exercise.id, cell)  # before its calls change what it uses
        verdict = attempt(exercise, function)
        verdict = verdict.replace(notes=(*verdict.notes, *_notes_on_the_source(source, cell, verdict)))
        verdict = keep(verdict, source.text)
        return verdict.replace(notes=(*_note_on_the_name(exercise, function, verdict), *verdict.notes))
    except KeyboardInterrupt:
        return Verdict(exercise, "does not run", message=Message("judge.stopped"))
    except Exception as error:  # a fault of ours must not stop the learner's "Run all"
        return _not_judged(exercise, error)


def judge_answer(question: Question, answer) -> Verdict:
    """Judge an answer to a question and keep the work."""
    try:
        verdict = questions.judge(question, answer)
        recorded = None if verdict.status == "not attempted" else question.read(answer)
        return keep(verdict, recorded)
    except Exception as error:  # as in `judge_function`
        return _not_judged(question, error)


def keep(verdict: Verdict, answer) -> Verdict:
    """Keep a verdict in the work file and say beside it how far the chapter is done."""
    if render_target() == "browser":  # the page keeps the work, and says the same in its own place
        return verdict.replace(answer=answer)
    work, message = progress_store.record_verdict(verdict, answer)
    progress = progress_view.chapter_line(work, verdict.exercise.chapter)
    return verdict.replace(notes=(*verdict.notes, _note_on_the_best(verdict, work), progress, message or ""))


def _note_on_the_best(verdict: Verdict, work: dict) -> str:
    """That an earlier answer counts, which was better than this one."""
    best = progress_store.entry_of(work, verdict.exercise)["earned"]
    if best <= verdict.earned:
        return ""
    earlier = verdict.replace(credit=min(best / verdict.points, 1))
    return text("progress.earlier-counts", score=score(earlier))


def _note_on_the_name(exercise: Code, function, verdict: Verdict) -> tuple[Message, ...]:
    """A word about a function that stands under the id of another exercise."""
    name = attribute_of(function, "__name__")
    if verdict.status == "right" or not isinstance(name, str) or name == exercise.function:
        return ()
    named_so = [e for e in chapter_exercises(exercise.chapter) if isinstance(e, Code) and e.function == name]
    if not named_so:
        return ()
    params = {"name": name, "function": exercise.function, "id": exercise.id, "other": named_so[0].id}
    return (Message("judge.other-exercise", params),)


def _notes_on_the_source(source: LearnerSource, cell: Cell | None, verdict: Verdict) -> tuple[Message, ...]:
    """What the file to hand in does not hold of a function that was judged."""
    if not verdict.is_try:
        return ()
    left_behind = source.left_behind
    if render_target() == "browser" and cell is not None:
        left_behind = names_of_other_cells(verdict.exercise.id, cell)
    elif not source.text:
        return (Message("note.not-in-the-file"),)
    names = [f"`{name}`" for name in left_behind]
    return (Message("note.left-behind", {"names": names}),) if names else ()


def _not_judged(exercise, error: Exception) -> Verdict:
    """Say that the fault is not the learner's."""
    about = f"{class_name(type(error))}: {message_of(error, 200)}"
    message = Message("judge.not-judged", {"error": about})
    return Verdict(exercise, "not attempted", message=message)
