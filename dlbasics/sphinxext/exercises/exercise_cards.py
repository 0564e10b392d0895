"""Exercises on the static page: forms that the site's scripts bring to life, built from a placeholder."""

import json
import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from dlbasics.exercises.model import Exercise, Question
from dlbasics.exercises.progress_store import TRIES_TO_OPEN_SOLUTION
from dlbasics.exercises.registry import find
from dlbasics.exercises.typed_answers.letters import LETTERS
from dlbasics.exercises.views.exercise_view import (
    EXERCISE_PLACEHOLDER,
    EXERCISE_PLACEHOLDER_END,
    points,
)
from dlbasics.exercises.views.help_view import hint_heading
from dlbasics.markdown import block, inline
from dlbasics.messages import text
from dlbasics.sphinxext.exercises.obfuscation import obfuscated_table

TEMPLATES = Path(__file__).parents[1] / "templates" / "exercises"
PLACE = re.compile(re.escape(EXERCISE_PLACEHOLDER) + "(.*?)" + re.escape(EXERCISE_PLACEHOLDER_END), re.DOTALL)


@lru_cache(maxsize=1)
def _templates() -> Environment:
    environment = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined,
                              trim_blocks=True, lstrip_blocks=True)
    environment.filters["markdown"] = lambda words: Markup(inline(words))
    environment.filters["markdown_block"] = lambda words: Markup(block(words))
    environment.globals |= {"text": text, "points": points, "hint_heading": hint_heading,
                            "tries": TRIES_TO_OPEN_SOLUTION, "letters": LETTERS}
    return environment


@lru_cache
def _controls(source: str) -> Template:
    """The template of a kind's controls."""
    return _templates().from_string(source)


def slug_of(exercise: Exercise) -> str:
    """Its id in names of elements and files."""
    return exercise.id.replace("/", "-").replace("_", "-")


def exercise_card(exercise: Exercise, settings: list, typeset: Callable[[str], str] = str) -> str:
    """The exercise on the page.

    Parameters
    ----------
    exercise : Exercise
    settings : list of dict
        What the controls of its explorer can be set to, for a question that is answered with one.
    typeset : callable
        Turns HTML into that of the page, formulas included.
    """
    names = {"exercise": exercise, "slug": slug_of(exercise)}
    if not isinstance(exercise, Question):
        return typeset(_templates().get_template("code.html").render(names))
    controls = _controls(exercise.page_controls).render(names)
    table = json.dumps(obfuscated_table(exercise, settings, typeset), separators=(",", ":"))
    names |= {"controls": Markup(controls), "table": Markup(table)}
    return typeset(_templates().get_template("question.html").render(names))


def fill_placeholders(html: str, typeset: Callable[[str], str] = str) -> str:
    """Typeset what a cell has written, and put the form of each exercise in its place.

    Parameters
    ----------
    html : str
        What a cell has written.
    typeset : callable
        Turns HTML into that of the page.
    """

    def form(match):
        data = json.loads(match[1])
        return exercise_card(find(data["id"]), data["settings"], typeset)

    # The forms are typeset already.
    return PLACE.sub(form, typeset(html))
