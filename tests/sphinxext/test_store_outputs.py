"""Notebooks are run and stored without noise."""

import base64
import io
import json

import numpy as np
from PIL import Image
from support.small_book import cell

from dlbasics.sphinxext import store_outputs
from dlbasics.sphinxext.notebooks import png_fallbacks


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


def test_failing_notebook_is_not_stored(tmp_path, capsys):
    path = tmp_path / "a.ipynb"
    notebook = {"cells": [cell("1 / 0")], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    path.write_text(json.dumps(notebook))
    before = path.read_text()
    assert store_outputs.main([str(path)]) == 1
    assert path.read_text() == before
    assert "ZeroDivisionError" in capsys.readouterr().err


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
