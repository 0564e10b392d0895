"""A language that is English with an accent on each letter: no translation reaches a text with a bare one."""

import re
from pathlib import Path

import polib

from dlbasics.sphinxext.translation import catalogue_files
from dlbasics.sphinxext.translation.extraction import extract
from dlbasics.sphinxext.translation.message_checks import CODE, FORMULA, TAG, TARGET
from dlbasics.translation.placeholders import PLACEHOLDER

LANGUAGE = "xx"
ACCENTS = str.maketrans("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
                        "áƀćđéƒǵĥíĵķĺḿńóṕɋŕśťúṽẃẋýźÁɃĆĐÉƑǴĤÍĴĶĹḾŃÓṔɊŔŚŤÚṼẂẊÝŹ")
ADDRESS = re.compile(r"https?://[^\s)>]+|&[a-z]+;")
# What a translation keeps as it is. Code comes first, since it can hold any of the others.
KEPT = (CODE, FORMULA, TAG, TARGET, PLACEHOLDER, ADDRESS)
WORDS_OF_FORMULA = re.compile(r"(?<=\\text\{)[^}]*")


def accented(message: str) -> str:
    """A message in the language.

    Parameters
    ----------
    message : str
        In English.
    """
    parts, at = [], 0
    while found := [match for pattern in KEPT if (match := pattern.search(message, at))]:
        kept = min(found, key=lambda match: match.start())
        parts += [_with_accents(message[at : kept.start()]), _words_accented(kept[0])]
        at = kept.end()
    return "".join([*parts, _with_accents(message[at:])])


def _with_accents(text: str) -> str:
    return text.translate(ACCENTS)


def _words_accented(kept: str) -> str:
    """Of a formula its words are translated, and of all else that stays nothing."""
    return WORDS_OF_FORMULA.sub(lambda words: _with_accents(words[0]), kept) if kept[0] == "$" else kept


def write_catalogues(book: Path) -> None:
    """Make the language one of a book's, the only one.

    Parameters
    ----------
    book : pathlib.Path
        The folder of ``_config.yml``.
    """
    folder = book / "locale" / LANGUAGE
    folder.mkdir(parents=True)
    for name, messages in extract(book).items():
        catalogue = catalogue_files.updated(polib.POFile(), messages, LANGUAGE)
        for entry in catalogue:
            entry.msgstr = accented(entry.msgid)
        catalogue.save(str(folder / f"{name}.po"))
