"""What two mistakes made at once lead to: numbers, from the parts of a calculation, and functions.

A beginner often makes two, and a list of what one mistake leads to is of no help then.
"""

import math
from collections.abc import Callable, Collection
from dataclasses import replace
from itertools import combinations, product

from dlbasics.exercises.kinds import WrongNumber

MIN_DISTANCE = 4  # tolerances: nearer numbers can fall into one cell of the question's grid


def with_double_mistakes(answer: float, tolerance: float, known: list[WrongNumber],
                         compute: Callable[..., float], slips: Collection[WrongNumber] = (),
                         **parts: list) -> list[WrongNumber]:
    """Add to the known mistakes slips, and those that a wrong value in two parts of the calculation leads to.

    Parameters
    ----------
    answer, tolerance : float
        Of the question.
    known : list of WrongNumber
        These stand first: their sentences know more. A variant in which two of them coincide is left out.
    compute : callable
        ``compute(**values)`` is the number that one value for each part leads to.
    slips : collection of WrongNumber
        Other known mistakes. No variant is left out for one that coincides with another.
    **parts : list
        For each part its right value, and then its wrong ones, each as ``(value, what is wrong)``.

    Returns
    -------
    list of WrongNumber
        As many for all variants of a question: a slip or a pair whose number says nothing, since it is the
        right one or has been named before, has the value NaN.

    Raises
    ------
    ValueError
        If the right values do not lead to the answer.
    """
    right = {part: values[0] for part, values in parts.items()}
    if abs(compute(**right) - answer) > tolerance:
        raise ValueError(f"parts lead to {compute(**right)!r}; expected the answer, {answer!r}")
    others = list(slips)
    for one, other in combinations(parts, 2):
        for (first, its_words), (second, other_words) in product(parts[one][1:], parts[other][1:]):
            others.append(WrongNumber(compute(**right | {one: first, other: second}),
                                      f"Two things at once: {its_words}, and {other_words}."))
    mistakes, taken = list(known), [answer, *(mistake.value for mistake in known)]
    for mistake in others:
        is_near_another = any(abs(mistake.value - number) <= MIN_DISTANCE * tolerance for number in taken)
        if is_near_another or not math.isfinite(mistake.value):
            mistake = replace(mistake, value=math.nan)
        mistakes.append(mistake)
        taken.append(mistake.value)
    return mistakes


def two_at_once(make: Callable[..., Callable], *places: Collection, but: Collection = ()) -> tuple:
    """Answers that make two mistakes, each in a place of its own: what a code exercise has `composed`.

    Parameters
    ----------
    make : callable
        ``make(**options)`` is an answer that does otherwise what the options say.
    *places : collection of (str, dict)
        The mistakes of each place, a name and the options that make it. Two of one place are never put
        together.
    but : collection of (str, str)
        Those of which one hides the other, in the order of the places.

    Returns
    -------
    tuple of (str, str, callable)
        The names of both, and the answer.
    """
    return tuple((one, other, make(**options, **others))
                 for place, later in combinations(places, 2)
                 for (one, options), (other, others) in product(place, later) if (one, other) not in but)
