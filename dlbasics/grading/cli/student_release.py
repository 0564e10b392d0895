"""The command `release`: the zip for learners, with the notebooks, the package, and how to run them."""

import json
import sys
from argparse import Namespace
from pathlib import Path

from dlbasics.atomic_write import atomic_write
from dlbasics.chapters import CHAPTERS
from dlbasics.deterministic_zip import deterministic_zip
from dlbasics.exercises import Code
from dlbasics.grading.autograder.exercise_selection import select_exercises
from dlbasics.grading.cli.prepare_run import check_output_folder
from dlbasics.grading.cli.read_exercise_files import read_exercise_files
from dlbasics.grading.policy.write_points import points
from dlbasics.messages import UsageError, text
from dlbasics.package_contents import PACKAGE, package_files
from dlbasics.translation import ENGLISH, language
from dlbasics.translation.stored_catalogues import chosen_language, package_data

CHAPTERS_FOLDER = PACKAGE.parent / "chapters"
NOT_FOR_LEARNERS = ("grading", "mathml", "sphinxext")
FOLDER = "deep-learning-basics"
REQUIREMENTS = "numpy>=2.0\nmatplotlib>=3.8\nipywidgets>=8\njupyterlab>=4\n"
# The learner has no definition of these exercises, so nothing is judged before the notebook is handed in.
UNJUDGED_CHECK = "def check(id):\n    return lambda function: function"
IMPORTS = "import numpy as np"
OWN_NUMBERS = 'from dlbasics.exercises import own_numbers\n\nown_numbers("")'
KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}


def release(arguments: Namespace) -> int:
    """Write the zip for learners."""
    _check_name(arguments.zip, arguments.chapters)
    of_the_book = {exercise.id for exercise in select_exercises()}
    own = [e for e in select_exercises(read_exercise_files(arguments)) if e.id not in of_the_book]
    data = student_zip(arguments.chapters, own, arguments.own_numbers)
    path = arguments.zip.absolute()
    check_output_folder(path.parent)
    if path.is_dir():
        raise UsageError(text("cli.zip-is-a-folder", path=arguments.zip))
    path.parent.mkdir(parents=True, exist_ok=True)
    atomic_write(path, data)
    print(text("cli.zip-written", path=arguments.zip, megabytes=f"{len(data) / 1e6:.1f}"))
    if language() not in (ENGLISH, chosen_language()):
        print(text("cli.english-notebooks", language=language()), file=sys.stderr)
    return 0


def _check_name(path: Path, chapters: list[str]):
    """Refuse a name that is no zip's, such as a chapter where the zip was forgotten."""
    if path.suffix.lower() != ".zip":
        name, words = ("class", [str(path)]) if str(path) in CHAPTERS else (path, [])
        command = " ".join([f"{name}.zip", *words, *chapters])
        raise UsageError(text("cli.no-zip", path=path, command=command))


def student_zip(chapters: list, own: list = (), own_numbers: bool = False) -> bytes:
    """Make the zip; the same book, in the same language, gives the same bytes.

    Parameters
    ----------
    chapters : list of str
        Names of notebooks; empty for all.
    own : list of Exercise
        An instructor's own exercises.
    own_numbers : bool
        Whether each notebook asks whose numbers its questions are to have.

    Raises
    ------
    UsageError
        If a chapter is not there, or one of the exercises is a question.
    """
    notebooks = {path.stem: path for path in sorted(CHAPTERS_FOLDER.glob("*.ipynb"))}
    if not notebooks:
        raise UsageError(text("cli.no-notebooks", folder=CHAPTERS_FOLDER))
    for chapter in chapters:
        if chapter not in notebooks:
            raise UsageError(text("cli.no-such-notebook", chapter=repr(chapter), chapters=list(notebooks)))
    readme = text("release.readme") + (text("release.readme-more") if own else "")
    files = {"README.txt": readme.encode(), "requirements.txt": REQUIREMENTS.encode()}
    for chapter in chapters or notebooks:
        content = notebooks[chapter].read_bytes()
        files[f"{chapter}.ipynb"] = with_own_numbers(content) if own_numbers else content
    if own:
        files["more_exercises.ipynb"] = own_notebook(own)
    package = {name: path.read_bytes() for name, path in package_files(without=NOT_FOR_LEARNERS).items()}
    package |= {name: content.encode() for name, content in package_data(language()).items()}
    files |= {f"dlbasics/{name}": content for name, content in package.items()}
    return deterministic_zip({f"{FOLDER}/{name}": content for name, content in files.items()})


def with_own_numbers(content: bytes) -> bytes:
    """A notebook with one cell more, behind its imports: there learners write who they are."""
    notebook = json.loads(content)
    cells = notebook["cells"]
    imports = next(place for place, cell in enumerate(cells) if cell["cell_type"] == "code")
    source = _remarked(OWN_NUMBERS, text("release.who-you-are"))
    cells.insert(imports + 1, _cell(0, "code", source) | {"id": "own-numbers"})
    return (json.dumps(notebook, indent=1, ensure_ascii=False) + "\n").encode()


def own_notebook(exercises: list) -> bytes:
    """A notebook with the stubs and the folded hints of an instructor's own exercises.

    Raises
    ------
    UsageError
        If one of them is a question: showing it takes its definition, which holds the answer.
    """
    sources = [("markdown", f"# {text('release.more-exercises')}\n\n{text('release.about-more')}"),
               ("code", IMPORTS),
               ("code", _remarked(UNJUDGED_CHECK, text("release.judged-later")))]
    for exercise in exercises:
        if not isinstance(exercise, Code):
            raise UsageError(text("cli.question-to-release", id=exercise.id))
        heading = text("release.exercise", title=exercise.title, points=points(exercise.points))
        sources.append(("markdown", f"## {heading}"))
        sources.append(("code", f'@check("{exercise.id}")\n{exercise.source.rstrip()}'))
        sources += [("markdown", _folded(number, hint, len(exercise.hints)))
                    for number, hint in enumerate(exercise.hints, 1)]
    cells = [_cell(number, kind, source) for number, (kind, source) in enumerate(sources)]
    notebook = {"cells": cells, "metadata": {"kernelspec": KERNEL}, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(notebook, indent=1).encode()


def _folded(number: int, hint: str, count: int) -> str:
    """A hint below its heading; the empty lines let Jupyter read it as Markdown."""
    heading = text("hint.heading", number=number, count=count)
    return f"<details><summary>{heading}</summary>\n\n{hint}\n\n</details>"


def _remarked(code: str, remark: str) -> str:
    """Code with a remark at its end."""
    return f"{code}  # {remark}"


def _cell(number: int, kind: str, source: str) -> dict:
    cell = {"cell_type": kind, "id": f"own-{number}", "metadata": {}, "source": source}
    if kind == "code":
        cell |= {"execution_count": None, "outputs": []}
    return cell
