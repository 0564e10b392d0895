"""Where the package's messages are stored: a JSON file for each language in it, or catalogues beside it.

Texts that have a code are found by it. All others are found by their English, and those of exercises and
predictions in their own chapter first: the same words can want another translation elsewhere.
"""

import json
from functools import lru_cache
from pathlib import Path

from dlbasics.translation.catalogue import Catalogue

PACKAGE = Path(__file__).parents[1]
PACKED = PACKAGE / "locale"
CATALOGUES = PACKAGE.parent / "locale"
# What only the build of the book looks up begins with this, and what belongs to one chapter's exercises.
PAGES, EXERCISES = "chapters-", "exercises-"
TEMPLATE = "python-brace-format"
# The language of a package that is made for one.
CHOSEN = "language.txt"


def languages() -> list[str]:
    """The languages other than English, by their names, such as ``zh_CN``."""
    in_package = {path.stem for path in PACKED.glob("*.json")}
    return sorted(in_package | {path.name for path in CATALOGUES.glob("*") if any(path.glob("*.po"))})


def chosen_language() -> str:
    """The language that the package was made for; empty if it was made for all."""
    file = PACKED / CHOSEN
    return file.read_text(encoding="utf-8").strip() if file.exists() else ""


@lru_cache(maxsize=64)
def catalogue(language: str, chapter: str = "") -> Catalogue:
    """The messages of a language that have no code: those of one chapter's exercises before all others.

    Parameters
    ----------
    language : str
        One of `languages`.
    chapter : str
        A chapter of the book.
    """
    data = stored(language)
    shared = data["shared"]
    own = data["chapters"].get(chapter, {"messages": {}, "templates": {}})
    return Catalogue(shared["messages"] | own["messages"], shared["templates"] | own["templates"])


@lru_cache(maxsize=4)
def stored(language: str) -> dict:
    """All messages of the package in a language.

    Returns
    -------
    dict
        ``codes`` leads from the code of a text to its translation; ``shared`` and, by their names,
        ``chapters`` hold ``messages`` and ``templates`` by their English.
    """
    file = PACKED / f"{language}.json"
    return json.loads(file.read_text(encoding="utf-8")) if file.exists() else _from_catalogues(language)


def _from_catalogues(language: str) -> dict:
    import polib  # only where the catalogues are: a checkout

    data = {"codes": {}, "shared": {"messages": {}, "templates": {}}, "chapters": {}}
    for path in sorted((CATALOGUES / language).glob("*.po")):
        if path.name.startswith(PAGES):
            continue
        place = data["shared"]
        if path.name.startswith(EXERCISES):
            place = data["chapters"][path.stem.removeprefix(EXERCISES)] = {"messages": {}, "templates": {}}
        for entry in polib.pofile(str(path)):
            if not entry.translated():
                continue
            if entry.msgctxt:
                data["codes"][entry.msgctxt] = entry.msgstr
            else:
                place["templates" if TEMPLATE in entry.flags else "messages"][entry.msgid] = entry.msgstr
    return data


def package_data(language: str) -> dict[str, str]:
    """The files by which a package speaks one language, by their path in it; none for English.

    Parameters
    ----------
    language : str
        One of `languages`, or ``"en"``.
    """
    if language not in languages():
        return {}
    return {f"{PACKED.name}/{language}.json": packed(language), f"{PACKED.name}/{CHOSEN}": language}


def packed(language: str) -> str:
    """The messages of one of `languages` as the JSON that a package carries."""
    return json.dumps(stored(language), ensure_ascii=False, separators=(",", ":"))
