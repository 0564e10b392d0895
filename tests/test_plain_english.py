"""Every sentence that a reader reads: in today's words, and short enough to be read once."""

import ast
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from importlib import import_module

import pytest
from support.book import ROOT, notebooks
from support.chapter import CHAPTERS, read, runnable

from dlbasics.chapters import CHAPTERS as CHAPTER_NAMES
from dlbasics.exercises import all_exercises
from dlbasics.sphinxext.cross_references.citations import as_roles
from dlbasics.texts import TEXTS

# Compressed, archaic or riddling: each of these stood in the book and stopped readers whose second language
# is English. They are patterns, without regard to case.
NOT_AGAIN = [
    r"dear(er|est)?", r"mend(s|ed|ing)?", r"(keeps?|kept) (its|their|his|her|your) word", r"than it keeps",
    r"better loud", r"(in|into|of|on) the company", r"in company", r"the company an", r"signal plus an",
    r"looked at once", r"a single look", r"witness(es)?", r"slackens?", r"nobody chose", r"sacred",
    r"wishes settle", r"hands in", r"before your eyes", r"for ever", r"a page a", r"points an", r"a file an",
    r"sum over the ways", r"sits? well with", r"alarms sooner", r"deaf", r"unless told", r"whoever",
    r"in disguise", r"by heart", r"spare[sd]?", r"none the (worse|less)", r"no good either",
    r"nothing else will do", r"whence", r"thence", r"lest", r"alas", r"nought", r"by a hair",
    r"had no say", r"at its word", r"illness", r"gorge", r"leaps", r"leapt", r"creeps?", r"so it is\.",
    r"as surely as", r"gathered up", r"knobs?", r"the thing itself", r"seldom", r"hence", r"thus",
    r"anew", r"afresh", r"likewise", r"utterly", r"fulfils?", r"is small change", r"no matter",
    r"claims too much", r"curt", r"two words, no more", r"without a word", r"quite another",
    r"it will not hold", r"wriggle", r"pays for itself", r"well then", r"ere", r"naught",
]
PATTERN = re.compile(r"\b(" + "|".join(NOT_AGAIN) + r")(?![\w-])", re.IGNORECASE)
MAX_WORDS = 30  # words; a formula or a piece of code counts as one


def plain(text: str) -> str:
    """Markdown without its code, formulas (each becomes one word), links, citations and tags."""
    text = re.sub(r"```.*?```", " ", text, flags=re.DOTALL)
    text = re.sub(r"^ {4}\S.*$", "", text, flags=re.MULTILINE)
    text = re.sub(r"\$\$.*?\$\$", " FORMULA. ", text, flags=re.DOTALL)
    text = re.sub(r"\{cite:t\}`[^`]*`", "Authors", text)
    text = re.sub(r"\{cite:p\}`[^`]*`", "", text)
    text = re.sub(r"\$[^$]*\$", "FORMULA", text)
    text = re.sub(r"`[^`]*`", "CODE", text)
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r'<span lang="zh">.*?</span>', "", text)
    return re.sub(r"<[^>]+>", "", text)


LIST_OF_LINKS = re.compile(r"(?:\*\*)?\[[^]]+\]\([^)]+\)(?:[:.,]?(?:\*\*)?\s+\[[^]]+\]\([^)]+\))+\.?\s*")


def sentences(text: str) -> Iterator[str]:
    """The sentences of a Markdown text; cells of tables and lists of links are none."""
    prose = "\n\n".join(b for b in re.split(r"\n\s*\n", text) if not LIST_OF_LINKS.fullmatch(b.strip()))
    for block in re.split(r"\n\s*\n|\n(?=[-|>#\d])", plain(prose)):
        if not block.lstrip().startswith("|"):
            words = re.sub(r"\s+", " ", block.lstrip("#->* 0123456789.")).strip()
            yield from re.split(r"(?<=[.?!:])[\"”*)_]*\s+(?=[\"“*(_A-Z])", words)


def strings_of_a_cell(source: str) -> Iterator[str]:
    """The captions, questions and descriptions in the code of explorers and figures."""
    for node in ast.walk(runnable(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value:
            yield node.value


def strings_of(thing) -> Iterator[str]:
    """Every sentence in an exercise's definition."""
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, list | tuple):
        for part in thing:
            yield from strings_of(part)
    elif isinstance(thing, dict):
        yield from strings_of([*thing, *thing.values()])
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from strings_of(getattr(thing, field.name))


def prose_of_the_book() -> dict[str, str]:
    """Where it stands, and the text."""
    texts = {}
    for path in notebooks():
        for cell in read(path.stem).cells:
            source = "".join(cell["source"])
            place = f"{path.stem}#{cell['id']}"
            if cell["cell_type"] == "markdown":
                texts[place] = as_roles(source)
            elif re.search(r"\b(explore|show)\(", source):
                texts[place] = "\n\n".join(strings_of_a_cell(source))
    pages = [*sorted(CHAPTERS.glob("*.md")), ROOT / "README.md"]
    return texts | {path.name: path.read_text(encoding="utf-8") for path in pages}


def prose_of_the_exercises() -> dict[str, str]:
    return {exercise.id: "\n\n".join(strings_of(exercise)) for exercise in all_exercises()}


def prose_of_the_predictions() -> dict[str, str]:
    texts = {}
    for chapter in CHAPTER_NAMES:
        predictions = import_module(f"dlbasics.explore.predictions.{chapter}").PREDICTIONS
        texts |= {f"{chapter}/{name}": "\n\n".join(strings_of(p)) for name, p in predictions.items()}
    return texts


BOOK, EXERCISES, PREDICTIONS = prose_of_the_book(), prose_of_the_exercises(), prose_of_the_predictions()


@pytest.mark.parametrize("texts", [BOOK, EXERCISES, PREDICTIONS, TEXTS],
                         ids=["book", "exercises", "predictions", "texts"])
def test_no_word_comes_back_that_stopped_readers(texts):
    found = {place: [match[0] for match in PATTERN.finditer(plain(text))] for place, text in texts.items()}
    assert {place: words for place, words in found.items() if words} == {}


@pytest.mark.parametrize("texts", [BOOK, PREDICTIONS, TEXTS], ids=["book", "predictions", "texts"])
def test_sentences_are_short(texts):
    long = [(place, sentence) for place, text in texts.items() for sentence in sentences(text)
            if len(re.findall(r"[\w’'-]+", sentence)) > MAX_WORDS]
    assert long == []


def test_the_checks_see_what_they_look_for():
    assert PATTERN.search("It is dearer, and then mended.")
    assert not PATTERN.search("Amend it: a dearth of data.")
    assert plain("See [here](x.md) $a$ `b`.") == "See here FORMULA CODE."
    assert list(sentences("One. Two three.\n\n| a | b |\n\n- four")) == ["One.", "Two three.", "four"]
    text = "Word " * 31 + "$x$."
    assert len(re.findall(r"[\w’'-]+", next(sentences(text)))) == 32
