"""Where a function's values are right and where they are wrong."""

from itertools import pairwise

import numpy as np

from dlbasics.exercises.judging.compared_values import ComparedValues
from dlbasics.exercises.judging.constant_output import one_number, written
from dlbasics.messages import Message

MIN_LINES = 3  # or inputs in a stretch


def location_message(
    pairs: list[ComparedValues], wrong: list[ComparedValues], parameters: list[str],
    others: list[ComparedValues]
) -> Message | None:
    """Say in which places the wrong values stand.

    Parameters
    ----------
    pairs : list of ComparedValues
        Of all ordinary cases.
    wrong : list of ComparedValues
        Those of them that are not right.
    parameters : list of str
        Names of the parameters of a function that works entry by entry; empty for any other.
    others : list of ComparedValues
        Of all other cases of a function that works entry by entry: what is said of inputs holds there, too.
    """
    found = inputs_message([*pairs, *others], parameters) or _where_zero(pairs)
    return found or lines_message(pairs) or _one_wrong_value(wrong)


def _where_zero(pairs: list[ComparedValues]) -> Message | None:
    """Wrong wherever the right value is 0, and right everywhere else."""
    right = np.concatenate([pair.is_right_at.ravel() for pair in pairs])
    is_zero = np.concatenate([pair.expected.ravel() == 0 for pair in pairs])
    if not np.array_equal(right, ~is_zero) or is_zero.sum() < 2 or right.sum() < 2:
        return None
    number = one_number([pair.got[~pair.is_right_at] for pair in pairs])
    if number is None:
        return Message("relation.where-zero")
    return Message("relation.where-zero.always", {"value": written(number)})


def inputs_message(pairs: list[ComparedValues], parameters: list[str]) -> Message | None:
    """Say for which inputs a function that works entry by entry is wrong."""
    return _by_input(pairs, parameters, _region) if parameters else None


def two_locations_message(pairs: list[ComparedValues], parameters: list[str]) -> Message | None:
    """Say in which two stretches of the input a function that works entry by entry is wrong."""
    return _by_input(pairs, parameters, _two_regions) if parameters else None


def _by_input(pairs: list[ComparedValues], parameters: list[str], region) -> Message | None:
    """Of a function that works entry by entry: the inputs for which it is wrong."""
    inputs = [np.asarray(pair.case.args[0]) if pair.case.args else np.array(0) for pair in pairs]
    fits = all(x.shape == pair.expected.shape and x.ndim and x.dtype.kind in "fi"
               for x, pair in zip(inputs, pairs, strict=True))
    if not fits:
        return None
    right = np.concatenate([pair.is_right_at.ravel() for pair in pairs])
    x = np.concatenate([values.ravel() for values in inputs])
    right, x = right[~np.isnan(x)], x[~np.isnan(x)]
    if right.all() or not right.any():
        return None
    return region(x[right], x[~right], parameters[0])


def _region(right: np.ndarray, wrong: np.ndarray, name: str) -> Message | None:
    """How the wrong inputs lie among the right ones; None if they are mixed."""
    numbers = {"name": f"`{name}`", "low": f"{wrong.min():.4g}", "high": f"{wrong.max():.4g}"}
    if wrong.min() == wrong.max() and wrong[0] not in right:
        return Message("relation.wrong-at", numbers)
    if wrong.min() > right.max():
        return Message("relation.wrong-above", numbers | {"right": f"{right.max():.4g}"})
    if wrong.max() < right.min():
        return Message("relation.wrong-below", numbers | {"right": f"{right.min():.4g}"})
    if _is_stretch(wrong) and not np.any((right >= wrong.min()) & (right <= wrong.max())):
        return Message("relation.wrong-between", numbers)
    if right.min() == right.max() == 0:  # where much is 0 whatever is done
        return None
    if right.min() == right.max() and right[0] not in wrong:
        return Message("relation.right-at", numbers | {"right": f"{right[0]:.4g}"})
    if _is_stretch(right) and not np.any((wrong >= right.min()) & (wrong <= right.max())):
        between = {"low": f"{right.min():.4g}", "high": f"{right.max():.4g}"}
        return Message("relation.right-between", numbers | between)
    return None


def _is_stretch(x: np.ndarray) -> bool:
    """Whether inputs lie inside, not only at the ends: two places may both be right, or wrong, by chance."""
    return len(np.unique(x)) >= MIN_LINES


def _two_regions(right: np.ndarray, wrong: np.ndarray, name: str) -> Message | None:
    """Two stretches of wrong inputs with right ones between them.

    One input that is right alone says nothing of a stretch.
    """
    if np.isin(wrong, right).any() or right.min() == right.max():
        return None
    wrong = np.unique(wrong)
    gaps = [np.any((right > a) & (right < b)) for a, b in pairwise(wrong)]
    runs = np.split(wrong, 1 + np.flatnonzero(gaps))
    if len(runs) != 2 or len(wrong) < MIN_LINES:
        return None
    inside = np.unique(right[(right > wrong[0]) & (right < wrong[-1])])
    if len(inside) == 1:  # where many a wrong function is right
        return _wrong_but_one(right, wrong, f"{inside[0]:.4g}", name)
    if not _is_stretch(inside):
        return None
    first, second = map(_stretch, runs)
    return Message("relation.wrong-in-two", {"name": f"`{name}`", "first": first, "second": second})


def _wrong_but_one(right: np.ndarray, wrong: np.ndarray, but: str, name: str) -> Message | None:
    """A stretch of sorted wrong inputs with a right one inside, by the ends with right ones beyond."""
    numbers = {"name": f"`{name}`", "low": f"{wrong[0]:.4g}", "high": f"{wrong[-1]:.4g}", "but": but}
    below, above = right[right < wrong[0]], right[right > wrong[-1]]
    if len(below) and len(above):
        return Message("relation.wrong-between-but", numbers)
    if len(below):
        return Message("relation.wrong-above-but", numbers | {"right": f"{below.max():.4g}"})
    if len(above):
        return Message("relation.wrong-below-but", numbers | {"right": f"{above.min():.4g}"})
    return None


def _stretch(run: np.ndarray) -> Message:
    """One input, or the ends of several."""
    if len(run) == 1:
        return Message("relation.at-input", {"at": f"{run[0]:.4g}"})
    return Message("relation.from-input-to", {"low": f"{run[0]:.4g}", "high": f"{run[-1]:.4g}"})


def line_name(dimensions: int, axis: int) -> str:
    """What one line along an axis is called, as the end of a code."""
    if axis:
        return "column"
    return {1: "entry", 2: "row"}.get(dimensions, "slice")


def lines_message(pairs: list[ComparedValues]) -> Message | None:
    """The first or the last entry, row or column, alone right or alone wrong."""
    wrong = [pair for pair in pairs if not pair.is_right]
    if not wrong:
        return None
    is_each_wrong = all(not pair.is_right for pair in pairs if pair.case.kind == "ordinary")
    for axis in (0, 1):
        lines = [_right_lines(pair, axis) for pair in wrong]
        # In one short array it may be chance.
        lengths = [0 if line is None else len(line) for line in lines]
        if not all(lengths) or max(lengths) < MIN_LINES or sum(lengths) < 2 * MIN_LINES:
            continue
        code = _pattern(lines, is_each_wrong)
        is_chance = code.startswith("only") and any(_is_right_in_part(pair, axis) for pair in wrong)
        if code and not is_chance:
            what = Message(f"relation.{line_name(wrong[0].expected.ndim, axis)}")
            return Message(f"relation.{code}", {"what": what})
    return None


def _pattern(lines: list[np.ndarray], is_each_wrong: bool) -> str:
    """How the right lines of all wrong cases lie, as the end of a code; empty for no one way."""
    patterns = {
        "only-first": lambda line: line[0] and not line[1:].any(),
        "only-last": lambda line: line[-1] and not line[:-1].any(),
        "not-first": lambda line: not line[0] and line[1:].all(),
        "not-last": lambda line: not line[-1] and line[:-1].all(),
    }
    for code, fits in patterns.items():
        if all(fits(line) for line in lines):
            return code
    if is_each_wrong and _is_first_alone_right(lines):
        return "only-first.everywhere"
    from_last = [line[::-1] for line in lines]
    return "only-last.everywhere" if is_each_wrong and _is_first_alone_right(from_last) else ""


def _is_first_alone_right(lines: list[np.ndarray]) -> bool:
    """Whether the first line is right in all cases, and each other one wrong in one of them at least.

    Where cases differ in length, that holds of the places counted from the other end, too.
    """
    lengths = {len(line) for line in lines}
    wrong = [{place for place in range(1, len(line)) if not line[place]} for line in lines]
    if not all(line[0] for line in lines) or len(set().union(*wrong)) < max(lengths) - 1:
        return False
    right_from_last = np.all([line[::-1][: min(lengths)] for line in lines], axis=0)
    return bool(right_from_last.sum() == (1 if len(lengths) == 1 else 0))


def _right_lines(pair: ComparedValues, axis: int) -> np.ndarray | None:
    """Which entries, rows or columns are right as a whole; None where there are none."""
    right = pair.is_right_at
    if axis >= min(right.ndim, 2 if right.ndim < 3 else 1) or not right.shape[axis]:
        return None
    return np.moveaxis(right, axis, 0).reshape(right.shape[axis], -1).all(axis=1)


def _is_right_in_part(pair: ComparedValues, axis: int) -> bool:
    """Whether a wrong line has entries that are right, and not only because they are 0."""
    right = pair.is_right_at & (pair.expected != 0)
    by_line = np.moveaxis(right, axis, 0).reshape(right.shape[axis], -1)
    return bool(by_line[~_right_lines(pair, axis)].any())


def _one_wrong_value(wrong: list[ComparedValues]) -> Message | None:
    """One number in all wrong places, right ones beside it."""
    if not all(pair.is_right_at.any() for pair in wrong):
        return None
    values = np.concatenate([pair.got[~pair.is_right_at] for pair in wrong])
    same = np.isnan(values).all() or (len(values) > 1 and np.all(values == values[0]))
    return Message("relation.one-wrong-value", {"value": f"{values[0]:.6g}"}) if same else None
