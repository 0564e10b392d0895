"""Notebooks are run and stored without noise."""

import json

from support.small_book import cell

from dlbasics.sphinxext import execute_notebooks


def test_stored_notebook_is_clean_and_the_same_twice(tmp_path):
    notebook = {"cells": [cell("print(1 + 1)", tags=["hide-input"], collapsed=True)],
                "metadata": {"kernelspec": {"name": "python3", "display_name": "mine"}, "junk": 1},
                "nbformat": 4, "nbformat_minor": 5}
    path = tmp_path / "a.ipynb"
    path.write_text(json.dumps(notebook))
    assert execute_notebooks.main([str(tmp_path)]) == 0
    once = path.read_text()
    stored = json.loads(once)
    assert stored["cells"][0]["outputs"][0]["text"] == ["2\n"]
    assert stored["cells"][0]["execution_count"] == 1
    assert stored["cells"][0]["metadata"] == {"jupyter": {"source_hidden": True}, "tags": ["hide-input"]}
    assert set(stored["metadata"]) == {"kernelspec", "language_info"}
    assert execute_notebooks.main([str(path)]) == 0
    assert path.read_text() == once


def test_failing_notebook_is_not_stored(tmp_path, capsys):
    path = tmp_path / "a.ipynb"
    notebook = {"cells": [cell("1 / 0")], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    path.write_text(json.dumps(notebook))
    before = path.read_text()
    assert execute_notebooks.main([str(path)]) == 1
    assert path.read_text() == before
    assert "ZeroDivisionError" in capsys.readouterr().err
