"""The languages of the book: the tests of a file take turns, and look up by its code what a page reads."""

import re

from support.book import CHINESE

from dlbasics.messages import unfilled
from dlbasics.translation import ENGLISH

# Where the pages of each stand in the site.
FOLDERS = {ENGLISH: "", "zh_CN": CHINESE}
LANGUAGES = list(FOLDERS)
PLACEHOLDER = re.compile(r"\\\{(\w+)\\\}")


def language_of(test) -> str:
    """The language of a test function by its place in its file: every second test is Chinese."""
    names = [name for name in test.__globals__ if name.startswith("test_")]
    return LANGUAGES[names.index(test.__name__) % len(LANGUAGES)]


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
