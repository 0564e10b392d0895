"""How Sphinx writes formulas: as MathML, which `dlbasics.mathml` makes."""

import re
from html import escape

from docutils import nodes
from sphinx.util import logging
from sphinx.util.math import get_node_equation_number

from dlbasics.mathml import to_mathml, typeset_spans

LOGGER = logging.getLogger(__name__)
NUMBERED = re.compile(r"\\(begin|end)\{(equation|align|gather|multline)\}")


def _typeset(tex, display, location):
    """MathML, or the TeX itself beside a warning that names file and line (and fails a build with -W)."""
    try:
        return to_mathml(tex, display)
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
