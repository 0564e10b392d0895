"""What learners call: check, ask, another, hint, solution, progress, submit.

Nothing that a learner wrote makes them raise.
"""

import sys
from pathlib import Path

from dlbasics.exercises import progress_store
from dlbasics.exercises.check_decorator import CheckDecorator
from dlbasics.exercises.judging import questions
from dlbasics.exercises.judging.code import attempt
from dlbasics.exercises.judging.verdict import Verdict
from dlbasics.exercises.kinds.code import Code
from dlbasics.exercises.kinds.fresh_numbers import practice_questions
from dlbasics.exercises.learner_source import source_of
from dlbasics.exercises.model import Question, UnreadableAnswer
from dlbasics.exercises.progress_store import TRIES_TO_OPEN_SOLUTION
from dlbasics.exercises.registry import all_exercises, chapter_exercises, find, set_learner
from dlbasics.exercises.repetition import next_exercise, to_repeat
from dlbasics.exercises.views import help_view, progress_view
from dlbasics.exercises.views.rendered import Rendered
from dlbasics.exercises.views.static_exercise_view import answered_in_place, as_text, exercise_view
from dlbasics.markdown import block
from dlbasics.messages import Message, text
from dlbasics.render_target import render_target, running_shell

MAX_PRACTICE = 20
# By id: the place of the practice question that was shown last.
_practised: dict[str, int] = {}

# -- showing --------------------------------------------------------------------------------------


def show(value):
    """Display in a notebook and in the page, print elsewhere."""
    if render_target() == "browser":
        sys.displayhook(value)
    elif in_jupyter():
        from dlbasics.exercises.views import question_widget

        question_widget.show(value)
    else:
        print(value)


def in_jupyter() -> bool:
    """Whether an IPython shell runs."""
    return running_shell() is not None


# -- judging --------------------------------------------------------------------------------------


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
        raise TypeError(f"check takes the id alone; write @check({id!r}) above the function")
    if id is None:
        raise TypeError('check needs the id of an exercise: @check("chapter/name") above the function')
    if not isinstance(id, str):
        raise TypeError(f'id is a {type(id).__name__}; expected a text: @check("chapter/name")')
    exercise = find(id)
    if not isinstance(exercise, Code):
        raise ValueError(f"{id!r} is a question, not a function to complete; answer it with ask({id!r})")
    return CheckDecorator(exercise, _show_judged, _remind)


def _show_judged(exercise: Code, function):
    """Show the verdict on a function or, where nothing is judged, the exercise."""
    if render_target() in ("kernel", "browser"):
        show(judge_function(exercise, function))
        if render_target() == "kernel" and in_jupyter():
            _show_help(exercise)
    else:
        show(exercise_view(exercise))


def _remind(message: Message):
    """Show what is missing at a `check` without a function."""
    if render_target() in ("kernel", "browser"):
        show(Rendered.from_markdown(str(message)))


def judge_function(exercise: Code, function) -> Verdict:
    """Judge a function and keep the work; whatever goes wrong, a verdict comes out."""
    try:
        if not callable(function):
            return attempt(exercise, function)
        verdict = keep(attempt(exercise, function), source_of(function, exercise.id))
        return verdict.replace(notes=(*_note_on_the_name(exercise, function, verdict), *verdict.notes))
    except KeyboardInterrupt:
        return Verdict(exercise, "does not run", message=Message("judge.stopped"))
    except Exception as error:  # a fault of ours must not stop the learner's "Run all"
        return _not_judged(exercise, error)


def _note_on_the_name(exercise: Code, function, verdict: Verdict) -> tuple[Message, ...]:
    """A word about a function that stands under the id of another exercise."""
    name = getattr(function, "__name__", "")
    if verdict.status == "right" or name == exercise.function:
        return ()
    others = [e for e in chapter_exercises(exercise.chapter) if isinstance(e, Code) and e.function == name]
    if not others:
        return ()
    params = {"name": name, "function": exercise.function, "id": exercise.id, "other": others[0].id}
    return (Message("judge.other-exercise", params),)


def ask(id: str, answer=None, *more):
    """Show a question, or judge an answer to it.

    Parameters
    ----------
    id : str
        The exercise.
    answer : optional
        For a choice or an order text with the letters, such as ``"a c"`` or ``"c > b > a"``; ``"1"`` is the
        first, as ``"a"``, while integers in a list count from 0. For a number the number or its text, such as
        ``"1/4"``, ``"0,25"``, ``"2.5*10^-1"`` or ``"ln 2"``; ``log`` is the natural logarithm, too. For a
        question that is answered by moving an explorer: that explorer.
    *more
        Nothing: who writes ``0,333`` without quotes is told to write them.
    """
    _check_one_answer("ask", id, answer, more)
    question = _find_question(id)
    explorer = answer if hasattr(answer, "grid") else None
    target = render_target()
    if target == "browser":
        show(answered_in_place(question))
    elif target != "kernel":
        show(exercise_view(question, explorer))
    elif in_jupyter() and (answer is None or explorer is not None):
        from dlbasics.exercises.views import question_widget

        question_widget.show_question(question, explorer, _own_answer(question), questions.judge,
                                      judge_answer, lambda: _is_done(question), _others_like)
        _show_help(question)
    elif answer is None:
        show(as_text(question))
    else:
        show(judge_answer(question, answer))


def another(id: str, answer=None, *more):
    """Practise: show one more question like one that is done, with other numbers, or judge an answer to it.

    It earns no points, and nothing of it is kept.

    Parameters
    ----------
    id : str
        A question that was answered rightly, or three times differently.
    answer : optional
        To the question that was shown last.
    *more
        Nothing, as for `ask`.
    """
    _check_one_answer("another", id, answer, more)
    question = _find_question(id)
    if render_target() == "browser":
        show(answered_in_place(question))
    elif question.template is None:
        show(Rendered.from_markdown(text("practice.none")))
    elif not _is_done(question):
        so_far = len(_own_entry(question)["tries"])
        show(Rendered.from_markdown(text("practice.locked", tries=TRIES_TO_OPEN_SOLUTION, so_far=so_far)))
    elif answer is None:
        others = _others_like(question)
        _practised[id] = (_practised.get(id, -1) + 1) % len(others)
        _show_practice(others[_practised[id]])
    else:
        show(questions.judge(_others_like(question)[_practised.get(id, 0)], answer))


def _others_like(question: Question) -> tuple[Question, ...]:
    """Questions for practice; drawing them takes a moment."""
    return practice_questions(question, MAX_PRACTICE)


def _show_practice(question: Question):
    if in_jupyter():
        from dlbasics.exercises.views import question_widget

        question_widget.show_practice(question, questions.judge)
    else:
        show(as_text(question))


def _check_one_answer(name: str, id: str, answer, more: tuple):
    """Refuse ``0,333``, which Python takes for two answers."""
    if more:
        written = ",".join(map(str, (answer, *more)))
        raise TypeError(f'{name} takes one answer; write it in quotes: {name}("{id}", "{written}")')


def _find_question(id: str) -> Question:
    question = find(id)
    if not isinstance(question, Question):
        raise ValueError(f"{id!r} is a function to complete; write @check({id!r}) above it")
    return question


def _own_entry(exercise) -> dict:
    """What the learner has done of an exercise."""
    return progress_store.entry_of(progress_store.load_own()[0], exercise)


def _own_answer(question: Question):
    """The answer that the work file has, unless it is none to this question: anyone can write a file."""
    answer = _own_entry(question)["answer"]
    try:
        return None if answer is None else question.read(answer)
    except UnreadableAnswer:
        return None


def _is_done(question: Question) -> bool:
    return help_view.solution_is_open(question, _own_entry(question))


def own_numbers(learner: str):
    """Give the questions whose numbers can vary numbers of your own, where your instructor asks for that.

    Parameters
    ----------
    learner : str
        Your name or number, exactly as your instructor has it: your work is judged with the numbers that
        belong to it.
    """
    if not isinstance(learner, str):
        raise TypeError(f"learner is a {type(learner).__name__}; expected a text")
    set_learner(learner)
    code = "own-numbers.set" if learner.strip() else "own-numbers.whose"
    show(Rendered.from_markdown(text(code, learner=learner.strip())))


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
    return verdict.replace(notes=(*verdict.notes, progress, message or ""))


def _not_judged(exercise, error: Exception) -> Verdict:
    """Say that the fault is not the learner's."""
    message = Message("judge.not-judged", {"error": f"{type(error).__name__}: {str(error)[:200]}"})
    return Verdict(exercise, "not attempted", message=message)


# -- what learners ask for besides a verdict ------------------------------------------------------


def hint(id: str):
    """Show the next hint."""
    show(_next_hint(find(id)))


def solution(id: str):
    """Show the solution, after a right answer or three different ones."""
    show(_solution(find(id)))


def _next_hint(exercise) -> Rendered:
    """The hint after those that were seen; the last one again."""
    number = min(_own_entry(exercise)["hints"], len(exercise.hints) - 1) + 1
    if exercise.hints and render_target() == "kernel":
        progress_store.update_entry(exercise, hints=number)
    return help_view.hint_view(exercise, number)


def _solution(exercise) -> Rendered:
    return help_view.solution_view(exercise, _own_entry(exercise))


def _show_help(exercise):
    """Show the buttons that ask for both."""
    from dlbasics.exercises.views import help_widget

    help_widget.show_help(exercise, _next_hint, _solution)


def progress():
    """Draw what is done, chapter by chapter."""
    match render_target():
        case "browser":
            show(Rendered.from_markdown(text("progress.in-place")))
        case "page":
            show(Rendered(text("progress.heading"), progress_view.PLACEHOLDER))
        case "print":
            show(Rendered.from_markdown(text("progress.drawn-later")))
        case _:
            work, message = progress_store.load_own()
            note = str(message or "")
            rows = progress_view.progress_by_chapter(work)
            advice = progress_view.advice(to_repeat(work), next_exercise(work))
            words = "\n\n".join(filter(None, [progress_view.as_text(rows), advice, note]))
            show(Rendered(words, progress_view.as_html(rows) + block(advice) + block(note)))


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
    work, message = progress_store.load_own()
    progress_store.save(Path(path).absolute(), work | {"learner": learner or work["learner"]})
    unanswered = [e.id for e in all_exercises() if not progress_store.entry_of(work, e)["when"]]
    parts = [
        text("work.written", path=path),
        progress_view.as_text(progress_view.progress_by_chapter(work)),
        text("work.not-answered", ids=unanswered) if unanswered else text("work.all-answered"),
    ]
    summary, note = "\n\n".join(parts), str(message or "")
    show(Rendered(f"{summary}\n{note}".strip(), block(summary) + block(note)))
