"""What holds for every chapter: its arc, its cells as a reader meets them, its exercises."""

import ast
import importlib
import re
from copy import deepcopy
from itertools import pairwise
from statistics import median

import pytest
from support.book import notebooks
from support.chapter import CHAPTERS, WITH_CODE, read, runnable

from dlbasics.sphinxext.store_outputs import fold_cells

ARC = ["Question", "Intuition", "Formula", "Code", "Explore", "Pitfalls", "Exercises", "Summary"]
NAMES = [path.stem for path in notebooks()]


def exercises(name):
    return importlib.import_module(f"dlbasics.exercises.bank.{name}").EXERCISES


def test_every_chapter_but_the_playground_asks_for_functions():
    assert len(WITH_CODE) == 7
    assert set(NAMES) - set(WITH_CODE) == {"playground"}


@pytest.mark.parametrize("name", NAMES)
def test_arc(name):
    prose = read(name).prose
    assert re.findall(r"^## (\w+)", prose, re.M) == ARC
    assert len(re.findall(r"^# \S", prose, re.M)) == 1


@pytest.mark.parametrize("name", NAMES)
def test_cells_are_short(name):
    first, *lengths = [len(source.splitlines()) for source in read(name).code]
    assert max(first, *lengths) <= 15
    assert median(lengths) <= 6


@pytest.mark.parametrize("name", NAMES)
def test_code_lines_are_short(name):
    """At 1280 px the page shows 84 characters of code; what is longer is cut off until one scrolls.

    The first cell, of imports, is folded away.
    """
    lines = [line for source in read(name).code[1:] for line in source.splitlines()]
    assert [line for line in lines if len(line) > 84] == []


@pytest.mark.parametrize("name", NAMES)
def test_imports_stand_in_the_first_cell_only(name):
    cells, code, _ = read(name)
    assert "hide-input" in cells[1]["metadata"]["tags"]
    assert "%pip install" in code[0]
    for source in code[1:]:
        nodes = ast.walk(runnable(source))
        assert not any(isinstance(n, ast.Import | ast.ImportFrom) for n in nodes), source


@pytest.mark.parametrize("name", NAMES)
def test_jupyter_folds_what_the_page_folds(name):
    """``make notebooks`` marks these cells."""
    cells = [cell | {"source": "".join(cell["source"])} for cell in deepcopy(read(name).cells)]
    fold_cells(cells)
    assert [cell["metadata"] for cell in cells] == [cell["metadata"] for cell in read(name).cells]


@pytest.mark.parametrize("name", NAMES)
def test_broken_claims_speak(name):
    assert read(name).code[0].endswith("claims.say_when_broken()")


@pytest.mark.parametrize("name", NAMES)
def test_every_code_cell_is_announced(name):
    for before, cell in pairwise(read(name).cells[1:]):
        if cell["cell_type"] == "code":
            assert before["cell_type"] == "markdown", "".join(cell["source"])


@pytest.mark.parametrize("name", NAMES)
def test_stored_notebook_is_small(name):
    assert (CHAPTERS / f"{name}.ipynb").stat().st_size < 500_000


@pytest.mark.parametrize("name", NAMES)
def test_every_exercise_stands_in_the_chapter_once_with_its_stub(name):
    for exercise in exercises(name):
        (holder,) = [source for source in read(name).code if f'"{exercise.id}"' in source]
        if exercise.kind == "code":
            assert holder.strip() == f'@check("{exercise.id}")\n{exercise.source.strip()}'
        else:
            assert holder.startswith("ask(")


@pytest.mark.parametrize("name", NAMES)
def test_no_exercise_asks_for_a_function_of_the_package(name):
    module = importlib.import_module(f"dlbasics.{name}")
    asked = {exercise.function for exercise in exercises(name) if exercise.kind == "code"}
    assert not [function for function in asked if hasattr(module, function)]


@pytest.mark.parametrize("name", WITH_CODE)
def test_every_kind_of_exercise_is_here(name):
    kinds = [exercise.kind for exercise in exercises(name)]
    assert len(kinds) >= 8 and kinds.count("code") >= 4
    assert set(kinds) == {"code", "choice", "number", "order", "tune"}


@pytest.mark.parametrize("name", NAMES)
def test_explorers_ask_before_they_move(name):
    explorers = [source for source in read(name).code if re.search(r"\bexplore\(", source)]
    assert len(explorers) >= 3
    asked = [re.search(r'predict=prediction\("([a-z_]+)#([a-z-]+)"\)', source) for source in explorers]
    for source, question in zip(explorers, asked, strict=True):
        assert question and question[1] == name and "caption=" in source and "describe=" in source, source
    known = importlib.import_module(f"dlbasics.explore.predictions.{name}").PREDICTIONS
    assert sorted(question[2] for question in asked) == sorted(known)
    assert all(len(prediction.choices) >= 2 for prediction in known.values())


@pytest.mark.parametrize("name", NAMES)
def test_harder_mathematics_is_folded(name):
    prose = read(name).prose
    folded = re.findall(r'<details class="dl-box dl-deeper">\n<summary>Going deeper: .+</summary>\n\n', prose)
    assert prose.count("Going deeper") == len(folded), "a box that a reader opens, in Jupyter too"
    assert prose.count("<details") == prose.count("\n\n</details>")


@pytest.mark.parametrize("name", WITH_CODE)
def test_the_notes_are_answered(name):
    assert "> **From the notes.**" in read(name).prose
