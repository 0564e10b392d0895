"""Whether every message is translated, up to date and right: what the tests and ``make messages`` say."""

import re
from pathlib import Path

from dlbasics.sphinxext.translation import catalogue_files, message_checks
from dlbasics.sphinxext.translation.extraction import CatalogueEntry
from dlbasics.translation.stored_catalogues import languages

MAX_QUOTE_LENGTH = 120
# A row of the list of terms in STYLE.md: the English, how it is written, and after a stroke how it is not.
TERM = re.compile(r"^\| ([^|]+) \| ([^|]+?) / ([^|]+?) \|$", re.MULTILINE)


def faults(book: Path, messages: dict[str, list[CatalogueEntry]]) -> list[str]:
    """List what is wrong with the catalogues, a line each.

    Parameters
    ----------
    book : pathlib.Path
        The folder of ``_config.yml``.
    messages : dict of str to list of CatalogueEntry
        What `extract` found.
    """
    found = []
    for language in languages():
        folder = book / "locale" / language
        for name, wanted in messages.items():
            place = f"locale/{language}/{name}.po"
            found += [f"{place}: {line}" for line in catalogue_faults(folder / f"{name}.po", wanted)]
        found += [f"locale/{language}/{line}" for line in rejected_terms(folder)]
        for path in sorted(folder.glob("*.po")):
            if path.stem not in messages:
                found.append(f"locale/{language}/{path.name}: belongs to no page; make messages deletes it")
    return found


def rejected_terms(folder: Path) -> list[str]:
    """List where a term is written in a way that the style guide of a language rejects."""
    guide = folder / "STYLE.md"
    terms = TERM.findall(guide.read_text(encoding="utf-8")) if guide.exists() else []
    found = []
    for path in sorted(folder.glob("*.po")):
        for entry in catalogue_files.read(path):
            found += [f"{path.name}: {english} is {right}, not {wrong}: {_quoted(entry.msgstr)}"
                      for english, right, rejected in terms
                      for wrong in rejected.split(" / ") if wrong in entry.msgstr]
    return found


def catalogue_faults(path: Path, wanted: list[CatalogueEntry]) -> list[str]:
    """List what is wrong with one catalogue."""
    entries = catalogue_files.entries_by_key(catalogue_files.read(path))
    found = []
    for message in wanted:
        entry = entries.pop(message.key, None)
        if entry is None:
            found.append(f"missing, make messages adds it: {_quoted(message.text)}")
        elif entry.fuzzy:
            found.append(f"the English has changed: {_quoted(entry.previous_msgid or '')} became "
                         f"{_quoted(message.text)}; mend {_quoted(entry.msgstr)} and delete the word fuzzy")
        elif not entry.msgstr:
            found.append(f"not translated: {_quoted(message.text)}")
        else:
            for fault in message_checks.faults(message.text, entry.msgstr, message.is_template):
                found.append(f"{fault}: {_quoted(message.text)} became {_quoted(entry.msgstr)}")
    return found + [f"no longer there, make messages deletes it: {_quoted(text)}" for _, text in entries]


def _quoted(text: str) -> str:
    short = text if len(text) <= MAX_QUOTE_LENGTH else text[:MAX_QUOTE_LENGTH] + "..."
    return f"“{short}”"
