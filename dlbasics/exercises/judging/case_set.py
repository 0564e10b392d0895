"""The cases of a seed, and what the reference and each known mistake do with them, computed once."""

import copy
from dataclasses import replace
from functools import cache, cached_property, lru_cache

import numpy as np

from dlbasics.exercises.judging.value_comparison import unpacked
from dlbasics.exercises.kinds.code import PUBLIC_SEED, Code
from dlbasics.runner.run_cases import Outcome, call, call_with, is_changed

# Of further cases, which learners never see: a name that fits the few on the page by chance fails there.
FURTHER_SEEDS = (2, 3)
# Arguments that a function cannot change, once their arrays are locked.
LOCKED = (np.ndarray, int, float)


class CaseSet:
    """The cases of some seeds and, as far as asked for, the outcomes that answers are compared with.

    Parameters
    ----------
    exercise : Code
    *seeds : int
    only_ordinary : bool
        Whether the cases of other kinds are left out.
    """

    def __init__(self, exercise: Code, *seeds: int, only_ordinary: bool = False):
        self.exercise = exercise
        cases_from = exercise.ordinary_cases_from if only_ordinary else exercise.cases_from
        self.cases = [case for seed in seeds for case in cases_from(seed)]
        self._outcomes, self._locked_calls = {}, {}

    @property
    def calls(self) -> list[tuple]:
        """The arguments of each case."""
        return [case.args for case in self.cases]

    @cached_property
    def references(self) -> list[Outcome]:
        """What the reference does with each case."""
        return [call(self.exercise.reference, case.args) for case in self.cases]

    def outcome(self, answer, index: int) -> Outcome:
        """What a known answer does with one case, its lists compared as a learner's are."""
        key = answer, index
        if key not in self._outcomes:
            self._outcomes[key] = unpacked(self.references[index], self._call_known(answer, index))
        return self._outcomes[key]

    def _call_known(self, answer, index: int) -> Outcome:
        """Call a known answer: hardly any writes into its arguments, so all are given the same arrays."""
        if index not in self._locked_calls:
            self._locked_calls[index] = tuple(map(locked_copy, self.cases[index].args))
        shared = self._locked_calls[index]
        args = [value if isinstance(value, LOCKED) else copy.deepcopy(value) for value in shared]
        done = call_with(answer, args)
        if done.failure:  # perhaps because it wrote
            return call(answer, self.cases[index].args)
        pairs = zip(shared, args, strict=True)
        return replace(done, mutated=tuple([a is not b and is_changed(a, b) for a, b in pairs]))

    def prepare(self):
        """Compute what the first verdict on most answers needs: then it takes no longer than the next.

        These are the references, and what each known mistake does with the smallest ordinary case, which
        rules most of them out.
        """
        ordinary = [index for index, case in enumerate(self.cases) if case.kind == "ordinary"]
        smallest = min(ordinary, key=lambda index: sum(map(np.size, self.cases[index].args)))
        for known in self.exercise.misconceptions:
            for form in (known.answer, *known.also):
                self.outcome(form, smallest)


def locked_copy(value):
    """A copy of an argument; one of an array cannot be written into."""
    copied = copy.deepcopy(value)
    if isinstance(copied, np.ndarray):
        copied.flags.writeable = False
    return copied


@cache
def public_case_set(exercise: Code) -> CaseSet:
    """The cases that learners see."""
    return CaseSet(exercise, PUBLIC_SEED)


@cache
def further_case_set(exercise: Code) -> CaseSet:
    """Ordinary cases with other numbers than those that learners see."""
    return CaseSet(exercise, *FURTHER_SEEDS, only_ordinary=True)


@lru_cache(maxsize=4)
def recent_case_set(exercise: Code, seed: int) -> CaseSet:
    """The cases of any seed, kept for a few answers one after the other."""
    return CaseSet(exercise, seed)
