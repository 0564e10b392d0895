"""Questions whose numbers can vary: a function of the numbers, and what each of them can be.

``fresh_numbers(gap, noise=(0.1, 0.2, 0.5), n=(20, 40, 80))`` is the question ``gap()`` with the numbers of
the book, the defaults of ``gap``. Its variants are for practice, or give each learner other numbers.
"""

import inspect
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

import numpy as np

from dlbasics.exercises.model import DefinitionError, Question
from dlbasics.fnv1a import fnv1a
from dlbasics.messages import text

MAX_DRAWS = 200  # until numbers fit together
MAX_VARIANTS = 200  # that are looked through for practice


def fresh_numbers(make: Callable[..., Question], only: Callable[..., bool] | None = None,
                  **values) -> Question:
    """Define a question and others like it.

    Parameters
    ----------
    make : callable
        ``make(**numbers)`` defines the question: its text, its answer and the answers of its mistakes are
        computed from the numbers. Its defaults are the numbers of the book.
    only : callable, optional
        ``only(**numbers)`` says whether numbers fit together.
    **values : sequence
        What each of the numbers may be.

    Returns
    -------
    Question
        The one with the numbers of the book; `Question.variant` and `practice_variants` lead to the others.

    Raises
    ------
    DefinitionError
        If `values` are not those of the numbers of `make`.
    """
    defaults = {name: parameter.default for name, parameter in inspect.signature(make).parameters.items()}
    if set(values) != set(defaults):
        raise DefinitionError(
            text("exercise.no-such-values", given=str(sorted(values)), expected=str(sorted(defaults))))
    maker = VariantMaker(make, only or (lambda **numbers: True), values, defaults)
    return replace(make(), variant_maker=maker)


@dataclass(frozen=True, eq=False)
class VariantMaker:
    """Makes a question with other numbers, from what `fresh_numbers` was told."""

    make: Callable[..., Question]
    only: Callable[..., bool]
    values: dict
    defaults: dict

    @cached_property
    def book(self) -> Question:
        """The question with the numbers of the book."""
        return self.make(**self.defaults)

    def variant(self, id: str, number: int) -> Question:
        """The question with other numbers, by the number of the variant; never those of the book.

        Raises
        ------
        ValueError
            If no numbers fit together.
        """
        rng = np.random.default_rng([number, fnv1a(id)])
        for _ in range(MAX_DRAWS):
            numbers = {name: values[rng.integers(len(values))] for name, values in self.values.items()}
            if numbers == self.defaults or not self.only(**numbers):
                continue
            question = self.make(**numbers).shuffled_by(rng)
            # Without a version it takes that of its own text.
            question = replace(question, variant_number=number, variant_maker=self, version="")
            if question.is_sound() and not question.repeats(self.book):
                return question
        raise ValueError(f"values of {id} give no other question; expected numbers that fit together")


@lru_cache(maxsize=100)
def practice_variants(question: Question, count: int) -> tuple[Question, ...]:
    """Other questions like this one, no two of them alike: for practice, which earns no points.

    Parameters
    ----------
    question : Question
    count : int
        How many at most: there may be fewer.
    """
    if question.variant_maker is None:
        return ()
    found = {}
    for number in range(1, MAX_VARIANTS + 1):
        if len(found) == count:
            break
        other = question.variant(number)
        if not other.repeats(question):  # which is a variant itself for a learner with numbers of their own
            found.setdefault(other.version, replace(other, is_practice=True))
    return tuple(found.values())
