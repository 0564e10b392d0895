"""The formulas of reports: what an author wrote is typeset, what a learner wrote is quoted.

A verdict can quote a learner, dollar signs and all, and such a text can be made to hang the engine or to end
the process (`dlbasics.mathml`). So the engine sees a formula only if it stands in an author's text, too.
"""

from collections.abc import Iterable
from functools import lru_cache
from html import escape, unescape

from dlbasics.markdown import MATH_SPAN, block
from dlbasics.mathml import to_mathml, typeset_spans


def typeset(html: str, author_texts: Iterable[str]) -> str:
    """Typeset the formulas of HTML, so that a page without scripts can be read.

    Parameters
    ----------
    html : str
        With a span for each formula, as `dlbasics.markdown.math_span` writes it.
    author_texts : iterable of str
        In Markdown. A formula that stands in none of them stays TeX, as does one that is no TeX.
    """
    trusted = frozenset().union(*map(_formulas, author_texts))
    return typeset_spans(html, lambda tex: _mathml(tex) if tex in trusted else _quotation(tex))


@lru_cache(maxsize=4096)
def _formulas(text: str) -> frozenset[str]:
    """The TeX of the formulas in Markdown."""
    return frozenset(unescape(tex) for tex in MATH_SPAN.findall(block(text)))


def _mathml(tex: str) -> str:
    try:
        return to_mathml(tex)
    except ValueError:  # in an instructor's own exercise, which no build of the book has checked
        return _quotation(tex)


def _quotation(tex: str) -> str:
    return f"<code>{escape(tex)}</code>"
