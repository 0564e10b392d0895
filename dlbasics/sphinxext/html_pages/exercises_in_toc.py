"""The contents of a page: its headings, as Sphinx lists them, and the exercises among them."""

import re
from html import escape

PLACE = re.compile(
    r'<section id="(?P<section>[^"]+)">'
    r'|<section class="dl-exercise" id="(?P<exercise>[^"]+)"[^>]*>'
    r'<h3[^>]*>(?P<title>.*?) <span class="dl-points"'
)


def contents_with_exercises(toc: str, body: str) -> str:
    """Add a page's exercises to its contents, each below the heading that it stands under.

    Parameters
    ----------
    toc : str
        The nested list of headings.
    body : str
        The page's text.

    Returns
    -------
    str
        The list with a link to each exercise. One whose heading is not listed is left out.
    """
    listed = ""
    exercises = {}
    for match in PLACE.finditer(body):
        section = match["section"]
        if section is None:
            exercises.setdefault(listed, []).append((match["exercise"], match["title"]))
        elif _link(section) in toc:
            listed = section
    for section, below in exercises.items():
        items = "".join(f'<li class="dl-exercise-link"><a href="#{escape(anchor)}">{title}</a></li>'
                        for anchor, title in below)
        toc = _below_heading(toc, section, items)
    return toc


def _link(section: str) -> str:
    return f'href="#{section}">'


def _below_heading(toc: str, section: str, items: str) -> str:
    """Put items below a heading, before its smaller headings."""
    start = toc.find(_link(section)) if section else -1
    if start < 0:
        return toc
    end = toc.index("</a>", start) + len("</a>")
    rest = toc[end:]
    below = re.match(r"\s*<ul[^>]*>", rest)
    if below:
        return toc[:end] + below[0] + items + rest[below.end():]
    return f"{toc[:end]}<ul>{items}</ul>{rest}"
