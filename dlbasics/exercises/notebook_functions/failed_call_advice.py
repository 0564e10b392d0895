"""What to write where Python cannot run a call such as ``ask("chapter/name", c)``.

The most common slip is a text without its quotes: an id, letters, a formula. The call is told as it should
be written only where its answer could be read then.
"""

import ast
import re
from types import TracebackType

from dlbasics.exercises.kinds.tune import Tune
from dlbasics.exercises.model import Question, UnreadableAnswer
from dlbasics.exercises.notebook_functions.call_source import CallSource, running_call
from dlbasics.exercises.registry import find
from dlbasics.ipython_source import PARSE_ERRORS
from dlbasics.messages import Message
from dlbasics.runner.learner_traceback import message_of

FILE_NAME = re.compile(r"[\w-]+\.\w+")


def advice(error: BaseException) -> Message | None:
    """What to write in place of the call that raised an exception.

    Parameters
    ----------
    error : BaseException
        As it was caught, with its traceback.

    Returns
    -------
    Message or None
        None where the exception was not raised in the line of such a call, or its own words say enough.
    """
    entry = _innermost(error.__traceback__)
    call = running_call(entry.tb_frame, entry.tb_lasti) if entry else None
    if call is None:
        return None
    if call.running in ast.walk(call.called):
        return _of_the_function(call, error)
    if isinstance(call.node, ast.Subscript):
        return _in_square_brackets(call, error)
    if call.running is call.node:
        return _of_the_call_itself(call, error, entry.tb_frame.f_globals)
    return _of_arguments(call, error)


def _innermost(traceback: TracebackType | None) -> TracebackType | None:
    while traceback and traceback.tb_next:
        traceback = traceback.tb_next
    return traceback


# -- the function ---------------------------------------------------------------------------------


def _of_the_function(call: CallSource, error: BaseException) -> Message | None:
    """A function that has no value under this name."""
    if not isinstance(error, NameError) or not isinstance(call.called, ast.Name):
        return None
    name = call.function.lower()
    if name != call.function:
        return Message("syntax.write-instead", {"wrong": call.function, "right": name})
    return Message("call.import", {"name": name})


def _in_square_brackets(call: CallSource, error: BaseException) -> Message | None:
    if "not subscriptable" not in message_of(error):
        return None
    inside = call.node.slice
    arguments = inside.elts if isinstance(inside, ast.Tuple) else [inside]
    return Message("call.round-brackets", {"line": call.with_arguments(list(map(call.text_of, arguments)))})


def _of_the_call_itself(call: CallSource, error: BaseException, namespace: dict) -> Message | None:
    """A name that is no function, or an argument that the function does not know."""
    if not isinstance(error, TypeError):
        return None
    if "not callable" in message_of(error):
        has_other_value = call.function in namespace and not callable(namespace[call.function])
        names_an_exercise = call.node.args and _is_text(call.node.args[0])
        is_other = names_an_exercise and has_other_value and isinstance(call.called, ast.Name)
        return Message("call.import", {"name": call.function}) if is_other else None
    is_of_a_name = "unexpected keyword argument" in message_of(error) and call.function in ("ask", "another")
    return _of_a_named_answer(call) if is_of_a_name else None


# -- its arguments --------------------------------------------------------------------------------


def _of_a_named_answer(call: CallSource) -> Message | None:
    """``ask("chapter/name", p=1/3)``, and the values of an explorer in the same form."""
    question, named = _question(call), call.node.keywords
    if question is None or len(call.node.args) != 1:
        return None
    if isinstance(question, Tune):
        settings = ", ".join(f'"{one.arg}": {call.text_of(one.value)}' for one in named)
        is_read = _are_settings(question, f"{{{settings}}}")
        return Message("call.settings", {"line": _with_answer(call, f"{{{settings}}}")}) if is_read else None
    if len(named) > 1:
        return None
    value = named[0].value
    for text in (value.value,) if _is_text(value) else (call.text_of(named[0]), call.text_of(value)):
        if _is_read(question, text):
            return Message("syntax.answer-in-quotes", {"line": _with_answer(call, f'"{text}"')})
    return None


def _with_answer(call: CallSource, answer: str) -> str:
    """The call with its id and another answer."""
    return call.with_arguments([call.text_of(call.node.args[0]), answer])


def _of_arguments(call: CallSource, error: BaseException) -> Message | None:
    """An argument that Python cannot compute where it stands without quotes."""
    if call.function == "submit":
        return _of_a_file(call)
    if not call.node.args:
        return None
    if not _is_text(call.node.args[0]):
        return _of_an_id(call)
    question, text = _question(call), _answer_text(call)
    if question is None or not text:
        return None
    if _is_read(question, text):
        return Message("syntax.answer-in-quotes", {"line": _with_answer(call, f'"{text}"')})
    if isinstance(getattr(call.running, "op", None), ast.BitXor):
        return Message("call.caret")
    if not isinstance(error, NameError):
        return None
    return Message("call.no-value", {"name": error.name or "", "how": question.how_to_answer()})


def _of_a_file(call: CallSource) -> Message | None:
    """``submit(me.json)``, and a learner without quotes."""
    named = call.node.keywords
    files, learners = call.node.args[:1], [*call.node.args[1:], *(one.value for one in named)]
    if not all(_is_text(file) or FILE_NAME.fullmatch(call.text_of(file)) for file in files):
        return None
    if not all(isinstance(learner, ast.Name) or _is_text(learner) for learner in learners):
        return None
    arguments = [_in_quotes(call, one) for one in call.node.args]
    arguments += [f"{one.arg}={_in_quotes(call, one.value)}" for one in named]
    return Message("call.file-in-quotes", {"line": call.with_arguments(arguments)})


def _of_an_id(call: CallSource) -> Message | None:
    """The id of an exercise without its quotes, which Python takes for a division."""
    id = _known_id(re.sub(r"[\s\"']", "", call.text_of(call.node.args[0])))
    if not id:
        return None
    answer = _answer_text(call)
    given = [*call.node.args[1:], *(keyword.value for keyword in call.node.keywords)]
    if not any(isinstance(node, ast.Name) for one in given for node in ast.walk(one)):
        more = list(map(call.text_of, given))
    else:
        more = [f'"{answer}"'] if answer else []
    return Message("call.id-in-quotes", {"line": call.with_arguments([f'"{id}"', *more])})


def _known_id(written: str) -> str:
    """The id that is meant, of an exercise that there is; empty if there is none."""
    chapter, _, name = written.lower().partition("/")
    for id in (written, f"{chapter}/{name.replace('_', '-')}"):
        try:
            return find(id).id
        except ValueError:
            continue
    return ""


# -- answers as they are written ------------------------------------------------------------------


def _question(call: CallSource) -> Question | None:
    """The question that the first argument names."""
    id = call.node.args[0] if call.node.args else None
    try:
        exercise = find(id.value) if id and _is_text(id) else None
    except ValueError:
        return None
    return exercise if isinstance(exercise, Question) else None


def _answer_text(call: CallSource) -> str:
    """The answer as it would stand in quotes, that of several arguments too; empty where quotes are in it."""
    nodes = [*call.node.args[1:], *(one.value for one in call.node.keywords if one.arg == "answer")]
    if len(nodes) == 1 and isinstance(nodes[0], ast.List | ast.Tuple | ast.Set):
        nodes = nodes[0].elts
    text = ", ".join(_plain_text(call, node) for node in nodes)
    return "" if '"' in text else " ".join(text.split())


def _plain_text(call: CallSource, node: ast.expr) -> str:
    return node.value if _is_text(node) else call.text_of(node)


def _in_quotes(call: CallSource, node: ast.expr) -> str:
    return call.text_of(node) if _is_text(node) else f'"{call.text_of(node)}"'


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _is_read(question: Question, answer) -> bool:
    try:
        question.read(answer)
    except (UnreadableAnswer, ValueError, TypeError):
        return False
    return True


def _are_settings(question: Tune, written: str) -> bool:
    """Whether the values of an explorer, as they are written, could be read."""
    try:
        return _is_read(question, ast.literal_eval(written))
    except (*PARSE_ERRORS, TypeError):
        return False
