"""What may be meant in two ways, such as ``1,600``, ``2.10^-1``, ``2·303`` or ``300 - 20%``.

Both ways are written out and computed. Where both give a number, and not the same one, the reader is asked;
where one of them has no value, as ``log_10 0``, the other was meant. The page does the same in
``sphinxext/site/typed_answers/ambiguous_number.js``.
"""

import math
import re
from dataclasses import dataclass

from dlbasics.exercises.model import UnreadableAnswer
from dlbasics.exercises.typed_answers.arithmetic import GROUPED, SINGLE, evaluate

# So near to each other are two ways to write one number.
SAME = 1e-9
NUMBER = re.compile(f"{GROUPED}|{SINGLE}")
THOUSANDS = re.compile(r"([1-9][0-9]{0,2})([.,'])([0-9]{3})")
# One and a half: a whole number, a space and a fraction.
MIXED = re.compile(r"(?<![0-9.,'_^/])(?<![0-9] )([0-9]+) ([0-9]{1,2})/([0-9]+)(?! *[0-9.,/^⁰-⁻¹²³])")
# An exponent behind a 10, and one that has lost its place above the line.
RAISED = r"(?=[\^⁰-⁻¹²³]| *-[0-9]{1,2}(?![0-9.,]))"
# To nearly all the dot is a product between whole numbers. It may be a decimal point, as in old British
# print, behind 0, before a percent sign, and where three digits or more look like a number that was rounded.
LIKE_DECIMAL = re.compile("[0-9]·(?:[0-9]{2,}[1-9]|[0-9]+ *%)|(?<![0-9])0·")
# Two numbers, or a whole number with decimals.
PAIR = re.compile("-?[1-9][0-9]*,(?!0+$)([0-9]+)")


@dataclass(frozen=True)
class Ambiguity:
    """What `pattern` finds, of which `example` is one, and what is written in its place in either meaning.

    Without a second meaning the first is the only one.
    """

    example: str
    pattern: str
    first: str
    second: str = ""


# Each is looked for in what those above it have left.
AMBIGUITIES = [
    Ambiguity("0'333", r"(^|[^0-9.,'])([0-9]+)'([0-9]+)(?![0-9.,'])", r"\1\2.\3"),
    # As a calculator writes it.
    Ambiguity("1.6 E3", r"([0-9])(?= |[eE] ) *[eE] *([0-9])", r"\1e\2"),
    # A mark before a power of 10 may be a dot for a product.
    Ambiguity("9,766.10^-4", rf"([0-9]+)([.,])([0-9]{{3}})(?!\2)[.,]10{RAISED}", r"\1.\3*10", r"\1\3.1"),
    Ambiguity("9,77.10^-4", rf"([0-9][.,][0-9]+)[.,]10{RAISED}", r"\1*10"),
    Ambiguity("2.10^-3", rf"(^|[^0-9.,])([0-9]+)[.,]10{RAISED}", r"\1\2*10", r"\1\2.1"),
    # Nobody divides by 0: 8/0*4 was not to be 8/0.4.
    Ambiguity("0*2", r"(^|[^0-9.,])0(?:·|(?<!/0)(?<!/ 0)[*xX])([0-9])", r"\g<1>0.\2", r"\g<1>0 * \2"),
    Ambiguity("2e - 3", r"([0-9])(?= |[eE] |[eE]- ) *[eE] *- *([0-9])", r"\1*10^-\2", r"\1*e - \2"),
    Ambiguity("2e^-2", r"([0-9]) *[eE]\^", r"\1*10^", r"\1*e^"),
    # As copied from 10⁻⁴, or from e⁻².
    Ambiguity("9.77x10-4", r"(^|[*xX·] *)10 *-([0-9.,])", r"\g<1>10^-\2", r"\g<1>10 - \2"),
    Ambiguity("9.77*e-4", r"([*xX·] *)[eE] *-([0-9])", r"\g<1>10^-\2", r"\1e - \2"),
    Ambiguity("e-2", r"(^|[^A-Za-z0-9.])[eE] *-([0-9.,])", r"\1e^-\2", r"\1e - \2"),
    Ambiguity("2·303", r"(^|[^0-9.,·])([0-9]+)·([0-9]+)(?![0-9.,·^⁰-⁻¹²³])", r"\1\2.\3", r"\1\2 * \3"),
    # Behind a whole number, the divisor may be a whole number, too.
    Ambiguity("1/1.024", r"(?<![0-9.,])([0-9]+ */[ (-]*[1-9][0-9]{0,2})\.([0-9]{3})(?![0-9.,])", r"\1\2",
              r"\1.\g<2>0"),
    # A mixed number has a fraction below 1, with a denominator that is no group itself.
    Ambiguity("2 100/200", r"(?<![0-9])(?<![0-9] )([1-9][0-9]{0,2}) ([1-9][0-9]{2})/(?=[0-9]{3,}(?! ?[0-9]))",
              r"\1\2/", r"\1 + \2/"),
    Ambiguity("+-0.2", r"(^|\() *(?:\+/?-|-/?\+)", r"\1 +", r"\1 -"),
    # The first two may be a long dash.
    Ambiguity("--0.2", r"^- *- *([0-9.,])", r"-\1", r"\1"),
    Ambiguity("log(8,2)", r"log\(([1-9][0-9]*),([0-9]+)\)", r"log(\1.\2)", r"log(\1)/log(\2)"),
    # As copied from log₂10.
    Ambiguity("log210", r"log(2|10)([0-9])", r"log_\1 \2", r"log \1\2"),
    # Before a sign for a product 20% is a factor.
    # A bracket with a sum is a factor; 2(17) may say another number, and 1/2(3-1) has two divisors.
    Ambiguity("2(0-17)", r"(?<![0-9.,A-Za-z_/^])(?<![/^] )([1-9][0-9]*)\((?=[^()]*[0-9)] *[-+][^()]*\))",
              r"\1*("),
    Ambiguity("300 - 20%", r"([0-9)]) *([-+]) *([0-9.,]+) *%(?! *[*xX·])", r"\1*(1\2\3/100)", r"\1\2\3/100"),
    Ambiguity("1/4%", r"([0-9.,]+) */ *(-?[0-9.,]+) *%", r"(\1/\2)%", r"\1/(\2%)"),
    Ambiguity("9.77*10e-4", r"([*xX·] *)10[eE](-?[0-9])", r"\g<1>10^\2", r"\g<1>10*10^\2"),
]


def value_of(written: str, is_count: bool, has_unit: bool = False) -> float:
    """Compute what may be meant in one way only.

    Parameters
    ----------
    written : str
        One side of an equation, in plain signs.
    is_count : bool
        Whether whole numbers are asked for: then a dot in the middle is a product, and the point of ``1.024``
        may separate thousands, and 32,50 are two numbers; the comma of ``1,600`` does.
    has_unit : bool
        Whether a unit is asked for: then 2·30 may be 2.30, for what is measured has decimals.
    """
    pair = PAIR.fullmatch(written.strip()) if is_count else None
    if pair and not THOUSANDS.fullmatch(pair[0].lstrip("-")):
        raise UnreadableAnswer("number.two-numbers", part=pair[1])
    may_be_point = not is_count and _may_be_point(written, has_unit)
    written = MIXED.sub(_mixed, written if may_be_point else written.replace("·", "*"))
    part, first, second = _meanings(written, is_count)
    values, refusals = {}, []
    for meaning in (first, second):
        try:
            values[meaning] = evaluate(meaning)
        except UnreadableAnswer as refusal:
            if refusal.message.code != "number.no-value":
                raise
            refusals.append(refusal)
    if not values:
        raise refusals[0]
    value, *others = values.values()
    is_one = not others or math.isclose(value, others[0], rel_tol=SAME)
    if is_one or _is_thousands(is_count, part, value, others[0]):
        return value
    raise UnreadableAnswer("number.two-meanings", part=part, first=first, second=second)


def _may_be_point(written: str, has_unit: bool) -> bool:
    """Whether a dot in the middle may be a decimal point: beside a decimal number it is none."""
    is_likely = has_unit or LIKE_DECIMAL.search(written)
    return bool(is_likely and not re.search("[0-9][.,][0-9]", written))


def _is_thousands(is_count: bool, part: str, value: float, other: float) -> bool:
    """Whether a comma separates thousands, for nobody counts 1.6 of anything."""
    return is_count and bool(re.fullmatch("[0-9]+,[0-9]+", part)) and value % 1 == 0 and other % 1 != 0


def _mixed(match: re.Match) -> str:
    """A mixed number as a sum; its fraction is below 1."""
    whole, above, below = match.groups()
    return f"({whole}+{above}/{below})" if int(above) < int(below) else match[0]


def _meanings(written: str, is_count: bool) -> tuple[str, str, str]:
    """What may mean two things, and the whole in either meaning."""
    settled = NUMBER.sub(lambda match: _settled(match[0], written, is_count), written)
    doubtful = [match[0] for match in NUMBER.finditer(settled) if _is_doubtful(match[0], is_count)]
    first = NUMBER.sub(lambda match: _without_mark(match[0], is_count), settled)
    second = NUMBER.sub(lambda match: _with_point(match[0], is_count), settled)
    for row in AMBIGUITIES:
        first = _everywhere(row.pattern, row.first, first)
        second = _everywhere(row.pattern, row.second or row.first, second)
    first, second = (meaning.replace("·", "*").strip(" ") for meaning in (first, second))
    return (doubtful[0] if doubtful else written), first, second


def _everywhere(pattern: str, meaning: str, written: str) -> str:
    """With one meaning in place of all that may mean two things."""
    while re.search(pattern, written):
        written = re.sub(pattern, meaning, written)
    return written


def _is_doubtful(number: str, is_count: bool) -> bool:
    """1,600 is sixteen hundred to some and 1.6 to others. So is 1.600, and so is 2.303 where one counts.

    An apostrophe separates thousands, but for 2'303 where a decimal number can be meant.
    """
    match = THOUSANDS.fullmatch(number)
    if not match:
        return False
    ends_with_0 = match[3].endswith("0")
    return {",": True, ".": is_count or ends_with_0, "'": not is_count and not ends_with_0}[match[2]]


def _settled(number: str, written: str, is_count: bool) -> str:
    """Without the mark of a doubtful number, where another number shows that it separates thousands."""
    match = THOUSANDS.fullmatch(number)
    if not match:
        return number
    mark = match[2]
    if mark == "'" and not _is_doubtful(number, is_count):
        return number.replace("'", "")
    group = re.compile(rf"[{mark}][0-9]{{2,3}}[.,']")
    is_settled = any(group.search(match[0]) for match in NUMBER.finditer(written))
    return _without_mark(number, is_count) if is_settled else number


def _without_mark(number: str, is_count: bool) -> str:
    return re.sub("[.,']", "", number) if _is_doubtful(number, is_count) else number


def _with_point(number: str, is_count: bool) -> str:
    """With a point that can only be a decimal one: 1.6, 1, or 1.0240."""
    if not _is_doubtful(number, is_count):
        return number
    whole, _, decimals = THOUSANDS.fullmatch(number).groups()
    decimals = decimals.rstrip("0")
    if not decimals:
        return whole
    # With a fourth digit a count does not take 1.024 for thousands again.
    fourth_digit = "0" if is_count and len(decimals) == 3 else ""
    return f"{whole}.{decimals}{fourth_digit}"
