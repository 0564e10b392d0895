"""Questions: ask them, judge answers, and practise with other numbers."""

import sys

from dlbasics.exercise_id import EXERCISE_ID
from dlbasics.exercises.judging import questions
from dlbasics.exercises.judging.verdict import Verdict
from dlbasics.exercises.model import Question, UnreadableAnswer
from dlbasics.exercises.notebook_functions.ambiguous_answers import ambiguity_message
from dlbasics.exercises.notebook_functions.call_source import CallSource, running_call
from dlbasics.exercises.notebook_functions.display import has_widgets, show
from dlbasics.exercises.notebook_functions.hints_and_solution import show_help
from dlbasics.exercises.notebook_functions.judge_and_record import judge_answer
from dlbasics.exercises.progress_store import TRIES_TO_OPEN_SOLUTION, own_entry, solution_is_open
from dlbasics.exercises.question_variants import practice_variants
from dlbasics.exercises.registry import find, set_learner
from dlbasics.exercises.views.answer_record import RecordedVerdict
from dlbasics.exercises.views.exercise_view import answered_in_place, as_text, exercise_view
from dlbasics.exercises.views.text_and_html import TextAndHtml
from dlbasics.messages import text
from dlbasics.render_target import render_target
from dlbasics.runner.find_exercises import is_literal

MAX_PRACTICE = 20
# By id: the practice question that was shown last.
_practised: dict[str, Question] = {}


def ask(id: str, answer=None, *more):
    """Show a question, or judge an answer to it.

    Parameters
    ----------
    id : str
        The exercise.
    answer : optional
        For a choice or an order text with the letters, such as ``"a c"`` or ``"c > b > a"``; ``"1"`` is the
        first, as ``"a"``. For a number the number or its text, such as
        ``"1/4"``, ``"0,25"``, ``"2.5*10^-1"`` or ``"ln 2"``; ``log`` is the natural logarithm, too. For a
        question that is answered by moving an explorer: that explorer.
    *more
        Nothing: who writes ``0,333`` without quotes is told to write them.
    """
    _check_one_answer("ask", id, answer, more)
    _check_order("ask", id, answer)
    question, frame = _find_question(id), sys._getframe(1)
    explorer = answer if hasattr(answer, "grid") else None
    target = render_target()
    if target == "browser":
        show(answered_in_place(question))
    elif target != "kernel":
        show(exercise_view(question, explorer))
    elif has_widgets() and (answer is None or explorer is not None):
        from dlbasics.exercises.views import question_widget

        question_widget.show_question(question, explorer, _own_answer(question), questions.judge,
                                      judge_answer, lambda: _is_done(question), _others_like)
        show_help(question)
    elif answer is None:
        show(as_text(question))
    else:
        call = running_call(frame, frame.f_lasti)
        show(_asked_back(question, answer, call) or _judged(question, answer, call))


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
    _check_order("another", id, answer)
    question, frame = _find_question(id), sys._getframe(1)
    if render_target() == "browser":
        show(answered_in_place(question))
    elif question.variant_maker is None:
        show(TextAndHtml.from_markdown(text("practice.none")))
    elif not _is_done(question):
        so_far = len(own_entry(question)["tries"])
        show(TextAndHtml.from_markdown(text("practice.locked", tries=TRIES_TO_OPEN_SOLUTION, so_far=so_far)))
    elif answer is None:
        _show_practice(question)
    elif id not in _practised:
        show(TextAndHtml.from_markdown(text("practice.none-shown", id=id)))
    else:
        practised, call = _practised[id], running_call(frame, frame.f_lasti)
        show(_asked_back(practised, answer, call) or questions.judge(practised, answer))


def _judged(question: Question, answer, call: CallSource | None) -> Verdict | RecordedVerdict:
    """The verdict; beside it the answer, where a grader could not read it in the cell."""
    verdict = judge_answer(question, answer)
    is_written_out = call is not None and call.answer is not None and is_literal(call.answer)
    return verdict if is_written_out else RecordedVerdict(question, verdict, answer)


def _asked_back(question: Question, answer, call: CallSource | None) -> Verdict | None:
    """What is shown of an answer that may mean two things, and is then not judged."""
    message = ambiguity_message(question, answer, call)
    return Verdict(question, "not attempted", message=message) if message else None


def _others_like(question: Question) -> tuple[Question, ...]:
    """Questions for practice; making them takes a moment."""
    return practice_variants(question, MAX_PRACTICE)


def _show_practice(question: Question):
    """Show the question after the one that was shown last; after the last comes the first again."""
    others = _others_like(question)
    if not others:
        show(TextAndHtml.from_markdown(text("practice.none")))
        return
    last = _practised.get(question.id)
    following = others.index(last) + 1 if last in others else 0
    other = others[following % len(others)]
    _practised[question.id] = other
    if has_widgets():
        from dlbasics.exercises.views import question_widget

        question_widget.show_practice(other, questions.judge)
    else:
        show(as_text(other))


def _check_order(name: str, id, answer):
    """Refuse an answer that stands where the id belongs."""
    if _is_id(answer) and not _is_id(id):
        raise TypeError(text("argument.exchanged", call=f"{name}({answer!r}, {id!r})"))


def _is_id(value) -> bool:
    return isinstance(value, str) and EXERCISE_ID.fullmatch(value) is not None


def _check_one_answer(name: str, id: str, answer, more: tuple):
    """Refuse ``0,333``, which Python takes for two answers."""
    if more:
        written = ",".join(map(str, (answer, *more)))
        raise TypeError(text("argument.several-answers", function=name, id=id, written=written))


def _find_question(id: str) -> Question:
    question = find(id)
    if not isinstance(question, Question):
        raise ValueError(text("argument.asked-function", id=repr(id)))
    return question


def _own_answer(question: Question):
    """The stored answer; None if it does not answer this question: anyone can edit the file."""
    answer = own_entry(question)["answer"]
    try:
        return None if answer is None else question.read(answer)
    except UnreadableAnswer:
        return None


def _is_done(question: Question) -> bool:
    return solution_is_open(question, own_entry(question))


def own_numbers(learner: str | None = None, *more):
    """Give the questions whose numbers can vary numbers of your own, where your instructor asks for that.

    Parameters
    ----------
    learner : str
        Your name or number, exactly as your instructor has it: your work is judged with the numbers that
        belong to it.
    *more
        Nothing: who writes a name in several parts is told to write it in quotes.
    """
    if more or not isinstance(learner, str):
        parts = [part for part in (learner, *more) if part is not None]
        name = " ".join(map(str, parts)) or "Ada"
        raise TypeError(text("argument.own-name-in-quotes", call=f"own_numbers({name!r})"))
    set_learner(learner)
    code = "own-numbers.set" if learner.strip() else "own-numbers.whose"
    show(TextAndHtml.from_markdown(text(code, learner=learner.strip())))
