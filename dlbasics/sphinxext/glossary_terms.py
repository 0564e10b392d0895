"""The glossary where its terms stand: a link to a term opens a box with the term's meaning.

The boxes stand at the end of the page, one a term, as native popovers. ``site/glossary_terms.js`` opens them;
without scripts the links have a title, and paper shows the boxes as a list.
"""

import re
from copy import deepcopy

from docutils import nodes
from sphinx import addnodes

from dlbasics.messages import text

GLOSSARY = "glossary"
LINK = re.compile(rf"(?:^|/){GLOSSARY}\.html#(?P<term>[\w-]+)$")


def on_env_get_outdated(app, env, added, changed, removed):
    """Read every page again when the glossary has changed, since the pages repeat its sentences.

    Returns
    -------
    set of str
        The documents that Sphinx must read again.
    """
    is_changed = any(_is_glossary(name) for name in changed)
    return set(env.found_docs) - added - changed if is_changed else set()


def insert_meanings(app, doctree, docname):
    """Mark the links to terms, and put the terms' meanings at the end of the page.

    Parameters
    ----------
    app : sphinx.application.Sphinx
        The running application.
    doctree : docutils.nodes.document
        The resolved document; changed in place.
    docname : str
        Its name: the glossary stands in the same folder.
    """
    glossary = docname.rpartition("/")[0] + "/" * ("/" in docname) + GLOSSARY
    if app.builder.format != "html" or docname == glossary or glossary not in app.env.found_docs:
        return
    links = [(match["term"], link) for link in doctree.findall(nodes.reference)
             if (match := LINK.search(link.get("refuri", "")))]
    if not links:
        return
    entries = _entries(app.env.get_doctree(glossary))
    boxes = {}
    for term, link in links:
        if term not in entries:
            continue
        name, meaning = entries[term]
        link["classes"].append("dl-term")
        title = f"{name}: {_plain(meaning)}"
        if "\\" not in title:  # TeX is no sentence
            link["reftitle"] = title
        boxes.setdefault(term, _box(term, name, meaning, link["refuri"]))
    doctree += _raw(f'<div class="dl-meanings"><p>{text("layout.terms")}</p>')
    doctree += [node for box in boxes.values() for node in box]
    doctree += _raw("</div>")


def _is_glossary(docname: str) -> bool:
    return docname.rpartition("/")[2] == GLOSSARY


def _entries(glossary) -> dict:
    """Each term's name and its meaning, a paragraph, by the anchor of its heading."""
    entries = {}
    for section in glossary.findall(nodes.section):
        meaning = section.children[1] if len(section.children) > 1 else None
        if isinstance(meaning, nodes.paragraph):
            # What a link's address holds: MyST's slug, or the id of docutils where they are the same.
            for anchor in {section.get("slug"), *section["ids"]} - {None}:
                entries[anchor] = section.next_node(nodes.title).astext(), meaning
    return entries


def _box(term: str, name: str, meaning, address: str) -> list:
    """A popover with the term in both languages and what it means; its own links are plain words."""
    paragraph = deepcopy(meaning)
    for kind in (addnodes.pending_xref, nodes.reference):
        for link in list(paragraph.findall(kind)):
            link.replace_self(nodes.inline("", link.astext()))
    paragraph.insert(0, [nodes.reference("", name, refuri=address, internal=True), nodes.Text(" ")])
    return [_raw(f'<div class="dl-meaning" popover id="meaning-{term}">'), paragraph, _raw("</div>")]


def _plain(meaning) -> str:
    """The meaning for an attribute: no markup, and formulas as their TeX."""
    copy = deepcopy(meaning)
    for raw in list(copy.findall(nodes.raw)):
        raw.parent.remove(raw)
    return re.sub(r"\s+", " ", copy.astext()).strip()


def _raw(html: str):
    return nodes.raw("", html, format="html")
