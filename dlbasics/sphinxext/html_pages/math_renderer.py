"""How Sphinx writes formulas: as MathML, which `dlbasics.mathml` makes."""

import re
from html import escape, unescape

from docutils import nodes
from sphinx.util import logging
from sphinx.util.math import get_node_equation_number

from dlbasics.markdown import MATH_SPAN, typeset_spans
from dlbasics.mathml import to_mathml
from dlbasics.messages import text

# In characters of TeX: a longer formula can fill the line of a phone, and the mark would stick out.
MAX_HELD_LENGTH = 30
OPENING, CLOSING = r"[(\[‘“（《]*", r"[.,;:!?)\]’”，。；：？！、）》]*"
OPENING_AT_END, CLOSING_AT_START = re.compile(rf"{OPENING}\Z"), re.compile(CLOSING)
MARKED_SPAN = re.compile(f"({OPENING})({MATH_SPAN.pattern})({CLOSING})", re.DOTALL)
LOGGER = logging.getLogger(__name__)
NUMBERED = re.compile(r"\\(begin|end)\{(equation|align|gather|multline)\}")


def _typeset(tex, display, location):
    """MathML, or the TeX itself beside a warning that names file and line (and fails a build with -W)."""
    try:
        return to_mathml(tex, display)
    except ValueError as error:
        LOGGER.warning("%s", error, location=location, type="dlbasics", subtype="math")
        return f"<code>{escape(tex)}</code>"


def on_doctree_resolved(app, doctree, docname):
    """Hold a formula and the marks around it together: browsers may end or begin a line with a mark.

    Parameters
    ----------
    app : sphinx.application.Sphinx
        The running application.
    doctree : docutils.nodes.document
        The resolved document; changed in place.
    docname : str
        Its name.
    """
    for formula in list(doctree.findall(nodes.math)):
        parent, index = formula.parent, formula.parent.index(formula)
        before, after = _text_at(parent, index - 1), _text_at(parent, index + 1)
        opening, closing = OPENING_AT_END.search(before)[0], CLOSING_AT_START.match(after)[0]
        if _is_held(opening, formula.astext(), closing):
            parts = nodes.Text(opening), formula, nodes.Text(closing)
            held = nodes.inline("", "", *parts, classes=["dl-with-mark"])
            parent[index - bool(before) : index + 1 + bool(after)] = [
                nodes.Text(before.removesuffix(opening)), held, nodes.Text(after.removeprefix(closing))]


def _text_at(parent, index) -> str:
    """The text that is a child of a node; empty if that child is none, or is not there."""
    node = parent[index] if 0 <= index < len(parent) else None
    return str(node) if isinstance(node, nodes.Text) else ""


def _is_held(opening: str, tex: str, closing: str) -> bool:
    return bool(opening or closing) and len(tex) <= MAX_HELD_LENGTH


def visit_inline(writer, node):
    """Write inline mathematics."""
    writer.body.append(_typeset(node.astext(), False, node))
    raise nodes.SkipNode


def visit_block(writer, node):
    """Write a displayed formula, with its number where it has a label."""
    tex = node.astext()
    if node.get("nowrap", node.get("no-wrap")):
        # Sphinx numbers labelled equations; without the star they would be counted a second time.
        tex = NUMBERED.sub(r"\\\1{\2*}", tex)
    elif r"\begin" not in tex and r"\\" in tex:
        tex = rf"\begin{{aligned}}{tex}\end{{aligned}}"
    writer.body.append(writer.starttag(node, "div", CLASS="dl-equation"))
    if node.get("number"):
        number = get_node_equation_number(writer, node)
        writer.body.append(f'<span class="eqno">({number})')
        writer.add_permalink_ref(node, text("layout.link-to-equation"))
        writer.body.append("</span>")
    writer.body.append(_typeset(tex, True, node))
    writer.body.append("</div>\n")
    raise nodes.SkipNode


def replace_spans(html: str, location) -> str:
    """Typeset the ``<span class="dl-math">$...$</span>`` of HTML that a cell has written; hold marks."""
    return typeset_spans(MARKED_SPAN.sub(_hold, html), lambda tex: _typeset(tex, False, location))


def _hold(match: re.Match) -> str:
    opening, _, tex, closing = match.groups()
    is_held = _is_held(opening, unescape(tex), closing)
    return f'<span class="dl-with-mark">{match[0]}</span>' if is_held else match[0]
