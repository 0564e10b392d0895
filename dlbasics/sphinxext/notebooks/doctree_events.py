"""What the page does with notebook cells, boxes and figures."""

import re
from functools import partial

from docutils import nodes
from sphinx.util import logging

from dlbasics.chapters import CHAPTERS
from dlbasics.exercises.registry import all_exercises
from dlbasics.exercises.views import progress_view
from dlbasics.explore.prediction_model import prediction_keys
from dlbasics.messages import text
from dlbasics.sphinxext.exercises.exercise_cards import fill_placeholders
from dlbasics.sphinxext.html_pages import math_renderer
from dlbasics.sphinxext.notebooks import folds
from dlbasics.sphinxext.notebooks.find_code_cells import code_cells, outputs_of, source_of
from dlbasics.sphinxext.translation.english_anchors_and_classes import english_lead

LOGGER = logging.getLogger(__name__)
CALLS = re.compile(r"\s*(?:(?:ask|progress|submit)\([^\n]*\)\s*)+", re.ASCII)
DRAWING = re.compile(r"<(img|svg)\b[^>]*>")
NAMED = re.compile(r'\b(?:alt|aria-label|aria-labelledby)="[^"]|\baria-hidden="true"')


def on_doctree_read(app, doctree):
    """Set exercise cards before their stub, hide cells that only ask, fold code, name boxes.

    Parameters
    ----------
    app : sphinx.application.Sphinx
        The running application.
    doctree : docutils.nodes.document
        The document that was just read; changed in place.
    """
    for cell in code_cells(doctree):
        source, outputs = source_of(cell), outputs_of(cell)
        if not source or not outputs:
            continue
        code = source.astext().strip()
        if code.startswith("@check("):
            # The card holds the statement: it is read before the function that it asks for.
            cell.children = [*outputs, source]
            cell["classes"].append("dl-stub")
        elif CALLS.fullmatch(code):
            cell.remove(source)
            cell["classes"].append("dl-question-cell")
    folds.fold_cells(app, doctree)
    for quote in doctree.findall(nodes.block_quote):
        paragraph = quote.next_node(nodes.paragraph)
        # The parser leaves an empty text before the bold words.
        first = next((child for child in paragraph or () if child.astext()), None)
        if isinstance(first, nodes.strong):
            words = english_lead(app, first.astext())
            quote["classes"] += ["dl-box", "dl-box-" + nodes.make_id(words)]


def on_doctree_resolved(app, doctree, docname):
    """Typeset mathematics in raw HTML and warn of each picture that says nothing to a screen reader.

    Parameters
    ----------
    app : sphinx.application.Sphinx
        The running application.
    doctree : docutils.nodes.document
        The resolved document; changed in place.
    docname : str
        Its name, for the warnings.
    """
    if app.builder.format != "html":
        return
    for raw in list(doctree.findall(nodes.raw)):
        if "html" not in raw.get("format", ""):
            continue
        typeset = partial(math_renderer.replace_spans, location=raw)
        html = fill_placeholders(raw.astext(), typeset)
        html = html.replace(progress_view.CONTINUE_PLACEHOLDER, _continue())
        if progress_view.PROGRESS_PLACEHOLDER in html:
            html = html.replace(progress_view.PROGRESS_PLACEHOLDER, _progress(app, docname))
        for tag in DRAWING.finditer(html):
            inner_title = html.startswith("<title", tag.end())
            if not (NAMED.search(tag[0]) or inner_title or _nested(html, tag.start())):
                LOGGER.warning("a picture without alt text: %s", tag[0][:80], location=raw,
                               type="dlbasics", subtype="alt")
        if html != raw.astext():
            raw.replace_self(nodes.raw("", html, format="html", classes=raw["classes"]))
    for image in doctree.findall(nodes.image):
        if not image.get("alt", "").strip():
            LOGGER.warning("a picture without alt text: %s", image["uri"], location=image,
                           type="dlbasics", subtype="alt")


def _progress(app, docname):
    """The learner's progress over the book, each of its chapters with a link to its page."""
    pages = {chapter: f"chapters/{chapter}" for chapter in CHAPTERS}
    links = {chapter: app.builder.get_relative_uri(docname, page)
             for chapter, page in pages.items() if page in app.env.found_docs}
    exercises = [exercise for exercise in all_exercises() if exercise.chapter in links]
    predictions = {chapter: prediction_keys(chapter) for chapter in links}
    progress = progress_view.as_page(exercises, links, predictions)
    if docname == app.config.root_doc:
        return progress
    return progress + progress_view.what_next(text("progress.what-next"))


def _continue():
    return progress_view.what_next(text("progress.continue"), "dl-what-next dl-continue")


def _nested(html, position):
    """Whether the tag at `position` stands inside an svg that already has its name."""
    before = html[:position]
    return before.count("<svg") > before.count("</svg")
