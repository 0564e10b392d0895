"""Answers in a call that Python reads otherwise than a person does: ``2^-10``, ``1.600``, ``[1, 3, 5]``."""

import ast

from dlbasics.exercises.judging.questions import unclear_places
from dlbasics.exercises.kinds.number import Number
from dlbasics.exercises.model import Question, UnreadableAnswer
from dlbasics.exercises.notebook_functions.written_calls import WrittenCall
from dlbasics.messages import Message

MAX_VALUE_LENGTH = 30  # of a value in a sentence


def what_is_unclear(question: Question, answer, call: WrittenCall | None) -> Message | None:
    """What to ask back before an answer is judged; None where it means one thing.

    Parameters
    ----------
    question : Question
    answer : object
        What Python made of it.
    call : WrittenCall, optional
        How it is written, where Python has the lines of the call.
    """
    places = unclear_places(question, answer)
    if places or call is None or call.answer is None or not isinstance(question, Number):
        return places
    written = " ".join(call.text_of(call.answer).split())
    if any(isinstance(node, ast.BitXor) for node in ast.walk(call.answer)):
        return _of_a_caret(question, answer, call, written)
    refusal = _refusal(question, written)
    is_ambiguous = refusal is not None and refusal.code == "number.two-meanings"
    return refusal if is_ambiguous and not isinstance(answer, str) else None


def _of_a_caret(question: Number, answer, call: WrittenCall, written: str) -> Message:
    """``2^-10``, which is no power in Python: in quotes it would be one."""
    about = {"written": written, "value": str(answer)[:MAX_VALUE_LENGTH]}
    if call.id is None or _refusal(question, written):
        return Message("question.caret", about)
    return Message("question.caret.quotes", about | {"line": _with_answer(call, written)})


def _with_answer(call: WrittenCall, text: str) -> str:
    """The call with its id and an answer in quotes."""
    return call.with_arguments([call.text_of(call.id), f'"{text}"'])


def _refusal(question: Number, written: str) -> Message | None:
    """Why a text could not be read; None where it could."""
    try:
        question.read(written)
    except UnreadableAnswer as error:
        return error.message
    return None
