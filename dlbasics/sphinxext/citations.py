"""Citations as notebooks write them, ``([Maas et al., 2013](references.md#maas2013rectifier))``.

Jupyter, GitHub and Colab show such links as words, where they would show a role of MyST as it is typed. The
page makes roles of them again before it is read. In a sentence the year stands in brackets:
``[Maas et al. (2013)](references.md#maas2013rectifier)``.
"""

import re
from functools import lru_cache
from pathlib import Path

from pybtex.database import parse_file

LINK = r"\[[^\]\n]*\]\(references\.md#(\w+)\)"
IN_SENTENCE, IN_BRACKETS = re.compile(LINK), re.compile(rf"\({LINK}(?:; {LINK})*\)")
ROLE = re.compile(r"\{cite:([pt])\}`([^`]+)`")


def as_roles(text: str) -> str:
    """Put MyST's roles in the place of links to sources."""
    text = IN_BRACKETS.sub(lambda group: "{cite:p}`" + ",".join(IN_SENTENCE.findall(group[0])) + "`", text)
    return IN_SENTENCE.sub(r"{cite:t}`\1`", text)


def as_links(text: str, bibliography: Path) -> str:
    """Put links that say who and when in the place of roles.

    Parameters
    ----------
    text : str
        Markdown.
    bibliography : pathlib.Path
        The BibTeX file of the sources.
    """

    def link(key, form):
        authors, year = _authors_and_year(bibliography, key)
        return f"[{form.format(authors=authors, year=year)}](references.md#{key})"

    def links(role):
        kind, keys = role.groups()
        if kind == "t":
            return " and ".join(link(key, "{authors} ({year})") for key in keys.split(","))
        return f"({'; '.join(link(key, '{authors}, {year}') for key in keys.split(','))})"

    return ROLE.sub(links, text)


def read_roles(app, docname, source):
    """Let the page see roles."""
    source[0] = as_roles(source[0])


def _authors_and_year(bibliography: Path, key: str) -> tuple[str, str]:
    """Who wrote a source, as its citation names them, and when."""
    entry = _entries(bibliography)[key]
    names = [" ".join(map(str, [*person.rich_prelast_names, *person.rich_last_names]))
             for person in entry.persons["author"]]
    if len(names) > 2:
        return f"{names[0]} et al.", entry.fields["year"]
    return " and ".join(names), entry.fields["year"]


@lru_cache(maxsize=1)
def _entries(bibliography: Path):
    return parse_file(str(bibliography)).entries
