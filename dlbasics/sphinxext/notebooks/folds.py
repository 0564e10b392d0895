"""What a page folds: the code of a figure, in one fold below it, and cells that only check claims."""

import re
from html import escape

from docutils import nodes

from dlbasics.messages import plural
from dlbasics.sphinxext.notebooks.classify_cells import Role, claims_in, roles
from dlbasics.sphinxext.notebooks.find_code_cells import code_cells, outputs_of, source_of

# A paragraph of one sentence that ends with a colon, in English or Chinese: it announces what follows, and a
# reader waits for it. Any other prose says something about the subject, and what comes later may refer to it.
ANNOUNCEMENT = re.compile(r"(?:(?![.!?]\s|[。！？]).)+[:：]", re.DOTALL)


def fold_cells(app, doctree):
    """Give each figure one fold below it, with all the code that makes it; fold cells that only check.

    Prose stays in view, but for a sentence that announces a folded cell: it goes into the fold too.

    Parameters
    ----------
    app : sphinx.application.Sphinx
        The running application.
    doctree : docutils.nodes.document
        The document that was just read; changed in place.
    """
    cells = [cell for cell in code_cells(doctree) if source_of(cell)]
    sources = [source_of(cell).astext() for cell in cells]
    prompts = app.config.nb_code_prompt_show, app.config.nb_code_prompt_hide
    for cell, source, role in zip(cells, sources, roles(sources), strict=True):
        if role is Role.DRAWS:
            cell["hide_mode"] = "input"
            cell["prompt_show"], cell["prompt_hide"] = prompts
        elif role is Role.CHECKS:
            _fold_checks(cell, claims_in(source))
    for parent in {id(cell.parent): cell.parent for cell in cells}.values():
        _fold_figures(parent, prompts)


def _fold_checks(cell, count: int):
    """Fold a cell that only checks, under a label that says how much; two in a row share one."""
    parent, parts = cell.parent, [*_announcement(cell), cell]
    index = parent.index(parts[0])
    fold = parent[index - 1] if index else cell
    if "dl-checked" in fold.get("classes", []):
        count += fold["claims"]
        parts = [*fold.children[1:-1], *parts]
    else:
        fold = nodes.container(classes=["dl-checked"])
        parent.insert(index, fold)
    for part in parts:
        part.parent.remove(part)
    fold["claims"] = count
    fold.children = []
    fold += _folded(escape(plural("layout.checked", count, claims=count)), parts)


def _fold_figures(parent, prompts):
    """Put the folded cells of a section that lead to a figure into one fold below it."""
    waiting = []
    for child in list(parent.children):
        if isinstance(child, nodes.section):
            return
        if child.get("nb_element") != "cell_code":
            continue
        if child.get("hide_mode") != "input":
            waiting = []
        elif outputs_of(child):
            _make_figure(child, waiting, prompts)
            waiting = []
        else:
            waiting += [*_announcement(child), child]


def _make_figure(cell, before: list, prompts):
    """Replace a cell by its figure and the fold with what made it."""
    for part in before:
        part.parent.remove(part)
        part.attributes.pop("hide_mode", None)
    code = nodes.container("", source_of(cell), nb_element="cell_code", classes=["cell", "dl-figure-code"])
    show, hide = map(escape, prompts)
    summary = f'<span class="collapsed">{show}</span><span class="expanded">{hide}</span>'
    fold = _folded(summary, [*before, code])
    figure = nodes.container("", *outputs_of(cell), *fold, ids=cell["ids"], classes=["dl-figure"])
    # Not `replace_self`, which would make the figure a cell by its classes.
    cell.parent[cell.parent.index(cell)] = figure


def _folded(summary: str, parts: list) -> list:
    """Nodes in a fold that opens and closes without a script."""
    opening = f'<details class="hide"><summary>{summary}</summary>'
    return [nodes.raw("", opening, format="html"), *parts, nodes.raw("", "</details>", format="html")]


def _announcement(cell) -> list:
    """The paragraph before a cell, if it does no more than announce the cell."""
    index = cell.parent.index(cell)
    before = cell.parent[index - 1] if index else None
    is_announcement = isinstance(before, nodes.paragraph) and ANNOUNCEMENT.fullmatch(before.astext().strip())
    return [before] if is_announcement else []
