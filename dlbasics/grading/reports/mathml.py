"""The formulas of verdicts as MathML, so that a page without scripts can be read.

Our own, since a verdict can quote a learner: the libraries leave what stands in ``\\text{...}`` unescaped.
"""

import html
import re

from dlbasics.markdown import MATH_SPAN

TOKENS = re.compile(r"\\[a-zA-Z]+|\\.|\d+(?:\.\d+)?|[A-Za-z]|\S")
LETTERS = dict(zip(
    "alpha beta gamma delta epsilon varepsilon eta theta kappa lambda mu nu pi rho sigma tau phi omega Delta "
    "Sigma infty partial ldots dots top".split(), "αβγδεεηθκλμνπρστφωΔΣ∞∂……⊤", strict=True))  # fmt: skip
SIGNS = dict(zip("cdot times le ge leq geq ne neq approx to in sum prod odot pm".split(), "·×≤≥≤≥≠≠≈→∈∑∏⊙±",
                 strict=True))  # fmt: skip
OPENS = tuple(f">{sign}</mo>" for sign in "([=,→≈")
STIFF = '<mo stretchy="false">'  # a bracket grows where \left asks for it
WORDS = {"log", "ln", "exp", "max", "min", "tanh", "sin", "cos", "arg"}


def mathml(tex: str) -> str:
    """Turn the TeX that sentences use into MathML; of anything else the TeX itself is shown."""
    try:
        rest = TOKENS.findall(tex)
        made = _row(rest, "")
    except (KeyError, IndexError, RecursionError):
        return f"<code>{html.escape(tex)}</code>"
    return f"<math>{made}</math>"


def typeset(page: str) -> str:
    """Typeset the formulas of a page."""
    return MATH_SPAN.sub(lambda found: mathml(html.unescape(found[1])), page)


def _row(rest: list, end: str) -> str:
    made = []
    while rest and rest[0] != end:
        if rest[0] in "_^'":
            base, low, high = made.pop() if made else "<mrow></mrow>", "", ""
            while rest and rest[0] in "_^'":
                mark = rest.pop(0)
                if mark == "'":  # raised and small already: as a superscript it would be so twice
                    base = f'<mrow>{base}<mo lspace="0" rspace="0">′</mo></mrow>'
                elif mark == "_":
                    low = _atom(rest)
                else:
                    high = _atom(rest)
            tag = "msubsup" if low and high else "msub" if low else "msup"
            made.append(f"<{tag}>{base}{low}{high}</{tag}>" if low or high else base)
        elif rest[0] in "+-" and (not made or made[-1].endswith(OPENS)):
            made.append(_atom(rest).replace("<mo>", '<mo form="prefix">'))
        else:
            made.append(_atom(rest))
    if end:
        rest.pop(0)
    return f"<mrow>{''.join(made)}</mrow>"


def _atom(rest: list) -> str:
    token = rest.pop(0)
    name = token[1:]
    if token == "{":
        return _row(rest, "}")
    if token[0].isdigit():
        # TeX takes one digit where braces are missing: \frac12
        return f"<mn>{token}</mn>"
    if token[0].isalpha():
        return f"<mi>{token}</mi>"
    if token in "()[]|":
        return f"{STIFF}{token}</mo>"
    if token[0] != "\\":
        return f"<mo>{html.escape(token.replace('-', '−'))}</mo>"
    if name in ("frac", "tfrac", "dfrac"):
        if rest[0].isdigit() and len(rest[0]) > 1:
            rest[:1] = [rest[0][0], rest[0][1:]]
        return f"<mfrac>{_atom(rest)}{_atom(rest)}</mfrac>"
    if name == "sqrt":
        return f"<msqrt>{_atom(rest)}</msqrt>"
    if name in ("hat", "bar"):
        return f'<mover>{_atom(rest)}<mo>{"^" if name == "hat" else "¯"}</mo></mover>'
    if name in ("mathrm", "text", "operatorname"):
        return f'<mi mathvariant="normal">{re.sub("<[^>]+>", "", _atom(rest))}</mi>'
    if name in (",", ";", ":", " ", "quad"):
        return '<mspace width="0.2em"></mspace>'
    if name in ("left", "right"):
        return _atom(rest).replace(STIFF, "<mo>")
    if name in WORDS:
        return f'<mi>{name}</mi><mspace width="0.15em"></mspace>'
    if name in SIGNS:
        return f"<mo>{SIGNS[name]}</mo>"
    return f"<mi>{LETTERS.get(name) or {'|': '‖', '{': '{', '}': '}'}[name]}</mi>"
