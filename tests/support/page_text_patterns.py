"""Regular expressions for what a text of a page reads, in the language that is set."""

import re

from dlbasics.messages import unfilled

PLACEHOLDER = re.compile(r"\\\{(\w+)\\\}")


def pattern(code, **params) -> str:
    """A regular expression for what a text of a page reads.

    Parameters
    ----------
    code : str
        A key of `dlbasics.texts.TEXTS`.
    **params
        What stands in its placeholders; in those that are left out anything can stand.
    """
    (words,) = unfilled([code]).values()
    shown = {name: re.escape(str(value)) for name, value in params.items()}
    return PLACEHOLDER.sub(lambda found: shown.get(found[1], ".*"), re.escape(words))


def reads(words, code, **params) -> bool:
    """Whether a text of a page, with anything in the placeholders that are left out, stands among words."""
    return re.search(pattern(code, **params), words, re.DOTALL) is not None
