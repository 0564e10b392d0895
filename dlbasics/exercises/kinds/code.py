"""Code: complete a function."""

import ast
import inspect
import re
import textwrap
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import ClassVar

import numpy as np

from dlbasics.exercises.model import DefinitionError, Exercise, Misconception
from dlbasics.messages import text

# The cases that a seed of 0 gives are those that learners see; a grader keeps others back.
PUBLIC_SEED = 0


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
    ordinary_cases : callable, optional
        The ordinary ones of `cases` alone, where the others take long to make.
    misconceptions : sequence of Misconception
        Known wrong answers.
    alternatives : sequence of callable
        Right answers written differently, for the tests.
    rtol, atol : float
        How near a value must be to the reference's.
    curve : (lo, hi), optional
        Where the verdict may draw the learner's own curve of a scalar function.
    accept : callable, optional
        ``accept(value, case)``, where many values are right: None, or a finding, as a short name and a dict
        of what stands in the placeholders of its sentence (or the sentence itself).
    accept_sentences : dict of str to str
        The sentences of `accept`'s findings, by their names.
    places : sequence of sequences of str
        Names of misconceptions, grouped by the place of the formula that they are in. Two of different
        groups can be made together, and are then both named.
    composed : sequence of (str, str, callable)
        Answers that make two of the misconceptions at once, where what both change neither adds up nor
        multiplies: the names of both, and the answer.
    by_entry : bool
        Whether an entry of the result depends on one entry of the first argument alone.
    rows_alone : sequence of str
        Arguments whose rows stand alone: a row of the result depends on their row at that place only.
    """

    kind: ClassVar[str] = "code"
    part_types: ClassVar[dict] = Exercise.part_types | {
        "misconceptions": Misconception,
        "alternatives": Callable,
    }
    stub: str
    hints: tuple
    reference: Callable
    cases: Callable[[np.random.Generator], list]
    misconceptions: tuple
    alternatives: tuple = ()
    rtol: float = 1e-6
    atol: float = 1e-9
    curve: tuple | None = None
    accept: Callable | None = None
    accept_sentences: dict = field(default_factory=dict)
    places: tuple = ()
    composed: tuple = ()
    by_entry: bool = False
    rows_alone: tuple = ()
    ordinary_cases: Callable[[np.random.Generator], list] | None = None

    def check_definition(self):
        _ = self.definition  # which refuses a stub without one
        names = [known.name for known in self.misconceptions]
        if len(names) != len(set(names)):
            twice = ", ".join(sorted({name for name in names if names.count(name) > 1}))
            raise DefinitionError(text("exercise.named-twice", id=self.id, names=twice))
        placed = [name for group in self.places for name in group]
        unknown = set(placed) - set(names)
        if unknown or len(placed) != len(set(placed)):
            wrong = unknown or {name for name in placed if placed.count(name) > 1}
            raise DefinitionError(text("exercise.no-such-place", id=self.id, names=", ".join(sorted(wrong))))
        unknown = {name for one, two, _ in self.composed for name in (one, two)} - set(names)
        if unknown:
            raise DefinitionError(text("exercise.no-such-pair", id=self.id, names=", ".join(sorted(unknown))))

    @cached_property
    def definition(self) -> ast.FunctionDef:
        """The stub's syntax tree."""
        try:
            statements = ast.parse(self.source).body
        except SyntaxError as error:
            raise DefinitionError(
                text("exercise.stub-syntax", id=self.id, line=error.lineno, error=error.msg)) from None
        if not (statements and isinstance(statements[-1], ast.FunctionDef)):
            raise DefinitionError(text("exercise.stub-without-function", id=self.id))
        return statements[-1]

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
        arguments = self.definition.args
        return [a.arg for a in [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]]

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

    def solution(self) -> str:
        source = textwrap.dedent(inspect.getsource(self.reference)).strip()
        return re.sub(rf"\b{self.reference.__name__}\b", self.function, source)

    def solution_markdown(self) -> str:
        return f"```\n{self.solution()}\n```"

    def mistakes_by_name(self) -> dict[str, str]:
        return {misconception.name: misconception.sentence for misconception in self.misconceptions}

    def verdict_texts(self) -> list[str]:
        return [*super().verdict_texts(), *self.accept_sentences.values(), *self.abouts]

    def cases_from(self, seed: int) -> list:
        """The cases that a seed gives."""
        return self.cases(np.random.default_rng(seed))

    def ordinary_cases_from(self, seed: int) -> list:
        """The ordinary ones of the cases that a seed gives."""
        make = self.ordinary_cases or self.cases
        return [case for case in make(np.random.default_rng(seed)) if case.kind == "ordinary"]

    @cached_property
    def abouts(self) -> list[str]:
        """What is special about each case that the page shows."""
        return [case.about for case in self.cases_from(PUBLIC_SEED)]

    def about_of(self, case: int) -> str:
        """What is special about one case that the page shows."""
        return self.abouts[case] if case < len(self.abouts) else ""
