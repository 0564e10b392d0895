"""The English names of what a translated page shows: its anchors and the classes of its boxes stay."""

import json
from functools import lru_cache
from pathlib import Path

from docutils import nodes
from myst_parser.mdit_to_docutils.base import default_slugify
from sphinx.transforms import SphinxTransform

# What `dlbasics.sphinxext.translation.translated_sources` writes beside the translated pages.
ENGLISH_NAMES = "english_names.json"
# What bold words can end with.
MARKS = " .:!?。：！？"


def empty_names() -> dict:
    """No English names, of headings by page and of the words that boxes begin with."""
    return {"headings": {}, "leads": {}}


@lru_cache(maxsize=2)
def english_names(source: str) -> dict:
    """What `write_sources` has written beside the pages; empty for the English book.

    Parameters
    ----------
    source : str
        The folder of ``_config.yml``.
    """
    path = Path(source) / ENGLISH_NAMES
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else empty_names()


def english_lead(app, words: str) -> str:
    """The bold words that a box begins with, in English and without the mark at their end.

    Parameters
    ----------
    app : sphinx.application.Sphinx
        The running application.
    words : str
        As the page has them.
    """
    plain = words.strip(MARKS)
    return english_names(str(app.srcdir))["leads"].get(plain, plain)


class KeepAnchors(SphinxTransform):
    """Give the sections of every language's pages the anchors of the English titles.

    It comes before links are resolved.
    """

    default_priority = 100

    def apply(self):
        """Change the document in place."""
        sections = list(self.document.findall(nodes.section))
        titles = english_names(str(self.app.srcdir))["headings"].get(self.env.docname)
        is_english = titles is None
        if is_english:
            titles = [section.next_node(nodes.title).astext() for section in sections]
        if len(sections) != len(titles):
            raise ValueError(f"{self.env.docname} has {len(sections)} headings; expected {len(titles)}, as "
                             "the English page has")
        before = [section["ids"][0] for section in sections]
        after = _anchors(titles)
        for section, anchor in zip(sections, after, strict=True):
            section["ids"] = [anchor]
        slugs = {}
        for slug, (line, section_id, title) in getattr(self.document, "myst_slugs", {}).items():
            index = before.index(section_id)
            english = slug if is_english else _unused(default_slugify(titles[index]), slugs)
            slugs[english] = (line, after[index], title)
        self.document.myst_slugs = self.env.metadata[self.env.docname]["myst_slugs"] = slugs


def _anchors(titles: list[str]) -> list[str]:
    """The anchors of a page's headings."""
    found = []
    for title in titles:
        name = nodes.make_id(title) or default_slugify(title)  # of a title without letters nothing is left
        found.append(_unused(name, found))
    return found


def _unused(name: str, used) -> str:
    """A name, with a number where it is used already, as MyST counts."""
    number, free = 1, name
    while free in used:
        free = f"{name}-{number}"
        number += 1
    return free
