"""What the tests of the engine share: a registry of samples alone, an empty folder, a notebook that runs."""

import nbformat
import pytest
from nbclient import NotebookClient
from support.book import ROOT
from support.sample_exercises import EXERCISES
from support.timeouts import HANG_SECONDS

from dlbasics.exercises import registry

NOTEBOOK_SETUP = f"""
import sys
sys.path[:0] = [{str(ROOT)!r}, {str(ROOT / "tests")!r}]
import numpy as np
import dlbasics.exercises as e
from support import sample_exercises as s
e.add(s.EXERCISES)
from ipywidgets import Button, Checkbox, HTMLMath, RadioButtons, Text
from ipywidgets.widgets.widget import _instances
def all_of(kind):
    return [w for w in _instances.values() if type(w) is kind]
"""


@pytest.fixture
def sample_registry(monkeypatch):
    """The registry holds the sample exercises and nothing of the book."""
    monkeypatch.setattr(registry, "_added", {exercise.id: exercise for exercise in EXERCISES})
    monkeypatch.setattr(registry, "CHAPTERS", ())


@pytest.fixture
def work_folder(monkeypatch, tmp_path, sample_registry):
    """An empty current folder, where `check` and `ask` keep the work on the samples."""
    monkeypatch.delenv("DLBASICS_RENDER_TARGET", raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run_notebook(work_folder):
    """Run cells in a real kernel: ``run_notebook(*sources)`` lists the outputs of each cell."""

    def run(*sources):
        cells = [nbformat.v4.new_code_cell(source) for source in (NOTEBOOK_SETUP, *sources)]
        notebook = nbformat.v4.new_notebook(cells=cells)
        place = {"metadata": {"path": str(work_folder)}}
        NotebookClient(notebook, timeout=HANG_SECONDS, resources=place).execute()
        return [cell.outputs for cell in notebook.cells[1:]]

    return run
