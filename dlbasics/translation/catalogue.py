"""The messages of one language, looked up by their English text.

A sentence with numbers in it was made by an f-string. It is found by the template, ``A step of {size:g}.``:
its words must be there in their order, and what stands between them goes into the translation.
"""

import re
from dataclasses import dataclass
from functools import cached_property

from dlbasics.translation.join_sentences import join_sentences
from dlbasics.translation.placeholders import PLACEHOLDER, pieces
from dlbasics.translation.python_source import WORD, is_placeholder

SENTENCE_END = re.compile(r"[.!?] ")


@dataclass(frozen=True)
class Template:
    """A message with expressions in braces, and its translation, which holds the same expressions."""

    english: str
    translation: str

    @cached_property
    def longest_words(self) -> str:
        """The longest text without an expression: where it is missing, nothing has to be tried."""
        return max(_literal_parts(self.english), key=len)

    @cached_property
    def _expressions(self) -> list[str]:
        return list(dict.fromkeys(filter(is_placeholder, PLACEHOLDER.findall(self.english))))

    @cached_property
    def _patterns(self) -> list[re.Pattern]:
        """For the shortest and for the longest texts in the first places."""
        return [re.compile(self._pattern(repeat), re.DOTALL) for repeat in (".+?", ".+")]

    def _pattern(self, repeat: str) -> str:
        parts = []
        seen = set()
        for text, braces in pieces(self.english):
            parts.append(re.escape(text))
            if is_placeholder(braces):
                name = f"g{self._expressions.index(braces)}"
                parts.append(f"(?P={name})" if name in seen else f"(?P<{name}>{repeat})")
                seen.add(name)
            else:
                parts.append(re.escape(braces[:1]))
        return "".join(parts)

    def readings(self, text: str) -> list[dict[str, str]]:
        """What can stand for the expressions, by expression, if the text was made by this template."""
        matches = [pattern.fullmatch(text) for pattern in self._patterns]
        return [
            {expression: match[f"g{index}"] for index, expression in enumerate(self._expressions)}
            for match in matches
            if match
        ]

    def filled(self, values: dict[str, str]) -> str:
        """The translation with something for each of its expressions."""
        return PLACEHOLDER.sub(lambda found: values.get(found[0], found[0][0]), self.translation)


class Catalogue:
    """The messages of one language.

    Parameters
    ----------
    messages : dict of str to str
        From the English text to the translation.
    templates : dict of str to str
        The same for messages with expressions in braces.
    """

    def __init__(self, messages: dict[str, str], templates: dict[str, str]):
        self._messages = messages
        found = [Template(english, translation) for english, translation in templates.items()]
        self._templates = sorted(found, key=lambda template: -len(template.longest_words))
        self._known: dict[str, str | None] = {}
        self._read: dict[str, tuple | None] = {}

    def translate(self, text: str) -> str:
        """The translation of a text; the text itself where there is none."""
        found = self.find(text)
        return text if found is None else found

    def find(self, text: str) -> str | None:
        """The translation of a text, or None; a text without words needs none."""
        if not WORD.search(text):
            return text
        if text in self._messages:
            return self._messages[text]
        if text not in self._known:
            self._known[text] = self._by_template(text)
        return self._known[text]

    def reading_of(self, text: str) -> tuple[Template, dict[str, str]] | None:
        """The template that has made a text, and what it had in its braces.

        Of several readings it is one whose braces hold nothing that is unknown; of several of these, that of
        the template with the longest text between its braces.
        """
        if text not in self._read:
            self._read[text] = None  # while it is read: a text is not a part of itself
            self._read[text] = self._best_reading(text)
        return self._read[text]

    def _best_reading(self, text: str) -> tuple[Template, dict[str, str]] | None:
        fallback = None
        for template in self._templates:
            if template.longest_words not in text:
                continue
            for values in template.readings(text):
                if self._are_known(values):
                    return template, values
                fallback = fallback or (template, values)
        return fallback

    def _is_known(self, text: str) -> bool:
        """Whether a text has a translation, and so has what is in its braces."""
        if text in self._messages:
            return True
        reading = self.reading_of(text)
        return reading is not None and self._are_known(reading[1])

    def _are_known(self, values: dict[str, str]) -> bool:
        """Whether what stands in braces has a translation, or no words."""
        return all(not WORD.search(value) or self._is_known(value) for value in values.values())

    def sentences_of(self, text: str) -> list[str] | None:
        """The sentences of a text, if each of them has a translation of its own."""
        for end in SENTENCE_END.finditer(text):
            first = text[: end.start() + 1]
            rest = text[end.end() :]
            if self._is_known(first):
                if self._is_known(rest):
                    return [first, rest]
                others = self.sentences_of(rest)
                if others:
                    return [first, *others]
        return None

    def _by_template(self, text: str) -> str | None:
        reading = self.reading_of(text)
        if reading is None:
            sentences = self.sentences_of(text)
            return sentences and join_sentences(map(self.translate, sentences))
        template, values = reading
        return template.filled({name: self.translate(value) for name, value in values.items()})


def _literal_parts(template: str) -> list[str]:
    """The texts between the expressions of a template."""
    parts = [""]
    for text, braces in pieces(template):
        parts[-1] += text
        if is_placeholder(braces):
            parts.append("")
        else:
            parts[-1] += braces[:1]
    return parts
