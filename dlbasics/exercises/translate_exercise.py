"""An exercise in the reader's language: its texts are looked up, and its id, version and order stay.

It goes by the names of fields, whatever kind of exercise they belong to.
"""

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from textwrap import dedent

from dlbasics import translation
from dlbasics.translation.python_source import translated_source

Translate = Callable[[str], str]
# Fields of exercises and of their parts that hold a text, or several.
# In the order in which a catalogue has them.
TEXTS = ("title", "question", "unit", "text", "lines", "sentence", "feedback", "explanation", "hints")
PARTS = {"options", "mistakes", "before", "misconceptions"}


def in_language(exercise, language: str):
    """Give an exercise in a language.

    Parameters
    ----------
    exercise : Exercise
        In English.
    language : str
        The language that readers see now.
    """
    if language == translation.ENGLISH:
        return exercise
    return translated(exercise, translation.catalogue(exercise.chapter).translate)


def translated(exercise, translate: Translate):
    """Give an exercise with its texts looked up.

    Parameters
    ----------
    exercise : Exercise
        In English.
    translate : callable
        Leads from a text to its translation, or to the text itself where there is none.
    """
    changes = _texts_of(exercise, translate)
    for field in fields(exercise):
        value = getattr(exercise, field.name)
        match field.name:
            case name if name in PARTS:
                changes[name] = tuple(replace(part, **_texts_of(part, translate)) for part in value)
            case "stub":
                changes["stub"] = translated_source(dedent(value), translate)
            case "cases":
                changes["cases"] = TranslatedCases(value, translate)
            case "accept_sentences":
                changes["accept_sentences"] = {name: translate(text) for name, text in value.items()}
            case "variant_maker" if value:
                changes["variant_maker"] = TranslatedVariantMaker(value, translate)
    return replace(exercise, **changes)


def name_in_language(exercise, name: str) -> str:
    """What readers see for the name of a misconception; what is stored keeps the English.

    Parameters
    ----------
    exercise : Code
    name : str
        Of one of its misconceptions.
    """
    if translation.language() == translation.ENGLISH:
        return name
    return translation.catalogue(exercise.chapter).translate(name)


@dataclass(frozen=True)
class TranslatedCases:
    """The cases of an exercise, with what is special about each in the reader's language."""

    cases: Callable
    translate: Translate

    def __call__(self, rng) -> list:
        return [replace(case, about=self.translate(case.about)) for case in self.cases(rng)]


@dataclass(frozen=True)
class TranslatedVariantMaker:
    """Makes a question with other numbers: in English, and then it is looked up."""

    variant_maker: object
    translate: Translate

    @property
    def book(self):
        """The question with the numbers of the book."""
        return translated(self.variant_maker.book, self.translate)

    def variant(self, id: str, number: int):
        """The question with other numbers, by the number of the variant."""
        return translated(self.variant_maker.variant(id, number), self.translate)


def _texts_of(part, translate: Translate) -> dict:
    """The texts of an exercise or of a part of it, looked up, by the names of their fields."""
    found = {}
    names = {field.name for field in fields(part)}
    for name in TEXTS:
        if name in names:
            value = getattr(part, name)
            found[name] = translate(value) if isinstance(value, str) else tuple(map(translate, value))
    return found
