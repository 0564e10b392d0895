"""Notebooks are run and stored without noise."""

import base64
import io
import json

import numpy as np
import pytest
from PIL import Image
from support.small_book import cell

from dlbasics.sphinxext import store_outputs
from dlbasics.sphinxext.cross_references.citations import UnknownSource, as_links
from dlbasics.sphinxext.notebooks import png_fallbacks

OURS = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20" width="2pt" height="2pt"></svg>'


def store(path, cells):
    """Write a notebook of these cells."""
    path.write_text(json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}))


def test_stored_notebook_is_clean_and_the_same_twice(tmp_path):
    notebook = {"cells": [cell("print(1 + 1)", tags=["hide-input"], collapsed=True)],
                "metadata": {"kernelspec": {"name": "python3", "display_name": "mine"}, "junk": 1},
                "nbformat": 4, "nbformat_minor": 5}
    path = tmp_path / "a.ipynb"
    path.write_text(json.dumps(notebook))
    assert store_outputs.main([str(tmp_path)]) == 0
    once = path.read_text()
    stored = json.loads(once)
    assert stored["cells"][0]["outputs"][0]["text"] == ["2\n"]
    assert stored["cells"][0]["execution_count"] == 1
    assert stored["cells"][0]["metadata"] == {"jupyter": {"source_hidden": True}, "tags": ["hide-input"]}
    assert set(stored["metadata"]) == {"kernelspec", "language_info"}
    assert store_outputs.main([str(path)]) == 0
    assert path.read_text() == once


def test_a_drawing_is_stored_as_png_too(tmp_path):
    source = """
from dlbasics.plotting import show
from matplotlib.figure import Figure
for side in (2, 6):
    fig = Figure(figsize=(side, 1))
    ax = fig.add_axes((0, 0, 1, 1))
    for end in (0.2, 0.8):
        ax.plot([0, 1], [0, end], color="#0b6e69")
    ax.text(0, 0.5, "Words have soft edges.")
    ax.plot([0, 0.1], [1, 1], color="#b3420f")
    display(show(fig, "Two long lines and a short one."))
"""
    notebook = {"cells": [cell(source)], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    path = tmp_path / "a.ipynb"
    path.write_text(json.dumps(notebook))
    assert store_outputs.main([str(path)]) == 0
    outputs = json.loads(path.read_text())["cells"][0]["outputs"]
    bundles = [output["data"] for output in outputs if "image/svg+xml" in output.get("data", ())]
    pictures = [Image.open(io.BytesIO(base64.b64decode(bundle["image/png"]))) for bundle in bundles]
    assert [picture.size for picture in pictures] == [(192, 96), (576, 96)]
    for picture in pictures:
        colours = [colour for _, colour in picture.convert("RGB").getcolors()]
        for drawn in ((0x0B, 0x6E, 0x69), (0xB3, 0x42, 0x0F)):
            assert min(sum(map(abs, np.subtract(colour, drawn))) for colour in colours) < 12


def test_without_chromium_a_drawing_is_stored_as_svg_alone(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(png_fallbacks, "BROWSERS", ("no-such-browser",))
    source = """
from dlbasics.plotting import show
from matplotlib.figure import Figure
show(Figure(figsize=(1, 1)), "Nothing.")
"""
    path = tmp_path / "a.ipynb"
    path.write_text(json.dumps({"cells": [cell(source)], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}))
    assert store_outputs.main([str(path)]) == 0
    (output,) = json.loads(path.read_text())["cells"][0]["outputs"]
    assert "image/svg+xml" in output["data"] and "image/png" not in output["data"]
    assert "no Chromium here" in capsys.readouterr().err


def test_where_chromium_fails_a_drawing_is_stored_as_svg_alone(tmp_path, capsys, monkeypatch):
    failing = tmp_path / "failing-browser"
    failing.write_text("#!/bin/sh\necho no display here >&2\nexit 5\n")
    failing.chmod(0o755)
    monkeypatch.setattr(png_fallbacks, "BROWSERS", (str(failing),))
    cells = [cell("from IPython.display import SVG\nSVG('" + OURS + "')")]
    store(tmp_path / "a.ipynb", cells)
    assert store_outputs.main([str(tmp_path)]) == 0
    assert "no display here" in capsys.readouterr().err
    (output,) = json.loads((tmp_path / "a.ipynb").read_text())["cells"][0]["outputs"]
    assert "image/svg+xml" in output["data"] and "image/png" not in output["data"]


@pytest.mark.parametrize("size", ['width="388.8pt" height="200pt"', 'viewBox="0 0 1 1"'])
def test_a_drawing_that_is_not_ours_is_stored_as_svg_alone(size, monkeypatch):
    monkeypatch.setattr(png_fallbacks, "BROWSERS", ("no-such-browser",))
    bundle = {"image/svg+xml": OURS.replace('width="2pt" height="2pt"', size)}
    png_fallbacks.add_pngs([{"outputs": [{"data": bundle}]}])
    assert list(bundle) == ["image/svg+xml"]


def test_failing_notebook_is_not_stored(tmp_path, capsys):
    path = tmp_path / "a.ipynb"
    notebook = {"cells": [cell("1 / 0")], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    path.write_text(json.dumps(notebook))
    before = path.read_text()
    assert store_outputs.main([str(path)]) == 1
    assert path.read_text() == before
    assert "ZeroDivisionError" in capsys.readouterr().err


@pytest.mark.parametrize(("source", "said"), [
    ("import os; os._exit(1)", "Kernel died"), ("import time; time.sleep(60)", "timed out"),
])
def test_a_notebook_that_cannot_run_holds_up_no_other(source, said, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(store_outputs, "TIMEOUT", 5)
    for name, content in (("a", source), ("b", "print(1)")):
        store(tmp_path / f"{name}.ipynb", [cell(content)])
    assert store_outputs.main([str(tmp_path)]) == 1
    output = capsys.readouterr()
    assert "FAILED" in output.err and "a.ipynb" in output.err and said in output.err
    assert "b.ipynb" in output.out


def test_a_notebook_that_cannot_be_read_holds_up_no_other(tmp_path, capsys):
    (tmp_path / "a.ipynb").write_text("{")
    store(tmp_path / "b.ipynb", [])
    assert store_outputs.main([str(tmp_path)]) == 1
    output = capsys.readouterr()
    assert "a.ipynb" in output.err and "b.ipynb" in output.out


def test_a_notebook_that_cites_what_is_not_there_holds_up_no_other(tmp_path, capsys):
    (tmp_path / "references.bib").write_text("@book{a2020, author = {A, B}, year = {2020}, title = {C}}")
    for name, key in (("a", "b2020"), ("b", "a2020")):
        prose = {"cell_type": "markdown", "id": "prose", "metadata": {}, "source": f"As {{cite:t}}`{key}`."}
        notebook = {"cells": [prose], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
        (tmp_path / f"{name}.ipynb").write_text(json.dumps(notebook))
    assert store_outputs.main([str(tmp_path)]) == 1
    said = capsys.readouterr()
    assert "a.ipynb" in said.err and "'b2020'" in said.err and "b.ipynb" in said.out
    assert "[A (2020)](references.md#a2020)" in (tmp_path / "b.ipynb").read_text()


@pytest.mark.parametrize(("source", "cited"), [
    ("@book{key, editor = {A, B. and C, D.}, year = {2020}, title = {T}}", "[A and C (2020)]"),
    ("@misc{key, year = {2020}, title = {A {T}itle}}", "[A Title (2020)]"),
])
def test_a_source_without_an_author_is_named_by_its_editors_or_its_title(source, cited, tmp_path):
    (tmp_path / "references.bib").write_text(source)
    assert cited in as_links("{cite:t}`key`", tmp_path / "references.bib")


def test_a_source_without_a_year_is_told(tmp_path):
    (tmp_path / "references.bib").write_text("@book{key, author = {A, B}, title = {T}}")
    with pytest.raises(UnknownSource, match="a year"):
        as_links("{cite:t}`key`", tmp_path / "references.bib")
