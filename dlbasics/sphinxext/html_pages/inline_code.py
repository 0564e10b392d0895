"""Code in a sentence or a cell: where its lines may end."""

import re

from sphinx.writers.html5 import HTML5Translator


class Translator(HTML5Translator):
    """Sphinx's translator, to which a plain list is one word: half a list at the end of a line misleads."""

    words_and_spaces = re.compile(r"(?:\[[^][()\n]*\]|[^ \n])+| +|\n")
