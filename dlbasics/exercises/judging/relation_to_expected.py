"""What all wrong values of a function have to do with the right ones: a factor, a rounding, other places.

A relation speaks of a function's behaviour. It is told only of cases that learners see, while a class is
graded on others, drawn anew from a seed: knowing that a value is twice the right one gives no graded value
away. Questions, whose one right value is what is graded, never get one.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from dlbasics.exercises.judging.compared_values import ComparedValues, equal
from dlbasics.exercises.judging.constant_output import CONSTANT, one_number, written
from dlbasics.exercises.judging.factor_between_values import factor_message
from dlbasics.exercises.judging.mismatch_locations import (
    MIN_LINES,
    inputs_message,
    line_name,
    lines_message,
    location_message,
    two_locations_message,
)
from dlbasics.messages import Message

MAX_ROUNDING = 6
APPROXIMATE = 0.05
SAME_FACTOR = "relation.factor.same"
IN_EACH_CASE = (SAME_FACTOR, "relation.too-large", "relation.too-small")  # each has a form for several cases


@dataclass(frozen=True, eq=False)
class Comparison:
    """What a detector of a relation looks at.

    Attributes
    ----------
    pairs : list of ComparedValues
        Of all ordinary cases, the right ones too.
    parameters : list of str
        Names of the function's parameters.
    by_entry : bool
        Whether an entry of the result depends on one entry of the first argument alone.
    elsewhere : list of (right value, learner's value)
        Of all other cases; None for one that failed.
    remaining : list of ComparedValues
        Of all other cases of a function that works entry by entry; one that failed is wrong everywhere.
    """

    pairs: list[ComparedValues]
    parameters: list[str]
    by_entry: bool
    elsewhere: list[tuple]
    remaining: list[ComparedValues]

    @cached_property
    def wrong(self) -> list[ComparedValues]:
        """Those of the pairs that are not right."""
        return [pair for pair in self.pairs if not pair.is_right]

    @property
    def input_names(self) -> list[str]:
        """The parameters of a function that works entry by entry; of no other are inputs told."""
        return self.parameters if self.by_entry else []

    @cached_property
    def everywhere(self) -> list[tuple]:
        """The right value and the learner's of all cases."""
        return [*((pair.expected, pair.got) for pair in self.pairs), *self.elsewhere]


def relation(
    pairs: list[ComparedValues], parameters: list[str], by_entry: bool = False, elsewhere: list | None = None,
    remaining: list[ComparedValues] = ()
) -> Message | None:
    """Say how the learner's values follow from the right ones.

    Parameters
    ----------
    pairs, parameters, by_entry, elsewhere, remaining
        As in `Comparison`.

    Returns
    -------
    Message or None
        The first relation that holds in every wrong case.
    """
    comparison = Comparison(pairs, parameters, by_entry, list(elsewhere or []), list(remaining))
    wrong = comparison.wrong
    if not wrong or not _all_finite(pair.expected for pair in wrong):
        return None
    argument = _argument(comparison)
    if argument:
        return argument
    if not _all_finite(pair.got for pair in wrong) or _is_one_number(wrong):
        return _place(comparison)
    detectors = OF_FLOATS if pairs[0].expected.dtype.kind == "f" else OF_COUNTS
    return next(filter(None, (detect(comparison) for detect in detectors)), None)


def places_only(
    pairs: list[ComparedValues], parameters: list[str], by_entry: bool = False, **_
) -> Message | None:
    """As `relation`, of all kinds of cases: say where values are wrong, and nothing of what belongs there."""
    by_input = parameters if by_entry else []
    return inputs_message(pairs, by_input) or two_locations_message(pairs, by_input) or lines_message(pairs)


def _all_finite(arrays) -> bool:
    return all(np.isfinite(array).all() for array in arrays)


# -- detectors: each says one kind of relation of a `Comparison`, or nothing ------------------------


def _argument(comparison: Comparison) -> Message | None:
    """An argument that is given back as it came in."""
    pairs = comparison.pairs
    for place, name in enumerate(comparison.parameters):
        given = [pair.case.args[place] for pair in pairs if place < len(pair.case.args)]
        is_number = all(isinstance(one, np.ndarray | float | int) for one in given)
        if len(given) == len(pairs) > 1 and is_number and all(map(equal, given, (p.got for p in pairs))):
            return Message("relation.argument", {"name": f"`{name}`"})
    return None


def _is_one_number(wrong: list[ComparedValues]) -> bool:
    """Whether all wrong cases have one and the same right number: a relation to it may be chance."""
    return len(np.unique(np.concatenate([pair.expected.ravel() for pair in wrong]))) < 2


def _cut(comparison: Comparison) -> Message | None:
    """The decimals of all right values missing, or all values rounded down."""
    fits = any(_follows(cut, comparison.pairs) for cut in (np.trunc, np.floor))
    return Message("relation.cut") if fits and not _are_decisions(comparison) else None


def _are_decisions(comparison: Comparison) -> bool:
    """Whether the learner's values are 0 and 1, with a sign perhaps: of shares, a decision rounds nothing."""
    return all(np.isin(pair.got, (-1, 0, 1)).all() for pair in comparison.pairs)


def _follows(function, pairs: list[ComparedValues]) -> bool:
    """Whether the learner's values are a function of the right ones, which does not lose all of them."""
    results = [function(pair.expected) for pair in pairs]
    return one_number(results) is None and all(map(equal, results, (pair.got for pair in pairs)))


def _place(comparison: Comparison) -> Message | None:
    """The places in which all wrong values stand."""
    return location_message(comparison.pairs, comparison.wrong, comparison.input_names, comparison.remaining)


def _two_places(comparison: Comparison) -> Message | None:
    """The two stretches of the input in which all wrong values stand."""
    return two_locations_message([*comparison.pairs, *comparison.remaining], comparison.input_names)


def _factor(comparison: Comparison) -> Message | None:
    """A factor between the wrong values and the right ones."""
    return _of_each_case_or_several(factor_message(comparison.wrong, comparison.parameters), comparison)


def _offset(comparison: Comparison) -> Message | None:
    """The same amount too much or too little everywhere."""
    return _of_each_case_or_several(_offset_of(comparison.wrong), comparison)


def _of_each_case_or_several(found: Message | None, comparison: Comparison) -> Message | None:
    """A relation that is said of each case only if it holds in each, and else of several cases."""
    wrong = comparison.wrong
    if not found or found.code not in IN_EACH_CASE or _holds_everywhere(found, wrong, comparison.everywhere):
        return found
    return Message(f"{found.code}.several", found.params) if len(wrong) > 1 else None


def _holds_everywhere(found: Message, wrong: list[ComparedValues], everywhere: list[tuple]) -> bool:
    """Whether the factor, or the amount, between the wrong values and the right ones is that of all cases."""
    largest = max(wrong, key=lambda pair: np.abs(pair.expected).max())
    place = np.abs(largest.expected).argmax()
    right, wrong_one = largest.expected.flat[place], largest.got.flat[place]
    factor, amount = 1, 0
    if found.code == SAME_FACTOR:
        factor = wrong_one / right
    else:
        amount = 1.0 * wrong_one - right  # a float, as integers may be too large to subtract
    with np.errstate(all="ignore"):
        return all(_is_number(expected) and _is_number(got) and equal(factor * expected + amount, got)
                   for expected, got in everywhere)


def _is_number(value) -> bool:
    return isinstance(value, np.ndarray) and value.dtype.kind in "biuf"


def _constant(comparison: Comparison) -> Message | None:
    """One number in all entries of all cases, where there should be several."""
    number = one_number([got for _, got in comparison.everywhere])
    several = len(np.unique(np.concatenate([pair.expected.ravel() for pair in comparison.pairs]))) > 1
    return Message(CONSTANT, {"value": written(number)}) if number is not None and several else None


def _rounded(comparison: Comparison) -> Message | None:
    """The right values with fewer decimals."""
    fewest = 1 if _are_decisions(comparison) else 0
    for decimals in range(fewest, MAX_ROUNDING + 1):
        if _is_rounded(comparison, decimals):
            return Message("relation.rounded", {"decimals": decimals})
    return None


def _is_rounded(comparison: Comparison, decimals: int) -> bool:
    """Whether the values of all cases are the right ones with so many decimals, where these are not lost."""
    def rounded(right):
        return np.round(right, decimals)

    return _follows(rounded, comparison.wrong) and all(
        equal(rounded(expected), got) for expected, got in comparison.everywhere
        if _is_number(expected) and _is_number(got))


def _transformed(comparison: Comparison) -> Message | None:
    """A root, a square, a reciprocal, a logarithm or a difference from 1."""
    functions = {
        "root": lambda r: np.sqrt(np.abs(r)), "square": np.square, "reciprocal": lambda r: 1 / r,
        "log": lambda r: np.log(np.abs(r)), "exp": np.exp, "complement": lambda r: 1 - r,
    }
    with np.errstate(all="ignore"):
        for name, function in functions.items():
            if _follows(function, comparison.wrong):
                return Message(f"relation.{name}")
    return None


def _rearranged(comparison: Comparison) -> Message | None:
    """The right entries, in other places."""
    wrong = comparison.wrong
    if all(pair.expected.ndim == 2 and equal(pair.expected.T, pair.got) for pair in wrong):
        return Message("relation.transposed")
    if all(pair.expected.ndim and equal(pair.expected[::-1], pair.got) for pair in wrong):
        return Message("relation.reversed")
    return _other_order(wrong)


def _other_order(wrong: list[ComparedValues]) -> Message | None:
    """The right entries of a row, or the right rows or columns as a whole, in another order."""
    dimensions = wrong[0].expected.ndim
    for axis in range(min(dimensions, 2) if dimensions < 3 else 1):
        if all(_same_lines(pair, axis) for pair in wrong):
            what = Message(f"relation.{line_name(dimensions, axis)}.several")
            return Message("relation.other-order", {"what": what})
    return None


def _same_lines(pair: ComparedValues, axis: int) -> bool:
    """Whether the lines along an axis are the right ones, whatever their order."""
    if pair.expected.ndim <= axis or pair.expected.shape[axis] < 2 or pair.expected.size < 3:
        return False
    return equal(*(_sorted_lines(values, axis) for values in (pair.expected, pair.got)))


def _sorted_lines(values: np.ndarray, axis: int) -> np.ndarray:
    lines = np.moveaxis(values, axis, 0).reshape(values.shape[axis], -1)
    return lines[np.lexsort(lines.T[::-1])]


def _only_first(comparison: Comparison) -> Message | None:
    """The first entry or row right, the rest still 0."""
    wrong = comparison.wrong
    if not all(_rest_is_zero(pair) for pair in wrong) or not any(np.any(pair.got) for pair in wrong):
        return None
    what = line_name(wrong[0].got.ndim, 0)
    return Message("relation.only-first", {"what": Message(f"relation.{what}")})


def _rest_is_zero(pair: ComparedValues) -> bool:
    if pair.got.ndim == 0 or len(pair.got) < MIN_LINES:
        return False
    return bool(np.all(pair.is_right_at[0]) and not np.any(pair.got[1:]))


def _offset_of(wrong: list[ComparedValues]) -> Message | None:
    """The one amount between all entries and the right ones."""
    differences = np.concatenate([(pair.got - 1.0 * pair.expected).ravel() for pair in wrong])
    scale = max(float(np.abs(pair.got).max()) for pair in wrong)
    if len(differences) < 2 or np.ptp(differences) > 1e-6 * max(abs(differences[0]), 1e-3 * scale):
        return None
    code = "relation.too-large" if differences[0] > 0 else "relation.too-small"
    return Message(code, {"amount": f"{abs(differences[0]):.4g}"})


def _sign(comparison: Comparison) -> Message | None:
    """The right sizes with other signs."""
    wrong = comparison.wrong
    if all(equal(np.abs(pair.expected), np.abs(pair.got)) for pair in wrong):
        return Message("relation.sign")
    return None


def _near(comparison: Comparison) -> Message | None:
    """Near everywhere, but not equal: an approximation, a rounding, an eps."""
    wrong = comparison.wrong
    worst = 0.0
    for pair in wrong:
        scale = np.maximum(np.abs(pair.expected), 1e-3 * np.abs(pair.expected).max())
        if not scale.all():
            return None
        worst = max(worst, float(np.max(np.abs(pair.got - pair.expected) / scale)))
    if worst > APPROXIMATE:
        return None
    return Message("relation.approximate", {"percent": f"{100 * worst:.1g}"})


# In the order in which they are asked, the most telling first: the first that says something is told.
OF_FLOATS: tuple[Callable[[Comparison], Message | None], ...] = (
    _constant,
    _cut,
    _rounded,
    _transformed,
    _rearranged,
    _only_first,
    _factor,
    _place,
    _offset,
    _sign,
    _near,
    _two_places,
)
# Of counts, classes and masks: a factor, a rounding or nearness would be chance.
OF_COUNTS: tuple[Callable[[Comparison], Message | None], ...] = (_constant, _rearranged, _place, _offset)
