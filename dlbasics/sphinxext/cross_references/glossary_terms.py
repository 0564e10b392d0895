"""Show the meaning of a glossary term where it is used: a link to the term opens a box.

In a chapter the first use of each term becomes such a link, if the author has set none.
The boxes stand at the end of the page, one a term, as native popovers. ``site/glossary_terms.js`` opens them;
without scripts the links have a title, and paper shows the boxes as a list.
"""

import posixpath
import re
from functools import cache, lru_cache

from docutils import nodes
from sphinx import addnodes

from dlbasics.messages import text
from dlbasics.sphinxext.cross_references.glossary_patterns import FORMS

GLOSSARY = "glossary"
LINK = re.compile(rf"(?:^|/){GLOSSARY}\.html#(?P<term>[\w-]+)$")


def on_doctree_resolved(app, doctree, docname):
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
    glossary = posixpath.join(posixpath.dirname(docname), GLOSSARY)
    if app.builder.format != "html" or docname == glossary or glossary not in app.env.found_docs:
        return
    entries = _entries(app.env, glossary)
    if app.env.doc2path(docname).endswith(".ipynb"):
        address = app.builder.get_relative_uri(docname, glossary)
        _link_first_uses(doctree, entries, {term for term, _ in _links(doctree)}, address)
    boxes = {}
    for term, link in _links(doctree):
        if term not in entries:
            continue
        name, meaning, plain = entries[term]
        link["classes"].append("dl-term")
        title = f"{name}: {plain}"
        if "\\" not in title:  # TeX is no sentence
            link["reftitle"] = title
        boxes.setdefault(term, _box(term, name, meaning, link["refuri"]))
    if not boxes:
        return
    doctree += _raw(f'<div class="dl-meanings"><p>{text("layout.terms")}</p>')
    doctree += [node for box in boxes.values() for node in box]
    doctree += _raw("</div>")


@cache
def form(term: str) -> re.Pattern:
    """The words that the prose uses for a term."""
    if not term.isascii():  # Han has no spaces between words, and no plural
        return re.compile(re.escape(term))
    usual = r"\b" + re.escape(term.lower()).replace(r"\ ", "[ -]") + r"(s|es)?\b"
    return re.compile(FORMS.get(term, usual), re.IGNORECASE)


def _links(doctree) -> list:
    """The links to terms of the glossary: each term and its link."""
    found = ((LINK.search(link.get("refuri", "")), link) for link in doctree.findall(nodes.reference))
    return [(match["term"], link) for match, link in found if match]


def _link_first_uses(doctree, entries: dict, linked: set, address: str):
    """Link the first use of each term that the page links nowhere; "hidden layer" comes before "layer"."""
    names = {name: term for term, (name, *_) in entries.items()}
    prose = [text_node for text_node in doctree.findall(nodes.Text) if _is_open_prose(text_node)]
    for name in sorted(names, key=len, reverse=True):
        if names[name] in linked:
            continue
        for place, text_node in enumerate(prose):
            match = form(name).search(text_node)
            if match:
                address_of_term = f"{address}#{names[name]}"
                link = nodes.reference("", match[0], refuri=address_of_term, internal=True)
                before, after = nodes.Text(text_node[: match.start()]), nodes.Text(text_node[match.end() :])
                text_node.parent.replace(text_node, [before, link, after])
                prose[place : place + 1] = [before, after]
                break


def _is_open_prose(text_node) -> bool:
    """Whether a text stands directly in a paragraph of a section, a list or a box, and not in a fold."""
    paragraph = text_node.parent
    if not isinstance(paragraph, nodes.paragraph):
        return False
    return isinstance(paragraph.parent, nodes.section | nodes.list_item | nodes.block_quote)


@lru_cache(maxsize=1)
def _entries(env, glossary: str) -> dict:
    """Each term's name and its meaning, as a paragraph and as plain text, by the anchor of its heading."""
    entries = {}
    for section in env.get_doctree(glossary).findall(nodes.section):
        meaning = section.children[1] if len(section.children) > 1 else None
        # A term's paragraph begins with its Chinese name.
        if isinstance(meaning, nodes.paragraph) and isinstance(meaning.next_node(nodes.raw), nodes.raw):
            entries[section["ids"][0]] = section.next_node(nodes.title).astext(), meaning, _plain(meaning)
    return entries


def _box(term: str, name: str, meaning, address: str) -> list:
    """A popover with the term in both languages and what it means; its own links are plain words."""
    paragraph = meaning.deepcopy()
    for kind in (addnodes.pending_xref, nodes.reference):
        for link in list(paragraph.findall(kind)):
            link.replace_self(nodes.inline("", link.astext()))
    paragraph.insert(0, [nodes.reference("", name, refuri=address, internal=True), nodes.Text(" ")])
    return [_raw(f'<div class="dl-meaning" popover id="meaning-{term}">'), paragraph, _raw("</div>")]


def _plain(meaning) -> str:
    """The meaning for an attribute: no markup, and formulas as their TeX."""
    copy = meaning.deepcopy()
    for raw in list(copy.findall(nodes.raw)):
        raw.parent.remove(raw)
    return re.sub(r"\s+", " ", copy.astext()).strip()


def _raw(html: str):
    return nodes.raw("", html, format="html")
