"""The languages of the book: the tests of a file take turns."""

from support.book import CHINESE

from dlbasics.translation import ENGLISH

# Where the pages of each stand in the site.
FOLDERS = {ENGLISH: "", "zh_CN": CHINESE}
LANGUAGES = list(FOLDERS)


def language_of(test) -> str:
    """The language of a test function by its place in its file: every second test is Chinese."""
    names = [name for name in test.__globals__ if name.startswith("test_")]
    return LANGUAGES[names.index(test.__name__) % len(LANGUAGES)]
