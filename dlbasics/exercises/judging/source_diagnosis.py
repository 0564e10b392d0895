"""What the source of a function says about a verdict that is not right: only what stands there is told.

The verdict itself rests on what the function does. Where its source shows that the sentence would lead
astray, another one takes its place; the rest is said as a note.
"""

import inspect

from dlbasics.exercises.judging.lint_notes import note_on_answer_left_out, notes_on_code
from dlbasics.exercises.judging.name_diagnosis import message_on_names, note_on_truth_values
from dlbasics.exercises.judging.nothing_returned import message_on_nothing
from dlbasics.exercises.judging.verdict import Verdict
from dlbasics.markdown import literal
from dlbasics.messages import Message
from dlbasics.runner import source_inspection
from dlbasics.runner.find_check_calls import checked_ids
from dlbasics.runner.function_snapshot import kept_values
from dlbasics.runner.run_cases import is_changed

NOTHING = ("judge.returns-none", "judge.always-returns-none")
# What two numbers in the place of one lead to.
TWO_FOR_ONE = (
    "judge.wrong-shape",
    "judge.raises.shapes",
    "judge.raises.list-arithmetic",
    "judge.raises.element",
    "judge.raises.out",
    "judge.raises.arguments",
)
# How an array differs that has two axes where one, or none, is expected.
AN_AXIS_TOO_MANY = (
    "judge.wrong-shape.array-of-one",
    "judge.wrong-shape.row-in-a-table",
    "judge.wrong-shape.column-for-row",
    "judge.wrong-shape.outer",
    "judge.wrong-shape.mean-or-sum-missing",
)
MATRICES = {"matrix", "mat", "asmatrix", "bmat"}


def with_source_diagnosis(verdict: Verdict, function, values_before: dict) -> Verdict:
    """A verdict with what the source of the function says about it.

    Parameters
    ----------
    verdict : Verdict
    function : callable
    values_before : dict
        The `kept_values` of the function before it was called.
    """
    code = verdict.message.code if verdict.message else ""
    if verdict.status == "right" or code in ("judge.stopped", "judge.has-command"):
        return verdict
    message = _in_place_of(verdict, function, code)
    if message:
        status = verdict.status
        if status == "misconception":
            raised = any(detail.label == "error" for detail in verdict.details)
            status = "does not run" if raised else "wrong"
        verdict = verdict.replace(status=status, name="", others=(), message=message)
    found = (_on_values_kept(function, values_before), _on_hidden_errors(function, message),
             _on_overwritten_arguments(function), _on_loops_that_end(function),
             _on_single_numbers(verdict, function), _on_random_numbers(verdict, function),
             note_on_truth_values(verdict, function), *notes_on_code(verdict, function))
    return verdict.replace(notes=(*verdict.notes, *filter(None, found)))


# -- in place of what was said --------------------------------------------------------------------


def _in_place_of(verdict: Verdict, function, code: str) -> Message | None:
    return (_another_function(verdict, function, code) or _exchanged_parameters(verdict, function, code)
            or _starred_parameter(verdict, function, code) or _nothing_returned(verdict, function, code)
            or _decimal_comma(function, code) or _matrix(verdict, function, code)
            or _answer_left_out(verdict, function, code) or message_on_names(verdict, function, code))


def _another_function(verdict: Verdict, function, code: str) -> Message | None:
    """`check` stands above a helper or a stub, and the answer is another function of the cell."""
    exercise, tree = verdict.exercise, source_inspection.definition(function)
    if tree is None or exercise.id not in checked_ids(tree):
        return None
    name = tree.name
    if not source_inspection.other_definitions(function, exercise.function):
        return None
    if code == "judge.unchanged" and name == exercise.function:
        return Message("judge.check-above-stub", {"function": exercise.function})
    if name == exercise.function:
        return None
    return Message("judge.check-above-another", {"name": literal(name), "signature": exercise.signature})


def _exchanged_parameters(verdict: Verdict, function, code: str) -> Message | None:
    """The parameters have the names that are asked for, in another order."""
    try:
        names = list(inspect.signature(function).parameters)
    except Exception:  # some have none, and a learner's own object may break
        return None
    asked = verdict.exercise.parameters
    if code == "judge.unchanged" or names == asked or sorted(names) != sorted(asked):
        return None
    about = {"signature": verdict.exercise.signature, "names": literal(", ".join(names))}
    return Message("judge.parameters-exchanged", about)


def _starred_parameter(verdict: Verdict, function, code: str) -> Message | None:
    """A star in front of the parameter: it holds a tuple of all arguments then."""
    tree = source_inspection.definition(function)
    starred = tree.args.vararg if tree else None
    if starred is None or code == "judge.unchanged" or starred.arg not in verdict.exercise.parameters:
        return None
    about = {"name": literal(starred.arg), "signature": verdict.exercise.signature}
    return Message("judge.parameter-with-star", about)


def _nothing_returned(verdict: Verdict, function, code: str) -> Message | None:
    """Nothing is returned, though there is a ``return``."""
    if code not in NOTHING:
        return None
    tree = source_inspection.definition(function)
    line = source_inspection.line_without_effect(tree)
    if line:
        return Message("judge.ends-at-once.line", {"line": line})
    line = source_inspection.line_that_hides_errors(tree)
    if line:
        return Message("judge.hides-errors", {"line": line})
    return message_on_nothing(function, code, verdict.exercise.source)


def _matrix(verdict: Verdict, function, code: str) -> Message | None:
    """An axis too many of a matrix of numpy: what takes one away of an array makes no difference there."""
    compiled = source_inspection.code_of(function)
    if code not in AN_AXIS_TOO_MANY or compiled is None:
        return None
    if MATRICES.isdisjoint(source_inspection.names_used(compiled)):
        return None
    return Message("judge.wrong-shape.matrix", verdict.message.params)


def _answer_left_out(verdict: Verdict, function, code: str) -> Message | None:
    """A `return` that Python does not read, in a function that does nothing."""
    is_empty = code == "judge.unchanged"
    return note_on_answer_left_out(function, verdict.exercise.source) if is_empty else None


def _decimal_comma(function, code: str) -> Message | None:
    """Two numbers with a comma between, where a decimal number is meant."""
    found = source_inspection.decimal_comma(function) if code.startswith(TWO_FOR_ONE) else None
    if not found:
        return None
    line, written = found
    return Message("judge.decimal-comma", {"line": line, "written": written,
                                           "right": written.replace(",", ".")})


# -- beside it ------------------------------------------------------------------------------------


def _on_values_kept(function, values_before: dict) -> Message | None:
    """What one call leaves for the next: a default value, or one outside of the function."""
    now = kept_values(function)
    for (kind, name), before in values_before.items():
        after = now.get((kind, name), before)
        if is_changed(before, after):
            return Message(f"note.kept-{kind}", {"name": literal(name)})
    return None


def _on_hidden_errors(function, message: Message | None) -> Message | None:
    line = source_inspection.line_that_hides_errors(source_inspection.definition(function))
    is_told = message is not None and message.code == "judge.hides-errors"
    return Message("note.hides-errors", {"line": line}) if line and not is_told else None


def _on_overwritten_arguments(function) -> Message | None:
    names = source_inspection.overwritten_parameters(source_inspection.definition(function))
    return Message("note.overwritten", {"names": [f"`{name}`" for name in names]}) if names else None


def _on_loops_that_end(function) -> Message | None:
    line = source_inspection.return_that_ends_a_loop(source_inspection.definition(function))
    return Message("note.return-in-loop", {"line": line}) if line else None


def _on_single_numbers(verdict: Verdict, function) -> Message | None:
    """float32 somewhere in the code, where digits or large numbers are lost."""
    code = verdict.message.code if verdict.message else ""
    is_lost = verdict.status in ("overflows", "unstable") or _is_near_everywhere(verdict)
    is_told = code in ("judge.single.infinite", "judge.single.digits")
    if not is_lost or is_told or not source_inspection.uses_single(function):
        return None
    return Message("note.single")


def _on_random_numbers(verdict: Verdict, function) -> Message | None:
    """Random numbers in the code, where a value is near the right one, and not equal."""
    draws_random_numbers = source_inspection.draws_random_numbers
    is_told = _is_near_everywhere(verdict) and not draws_random_numbers(verdict.exercise.reference)
    return Message("note.random") if is_told and draws_random_numbers(function) else None


def _is_near_everywhere(verdict: Verdict) -> bool:
    return verdict.message is not None and "relation.approximate" in verdict.message.codes()
