"""Citations as notebooks write them, ``([Maas et al., 2013](references.md#maas2013rectifier))``.

Jupyter, GitHub and Colab show such links as words, where they would show a role of MyST as it is typed. The
page makes roles of them again before it is read. In a sentence the year stands in brackets:
``[Maas et al. (2013)](references.md#maas2013rectifier)``.
"""

import re
from functools import lru_cache
from pathlib import Path

from docutils import nodes
from pybtex.backends import plaintext
from pybtex.database import parse_file
from pybtex.plugin import register_plugin
from pybtex.richtext import Text

from dlbasics.messages import text
from dlbasics.translation import ENGLISH, language

SOURCES = "references"
LINK = r"\[[^\]\n]*\]\(references\.md#([\w:.-]+)\)"
IN_SENTENCE, IN_BRACKETS = re.compile(LINK), re.compile(rf"[(（]{LINK}(?:[;；] ?{LINK})*[)）]")
ROLE = re.compile(r"\{cite:([pt])\}`([^`]+)`")


class UnknownSource(ValueError):
    """A key is cited that the bibliography does not have, or has without a year."""


def as_roles(prose: str) -> str:
    """Put MyST's roles in the place of links to sources."""
    prose = IN_BRACKETS.sub(lambda match: "{cite:p}`" + ",".join(IN_SENTENCE.findall(match[0])) + "`", prose)
    return IN_SENTENCE.sub(r"{cite:t}`\1`", prose)


def as_links(prose: str, bibliography: Path) -> str:
    """Put links that say who and when in the place of roles.

    Parameters
    ----------
    prose : str
        Markdown.
    bibliography : pathlib.Path
        The BibTeX file of the sources.

    Raises
    ------
    UnknownSource
        If it has no source of a key, or no year of it.
    """

    def link(key, form):
        authors, year = _authors_and_year(bibliography, key)
        return f"[{form.format(authors=authors, year=year)}](references.md#{key})"

    def links(role):
        keys = [key.strip() for key in role[2].split(",")]
        if role[1] == "t":
            return " and ".join(link(key, "{authors} ({year})") for key in keys)
        return f"({'; '.join(link(key, '{authors}, {year}') for key in keys)})"

    return ROLE.sub(links, prose)


def on_config_inited(app, config):
    """Name the form of citations: else pybtex looks for it among all installed packages, once a citation."""
    register_plugin("pybtex.backends", "plaintext", plaintext.Backend, force=True)


def on_source_read(app, docname, source):
    """Let the page see roles."""
    source[0] = as_roles(source[0])


def on_doctree_resolved(app, doctree, docname):
    """Write citations as the reader's language does: "and", "et al.", and the mark before the year.

    Parameters
    ----------
    app : sphinx.application.Sphinx
        The running application.
    doctree : docutils.nodes.document
        The resolved document; changed in place.
    docname : str
        Its name.
    """
    if language() == ENGLISH:
        return
    for link in list(doctree.findall(nodes.reference)):
        if f"{SOURCES}.html#" not in link.get("refuri", ""):
            continue
        authors, comma, year = link.astext().rpartition(", ")
        if comma:
            link[:] = [nodes.Text(text("cite.year", authors=_said(authors), year=year))]
        else:  # the authors stand before the brackets in which the year is the link
            before = slice(link.parent.index(link))
            names = _said("".join(node.astext() for node in link.parent[before]))
            link.parent[before] = [nodes.Text(names)]


def _said(authors: str) -> str:
    """The authors of a source, in the reader's language."""
    return authors.replace(" and ", text("cite.and")).replace(" et al.", text("cite.others"))


def _authors_and_year(bibliography: Path, key: str) -> tuple[str, str]:
    """Who wrote a source, or its editors or its title, as its citation names them, and when."""
    entry = _entries(bibliography).get(key)
    if entry is None:
        raise UnknownSource(f"{key!r} is cited; expected a key of {bibliography}")
    if "year" not in entry.fields:
        raise UnknownSource(f"{key!r} is cited; expected a year in its entry of {bibliography}")
    persons = entry.persons.get("author") or entry.persons.get("editor") or []
    names = [" ".join(map(str, [*person.rich_prelast_names, *person.rich_last_names])) for person in persons]
    if not names:
        names = [str(Text.from_latex(entry.fields["title"]))]
    if len(names) > 2:
        return f"{names[0]} et al.", entry.fields["year"]
    return " and ".join(names), entry.fields["year"]


@lru_cache(maxsize=1)
def _entries(bibliography: Path):
    return parse_file(str(bibliography)).entries
