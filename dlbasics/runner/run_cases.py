"""Run the learner's function on cases and record what it did. No reference, no judging.

Like all of its folder it imports nothing that knows an answer, so that a sandbox can hold it.
"""

import contextlib
import copy
import dis
import inspect
import math
import sys
import types
import warnings
from dataclasses import dataclass, field, replace

import numpy as np

from dlbasics.runner.capped_stream import CappedStream
from dlbasics.runner.learner_traceback import Failure, class_name, describe_failure, message_of
from dlbasics.runner.restore_numpy import restore_numpy
from dlbasics.runner.source_inspection import (
    attribute_of,
    code_of,
    definition,
    line_without_effect,
    runs_commands,
    unwrapped,
)

MAX_ELEMENTS = 2**24  # of a value that is kept; a broadcast view can claim any number
MAX_DEPTH = 8
MAX_PRINTED = 500
MAX_WARNING, MAX_WARNINGS = 200, 20
# Of a `Run`.
STATES = ("ran", "unchanged", "ends-at-once", "commands", "signature", "class", "generator", "coroutine")
TABLES = ("pandas", "torch", "jax", "jaxlib")  # packages whose tables and tensors count as arrays
NO_INSTRUCTION = ("RESUME", "NOP", "COPY_FREE_VARS", "MAKE_CELL", "CACHE")


@dataclass(frozen=True)
class UnsupportedValue:
    """Stands for a value that is no number, array or tuple of these; only its type is kept."""

    type: str


@dataclass(frozen=True, eq=False)
class Outcome:
    """What one call did: its value or its failure, whether it changed its arguments, what it said."""

    value: object = None
    failure: Failure | None = None
    mutated: tuple = ()
    warnings: tuple = ()
    printed: str = ""


@dataclass(frozen=True, eq=False)
class Run:
    """The outcomes of all cases, or why there are none.

    The state is one of `STATES`; `overwritten` are names of numpy that the function gave another value.
    """

    state: str = "ran"
    outcomes: list = field(default_factory=list)
    overwritten: tuple = ()


def plain(value, depth: int = 0):
    """Turn a value into plain arrays, so that nothing of the learner's own classes takes part in judging."""
    kind = type(value)
    if value is None:
        return None
    # Asking numpy for it would import it; what was not imported is no value's class.
    masked = sys.modules.get("numpy.ma")
    if masked and issubclass(kind, masked.MaskedArray):
        return UnsupportedValue("MaskedArray")
    if issubclass(kind, np.ndarray):
        return _plain_array(value, depth)
    if issubclass(kind, np.generic):
        return np.array(np.generic.item(value), dtype=np.generic.dtype.__get__(value))
    if kind is bool:
        return np.array(value)
    if issubclass(kind, int):
        return _plain_int(int.__pos__(value))
    for number in (float, complex):
        if issubclass(kind, number):
            return np.array(number.__pos__(value))  # of the class itself; and -0.0 keeps its sign
    if issubclass(kind, tuple | list) and depth < MAX_DEPTH:
        return _plain_sequence(value, depth)
    return _table(value) if kind.__module__.split(".")[0] in TABLES else UnsupportedValue(class_name(kind))


def _plain_int(value: int) -> np.ndarray:
    """A number of numpy's; a float where it is too large for one of its integers."""
    number = np.array(value)
    if number.dtype != object:
        return number
    try:
        return np.array(float(value))
    except OverflowError:
        return np.array(math.inf if value > 0 else -math.inf)


def _plain_array(value: np.ndarray, depth: int):
    """An array of numpy's own; one whose entries are arrays does what a list of them does."""
    size = np.ndarray.size.__get__(value)
    if size > MAX_ELEMENTS:
        return _too_large(type(value), size)
    array = np.array(value, subok=False)
    if depth < MAX_DEPTH and array.dtype == object and array.ndim == 1 and array.size:
        if all(type(piece) is np.ndarray for piece in array):
            return _stacked(tuple(plain(piece, depth + 1) for piece in array))
    return array


def _table(value):
    """A table or a tensor of another package as an array."""
    array = np.asarray(value)
    return _too_large(type(value), array.size) if array.size > MAX_ELEMENTS else np.array(array, subok=False)


def _plain_sequence(value, depth: int):
    """A tuple of plain values, or what a list of them stands for."""
    kind = type(value)
    base = tuple if issubclass(kind, tuple) else list
    size = base.__len__(value)
    if size > MAX_ELEMENTS:
        return _too_large(kind, size)
    parts = tuple(plain(part, depth + 1) for part in base.__iter__(value))
    return parts if base is tuple else _stacked(parts)


def _too_large(kind: type, size: int) -> UnsupportedValue:
    return UnsupportedValue(f"{class_name(kind)} of {size} elements")


def _stacked(parts: tuple):
    """A list of equal shapes is an array; any other list stays a tuple."""
    if not parts:
        return np.array([])
    if all(isinstance(part, np.ndarray) for part in parts) and len({part.shape for part in parts}) == 1:
        return np.stack(parts)
    return parts


def is_changed(before, after) -> bool:
    """Whether an argument is no longer what it was; generators of random numbers may move on."""
    match before:
        case np.ndarray():
            return _array_changed(before, after)
        case list() | tuple():
            same_kind = type(before) is type(after) and len(before) == len(after)
            return not same_kind or any(map(is_changed, before, after))
        case dict():
            same_kind = isinstance(after, dict) and list(before) == list(after)
            return not same_kind or any(is_changed(before[key], after[key]) for key in before)
        case set():
            return type(before) is not type(after) or before != after
        case None | int() | float() | complex() | str() | np.generic():
            return type(before) is not type(after) or _written(before) != _written(after)
    return False


def _written(value) -> str:
    """What `repr` says; nothing where a learner's own class breaks in it."""
    try:
        return repr(value)
    except Exception:
        return ""


def _array_changed(before: np.ndarray, after) -> bool:
    same = isinstance(after, np.ndarray) and before.dtype == after.dtype and before.shape == after.shape
    return not (same and before.tobytes() == after.tobytes())


def instructions(code: types.CodeType) -> list:
    """What a function does, without line numbers, docstring and comments."""
    steps = []
    for step in dis.get_instructions(code):
        if step.opname not in NO_INSTRUCTION:
            value = step.argval
            inner = isinstance(value, types.CodeType)
            steps.append((step.opname, instructions(value) if inner else repr(value)))
    return steps


def does_what_stub_does(function, stub: str) -> bool:
    """Whether the function still does what the stub does (nothing), whatever its comments say."""
    code = code_of(function)
    constants = compile(stub, "<stub>", "exec").co_consts
    stubs = [constant for constant in constants if isinstance(constant, types.CodeType)]
    return code is not None and instructions(code) == instructions(stubs[-1])


def failure(error: BaseException, function) -> Failure:
    """Describe an exception by the innermost frame that is the learner's."""
    code, namespace = code_of(function), attribute_of(unwrapped(function), "__globals__")
    file = code.co_filename if code else None

    def is_learners(frame) -> bool:
        if frame.f_globals is globals():  # a frame of this module
            return False
        return frame.f_globals is namespace or frame.f_code.co_filename == file

    return describe_failure(error, is_learners)


class WarningTexts:
    """What warnings say, each once and so many of them: one in a long loop costs no memory."""

    def __init__(self):
        self.texts = []

    def add(self, message: Warning, *_, **__):
        """Take the place of `warnings.showwarning`."""
        if len(self.texts) == MAX_WARNINGS:
            return
        words = message_of(message, MAX_WARNING)
        if words not in self.texts:
            self.texts.append(words)


def call(function, args: tuple) -> Outcome:
    """Call once with fresh copies of the arguments and record everything; raise nothing."""
    copies = copy.deepcopy(args)
    outcome = call_with(function, copies)
    return replace(outcome, mutated=tuple(map(is_changed, args, copies)))


def call_with(function, args: tuple) -> Outcome:
    """Call once with these very arguments; whether they are changed is for others to see."""
    printed, value, raised = CappedStream(MAX_PRINTED), None, None
    warned = WarningTexts()
    with warnings.catch_warnings(), np.errstate(all="warn"):
        warnings.simplefilter("always")
        warnings.showwarning = warned.add
        with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
            try:
                value = plain(function(*args))
            except BaseException as error:
                raised = failure(error, function)
    return Outcome(
        value=value,
        failure=raised,
        warnings=tuple(warned.texts),
        printed=printed.text,
    )


def state_before_calls(function, stub: str = "") -> str:
    """The state of what is not to be called, one of `STATES`; empty for a function to call and compare.

    What would run commands is not called at all. Python drops what stands behind ``return``, so that a
    function can do nothing though its body is written.
    """
    if runs_commands(function):
        return "commands"
    if stub and does_what_stub_does(function, stub):
        return "ends-at-once" if line_without_effect(definition(function)) else "unchanged"
    return _other_than_a_function(function)


def _other_than_a_function(function) -> str:
    if inspect.isclass(function):
        return "class"
    try:
        if inspect.isasyncgenfunction(function) or inspect.iscoroutinefunction(function):
            return "coroutine"
        return "generator" if inspect.isgeneratorfunction(function) else ""
    except Exception:  # an object of a learner's class whose attributes break: its call will say
        return ""


def takes(function, calls: list) -> bool:
    """Whether the signature of a function fits all of these arguments."""
    try:
        signature = inspect.signature(function)
        for args in calls:
            signature.bind(*args)
    except TypeError:
        return False
    except Exception:  # a C function has no signature, a learner's own object may break: the calls will say
        pass
    return True


def run(function, calls: list, stub: str = "") -> Run:
    """Run a function on each tuple of arguments; `stub` tells an untouched function from a wrong one."""
    state = state_before_calls(function, stub)
    if state:
        return Run(state)
    if not takes(function, calls):
        return Run("signature")
    outcomes = []
    for args in calls:
        outcomes.append(call(function, args))
        if outcomes[-1].failure and outcomes[-1].failure.type == "KeyboardInterrupt":
            break
    return Run("ran", outcomes, tuple(restore_numpy()))
