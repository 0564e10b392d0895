"""Which known mistakes explain what a function does.

Three questions are asked, one after the other:

1. Which mistake does the same in all cases?
2. If none does: which one does the same in the ordinary cases, if only one fits? On an empty array the same
   mistake may look different. (Where these are right, the edges that give a value decide, and then all cases
   that do.)
3. If none does: which two, made at once? Either the exercise knows what the two make together, or they are in
   two places of the formula, and what both change together is the sum, or the product, of what each changes.
   Any other two would fit by chance too often.

A few cases may fit by chance, too: `still_fits` asks others.
"""

from dataclasses import dataclass

import numpy as np

from dlbasics.exercises.judging.case_set import CaseSet
from dlbasics.exercises.judging.compared_values import ATOL, RTOL, equal
from dlbasics.exercises.judging.outcome_fault import find_fault
from dlbasics.exercises.judging.value_comparison import numbers_in, same
from dlbasics.exercises.model import CASE_KINDS, Misconception
from dlbasics.runner.run_cases import Outcome

MIN_NUMBERS = 2  # wrong ones, that two mistakes together must explain


@dataclass(frozen=True)
class MisconceptionMatch:
    """Names of the known mistakes, one or two, and the fraction of the points that they earn.

    `cases` are those in which they do the same; None for all.
    """

    names: tuple[str, ...]
    credit: float = 0.0
    cases: tuple[int, ...] | None = None


def find_match(case_set: CaseSet, outcomes: list[Outcome], faults: list) -> MisconceptionMatch | None:
    """Find what explains the outcomes of an answer; at least one of them has a fault."""
    decisive = _telling_first(case_set, _decisive_cases(case_set, outcomes, faults), faults)
    remaining = [index for index in range(len(outcomes)) if index not in decisive]
    exact = _exact(case_set, outcomes, [*decisive, *_telling_first(case_set, remaining, faults)])
    if exact:
        return MisconceptionMatch((exact.name,), exact.credit)
    if case_set.exercise.accept:  # findings are too coarse to tell mistakes apart by some of them
        return None
    # "Right, but it changes its argument" holds everywhere or not at all.
    if all(faults[index] is None or faults[index].status == "changes its input" for index in decisive):
        return None
    wrong = [index for index in decisive if faults[index]]
    fitting = _fitting(case_set, outcomes, decisive, wrong)
    if len(fitting) > 1:  # ambiguous: stop, for a pair would say no more than each of them
        return None
    if fitting:
        return MisconceptionMatch((fitting[0].name,), cases=tuple(decisive))
    return _pair(case_set, outcomes, decisive)


def _exact(case_set: CaseSet, outcomes: list[Outcome], indices: list[int]) -> Misconception | None:
    """The first known mistake that does the same in all cases."""
    mistakes = case_set.exercise.misconceptions
    return next((mistake for mistake in mistakes
                 if _forms_that_do_the_same(case_set, mistake, outcomes, indices)), None)


def _fitting(
    case_set: CaseSet, outcomes: list[Outcome], decisive: list[int], wrong: list[int]
) -> list[Misconception]:
    """The known mistakes that do the same in the decisive cases and explain a fault in them."""
    fitting = []
    for mistake in case_set.exercise.misconceptions:
        forms = _forms_that_do_the_same(case_set, mistake, outcomes, decisive)
        if any(_fails(case_set, form, wrong) for form in forms):
            fitting.append(mistake)
    return fitting


def _telling_first(case_set: CaseSet, indices: list[int], faults: list) -> list[int]:
    """Cases in the order in which they are looked at: wrong ones first, small ones before large ones.

    Most mistakes are ruled out by the first case.
    """
    def key(index):
        return not faults[index], sum(map(np.size, case_set.cases[index].args))

    return sorted(indices, key=key)


def _decisive_cases(case_set: CaseSet, outcomes: list[Outcome], faults: list) -> list[int]:
    """The ordinary cases; where all of them are right, the edges with a value too, and then the extremes."""
    indices = []
    for kind in CASE_KINDS:
        indices += [index for index, outcome in enumerate(outcomes) if case_set.cases[index].kind == kind
                    and (kind == "ordinary" or outcome.value is not None)]
        if any(faults[index] for index in indices):
            break
    return sorted(indices)


def _forms_that_do_the_same(case_set: CaseSet, mistake: Misconception, outcomes, indices) -> list:
    """The forms of a known mistake that do what the learner's function does in some cases."""
    forms = (mistake.answer, *mistake.also)
    return [form for form in forms if _does_the_same(case_set, form, outcomes, indices)]


def _does_the_same(case_set: CaseSet, form, outcomes: list[Outcome], indices) -> bool:
    """Whether a form of a known mistake does what the learner's function does in some cases."""
    return all(_alike(case_set, form, outcomes[index], index) for index in indices)


def _fails(case_set: CaseSet, form, indices: list[int]) -> bool:
    """Whether a form of a known mistake is wrong in a case: where it is right it explains no fault."""
    expected, cases = case_set.references, case_set.cases
    return any(find_fault(expected[index], case_set.outcome(form, index), case_set.exercise, cases[index])
               for index in indices)


def still_fits(further: CaseSet, names: tuple[str, ...], outcomes: list[Outcome]) -> bool:
    """Whether known mistakes explain what a function does with further cases as well."""
    indices = list(range(len(outcomes)))
    if len(names) > 1:
        if frozenset(names) in _pairs_put_together(further, outcomes, indices):
            return True
        match = _pair(further, outcomes, indices)
        return match is not None and set(match.names) == set(names)
    mistake = next(mistake for mistake in further.exercise.misconceptions if mistake.name == names[0])
    return bool(_forms_that_do_the_same(further, mistake, outcomes, indices))


def _alike(case_set: CaseSet, answer, got: Outcome, index: int) -> bool:
    """Whether a misconception and the learner's function do the same in one case.

    Where a value is judged by what it reaches, no two trainings give equal numbers: their findings count.
    """
    exercise, of_mistake = case_set.exercise, case_set.outcome(answer, index)
    if not exercise.accept:
        return same(of_mistake, got, exercise.rtol, exercise.atol)
    expected, case = case_set.references[index], case_set.cases[index]
    faults = [find_fault(expected, outcome, exercise, case) for outcome in (of_mistake, got)]
    if not expected.failure and all(fault and fault.status == "wrong" for fault in faults):
        return faults[0].message.params["finding"] == faults[1].message.params["finding"]
    return faults[0] == faults[1]


# -- two at once ----------------------------------------------------------------------------------


def _pair(case_set: CaseSet, outcomes: list[Outcome], indices: list[int]) -> MisconceptionMatch | None:
    """Two mistakes that, made together, do what the learner's function does.

    None if several pairs fit, or if the learner's value is the same whatever the input.
    """
    exercise = case_set.exercise
    if not (exercise.places or exercise.composed) or not _enough_to_explain(case_set, outcomes, indices):
        return None
    pairs = (_pairs_put_together(case_set, outcomes, indices)
             or _pairs_in_two_places(case_set, outcomes, indices))
    if len(pairs) != 1:
        return None
    pair = pairs.pop()
    names = tuple(mistake.name for mistake in exercise.misconceptions if mistake.name in pair)
    return MisconceptionMatch(names, cases=tuple(indices))


def _pairs_put_together(case_set: CaseSet, outcomes: list[Outcome], indices: list[int]) -> set[frozenset]:
    """Two mistakes that the exercise has put together in one answer, which does the same."""
    return {frozenset((one, two)) for one, two, answer in case_set.exercise.composed
            if _does_the_same(case_set, answer, outcomes, indices)}


def _pairs_in_two_places(case_set: CaseSet, outcomes: list[Outcome], indices: list[int]) -> set[frozenset]:
    """Two mistakes in different places whose changes, added or multiplied, are the learner's."""
    places = case_set.exercise.places
    # One case rules nearly all pairs out; the rest decide between those that are left.
    first = next((index for index in indices if _enough_to_explain(case_set, outcomes, [index])), None)
    probe = indices if first is None else [first]
    pairs = set()
    for one, two in _pairs_that_fit(case_set, outcomes, probe):
        if _apart(places, one[0], two[0]) and _explain(case_set, outcomes, indices, one[1], two[1]):
            pairs.add(frozenset((one[0], two[0])))
    return pairs


def _apart(places, one: str, two: str) -> bool:
    """Whether two mistakes are in different places."""
    place_of = {name: place for place, group in enumerate(places) for name in group}
    return one in place_of and two in place_of and place_of[one] != place_of[two]


def _enough_to_explain(case_set: CaseSet, outcomes: list[Outcome], indices: list[int]) -> bool:
    """Whether the values of some cases are finite numbers of which enough are wrong."""
    right, got = _right_and_got(case_set, outcomes, indices)
    if right is None or got is None or right.shape != got.shape or not np.ptp(got):
        return False
    return bool(np.sum(~np.isclose(got, right, RTOL, ATOL)) >= MIN_NUMBERS)


def _right_and_got(case_set: CaseSet, outcomes: list[Outcome], indices: list[int]) -> tuple:
    """The right numbers of some cases and the learner's."""
    right = _numbers([case_set.references[index] for index in indices])
    return right, _numbers([outcomes[index] for index in indices])


def _pairs_that_fit(case_set: CaseSet, outcomes: list[Outcome], indices: list[int]):
    """Yield pairs of known mistakes, each as name and answer, that together explain some cases."""
    right, got = _right_and_got(case_set, outcomes, indices)
    forms, values = [], []
    placed = {name for group in case_set.exercise.places for name in group}
    for mistake in case_set.exercise.misconceptions:
        if mistake.name not in placed:
            continue
        for answer in (mistake.answer, *mistake.also):
            numbers = _numbers([case_set.outcome(answer, index) for index in indices])
            if numbers is not None and numbers.shape == right.shape:
                forms.append((mistake.name, answer))
                values.append(numbers)
    table = np.array(values)
    for form, numbers in zip(forms, table, strict=True):
        for index in _completes(right, got, numbers, table):
            yield form, forms[index]


def _changed_numbers(case_set: CaseSet, indices: list[int], answer, right: np.ndarray, got: np.ndarray):
    """What a known answer makes of the right numbers; None where that is nothing, or all that was found."""
    numbers = _numbers([case_set.outcome(answer, index) for index in indices])
    if numbers is None or numbers.shape != right.shape or equal(numbers, right) or equal(numbers, got):
        return None
    return numbers


def _explain(case_set: CaseSet, outcomes: list[Outcome], indices: list[int], one, two) -> bool:
    """Whether two known answers together explain all of some cases."""
    right, got = _right_and_got(case_set, outcomes, indices)
    a = _changed_numbers(case_set, indices, one, right, got)
    b = _changed_numbers(case_set, indices, two, right, got)
    return a is not None and b is not None and len(_completes(right, got, a, b[None])) > 0


def _completes(right: np.ndarray, got: np.ndarray, one: np.ndarray, candidates: np.ndarray) -> np.ndarray:
    """Which rows of `candidates` change, together with `one`, the right values to the learner's."""
    # Changes that add up: got - right = (one - right) + (other - right).
    fits = np.isclose(candidates, got + right - one, RTOL, ATOL).all(axis=1)
    if np.all(right) and np.all(one):
        # Changes that multiply: got / right = (one / right) * (other / right).
        fits |= np.isclose(candidates, got / one * right, RTOL, ATOL).all(axis=1)
    return np.flatnonzero(fits)


def _numbers(outcomes: list[Outcome]) -> np.ndarray | None:
    """All numbers of some outcomes in one row; None where there are others than finite ones."""
    numbers = numbers_in([outcome.value for outcome in outcomes])
    return numbers.astype(float) if numbers is not None and np.isfinite(numbers).all() else None
