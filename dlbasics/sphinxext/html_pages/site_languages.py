"""The languages of the site: where each has its pages, and how a page leads to the same one in another."""

import os
from dataclasses import dataclass

from dlbasics.messages import TEXTS
from dlbasics.translation import ENGLISH, language
from dlbasics.translation.stored_catalogues import languages, stored

# Set where every language is built (``make html``): a book that is built alone leads to no other.
ALL_LANGUAGES_VARIABLE = "DLBASICS_ALL_LANGUAGES"


@dataclass(frozen=True)
class SiteLanguage:
    """A language of the site.

    Attributes
    ----------
    tag : str
        As HTML calls it (BCP 47).
    folder : str
        Of its pages, from the root of the site; empty for English.
    name : str
        What its readers call it.
    """

    tag: str
    folder: str
    name: str


def site_language(name: str = "") -> SiteLanguage:
    """Describe a language.

    Parameters
    ----------
    name : str
        A folder of ``locale``, or ``"en"``; by default the language of the pages that are built.
    """
    name = name or language()
    code = "layout.language"
    if name == ENGLISH:
        return SiteLanguage("en", "", TEXTS[code])
    own_name = stored(name)["codes"].get(code, name)
    return SiteLanguage(name.replace("_", "-"), _folder(name), own_name)


def _folder(name: str) -> str:
    """The folder of a language's pages: ``zh/``, or ``zh-tw/`` for one that comes behind another ``zh``."""
    short = name.split("_")[0]
    first = next((other for other in languages() if other.split("_")[0] == short), name)
    return f"{short}/" if name == first else f"{name.replace('_', '-').lower()}/"


def other_languages() -> list[SiteLanguage]:
    """The languages that the repository holds besides that of the pages that are built."""
    return [site_language(name) for name in [ENGLISH, *languages()] if name != language()]


def linked_languages() -> list[SiteLanguage]:
    """Those of them to which pages lead: none where a book is built alone."""
    return other_languages() if os.environ.get(ALL_LANGUAGES_VARIABLE) else []


def links_to_languages(pagename: str, content_root: str, root_address: str) -> list[dict]:
    """The links from a page to the same page in other languages.

    Parameters
    ----------
    pagename : str
        Such as ``chapters/mlp``.
    content_root : str
        From the page to the root of its own language.
    root_address : str
        The address of the English site.

    Returns
    -------
    list of dict
        For each its ``tag`` and ``name``, the way from this page (``path``), and its ``address``.
    """
    up = "../" * site_language().folder.count("/")
    links = []
    for other in linked_languages():
        place = f"{other.folder}{pagename}.html"
        links.append({"tag": other.tag, "name": other.name, "path": f"{content_root}{up}{place}",
                      "address": f"{root_address}{place}"})
    return links
