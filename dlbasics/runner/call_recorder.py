"""Run the learner's function on cases and record what it did. No reference, no judging.

This module imports nothing of the package, so that a sandbox can hold it without holding an answer.
"""

import contextlib
import copy
import dis
import inspect
import io
import linecache
import types
import warnings
from dataclasses import dataclass, field

import numpy as np

LARGEST = 2**24  # elements of a value that is kept; a broadcast view can claim any number


@dataclass(frozen=True)
class Foreign:
    """Stands for a value that is no number, array or tuple of these; only its type is kept."""

    type: str


@dataclass(frozen=True)
class Failure:
    """An exception, and the innermost line of the learner's own code that led to it."""

    type: str
    message: str
    line: int = 0
    source: str = ""


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
    """The outcomes of all cases, or why there are none: ``"unchanged"`` or ``"signature"``."""

    state: str = "ran"
    outcomes: list = field(default_factory=list)


class _Capped(io.TextIOBase):
    """Text stream that keeps the first characters only: a print in a long loop costs no memory."""

    def __init__(self, most: int = 500):
        self.most, self.text = most, ""

    def writable(self):
        return True

    def write(self, text):
        self.text += text[: self.most - len(self.text)]
        return len(text)


def plain(value, depth: int = 0):
    """Turn a value into plain arrays, so that nothing of the learner's own classes takes part in judging."""
    kind = type(value)
    if value is None:
        return None
    if issubclass(kind, np.ndarray):
        if np.ndarray.size.__get__(value) > LARGEST:
            return Foreign(f"{kind.__name__} of {np.ndarray.size.__get__(value)} elements")
        return np.array(value, subok=False)
    if issubclass(kind, np.generic):
        return np.array(np.generic.item(value), dtype=np.generic.dtype.__get__(value))
    if kind is bool:
        return np.array(value)
    for base in (int, float, complex):
        if issubclass(kind, base):
            return np.array(base.__add__(value, base()))
    if issubclass(kind, tuple | list) and depth < 8:
        base = tuple if issubclass(kind, tuple) else list
        if base.__len__(value) > LARGEST:
            return Foreign(f"{kind.__name__} of {base.__len__(value)} elements")
        parts = tuple(plain(item, depth + 1) for item in base.__iter__(value))
        return parts if base is tuple else _stacked(parts)
    return Foreign(kind.__name__)


def _stacked(parts: tuple):
    """A list of equal shapes is an array; any other list stays a tuple."""
    if not parts:
        return np.array([])
    if all(isinstance(p, np.ndarray) for p in parts) and len({p.shape for p in parts}) == 1:
        return np.stack(parts)
    return parts


def changed(before, after) -> bool:
    """Whether an argument is no longer what it was; generators of random numbers may move on."""
    if isinstance(before, np.ndarray):
        same = isinstance(after, np.ndarray) and before.dtype == after.dtype and before.shape == after.shape
        return not (same and before.tobytes() == after.tobytes())
    if isinstance(before, list | tuple):
        return len(before) != len(after) or any(map(changed, before, after))
    if isinstance(before, dict):
        return list(before) != list(after) or any(changed(before[k], after[k]) for k in before)
    if isinstance(before, int | float | str):
        return repr(before) != repr(after)
    return False


def instructions(code) -> list:
    """What a function does, without line numbers, docstring and comments."""
    made = []
    for step in dis.get_instructions(code):
        if step.opname not in ("RESUME", "NOP", "COPY_FREE_VARS", "MAKE_CELL", "CACHE"):
            value = step.argval
            inner = isinstance(value, types.CodeType)
            made.append((step.opname, instructions(value) if inner else repr(value)))
    return made


def unchanged(function, stub: str) -> bool:
    """Whether the function still does what the stub does (nothing), whatever its comments say."""
    code = getattr(inspect.unwrap(function), "__code__", None)
    compiled = compile(stub, "<stub>", "exec")
    stubs = [c for c in compiled.co_consts if isinstance(c, types.CodeType)]
    return isinstance(code, types.CodeType) and instructions(code) == instructions(stubs[-1])


def _safe_text(error: BaseException) -> str:
    try:
        return str(error)[:300]
    except Exception as broken:
        return f"(its message cannot be shown: {type(broken).__name__})"


def failure(error: BaseException, function) -> Failure:
    """Describe an exception by the innermost frame that is the learner's."""
    code = getattr(inspect.unwrap(function), "__code__", None)
    home = getattr(inspect.unwrap(function), "__globals__", None)
    line, source, trace = 0, "", error.__traceback__
    while trace is not None:
        frame = trace.tb_frame
        ours = frame.f_globals is globals()
        if not ours and (frame.f_globals is home or (code and frame.f_code.co_filename == code.co_filename)):
            line = trace.tb_lineno or 0
            source = linecache.getline(frame.f_code.co_filename, line, frame.f_globals).strip()
        trace = trace.tb_next
    return Failure(type(error).__name__, _safe_text(error), line, source)


def call(function, args: tuple) -> Outcome:
    """Call once with fresh copies of the arguments and record everything; raise nothing."""
    given, out, value, failed = copy.deepcopy(args), _Capped(), None, None
    with warnings.catch_warnings(record=True) as said, np.errstate(all="warn"):
        warnings.simplefilter("always")
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
            try:
                value = plain(function(*given))
            except BaseException as error:
                failed = failure(error, function)
    mutated = tuple(changed(before, after) for before, after in zip(args, given, strict=True))
    return Outcome(value, failed, mutated, tuple(str(w.message)[:200] for w in said), out.text)


def run(function, calls: list, stub: str = "") -> Run:
    """Run a function on each tuple of arguments; `stub` tells an untouched function from a wrong one."""
    if stub and unchanged(function, stub):
        return Run("unchanged")
    try:
        signature = inspect.signature(function)
        for args in calls:
            signature.bind(*args)
    except TypeError:
        return Run("signature")
    except ValueError:
        signature = None  # a C function without a signature: the calls themselves will tell
    outcomes = []
    for args in calls:
        outcomes.append(call(function, args))
        if outcomes[-1].failure and outcomes[-1].failure.type == "KeyboardInterrupt":
            break
    return Run("ran", outcomes)
