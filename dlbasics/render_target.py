"""Where output will be read: one object can then take the form that works there."""

import os
import sys

from dlbasics.messages import text

RENDER_TARGETS = ("kernel", "page", "print", "browser")
VARIABLE = "DLBASICS_RENDER_TARGET"


def render_target() -> str:
    """Say where output will be read.

    Returns
    -------
    str
        ``"kernel"`` (a live Jupyter session, the default), ``"page"`` (the static book, set by
        `dlbasics.sphinxext`), ``"print"`` (stored notebook outputs: GitHub, paper, nbval) or ``"browser"`` (a
        cell that the reader runs in the page, set by `dlbasics.browser`).

    Raises
    ------
    ValueError
        If the environment variable ``DLBASICS_RENDER_TARGET`` holds any other word.
    """
    target = os.environ.get(VARIABLE, "kernel")
    if target not in RENDER_TARGETS:
        raise ValueError(
            text("argument.not-among", name=VARIABLE, value=repr(target), choices=RENDER_TARGETS))
    return target


def running_shell():
    """The IPython shell that runs this code, or None; asking must not load IPython."""
    ipython = sys.modules.get("IPython")
    return ipython.get_ipython() if ipython else None
