"""Deep Learning Basics: the small numpy package behind the book.

One module a chapter holds what that chapter teaches; `dlbasics.exercises` judges the
exercises, `dlbasics.explore` makes the explorers, `dlbasics.page` builds the site.
"""

import os

__version__ = "0.1.0"

MEDIA = ("kernel", "page", "print", "live")


def medium() -> str:
    """Say where output will be read, so that one object can take the form that works there.

    Returns
    -------
    str
        ``"kernel"`` (a live Jupyter session, the default), ``"page"`` (the static book, set by
        `dlbasics.page`), ``"print"`` (stored notebook outputs: GitHub, paper, nbval) or ``"live"`` (a
        cell that the reader runs in the page, set by `dlbasics.live`).

    Raises
    ------
    ValueError
        If the environment variable ``DLBASICS_MEDIUM`` holds any other word.
    """
    word = os.environ.get("DLBASICS_MEDIUM", "kernel")
    if word not in MEDIA:
        raise ValueError(f"DLBASICS_MEDIUM is {word!r}; expected one of {', '.join(MEDIA)}")
    return word
