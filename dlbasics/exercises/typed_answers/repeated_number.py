"""A number that is said once more, such as ``1/3 (0.333)``, or is not: ``(3) (-2)``, ``45+18,63``."""

import math
import re
from collections.abc import Callable

from dlbasics.exercises.model import UnreadableAnswer
from dlbasics.exercises.typed_answers.ambiguous_number import SAME

# Digits, those behind the point, and what they are multiplied with.
DECIMAL = re.compile(
    r"[-+]?([0-9]*[.,]?([0-9]*)) *(%|(?:e|[*·x] *10\^?)[-+0-9⁰-⁻¹²³()]+)?", re.ASCII | re.IGNORECASE
)
# What a bracket behind a number is: the number once more, a factor, or either of them.
REPEAT, FACTOR, UNCLEAR = "repeat", "factor", "unclear"
FRACTION = re.compile("[/A-Za-z√]")
# Where a number may end and be said once more, though the whole is a number, too.
CUT = re.compile(r"(?<![-+*/^ ]) +(?![+*/^ ]|- )|,")


def are_alike(one: tuple[str, float], other: tuple[str, float]) -> bool:
    """Whether two numbers, each as it is written and its value, are one; either may be rounded."""
    return math.isclose(one[1], other[1], rel_tol=SAME) or is_rounded(one, other) or is_rounded(other, one)


def is_rounded(number: tuple[str, float], other: tuple[str, float]) -> bool:
    """Whether a decimal number is another one rounded to its digits, two at least: 0.333 or 33 % is 1/3."""
    (written, value), (_, exact) = number, other
    match = DECIMAL.fullmatch(written)
    if not match or not (match[2] or match[3]):
        return False
    digits = re.sub("[.,]", "", match[1])
    if len(digits.lstrip("0")) < 2 or value == exact:
        return False
    # Half of what one more in the last digit would change.
    half = 0.5 * abs(value) / int(digits)
    return abs(value - exact) <= half * (1 + SAME)


def classify_bracket(head: tuple[str, float], note: tuple[str, float], has_space: bool) -> str:
    """What a bracket with a number is, behind a number; each as it is written and its value.

    What is no repeat counts as a factor: whether it can be one is for `value_of` to say.
    """
    (before, value), (inside, again) = head, note
    if not are_alike(head, note) or inside == before.strip("()"):
        return FACTOR  # nobody says a number once more in the same signs
    if before.endswith(")"):
        return _classify_behind_bracket(before, inside, has_space)
    # 2(1+1) is a product to most who write it; 0.5(50%) and 1/3(0.333) are none.
    is_repeat = has_space or "%" in before + inside or not math.isclose(value, again, rel_tol=SAME)
    return REPEAT if is_repeat else UNCLEAR


def _classify_behind_bracket(before: str, inside: str, has_space: bool) -> str:
    is_apart = has_space or inside.endswith("%")
    if not is_apart and DECIMAL.fullmatch(before[1:-1]) and not FRACTION.search(inside):
        return FACTOR  # (0.5)(1-0.5) begins with no computation whose value could follow
    is_only_bracket = not re.search(r"\) *\(", before)
    return REPEAT if is_apart and is_only_bracket and DECIMAL.fullmatch(inside) else UNCLEAR


def check_said_once(number: tuple[str, float], value_of: Callable[[str], float]):
    """Refuse ``45+18,63`` and ``8*40 320``, where the sign between two statements may be forgotten.

    Parameters
    ----------
    number : tuple
        As it is written, and its value.
    value_of : callable
        Computes a part of it, or refuses it.
    """
    written, whole = number
    for cut in CUT.finditer(written):
        parts = written[: cut.start()], written[cut.end() :]
        if parts[0] == parts[1] or all(map(DECIMAL.fullmatch, parts)):
            continue
        try:
            one, other = ((part, value_of(part)) for part in parts)
        except UnreadableAnswer:
            continue
        if are_alike(one, other) and not math.isclose(whole, one[1], rel_tol=SAME):
            raise UnreadableAnswer("number.two-meanings", part=written, second=parts[0],
                                   first=_as_one_formula(parts, cut[0]))


def _as_one_formula(parts: tuple[str, str], cut: str) -> str:
    """Two parts with the sign that their formula has between them: a point, a times sign or none."""
    if cut == ",":
        return ".".join(parts)
    if parts[1].startswith("("):
        return "*".join(parts)
    return "".join(parts)
