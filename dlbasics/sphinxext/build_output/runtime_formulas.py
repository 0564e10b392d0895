"""The formulas that the page's own Python can show, typeset while the book is built."""

import ast
import json
from html import unescape

from dlbasics.exercises import Code, all_exercises
from dlbasics.exercises.views.help_view import open_solution_view
from dlbasics.markdown import MATH_SPAN, block, inline
from dlbasics.mathml import to_mathml


def formulas(notebooks) -> dict[str, str]:
    """Typeset every formula of the code exercises and of the texts in notebook cells.

    Parameters
    ----------
    notebooks : iterable of pathlib.Path

    Returns
    -------
    dict of str to str
        TeX to MathML.
    """
    typeset = {}
    for fragment in [*_exercise_html(), *_notebook_html(notebooks)]:
        for formula in MATH_SPAN.findall(fragment):
            tex = unescape(formula)
            if tex in typeset:
                continue
            try:
                typeset[tex] = to_mathml(tex)
            except ValueError:  # a dollar sign that begins no formula
                continue
    return typeset


def _exercise_html():
    """What a code exercise may show in a cell: its solution, its hints and its verdicts."""
    for exercise in all_exercises():
        if isinstance(exercise, Code):
            yield open_solution_view(exercise).html
            yield from map(block, [*exercise.hints, *exercise.verdict_texts()])


def _notebook_html(notebooks):
    """The strings of all code cells, which may be captions."""
    for path in notebooks:
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            if cell["cell_type"] == "code":
                yield from map(inline, _strings("".join(cell["source"])))


def _strings(source: str) -> list[str]:
    try:
        tree = ast.parse(source)
    except SyntaxError:  # the first cell has a magic, and no formula
        return []
    constants = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)]
    return [value for value in constants if isinstance(value, str)]
