"""The texts that a page's scripts say: the part of `dlbasics.messages` that is written into each page."""

from functools import cache

from dlbasics.messages import TEXTS, unfilled
from dlbasics.script_json import script_json
from dlbasics.translation import language

# The families of codes that scripts say, and single ones of other families.
FAMILIES = ("number", "page")
SHARED = ("exercise.check", "explore.copy-link", "explore.now-move", "list-of.words",
          "progress.chapter", "verdict.partly-right", "verdict.score.one", "verdict.score.other")


def page_texts() -> dict[str, str]:
    """The texts that scripts look up, by their code (``site/messages.js``)."""
    own = [code for code in TEXTS if code.partition(".")[0] in FAMILIES]
    return unfilled([*own, *SHARED])


def page_texts_json() -> str:
    """The same as JSON that may stand in a ``<script>`` element."""
    return _json_in(language())


@cache
def _json_in(_language: str) -> str:
    return script_json(page_texts())
