"""Numbers as people write them: ``1e-3``, ``1/3``, ``0,5``, ``50 %``, ``inf``, or with the unit."""

import math
import re

from dlbasics.exercises.model import UnreadableAnswer
from dlbasics.markdown import literal

DECIMAL = r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:e[+-]?[0-9]+)?"
NUMBER = re.compile(rf"({DECIMAL})(?:/({DECIMAL}))?(%?)", re.IGNORECASE)
INFINITY = re.compile("inf(inity)?|\N{INFINITY}", re.IGNORECASE)
# 1,600 is sixteen hundred to some and 1.6 to others: nobody is judged by a guess.
AMBIGUOUS_COMMA = re.compile(r"[+-]?[1-9][0-9]{0,2},[0-9]{3}(?![0-9])")


def read_number(answer, unit: str = "") -> float:
    """Read a number as people write it.

    Parameters
    ----------
    answer : str, int or float
    unit : str
        May stand behind the number.

    Raises
    ------
    UnreadableAnswer
        If it is no number, or may be two.
    """
    if isinstance(answer, int | float) and not math.isnan(answer):
        return float(answer)
    comma = AMBIGUOUS_COMMA.match(re.sub(r"\s+", "", str(answer)))
    if comma:
        raise UnreadableAnswer("question.ambiguous-comma", answer=literal(repr(answer)),
                               whole=comma[0].replace(",", ""), decimal=comma[0].replace(",", "."))
    written = without_spaces(str(answer)).replace(without_spaces(unit), "", 1)
    written = INFINITY.sub("1e999", written.replace("\N{MINUS SIGN}", "-"), count=1)
    parts = NUMBER.fullmatch(written)
    denominator = float(parts[2] or 1) if parts else 0.0
    if not denominator:
        raise UnreadableAnswer("question.unreadable-number", answer=literal(repr(answer)))
    value = float(parts[1]) / denominator
    if math.isnan(value):
        raise UnreadableAnswer("question.unreadable-number", answer=literal(repr(answer)))
    return value / 100 if parts[3] else value


def without_spaces(written: str) -> str:
    """Without spaces, and with a decimal point where a comma stands."""
    return re.sub(r"\s+", "", written).replace(",", ".")
