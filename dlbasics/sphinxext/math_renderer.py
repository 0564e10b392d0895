"""Formulas: TeX becomes MathML while the book is built, so that no page needs a script for it."""

import atexit
import re
from functools import lru_cache
from html import escape, unescape
from pathlib import Path

from docutils import nodes
from py_mini_racer import JSEvalException, MiniRacer
from sphinx.util import logging
from sphinx.util.math import get_node_equation_number

from dlbasics.markdown import MATH_SPAN

LOGGER = logging.getLogger(__name__)
TEMML = Path(__file__).parent / "vendor" / "temml.min.js"
THIN = '<mspace width="0.1667em"></mspace>'
# What Temml writes and browsers draw in different ways, or in another than TeX.
REPAIRS = [(re.compile(pattern), mended) for pattern, mended in (
    # The font's prime is raised and small already; as a superscript it would be so twice.
    ('<msup>(<mi>[^<]*</mi>|<m(row|padded)\\b[^>]*>(?:<m[ion]\\b[^>]*>[^<]*</m[ion]>)*</m\\2>)'
     '<mo[^>]*class="tml-prime[^>]*>\N{PRIME}</mo></msup>',
     '<mrow>\\1<mo lspace="0" rspace="0">\N{PRIME}</mo></mrow>'),
    # Firefox adds a space of its own behind a function's name, unless the thin space comes first.
    (f'(<mo>\N{FUNCTION APPLICATION}</mo>)({THIN})', r'\2\1'),
    # TeX has a thin space before the name too; Temml sets it behind a letter, and behind nothing larger.
    (f'(?<=</msub>|</msup>|</mrow>)<mrow>'
     f'(?=<mi>[A-Za-z]+</mi>(?:{THIN})?<mo>\N{FUNCTION APPLICATION}</mo></mrow>)',
     f'<mrow>{THIN}'),
    # Firefox draws it as large as a sum.
    ('<mo>\N{CIRCLED DOT OPERATOR}</mo>', '<mo largeop="false">\N{CIRCLED DOT OPERATOR}</mo>'),
)]
NUMBERED = re.compile(r"\\(begin|end)\{(equation|align|alignat|gather|multline)\}")


@lru_cache(maxsize=1)
def _engine():
    engine = MiniRacer()
    engine.eval(TEMML.read_text(encoding="utf-8"))
    # Left to the garbage collector, its thread keeps Python 3.13 from ending.
    atexit.register(engine.close)
    return engine


@lru_cache(maxsize=4096)
def mathml(tex: str, display: bool = False) -> str:
    """Typeset TeX.

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
        If Temml cannot read the formula; the message says where it stopped.
    """
    options = {"displayMode": display, "throwOnError": True}
    try:
        made = _engine().call("temml.renderToString", tex, options)
        for wrong, mended in REPAIRS:
            made = wrong.sub(mended, made)
        return made
    except JSEvalException as error:
        reason = re.search(r"ParseError:\s*(.+)", str(error))
        raise ValueError(f"bad TeX in ${tex}$: {reason[1] if reason else error}") from error


def _typeset(tex, display, location):
    """MathML, or the TeX itself beside a warning that names file and line (and fails a build with -W)."""
    try:
        return mathml(tex, display)
    except ValueError as error:
        LOGGER.warning("%s", error, location=location, type="dlbasics", subtype="math")
        return f"<code>{escape(tex)}</code>"


def visit_inline(writer, node):
    """Write inline mathematics."""
    writer.body.append(_typeset(node.astext(), False, node))
    raise nodes.SkipNode


def visit_block(writer, node):
    """Write a displayed formula, with its number where it has a label."""
    tex = node.astext()
    if node.get("nowrap", node.get("no-wrap")):
        # Sphinx numbers labelled equations; without the star Temml would count them a second time.
        tex = NUMBERED.sub(r"\\\1{\2*}", tex)
    elif r"\begin" not in tex and r"\\" in tex:
        tex = rf"\begin{{aligned}}{tex}\end{{aligned}}"
    writer.body.append(writer.starttag(node, "div", CLASS="dl-equation"))
    if node.get("number"):
        number = get_node_equation_number(writer, node)
        writer.body.append(f'<span class="eqno">({number})')
        writer.add_permalink_ref(node, "Link to this equation")
        writer.body.append("</span>")
    writer.body.append(_typeset(tex, True, node))
    writer.body.append("</div>\n")
    raise nodes.SkipNode


def replace_spans(html: str, location) -> str:
    """Typeset the ``<span class="dl-math">$...$</span>`` of HTML that a cell has written."""
    def typeset(match):
        return _typeset(unescape(match[1]), False, location)

    return MATH_SPAN.sub(typeset, html)
