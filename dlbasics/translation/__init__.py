"""The language that readers see. English is what is written; another one is looked up.

The catalogues are ``locale/<language>/*.po``. What is installed or runs in the page carries those of the
package as one file, ``dlbasics/locale/<language>.json`` (`dlbasics.translation.stored_catalogues`).
"""

import os
import re
import warnings

from dlbasics.translation import stored_catalogues
from dlbasics.translation.catalogue import Catalogue
from dlbasics.translation.han import columns

ENGLISH = "en"
LANGUAGE_VARIABLE = "DLBASICS_LANGUAGE"
# A formula, or words that stand together.
FORMULA_OR_WORDS = re.compile(r"\$[^$]*\$|[A-Za-z][A-Za-z0-9]*(?:[ -][A-Za-z][A-Za-z0-9]*)*")

_language = ENGLISH


def named_language(tag: str) -> str:
    """The language of the book that is meant: zh, zh-TW, zh_Hans and zh_CN.UTF-8 are all zh_CN.

    If the book has zh_TW, too, that is itself.

    Parameters
    ----------
    tag : str
        As a person or a machine names a language; one that the book does not have comes back as it is.
    """
    wanted = re.split("[.@]", tag.strip().lower().replace("-", "_"))[0]
    known = (ENGLISH, *stored_catalogues.languages())
    exact = [language for language in known if language.lower() == wanted]
    near = [language for language in known if language.split("_")[0] == wanted.split("_")[0]]
    return next(iter(exact + near), tag)


def set_language(language: str) -> None:
    """Choose the language of exercises, verdicts and pages.

    Parameters
    ----------
    language : str
        ``"en"``, or the name of a folder of ``locale``, such as ``"zh_CN"``; other names of these are read as
        `named_language` does.

    Raises
    ------
    ValueError
        If there is no such language; the message names those that there are.
    """
    global _language
    language = named_language(language)
    if language != ENGLISH and language not in stored_catalogues.languages():
        known = ", ".join([ENGLISH, *stored_catalogues.languages()])
        raise ValueError(f"language is {language!r}; expected one of {known}")
    _language = language


def language() -> str:
    """The language that readers see."""
    return _language


def translate(text: str, code: str = "") -> str:
    """Look a text up in the reader's language; where it is missing, it stays English.

    Parameters
    ----------
    text : str
        As it stands in the source, or as an f-string has made it.
    code : str
        Of a text that has one, which is then found by it alone.
    """
    if _language == ENGLISH:
        return text
    if code:
        return stored_catalogues.stored(_language)["codes"].get(code, text)
    return catalogue().translate(text)


def translate_with_values(text: str) -> str:
    """Look up a text that code has put together, and else the words in it.

    The code of a notebook in another language puts options, and other words that it looks up, into its own
    sentences: they are English there.

    Parameters
    ----------
    text : str
        A description or a label, whose words may stand beside formulas.
    """
    if _language == ENGLISH:
        return text
    whole = catalogue().find(text)
    if whole is not None:
        return whole
    return FORMULA_OR_WORDS.sub(lambda found: found[0] if found[0][0] == "$" else translate(found[0]), text)


class _PaddedByColumns(str):
    """A text that a format such as ``:12`` makes as many columns wide, where Han takes two each."""

    def __format__(self, spec):
        padded = super().__format__(spec)
        surplus = columns(self) - len(self)
        return self + padded[len(self) + surplus :] if padded.startswith(self) else padded


def shown_word(word) -> str:
    """Look up a word that code prints and also looks up or compares.

    Its sentence says ``{shown_word(name):12}``. Only a translation of the sentence says so; in the English
    one stands ``{name:12}``.
    """
    return _PaddedByColumns(translate(str(word)))


def catalogue(chapter: str = "") -> Catalogue:
    """The messages of the reader's language, which is not English, without those that have codes.

    Parameters
    ----------
    chapter : str
        Whose exercises are looked up before all others.
    """
    return stored_catalogues.catalogue(_language, chapter)


def _set_as_chosen():
    """At the start the variable decides, then what the package was made for; an unknown name stops nobody."""
    set_language(stored_catalogues.chosen_language() or ENGLISH)
    wanted = os.environ.get(LANGUAGE_VARIABLE)
    try:
        set_language(wanted or _language)
    except ValueError as error:
        warnings.warn(f"{LANGUAGE_VARIABLE}: {error}; {_language} is used", stacklevel=2)


_set_as_chosen()
