"""What the search finds: each section, exercise, explorer and term of the book, read from the built pages.

Pages are read as readers see them, without code, forms and folds. What stands
inside a smaller place belongs to that place alone, so that a hit leads as near as there is an anchor.
"""

import json
import re
from dataclasses import asdict, dataclass
from html import unescape
from pathlib import Path

from bs4 import BeautifulSoup, Tag

# Code and drawings are no prose. They are most of a page: taken out first, they need not be parsed.
DRAWINGS_AND_CODE = re.compile(r"<(svg|pre|script|style|template)\b.*?</\1>", re.S)
FORMULA = re.compile(r"<math\b.*?</math>", re.S)
BETWEEN = {"mfrac": "/", "msup": "^"}  # what stands between the two parts of an element
MAX_FORMULA_LENGTH = 12  # characters; a longer one is no word of a sentence
# Controls, folds of code and of hints, and what scripts fill in.
NOT_SEARCHED = {"noscript", "button", "input", "select", "output"}
NOT_SEARCHED_CLASSES = {"headerlink", "dl-points", "dl-controls", "dl-readout", "dl-meanings", "dl-result",
                        "dl-progress", "dl-what-next"}


@dataclass(frozen=True)
class SearchEntry:
    """A place in the book.

    Attributes
    ----------
    url : str
        From the root of the site, with the anchor.
    kind : str
        ``section``, ``exercise``, ``explorer`` or ``term``.
    page : str
        The title of its page.
    title, text : str
        What the search reads.
    """

    url: str
    kind: str
    page: str
    title: str
    text: str


def search_entries(html: str, url: str) -> list[SearchEntry]:
    """The places of one page, in their order.

    Parameters
    ----------
    html : str
        The page.
    url : str
        Its address, from the root of the site.
    """
    prose = FORMULA.sub(_formula, DRAWINGS_AND_CODE.sub(" ", html))
    article = BeautifulSoup(prose, "html.parser").article
    if article is None or article.h1 is None:
        return []
    for element in article.find_all(_is_not_searched):
        element.replace_with(" ")
    page, entries, whole_page = _words(article.h1), [], article.h1.find_parent("section")
    # Backwards, so that the places inside a place are taken out before it is read itself.
    for place in reversed(article.find_all(_is_place)):
        kind, title = _kind(place, url), _title(place)
        anchor = "" if place is whole_page else "#" + place["id"]
        entries.append(SearchEntry(url + anchor, kind, page, title, _words(place)))
        place.extract()
    return entries[::-1]


def _is_not_searched(element: Tag) -> bool:
    """Whether an element says nothing that a search should find."""
    classes = element.get("class", [])
    if element.name in NOT_SEARCHED or not NOT_SEARCHED_CLASSES.isdisjoint(classes):
        return True
    if element.name == "details":
        return "dl-deeper" not in classes
    return element.name == "strong" and "dl-predict" in element.parent.get("class", [])


def _is_place(element: Tag) -> bool:
    """Whether an element is a place that a hit leads to."""
    mark = {"section": "id", "figure": "data-explorer"}.get(element.name)
    return mark is not None and element.has_attr(mark)


def _formula(match: re.Match) -> str:
    """A formula's signs without their mark-up, where it is short."""
    signs = _signs(match[0])
    # few formulas are short and have two parts: parsing is what takes the time
    if _is_short(signs) and any(f"<{name}" in match[0] for name in BETWEEN):
        signs = _signs(_with_signs_between(match[0]))
    return signs if _is_short(signs) else " "


def _signs(formula: str) -> str:
    return re.sub(r"<[^>]*>|\s|\N{FUNCTION APPLICATION}", "", formula)


def _is_short(signs: str) -> bool:
    return len(unescape(signs)) <= MAX_FORMULA_LENGTH


def _with_signs_between(formula: str) -> str:
    """A formula with a sign between the two parts of an element."""
    parsed = BeautifulSoup(formula, "html.parser")
    for name, sign in BETWEEN.items():
        for element in parsed.find_all(name):
            element.find(True).insert_after(sign)
    return str(parsed)


def _kind(place: Tag, url: str) -> str:
    if place.name == "figure":
        return "explorer"
    if "dl-exercise" in place.get("class", []):
        return "exercise"
    return "term" if url.endswith("glossary.html") and place.find("h3") else "section"


def _title(place: Tag) -> str:
    """The words of a place's heading or caption, which is taken out."""
    heading = place.find(["h1", "h2", "h3", "h4", "figcaption"])
    return _words(heading.extract()) if heading else ""


def _words(element: Tag) -> str:
    return re.sub(r"\s+([.,;:?!)])", r"\1", re.sub(r"\s+", " ", element.get_text(" "))).strip()


def write(site: Path, pages: list[str]) -> None:
    """Write the entries of all pages, in the order of the book, as ``_static/search_entries.json``.

    Parameters
    ----------
    site : pathlib.Path
        The folder of the built site.
    pages : list of str
        The names of its pages.
    """
    entries = []
    for name in pages:
        html = (site / f"{name}.html").read_text(encoding="utf-8")
        entries += [asdict(entry) for entry in search_entries(html, f"{name}.html")]
    content = json.dumps(entries, ensure_ascii=False, separators=(",", ":"))
    (site / "_static" / "search_entries.json").write_text(content, encoding="utf-8")
