"""Code as HTML: an element for each piece that has a colour, and none for the rest.

A name, a bracket and a space look as the text around them. As elements they were half of what a browser
makes of a chapter before it can show the first line.
"""

import re
from functools import cache

from pygments.formatters import HtmlFormatter
from pygments.token import STANDARD_TYPES, Text

from dlbasics.sphinxext.static_files import style_sheet


@cache
def coloured_kinds() -> set[str]:
    """The classes of the tokens that the style sheet colours."""
    return set(re.findall(r"\.highlight \.(\w+)", style_sheet()))


class CodeFormatter(HtmlFormatter):
    """Pygments' formatter, for the kinds of token that the style sheet colours."""

    def format(self, tokensource, outfile):
        """Write tokens, those without a colour as plain text."""
        coloured = coloured_kinds()
        tokens = [(kind if STANDARD_TYPES.get(kind) in coloured else Text, text)
                  for kind, text in tokensource]
        super().format(tokens, outfile)


def on_builder_inited(app):
    """Write the code of the pages with it."""
    if app.builder.format == "html":
        app.builder.highlighter.formatter = CodeFormatter
