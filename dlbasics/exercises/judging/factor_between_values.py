"""Factors between the learner's values and the right ones, named by what they may come from."""

import math
from itertools import permutations

import numpy as np

from dlbasics.exercises.judging.compared_values import ComparedValues
from dlbasics.markdown import literal
from dlbasics.messages import Message

CONSTANTS = {
    -1.0: "minus-one", 2.0: "two", 0.5: "half", -2.0: "minus-two", -0.5: "minus-half", 4.0: "four",
    0.25: "quarter", 100.0: "hundred", 0.01: "hundredth",
    1 / math.log(2): "log2", 1 / math.log(10): "log10", math.log(2): "ln2", math.log(10): "ln10",
}
RTOL = 1e-6


def factor_message(wrong: list[ComparedValues], parameters: list[str]) -> Message | None:
    """Say by which factor all wrong values differ from the right ones.

    Parameters
    ----------
    wrong : list of ComparedValues
    parameters : list of str
        Names of the function's parameters.
    """
    factors = [_common_ratio(pair) for pair in wrong]
    if None in factors:
        return _factor_of_each_line(wrong)
    constant = next((one for one in CONSTANTS if all(_near(factor, one) for factor in factors)), None)
    if constant is not None and not _is_among_the_arguments(wrong, constant):
        return Message(f"relation.factor.{CONSTANTS[constant]}")
    named = None
    if constant is None:
        named = _named_by_arguments(wrong, factors, parameters) or _another_size(wrong, factors, parameters)
    if named:
        return named
    entries = sum(np.count_nonzero(pair.expected) for pair in wrong)
    if entries < 2:
        return None
    if _are_all_alike(factors):
        return Message("relation.factor.same", {"factor": f"{factors[0]:.5g}"})
    arrays = all(np.count_nonzero(pair.expected) > 2 for pair in wrong)
    return Message("relation.factor.of-each-case") if arrays else None


def _is_among_the_arguments(wrong: list[ComparedValues], constant: float) -> bool:
    """Whether some argument is equal to a factor in each case: nobody knows which of the two it is."""
    return all(any(isinstance(number, float) and _near(number, constant) for number in pair.case.args)
               for pair in wrong)


def _near(a: float, b: float) -> bool:
    return math.isclose(a, b, rel_tol=RTOL)


def _are_all_alike(factors: list) -> bool:
    return all(_near(factor, factors[0]) for factor in factors)


def _common_ratio(pair: ComparedValues) -> float | None:
    """The one factor between all entries of a pair; None if there is none."""
    some = pair.expected != 0
    if not some.any() or np.any(pair.got[~some] != 0):
        return None
    ratios = pair.got[some] / pair.expected[some]
    if ratios.flat[0] == 0 or not np.allclose(ratios, ratios.flat[0], RTOL, 0):
        return None
    return float(ratios.flat[0])


def _named_by_arguments(wrong: list[ComparedValues], factors: list, parameters: list[str]) -> Message | None:
    """A factor that is a size or a number of the arguments in each case; None if none is, or several are.

    One that is the same in all cases may be another one: 3 is `n`, and with three examples n / (n - 2), too.
    """
    if _are_all_alike(factors):
        return None
    tables = [_quantities(pair.case.args, parameters) for pair in wrong]
    fitting = {}
    for key in tables[0]:
        values = tuple(table.get(key, np.nan) for table in tables)
        if all(map(_near, factors, values)):
            fitting.setdefault((key[0], values), key)  # equal in all cases: the first one names them
    if len(fitting) != 1:
        return None
    form, quantity = next(iter(fitting.values()))
    return Message(f"relation.factor.{form}", {"quantity": quantity})


def _another_size(wrong: list[ComparedValues], factors: list, parameters: list[str]) -> Message | None:
    """A division by another size of the arguments than the right one; the sizes must tell the cases apart."""
    if _are_all_alike(factors):
        return None
    tables = [argument_sizes(pair.case.args, parameters) for pair in wrong]
    fitting = {}
    for right, other in permutations(tables[0], 2):
        sizes = [(table.get(right, 0), table.get(other, 0)) for table in tables]
        if all(b and _near(factor, a / b) for factor, (a, b) in zip(factors, sizes, strict=True)):
            fitting.setdefault(tuple(sizes), (right, other))
    if len(fitting) != 1:
        return None
    right, other = next(iter(fitting.values()))
    return Message("relation.factor.another-size", {"right": right, "other": other})


def _quantities(args: tuple, parameters: list[str]) -> dict:
    """What a factor may be, by how it is used and what it is made of: sizes and numbers of the arguments."""
    values = {}
    for name, size in argument_sizes(args, parameters).items():
        if size > 1:
            values |= {("times", name): size, ("divided", name): 1 / size,
                       ("bessel", name): size / (size - 1), ("bessel-back", name): (size - 1) / size,
                       ("half-times", name): size / 2, ("twice-divided", name): 2 / size,
                       ("twice-times", name): 2 * size, ("half-divided", name): 1 / (2 * size)}
    for name, number in zip(parameters, args, strict=False):
        if isinstance(number, int | float) and not isinstance(number, bool) and number not in (0, 1):
            value = literal(name)
            rest = f"`1 - {name}`"
            values |= {("once-more", value): number, ("once-less", value): 1 / number,
                       ("once-more", rest): 1 - number, ("once-less", rest): 1 / (1 - number)}
    return values


def argument_sizes(args: tuple, parameters: list[str]) -> dict[str, int]:
    """The sizes of the arguments, by how code writes them."""
    sizes = {}
    for name, value in zip(parameters, args, strict=False):
        array = np.asarray(value) if isinstance(value, list | tuple | np.ndarray) else None
        if array is None or array.dtype.kind == "O":
            continue
        names = [f"`len({name})`", *(f"`{name}.shape[{axis}]`" for axis in range(1, array.ndim))]
        sizes |= dict(zip(names, array.shape, strict=False))
    return sizes


def _factor_of_each_line(wrong: list[ComparedValues]) -> Message | None:
    """Each row, or each column, off by a factor of its own; none of them is right, and none is left at 0."""
    for axis, name in ((1, "rows"), (0, "columns")):
        if all(_one_factor_along(pair, axis) for pair in wrong):
            return Message(f"relation.factor.{name}")
    return None


def _one_factor_along(pair: ComparedValues, axis: int) -> bool:
    if pair.expected.ndim != 2 or min(pair.expected.shape) < 2:
        return False
    some = pair.expected != 0
    if not some.sum(axis=axis).all() or np.any(pair.got[~some] != 0):
        return False
    ratios = np.divide(pair.got, pair.expected, where=some, out=np.full(some.shape, np.nan))
    factor = np.nanmean(ratios, axis=axis, keepdims=True)
    if np.any(factor == 0) or np.any(np.isclose(factor, 1, RTOL, 0)):
        return False
    return bool(np.allclose(np.where(some, ratios, factor), factor, RTOL, 0))
