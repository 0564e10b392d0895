"""TeX to MathML."""

import re
from functools import cache, lru_cache
from xml.etree import ElementTree

from math_core import LatexError, LatexToMathML

from dlbasics.mathml.browser_fixes import fix_for_browsers

# math-core calls itself for what is nested, and a full stack ends Python. The smallest that a thread has,
# 1 MB, is full after 1060 characters at the earliest. The book's longest formula has 324.
MAX_LENGTH = 800
# A string without r begins commands such as \alpha and \frac with one of these; no TeX does.
CONTROL_CHARACTER = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
# HTML knows these names, XML does not.
ENTITIES = {"&ApplyFunction;": "\N{FUNCTION APPLICATION}", "&InvisibleTimes;": "\N{INVISIBLE TIMES}"}


@cache
def _converter() -> LatexToMathML:
    return LatexToMathML(fancy_error=False)


@lru_cache(maxsize=4096)
def to_mathml(tex: str, display: bool = False) -> str:
    """Typeset TeX that an author wrote.

    Parameters
    ----------
    tex : str
        A formula without its dollar signs.
    display : bool
        True for a formula on its own line.

    Returns
    -------
    str
        A ``<math>`` element.

    Raises
    ------
    ValueError
        If math-core cannot read the formula; the message says where it stopped, or which control character
        no string of TeX can hold.
    """
    if len(tex) > MAX_LENGTH:
        raise ValueError(f"bad TeX in ${tex[:40]} ...$: {len(tex)} characters; expected at most {MAX_LENGTH}")
    control = CONTROL_CHARACTER.search(tex)
    if control:
        raise ValueError(f"bad TeX in {tex!r}: it holds the control character {control[0]!r}; "
                         "write the string as r'...'")
    try:
        source = _converter().convert_with_local_state(tex, displaystyle=display)
    except LatexError as error:
        raise ValueError(f"bad TeX in ${tex}$: at character {error}") from error
    for name, character in ENTITIES.items():
        source = source.replace(name, character)
    try:
        formula = ElementTree.fromstring(source)
    except ElementTree.ParseError as error:
        raise ValueError(f"bad TeX in ${tex}$: {error}") from error
    fix_for_browsers(formula)
    return ElementTree.tostring(formula, encoding="unicode")
