"""All messages of the book in English, by the catalogue that they belong to."""

import ast
import json
import re
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import yaml

from dlbasics import chapters
from dlbasics.datasets import load_breast_cancer
from dlbasics.exercises import registry
from dlbasics.exercises.judging.verdict import STATUSES
from dlbasics.exercises.kinds import Code
from dlbasics.exercises.translate_exercise import translated
from dlbasics.explore.prediction_model import chapter_predictions
from dlbasics.messages import TEXTS
from dlbasics.playground import CHOICES
from dlbasics.sphinxext.translation.config_texts import translate_config
from dlbasics.sphinxext.translation.markdown_messages import is_prose, markdown_messages
from dlbasics.translation.catalogue import Catalogue
from dlbasics.translation.placeholders import PLACEHOLDER
from dlbasics.translation.python_source import (
    WORD,
    inner_messages,
    looked_up_strings,
    source_messages,
    template_of,
)
from dlbasics.translation.stored_catalogues import EXERCISES, PACKAGE, PAGES

# As many variants of a question whose numbers can vary show each of its sentences.
VARIANTS = 40
# A control in the call of an explorer.
CONTROL = re.compile(r"\b([a-z_]+)=(?:Control\(|\[)")


@dataclass(frozen=True)
class CatalogueEntry:
    """A message in English.

    Attributes
    ----------
    text : str
        What is looked up.
    place : str
        Where it stands, for translators.
    is_template : bool
        Whether it has expressions in braces.
    code : str
        Of a text that is looked up by it.
    """

    text: str
    place: str
    is_template: bool = False
    code: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What it is found by in a catalogue."""
        return self.code, self.text


def extract(book: Path) -> dict[str, list[CatalogueEntry]]:
    """List the messages of the book.

    Parameters
    ----------
    book : pathlib.Path
        The folder of ``_config.yml``.

    Returns
    -------
    dict of str to list of CatalogueEntry
        By the name of the catalogue, each message once.
    """
    found = {}
    for path in sorted([*book.glob("chapters/*.ipynb"), *book.glob("chapters/*.md")]):
        with named_in_errors(path):
            found[PAGES + path.stem] = page_messages(path)
    for chapter in chapters.CHAPTERS:
        found[f"{EXERCISES}{chapter}"] = exercise_messages(chapter)
    found["texts"] = text_messages(book)
    found["words"] = shown_values(book)
    return {name: _once(messages) for name, messages in found.items() if messages}


def page_messages(path: Path) -> list[CatalogueEntry]:
    """The messages of a page or a notebook: its prose, and the strings and comments of its code."""
    if path.suffix == ".md":
        source = path.read_text(encoding="utf-8")
        return [CatalogueEntry(text, path.stem) for text in markdown_messages(source)]
    messages, values = [], notebook_values(path)
    for number, cell in enumerate(json.loads(path.read_text(encoding="utf-8"))["cells"]):
        source, place = "".join(cell["source"]), f"{path.stem}, cell {number}"
        if cell["cell_type"] == "markdown":
            messages += [CatalogueEntry(text, place) for text in markdown_messages(source, is_cell=True)]
        elif cell["cell_type"] == "code":
            messages += _code_messages(source, f"{place}, code", values)
    return messages


@contextmanager
def named_in_errors(page: Path):
    """Say of an error which page it arose in."""
    try:
        yield
    except Exception as error:
        error.add_note(f"It arose in {page}.")
        raise


def notebook_values(path: Path) -> frozenset[str]:
    """The strings of a notebook that its code looks up: they stay as they are in its source."""
    return frozenset(text for source in _code_of(path) for text in looked_up_strings(source))


def _code_of(path: Path) -> list[str]:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]


def control_names(source: str) -> set[str]:
    """The keywords that an explorer shows as the names of its controls."""
    names = set(CONTROL.findall(source)) if "explore(" in source else set()
    return {name.replace("_", " ") for name in names - {"handle", "reveals", "start"}}


def explorer_names(source: str) -> list[str]:
    """The names of the source's explorers as readers hear them: given, or those of what draws them."""
    if "explore(" not in source:
        return []
    names = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "explore":
            given = [keyword.value.value for keyword in node.keywords if keyword.arg == "name"]
            name = given[0] if given else node.args[0].id.removeprefix("draw_")
            names.append(re.sub("[-_]", " ", name))
    return names


def shown_values(book: Path) -> list[CatalogueEntry]:
    """The words among what code looks up that readers see.

    They are labels of lines, options, names of controls and of explorers, and of a data set's columns.
    """
    messages = []
    for path in sorted(book.glob("chapters/*.ipynb")):
        place = f"{path.stem}, a word that code looks up"
        for source in _code_of(path):
            names = [*sorted(control_names(source)), *explorer_names(source)]
            found = looked_up_strings(source) | dict.fromkeys(names, False)
            messages += [CatalogueEntry(text, place, is_template) for text, is_template in found.items()
                         if WORD.search(PLACEHOLDER.sub("", text)) and not re.search(r"[/#_]", text)]
    options = [option.replace("_", " ") for values in CHOICES.values() for option in values]
    messages += [CatalogueEntry(option, "an option of the playground") for option in options]
    columns = load_breast_cancer().feature_names
    return messages + [CatalogueEntry(name, "a measurement of a tumour") for name in columns]


def _code_messages(source: str, place: str, values: frozenset[str] = frozenset()) -> list[CatalogueEntry]:
    messages = []
    for found in source_messages(source, values):
        where = f"{place}, comment" if found.is_comment else place
        if not found.is_template or WORD.search(PLACEHOLDER.sub("", found.text)):
            messages.append(CatalogueEntry(found.text, where, found.is_template))
        if found.is_template:
            messages += [CatalogueEntry(text, place) for text in inner_messages(found.text)]
    return messages


def exercise_messages(chapter: str) -> list[CatalogueEntry]:
    """What a chapter's exercises and predictions say: each text, or the f-string that makes it."""
    bank = PACKAGE / "exercises" / "bank"
    sources = [*bank.glob("*.py"), *(bank / chapter).glob("*.py")]
    candidates = _Candidates([path.read_text(encoding="utf-8") for path in sorted(sources)])
    messages = []

    def note(text: str, place: str) -> str:
        messages.extend(candidates.messages_of(text, place))
        return text

    for exercise in registry.chapter_exercises(chapter):
        if isinstance(exercise, Code):
            messages += _code_messages(exercise.solution(), f"{exercise.id}, solution")
        for number in range(VARIANTS if exercise.variant_maker else 1):
            variant = translated(exercise.variant(number), partial(note, place=exercise.id))
            if isinstance(variant, Code):
                variant.cases_from(0)
        if isinstance(exercise, Code):
            messages += misconception_names(exercise)
    for name, prediction in chapter_predictions(chapter).items():
        place = f"{chapter}#{name}"
        messages += [CatalogueEntry(text, place) for text in prediction.texts() if is_prose(text)]
    return messages


def misconception_names(exercise: Code) -> list[CatalogueEntry]:
    """The names by which a teacher reads of an exercise's misconceptions."""
    place = f"{exercise.id}, name of a misconception"
    return [CatalogueEntry(known.name, place) for known in exercise.misconceptions if WORD.search(known.name)]


class _Candidates:
    """The strings and f-strings of the source that exercises are made by."""

    def __init__(self, sources: list[str]):
        self._strings, self._templates = set(), {}
        for source in sources:
            for node in ast.walk(ast.parse(source)):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    self._strings.add(node.value)
                template = _template(node, source)
                if template and WORD.search(PLACEHOLDER.sub("", template)):
                    self._templates[template] = template
        self._catalogue = Catalogue({text: text for text in self._strings}, self._templates)

    def messages_of(self, text: str, place: str) -> list[CatalogueEntry]:
        """The message of a text that a reader sees, and those of its parts."""
        if not is_prose(text):
            return []
        if text in self._strings or "\n" in text:
            return [CatalogueEntry(text, place)]
        reading = self._catalogue.reading_of(text)
        if reading is None:
            parts = self._catalogue.sentences_of(text)
            inner = [message for part in parts or () for message in self.messages_of(part, place)]
            return inner or [CatalogueEntry(text, place)]
        template, values = reading
        inner = [message for value in values.values() for message in self.messages_of(value, place)]
        return [CatalogueEntry(template.english, place, is_template=True), *inner]


def _template(node, source: str) -> str | None:
    """The message of an f-string, or of strings that are added up; None for anything else."""
    match node:
        case ast.JoinedStr():
            return template_of(ast.get_source_segment(source, node))
        case ast.BinOp(op=ast.Add()):
            parts = [_part(node.left, source), _part(node.right, source)]
            return "".join(parts)
        case _:
            return None


def _part(node, source: str) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value).replace("{", "{{").replace("}", "}}")
    return _template(node, source) or "{" + ast.unparse(node).replace("{", "(").replace("}", ")") + "}"


def text_messages(book: Path) -> list[CatalogueEntry]:
    """What the engine, the page and the grader say, and the names of the book and its chapters."""
    messages = [CatalogueEntry(text, code, code=code) for code, text in TEXTS.items() if WORD.search(text)]
    messages += [CatalogueEntry(status.heading, "heading of a verdict") for status in STATUSES.values()]
    titles = map(chapters.english_title, chapters.CHAPTERS)
    messages += [CatalogueEntry(title, "name of a chapter") for title in titles]

    def note(text: str, place: str) -> str:
        messages.append(CatalogueEntry(text, place))
        return text

    translate_config(yaml.safe_load((book / "_config.yml").read_text(encoding="utf-8")), note)
    return messages


def _once(messages: list[CatalogueEntry]) -> list[CatalogueEntry]:
    first = {}
    for message in messages:
        first.setdefault(message.key, message)
    return list(first.values())
