"""How Sphinx writes formulas: as MathML, which `dlbasics.mathml` makes."""

import re
from html import escape

from docutils import nodes
from sphinx.util import logging
from sphinx.util.math import get_node_equation_number

from dlbasics.markdown import typeset_spans
from dlbasics.mathml import to_mathml

# In characters of TeX: a longer formula can fill the line of a phone, and the mark would stick out.
MAX_HELD_LENGTH = 30
MARKS = re.compile(r"[.,;:!?)\]’”，。；：？！、）]+")
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
    """Hold a formula and the mark behind it together: browsers may begin a line with the mark.

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
        after = parent[index + 1] if index + 1 < len(parent) else None
        marks = MARKS.match(after) if isinstance(after, nodes.Text) else None
        if marks and len(formula.astext()) <= MAX_HELD_LENGTH:
            parent[index : index + 2] = [
                nodes.inline("", "", formula, nodes.Text(marks[0]), classes=["dl-with-mark"]),
                nodes.Text(after[marks.end() :]),
            ]


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
        writer.add_permalink_ref(node, "Link to this equation")
        writer.body.append("</span>")
    writer.body.append(_typeset(tex, True, node))
    writer.body.append("</div>\n")
    raise nodes.SkipNode


def replace_spans(html: str, location) -> str:
    """Typeset the ``<span class="dl-math">$...$</span>`` of HTML that a cell has written."""
    return typeset_spans(html, lambda tex: _typeset(tex, False, location))
