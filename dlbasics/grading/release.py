"""The zip for learners: the book's notebooks with their stubs, the package, and how to run them."""

import json
from pathlib import Path

from dlbasics.exercises.kinds import Code
from dlbasics.package_files import deterministic_zip, package_files

ROOT = Path(__file__).parent.parent.parent
NOT_FOR_LEARNERS = ("grading", "mathml", "sphinxext")
NEEDS = "numpy>=2.0\nmatplotlib>=3.8\nipywidgets>=8\njupyterlab>=4\n"
HOW = """Deep Learning Basics: notebooks to work in

    pip install -r requirements.txt        (Python 3.11 or newer)
    jupyter lab

Open a notebook, complete the functions below @check(...), run their cells: the verdict is there at once. Keep
the folder dlbasics beside the notebooks. Save the notebooks, and hand them in.
"""
# The learner has no definition of these exercises, so nothing is judged before the notebook is handed in.
OWN = "def check(id):\n    return lambda function: function  # judged when you hand in"


def own_notebook(exercises: list) -> bytes:
    """A notebook with the stubs of an instructor's own exercises.

    Raises
    ------
    ValueError
        If one of them is a question: showing it takes its definition, which holds the answer.
    """
    made = [("markdown", "# More exercises"), ("code", OWN)]
    for e in exercises:
        if not isinstance(e, Code):
            raise ValueError(f"{e.id} is a question; only functions can be released without their answers")
        made.append(("markdown", f"## {e.title} ({e.points:g} points)"))
        made.append(("code", f'@check("{e.id}")\n{e.source.rstrip()}'))
    cells = []
    for at, (kind, source) in enumerate(made):
        more = {"execution_count": None, "outputs": []} if kind == "code" else {}
        cells.append({"cell_type": kind, "id": f"own-{at}", "metadata": {}, "source": source} | more)
    kernel = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    made = {"cells": cells, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(made, indent=1).encode()


def release(chapters: list, own: list = ()) -> bytes:
    """Make the zip; the same book gives the same bytes.

    Parameters
    ----------
    chapters : list of str
        Names of notebooks; empty for all.
    own : list of Exercise
        An instructor's own exercises.
    """
    books = {path.stem: path for path in sorted((ROOT / "chapters").glob("*.ipynb"))}
    if not books:
        raise ValueError(f"there are no notebooks in {ROOT / 'chapters'}; run this from a clone of the book")
    if strange := [name for name in chapters if name not in books]:
        raise ValueError(f"there is no chapter {strange[0]!r}; expected {', '.join(books)}")
    files = {"README.txt": HOW.encode(), "requirements.txt": NEEDS.encode()}
    files |= {f"{name}.ipynb": books[name].read_bytes() for name in chapters or books}
    files |= {"more_exercises.ipynb": own_notebook(own)} if own else {}
    for name, path in package_files(without=NOT_FOR_LEARNERS).items():
        files[f"dlbasics/{name}"] = path.read_bytes()
    return deterministic_zip({f"deep-learning-basics/{name}": content for name, content in files.items()})
