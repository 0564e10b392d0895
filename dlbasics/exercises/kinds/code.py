"""What an author writes: the five kinds of exercise.

Definitions are plain data: `judge` compares with them, `forms` shows them, `seal` hides their answers.
"""

import ast
import hashlib
import math
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

import numpy as np

from dlbasics.exercises.model import Before, Case, Exercise, Misconception, Mistake, Option, Wrong

# A chapter's definitions import all that they need from here.
__all__ = ["Before", "Case", "Choice", "Code", "Exercise", "Misconception", "Mistake", "Number", "Option"]
__all__ += ["Order", "Tune", "Wrong"]


@dataclass(frozen=True, eq=False)
class Code(Exercise):
    """Complete a function.

    Parameters
    ----------
    stub : str
        Source of the function to complete, without the decorator. Its docstring is the statement.
    hints : sequence of str
        Each one helps more than the one before.
    reference : callable
        The right answer, written to be read.
    cases : callable
        ``cases(rng)`` lists the `Case` objects, from a `numpy.random.Generator`.
    misconceptions : sequence of Misconception
        Known wrong answers.
    alternatives : sequence of callable
        Right answers written differently, for the tests.
    rtol, atol : float
        How near a value must be to the reference's.
    curve : (lo, hi), optional
        Where the verdict may draw the learner's own curve of a scalar function.
    accept : callable, optional
        ``accept(value, case)``, where many values are right: ``("", "")`` or a finding and its sentence.
    """

    kind: ClassVar[str] = "code"
    stub: str
    hints: tuple
    reference: Callable
    cases: Callable[[np.random.Generator], list]
    misconceptions: tuple
    alternatives: tuple = ()
    explanation: str = ""
    rtol: float = 1e-6
    atol: float = 1e-9
    curve: tuple | None = None
    accept: Callable | None = None

    @cached_property
    def definition(self) -> ast.FunctionDef:
        """The stub's syntax tree."""
        tree = ast.parse(self.source).body
        if not (tree and isinstance(tree[-1], ast.FunctionDef)):
            raise ValueError(f"stub of {self.id} must end with a function definition")
        return tree[-1]

    @property
    def source(self) -> str:
        """The stub as the notebook's cell holds it, under the line ``@check(...)``."""
        return textwrap.dedent(self.stub).strip() + "\n"

    @property
    def function(self) -> str:
        """Name of the function to complete."""
        return self.definition.name

    @property
    def parameters(self) -> list:
        """Names of the function's parameters, in order."""
        spec = self.definition.args
        return [a.arg for a in [*spec.posonlyargs, *spec.args, *spec.kwonlyargs]]

    @property
    def signature(self) -> str:
        """The function's name and parameters as the stub writes them."""
        return f"{self.function}({ast.unparse(self.definition.args)})"

    @property
    def statement(self) -> str:
        """The stub's docstring."""
        return ast.get_docstring(self.definition) or ""

    def content(self) -> list:
        return [self.source]


@dataclass(frozen=True, eq=False)
class Choice(Exercise):
    """Choose the right option, or all right options where several are."""

    kind: ClassVar[str] = "choice"
    question: str
    options: tuple
    explanation: str = ""
    hints: tuple = ()

    def __post_init__(self):
        super().__post_init__()
        if len(self.options) < 2 or not any(o.right for o in self.options):
            raise ValueError(f"options of {self.id}: expected two or more, at least one of them right")

    @property
    def several(self) -> bool:
        """Whether more than one option is right."""
        return sum(o.right for o in self.options) > 1

    def content(self) -> list:
        return [self.statement, [o.text for o in self.options], self.several]


@dataclass(frozen=True, eq=False)
class Number(Exercise):
    """Give a number: right within `tolerance` (absolute) of `answer`."""

    kind: ClassVar[str] = "number"
    question: str
    answer: float
    tolerance: float
    unit: str = ""
    mistakes: tuple = ()
    explanation: str = ""
    hints: tuple = ()

    def __post_init__(self):
        super().__post_init__()
        if not (self.tolerance > 0 and math.isfinite(self.tolerance)):
            raise ValueError(f"tolerance of {self.id} is {self.tolerance!r}; expected a positive number")

    def content(self) -> list:
        return [self.statement, self.unit]


@dataclass(frozen=True, eq=False)
class Order(Exercise):
    """Put lines in order; right when each constraint of `before` holds (default: the order of `lines`)."""

    kind: ClassVar[str] = "order"
    question: str
    lines: tuple
    before: tuple = ()
    explanation: str = ""
    hints: tuple = ()

    def __post_init__(self):
        super().__post_init__()
        for b in self.before:
            if not (0 <= b.first < len(self.lines) and 0 <= b.then < len(self.lines)):
                told = f"before of {self.id} names lines {b.first} and {b.then}"
                raise ValueError(f"{told}; expected indices of its {len(self.lines)} lines")

    @property
    def constraints(self) -> tuple:
        """`before`, or one constraint for each pair of consecutive lines."""
        return tuple(self.before) or tuple(
            Before(i, i + 1, f"{self.lines[i + 1]} stands too early: what must come before it?")
            for i in range(len(self.lines) - 1)
        )

    @cached_property
    def shuffled(self) -> tuple:
        """Indices of `lines` in the order first shown: from the id, and never a right one."""
        seed = int(hashlib.sha256(self.id.encode()).hexdigest()[:8], 16)
        order = np.random.default_rng(seed).permutation(len(self.lines)).tolist()
        place = {line: at for at, line in enumerate(order)}
        right = all(place[b.first] < place[b.then] for b in self.constraints)
        return tuple(order[::-1] if right else order)

    def content(self) -> list:
        return [self.statement, [self.lines[i] for i in self.shuffled]]


@dataclass(frozen=True, eq=False)
class Tune(Exercise):
    """Move an explorer's controls until ``goal(**values)`` holds."""

    kind: ClassVar[str] = "tune"
    question: str
    explorer: str
    goal: Callable[..., bool]
    mistakes: tuple = ()
    explanation: str = ""
    hints: tuple = ()

    def content(self) -> list:
        return [self.statement, self.explorer]
