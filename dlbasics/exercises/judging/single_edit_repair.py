"""Whether one small change of its source makes a wrong answer right: then the place of the slip is known.

Each mutation of the source is judged like an answer. Nothing is said of what is to stand there.
"""

import ast
import copy
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import islice

import numpy as np

from dlbasics.exercises.judging.case_set import CaseSet, further_case_set
from dlbasics.exercises.judging.outcome_fault import find_fault
from dlbasics.exercises.judging.source_mutations import Mutation, mutations
from dlbasics.exercises.judging.value_comparison import unpacked
from dlbasics.exercises.judging.verdict import Verdict
from dlbasics.markdown import literal
from dlbasics.messages import Message
from dlbasics.runner import source_inspection
from dlbasics.runner.run_cases import run

FILE = "<mutation>"
MAX_MUTATIONS = 300
MAX_ENTRIES = 20_000  # of all arguments of a case: one call of many numbers takes too long to be repeated
MAX_LINES = 200_000  # that all mutations run together
MAX_LINES_A_CALL = 20_000  # a loop may never end after a change
MAX_SECONDS = 2  # of a search, for a function that computes long in one line
MAX_WRITTEN = 40  # characters of a part, to be shown in a sentence
UNEXPLAINED = ("wrong", "wrong shape")
SHOWING = {"plt", "display", "input", "open"}  # what is seen, asked or written at each call


class TooManyLines(BaseException):
    """A mutation has run longer than it may; no ``except Exception`` of the learner's catches it."""


@dataclass
class LineLimit:
    """Counts the lines that mutations run, and stops one that runs too many: for `sys.settrace`.

    A limit by lines, unlike one by time, gives one answer on every machine.

    Attributes
    ----------
    namespace : dict
        The notebook's: lines of the other functions in it count, too.
    left : int
        How many lines may still be run.
    """

    namespace: dict
    left: int = MAX_LINES
    left_in_call: int = field(default=0, init=False)

    def __enter__(self):
        self._earlier = sys.gettrace()
        self.left_in_call = min(self.left, MAX_LINES_A_CALL)
        sys.settrace(self._trace)

    def __exit__(self, *error):
        sys.settrace(self._earlier)

    def _trace(self, frame, event: str, argument):
        if frame.f_code.co_filename != FILE and frame.f_globals is not self.namespace:
            return None
        if event == "line":
            self.left -= 1
            self.left_in_call -= 1
            if self.left_in_call < 0:
                raise TooManyLines
        return self._trace


def repair_note(case_set: CaseSet, verdict: Verdict, function) -> Message | None:
    """The place of the one change that makes a function right; None if there is no such change.

    Parameters
    ----------
    case_set : CaseSet
        The cases of the verdict.
    verdict : Verdict
        A wrong value or shape that no known mistake explains.
    function : callable
        The learner's.
    """
    tree = _repairable(case_set, verdict, function)
    if tree is None:
        return None
    namespace = source_inspection.unwrapped(function).__globals__
    limit, end = LineLimit(namespace), time.monotonic() + MAX_SECONDS
    for mutation in islice(mutations(tree), MAX_MUTATIONS):
        if limit.left <= 0 or time.monotonic() > end:
            return None
        with mutation.applied():
            changed = _compiled(tree, namespace)
        if changed and _is_right(case_set, verdict.case, changed, limit):
            return _note(mutation)
    return None


def _repairable(case_set: CaseSet, verdict: Verdict, function) -> ast.FunctionDef | None:
    """A copy of the function's tree, if there is something to explain and no harm in trying."""
    if verdict.status not in UNEXPLAINED or verdict.case is None or verdict.exercise.accept:
        return None
    tree, plain = source_inspection.definition(function), source_inspection.unwrapped(function)
    if tree is None or getattr(plain, "__closure__", None) or sys.gettrace():
        return None
    if sum(map(np.size, case_set.cases[verdict.case].args)) > MAX_ENTRIES:
        return None
    # What catches all exceptions would catch the one that ends a loop.
    if any(isinstance(node, ast.Try | ast.TryStar | ast.Global) for node in ast.walk(tree)):
        return None
    if not SHOWING.isdisjoint(source_inspection.names_used(plain.__code__)):
        return None
    tree = copy.deepcopy(tree)
    tree.decorator_list = []
    return tree


def _compiled(tree: ast.FunctionDef, namespace: dict) -> Callable | None:
    """The function of a tree, among the names of a notebook; None for a tree that is no Python."""
    names = dict(namespace)
    try:
        exec(compile(ast.fix_missing_locations(ast.Module([tree], [])), FILE, "exec"), names)
    except Exception:
        return None
    return names[tree.name]


def _is_right(case_set: CaseSet, shown: int, function: Callable, limit: LineLimit) -> bool:
    """Whether a function is right in all cases, and in further ones; that which showed the fault is first."""
    order = sorted(range(len(case_set.cases)), key=lambda index: index != shown)
    if not all(_is_right_case(case_set, index, function, limit) for index in order):
        return False
    further = further_case_set(case_set.exercise)
    return all(_is_right_case(further, index, function, limit) for index in range(len(further.cases)))


def _is_right_case(case_set: CaseSet, index: int, function: Callable, limit: LineLimit) -> bool:
    case, expected = case_set.cases[index], case_set.references[index]
    with limit:
        ran = run(function, [case.args])
    if ran.state != "ran":
        return False
    got = ran.outcomes[0]
    if got.failure and got.failure.type == "KeyboardInterrupt":
        limit.left = 0  # whoever waits wants to go on
    return find_fault(expected, unpacked(expected, got), case_set.exercise, case) is None


def _note(mutation: Mutation) -> Message:
    written = ast.unparse(mutation.node).splitlines()[0]
    if len(written) > MAX_WRITTEN:
        written = f"{written[: MAX_WRITTEN - 1]}…"
    return Message(f"note.single-edit.{mutation.kind}",
                   {"line": mutation.node.lineno, "written": literal(written)})
