"""Answers in a call that Python reads otherwise than a person does: ``2^-10``, ``1.600``, ``[1, 3, 5]``."""

import ast

from dlbasics.exercises.judging.questions import ambiguous_places
from dlbasics.exercises.kinds.number import Number
from dlbasics.exercises.model import Question, UnreadableAnswer
from dlbasics.exercises.notebook_functions.call_source import CallSource
from dlbasics.markdown import literal
from dlbasics.messages import Message

MAX_VALUE_LENGTH = 30  # of a value in a sentence


def ambiguity_message(question: Question, answer, call: CallSource | None) -> Message | None:
    """What to ask back before an answer is judged; None where it means one thing.

    Parameters
    ----------
    question : Question
    answer : object
        What Python made of it.
    call : CallSource, optional
        How it is written, where Python has the lines of the call.
    """
    places = ambiguous_places(question, answer)
    if places or call is None or call.answer is None:
        return places
    written = " ".join(call.text_of(call.answer).split())
    if isinstance(call.answer, ast.BoolOp):
        value = literal(repr(answer)[:MAX_VALUE_LENGTH])
        return Message("question.and-or", {"written": written, "value": value})
    if not isinstance(question, Number):
        return None
    if _is_with_a_caret(call.answer):
        return _of_a_caret(question, answer, call, written)
    refusal = None if isinstance(answer, str) else _refusal(question, written)
    is_ambiguous = refusal is not None and refusal.code == "number.two-meanings"
    return _with_calls(refusal, call) if is_ambiguous else None


def _is_with_a_caret(node: ast.expr) -> bool:
    """Whether a number is computed with ``^`` in a formula, also as the argument of a function."""
    match node:
        case ast.BinOp(op=ast.BitXor()):
            return _is_number(node.left) and _is_number(node.right)
        case ast.BinOp():
            return _is_with_a_caret(node.left) or _is_with_a_caret(node.right)
        case ast.UnaryOp(op=ast.USub() | ast.UAdd()):
            return _is_with_a_caret(node.operand)
        case ast.Call(args=parts) | ast.List(elts=parts) | ast.Tuple(elts=parts):
            return any(map(_is_with_a_caret, parts))
    return False


def _is_number(node: ast.expr) -> bool:
    """Whether something is written as a number, a name, or what is computed with them."""
    match node:
        case ast.Constant(value=value):
            return not isinstance(value, bool)
        case ast.UnaryOp(op=ast.USub() | ast.UAdd()) | ast.BinOp():
            return True
        case ast.Name() | ast.Call() | ast.Attribute():
            return True
    return False


def _of_a_caret(question: Number, answer, call: CallSource, written: str) -> Message:
    """``2^-10``, which is no power in Python: in quotes it would be one."""
    about = {"written": written, "value": str(answer)[:MAX_VALUE_LENGTH]}
    if call.id is None or _refusal(question, written):
        return Message("question.caret", about)
    return Message("question.caret.quotes", about | {"line": _with_answer(call, written)})


def _with_calls(refusal: Message, call: CallSource) -> Message:
    """What is said of two meanings, each as a call: a meaning alone need not be Python, as ``10^-4``."""
    if call.id is None:
        return refusal
    calls = {name: _with_answer(call, refusal.params[name]) for name in ("first", "second")}
    return Message(refusal.code, refusal.params | calls)


def _with_answer(call: CallSource, text: str) -> str:
    """The call with its id and an answer in quotes."""
    return call.with_arguments([call.text_of(call.id), f'"{text}"'])


def _refusal(question: Number, written: str) -> Message | None:
    """Why a text could not be read; None where it could."""
    try:
        question.read(written)
    except UnreadableAnswer as error:
        return error.message
    return None
