"""The explorers and questions of every chapter in a live session.

Every explorer is moved by its widgets, and what its prediction says is computed.
"""

import os
import sys

import matplotlib
import pytest
from IPython.core.interactiveshell import InteractiveShell
from IPython.display import display
from IPython.utils.capture import capture_output
from support.book import notebooks
from support.chapter import is_explorer, is_question, names_of
from support.prediction_truths import check_prediction
from traitlets.config import Config

from dlbasics.explore import widget_view

VIEW = "application/vnd.jupyter.widget-view+json"


@pytest.fixture
def start_ipython(monkeypatch, tmp_path):
    """Start IPython over a namespace. It ends with the test: questions look whether IPython runs."""
    monkeypatch.setitem(os.environ, "DLBASICS_RENDER_TARGET", "kernel")
    monkeypatch.setitem(os.environ, "IPYTHONDIR", str(tmp_path))
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])
    monkeypatch.chdir(tmp_path)
    matplotlib.use("agg")
    config = Config(HistoryManager={"enabled": False})

    def start(namespace):
        shell = InteractiveShell.instance(config=config, user_ns=namespace)
        shell.kernel = None  # which a terminal has not
        return shell

    yield start
    InteractiveShell.clear_instance()


@pytest.fixture
def shown(monkeypatch):
    """Explorer -> the widget that it is shown as."""
    boxes, widget = {}, widget_view.widget

    def keep(explorer):
        boxes[explorer] = widget(explorer)
        return boxes[explorer]

    monkeypatch.setattr(widget_view, "widget", keep)
    return boxes


def move(explorer, box):
    """Move each control of an explorer, and back: no frame is prepared, so any value in range must draw."""
    _, controls, *others = box.children
    (picture,) = [part for part in others if str(getattr(part, "value", "")).startswith("<svg")]
    *sliders, reset = controls.children
    first = picture.value
    for (name, control), slider in zip(explorer.controls.items(), sliders, strict=True):
        before = picture.value
        low, high = control.values[0], control.values[-1]
        if control.is_text:
            slider.value = low if slider.value == high else high
        elif isinstance(slider.value, int):
            slider.value = low + (high - low) * 2 // 3
        else:
            slider.value = low + (high - low) * 0.613
        value, asked = explorer.values[name], slider.value
        assert value == asked or abs(value - asked) < 1e-9 * abs(asked), (explorer.name, name)
        assert picture.value != before, (explorer.name, name)
    assert picture.value == explorer.drawing().svg(explorer.description()), explorer.name
    reset.click()
    assert explorer.values == explorer.start_values()
    assert picture.value == first, f"{explorer.name} draws its first frame otherwise once others are drawn"


@pytest.mark.parametrize("chapter", [path.stem for path in notebooks()])
def test_every_explorer_moves_in_a_live_session(chapter, start_ipython, shown):
    names, views = names_of(chapter), []
    shell = start_ipython(names.namespace)

    def execute(source):
        with capture_output() as captured:
            shell.run_cell(source).raise_error()
        views.extend(output for output in captured.outputs if VIEW in output.data)

    shell.display_trap.hook = display  # a cell's value is captured like all that it displays
    for at, source in enumerate(names.sources):
        if is_explorer(source) or is_question(source):
            names.run(at, execute)
    for explorer, box in shown.items():
        check_prediction(chapter, explorer, names)  # here, where all that it needs has run
        move(explorer, box)
    assert len(shown) >= 3
    assert len(views) >= len(shown) + 4  # the explorers, and the questions that have buttons
