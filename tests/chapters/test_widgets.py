"""Every chapter in a live kernel, as a learner runs it, and every explorer moved by its widgets."""

import os

import nbformat
import pytest
from nbclient import NotebookClient
from support.book import notebooks
from support.chapter import shorter

# Runs after the chapter, in its kernel: no frame is prepared there, so any value in range must draw.
MOVE = """
import gc
from dlbasics.explore import Explorer, widget_view

explorers = [thing for thing in gc.get_objects() if isinstance(thing, Explorer)]
for explorer in explorers:
    box = widget_view.widget(explorer)
    controls, picture = box.children[1].children, box.children[2]
    for (word, control), widget in zip(explorer.controls.items(), controls):
        first = picture.value
        low, high = control.values[0], control.values[-1]
        if control.is_text:
            widget.value = low if widget.value == high else high
        elif isinstance(widget.value, int):
            widget.value = low + (high - low) * 2 // 3
        else:
            widget.value = low + (high - low) * 0.613
        shown, asked = explorer.values[word], widget.value
        assert shown == asked or abs(shown - asked) < 1e-9 * abs(asked), (explorer.name, word)
        assert picture.value == explorer.drawing().svg(explorer.description()), (explorer.name, word)
        assert picture.value != first, (explorer.name, word)
print(len(explorers))
"""


@pytest.mark.parametrize("path", notebooks(), ids=lambda path: path.stem)
def test_every_explorer_moves_in_a_live_kernel(path, tmp_path, monkeypatch):
    monkeypatch.setitem(os.environ, "DLBASICS_RENDER_TARGET", "kernel")
    book = nbformat.read(path, as_version=4)
    code = [cell for cell in book.cells if cell.cell_type == "code"]
    for cell, source in zip(code, shorter(path.stem, [cell.source for cell in code]), strict=True):
        cell.source = source
    book.cells.append(nbformat.v4.new_code_cell(MOVE))
    NotebookClient(book, timeout=180, resources={"metadata": {"path": str(tmp_path)}}).execute()
    shown = [out for cell in book.cells for out in cell.get("outputs", ()) if "data" in out]
    widgets = [out for out in shown if "application/vnd.jupyter.widget-view+json" in out["data"]]
    assert int(book.cells[-1].outputs[-1].text) >= 3
    assert len(widgets) >= 3 + 4  # the explorers, and the questions that have buttons
