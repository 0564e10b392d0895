"""The catalogues in ``locale/<language>/``: a PO file for each page, each chapter's exercises, and texts."""

import difflib
from pathlib import Path

import polib

from dlbasics.sphinxext.translation.extraction import CatalogueEntry
from dlbasics.translation.stored_catalogues import TEMPLATE

NEAR = 0.6  # how alike two messages are that may be the same one, changed
WRAP_WIDTH = 0  # a line a message, so that what is looked for stands in one piece


def read(path: Path) -> polib.POFile:
    """A catalogue; an empty one where there is no file."""
    if not path.exists():
        return polib.POFile(wrapwidth=WRAP_WIDTH)
    return polib.pofile(str(path), wrapwidth=WRAP_WIDTH)


def translations(path: Path) -> dict[str, str]:
    """The messages of a catalogue that have a translation which is up to date."""
    return {entry.msgid: entry.msgstr for entry in read(path) if entry.translated()}


def entries_by_key(catalogue: polib.POFile) -> dict[tuple[str, str], polib.POEntry]:
    """The entries of a catalogue by code and English text."""
    return {(entry.msgctxt or "", entry.msgid): entry for entry in catalogue if not entry.obsolete}


def unused(catalogue: polib.POFile, messages: list[CatalogueEntry]) -> dict[tuple[str, str], polib.POEntry]:
    """The entries of a catalogue that have a translation, and belong to none of the messages."""
    wanted = {message.key for message in messages}
    entries = entries_by_key(catalogue)
    return {key: entry for key, entry in entries.items() if key not in wanted and entry.msgstr}


def updated(old: polib.POFile, messages: list[CatalogueEntry], language: str,
            unused_elsewhere: dict[tuple[str, str], polib.POEntry] | None = None) -> polib.POFile:
    """The catalogue brought up to date.

    A message that has come from another catalogue brings its translation. One that is new takes the
    translation of the old one that it is most like: it is marked ``fuzzy`` and shows the old English, until
    somebody has looked at it.

    Parameters
    ----------
    old : polib.POFile
        The catalogue as it was.
    messages : list of CatalogueEntry
        All that belong to it, in their order.
    language : str
        Such as ``zh_CN``.
    unused_elsewhere : dict of tuple to polib.POEntry, optional
        What `unused` finds in the other catalogues.
    """
    new = polib.POFile(wrapwidth=WRAP_WIDTH)
    new.header = old.header
    new.metadata = old.metadata | {
        "Language": language, "MIME-Version": "1.0", "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit"}
    elsewhere, own, left = unused_elsewhere or {}, entries_by_key(old), unused(old, messages)
    known = own | elsewhere | {key: entry for key, entry in own.items() if entry.msgstr}
    for message in messages:
        entry = _entry(message)
        old_entry = known.get(message.key)
        if old_entry is not None:
            _take_over(entry, old_entry)
        else:
            _take_over_near(entry, _nearest(message, left) or _nearest(message, elsewhere))
        new.append(entry)
    return new


def _entry(message: CatalogueEntry) -> polib.POEntry:
    """The entry of a message that has no translation yet."""
    entry = polib.POEntry(msgid=message.text, msgctxt=message.code or None, comment=message.place)
    if message.is_template:
        entry.flags.append(TEMPLATE)
    return entry


def _take_over(entry: polib.POEntry, old: polib.POEntry) -> None:
    """Give an entry what translators have written at an old one, and the mark of one nobody has looked at."""
    entry.msgstr, entry.tcomment = old.msgstr, old.tcomment
    entry.flags += [flag for flag in old.flags if flag != TEMPLATE]  # whether it is one, its message says
    if old.fuzzy:
        entry.previous_msgid = old.previous_msgid


def _take_over_near(entry: polib.POEntry, near: polib.POEntry | None) -> None:
    """Give an entry the translation of another message, if there is one, and mark it."""
    if near is not None:
        _take_over(entry, near)
        entry.previous_msgid = near.msgid
        if not entry.fuzzy:
            entry.flags.append("fuzzy")


def _nearest(message: CatalogueEntry, left: dict) -> polib.POEntry | None:
    """The old message of the same code, or else the one that is most alike."""
    of_code = [entry for (code, _), entry in left.items() if code and code == message.code]
    if of_code or message.code:
        return next(iter(of_code), None)
    by_text = {entry.msgid: entry for entry in left.values()}
    names = difflib.get_close_matches(message.text, by_text, n=1, cutoff=NEAR)
    return by_text[names[0]] if names else None
