"""Explorers in a real kernel, moved as a front end moves their widgets."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from jupyter_client.manager import start_new_kernel
from support import sample_explorers as sample
from support.parse_svg import frame_paths, svg_paths
from support.timeouts import HANG_SECONDS

from dlbasics import translation
from dlbasics.explore import Control, Live, explore, widget_view
from dlbasics.explore.data_table import tables, tables_html
from dlbasics.explore.ignore_own_changes import IgnoreOwnChanges
from dlbasics.explore.points_widget import PointsWidget

TESTS = Path(__file__).parents[1]


class Kernel:
    """A real kernel and what its widgets say, as a front end hears it."""

    def __init__(self):
        self.manager, self.client = start_new_kernel(startup_timeout=HANG_SECONDS, cwd=str(TESTS))
        self.widgets: dict[str, dict] = {}

    def listen(self, request: str) -> list[dict]:
        """Every display until the kernel has done what was asked; widgets' news are kept."""
        displays = []
        while True:
            message = self.client.get_iopub_msg(timeout=HANG_SECONDS)
            content, kind = message["content"], message["msg_type"]
            assert kind != "error", content
            if kind == "comm_open":
                self.widgets[content["comm_id"]] = dict(content["data"]["state"])
            elif kind == "comm_msg":
                self.widgets[content["comm_id"]].update(content["data"].get("state", {}))
            elif kind in ("display_data", "execute_result"):
                displays.append(content["data"])
            idle = kind == "status" and content["execution_state"] == "idle"
            if idle and message["parent_header"].get("msg_id") == request:
                return displays

    def run(self, code: str) -> list[dict]:
        return self.listen(self.client.execute(code))

    def set(self, model: str, **state):
        """Move a widget as the browser does."""
        message = self.client.session.msg("comm_msg", {
            "comm_id": model, "data": {"method": "update", "state": state, "buffer_paths": []}})
        self.client.shell_channel.send(message)
        self.listen(message["header"]["msg_id"])

    def find(self, name: str) -> list[str]:
        return [model for model, s in self.widgets.items() if s.get("_model_name") == name]

    def picture(self) -> list[str]:
        (svg,) = [s["value"] for s in self.widgets.values() if str(s.get("value", "")).startswith("<svg")]
        return svg_paths(svg)


@pytest.fixture(scope="module")
def kernel():
    running = Kernel()
    running.run(f"import os, sys\nos.environ['DLBASICS_RENDER_TARGET'] = 'kernel'\nsys.path[:0] = "
                f"[{str(TESTS)!r}, {str(TESTS.parent)!r}]\nfrom support import sample_explorers as sample")
    yield running
    running.client.stop_channels()
    running.manager.shutdown_kernel(now=True)


@pytest.fixture
def chinese():
    translation.set_language("zh_CN")
    yield
    translation.set_language("en")


def test_in_a_kernel_widgets_redraw_for_any_value_in_range(kernel):
    here = sample.gain()
    (bundle,) = kernel.run("e = sample.gain()\ne")
    assert "application/vnd.jupyter.widget-view+json" in bundle
    assert kernel.picture() == frame_paths(here, gain=1.0, base="sigmoid")
    (slider,), (select,) = kernel.find("FloatLogSliderModel"), kernel.find("DropdownModel")
    kernel.set(slider, value=3.21)
    assert kernel.picture() == frame_paths(here, gain=3.21, base="sigmoid")
    kernel.set(select, index=1)
    assert kernel.picture() == frame_paths(here, gain=3.21, base="tanh")
    (shown_values,) = kernel.run("e.values")
    assert shown_values["text/plain"] == "{'gain': 3.21, 'base': 'tanh'}"
    (same,) = kernel.run("y = e.figure().axes[0].lines[0].get_ydata()\n"
                         "bool((y == sample.np.tanh(3.21 * sample.X)).all())")
    assert same["text/plain"] == "True"
    assert any(s.get("value") == "tanh at gain 3.21." for s in kernel.widgets.values())


@pytest.mark.parametrize(("controls", "kind"), [
    ([1, 2, 5], "IntSlider"), ([0.0, 0.5, 1.0], "FloatSlider"), ([0.01, 0.1, 1.0], "FloatLogSlider"),
    (["a", "b"], "Dropdown")])
def test_each_control_has_its_widget(controls, kind):
    code = (f"from dlbasics.explore import explore, widget_view\n"
            f"e = explore(lambda ax, v: None, name='n', caption='C.', predict='P?', v={controls!r})\n"
            f"print(type(widget_view.widget(e).children[1].children[0]).__name__)")
    process = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True,
                             cwd=TESTS.parent)
    assert process.stdout.strip() == kind


@pytest.mark.parametrize(("values", "start"), [
    ([-6.0, -5.5, 0.0, 1.0, 6.0], 1.0), ([0.02, 0.1, 0.2, 0.3, 0.5, 0.8], 0.3),
    ([0.01, 0.03, 0.1, 0.3, 1.0], 0.03), ([0.01, 0.03, 0.1, 0.3, 1.0], 0.1), ([0.001, 0.01, 0.1], 0.001),
    ([0.5], 0.5)])
def test_a_slider_in_a_kernel_can_stand_where_it_starts(monkeypatch, values, start):
    """A browser moves a value between two steps to the nearer one, and tells the kernel so."""
    monkeypatch.setenv("DLBASICS_RENDER_TARGET", "kernel")
    control = Control(values, start=start)
    explorer = explore(lambda ax, v: None, name="n", caption="C.", predict="P?", v=control)
    slider = widget_view.widget(explorer).children[1].children[0]
    position = np.log10(start) if hasattr(slider, "base") else start
    steps = (position - slider.min) / (slider.step or 1)
    assert steps == pytest.approx(round(steps), abs=1e-9)
    assert 100 < (slider.max - slider.min) / slider.step < 400 if len(values) > 1 else slider.value == start


def test_reset_in_a_kernel_takes_back_the_values_in_one_drawing(monkeypatch):
    monkeypatch.setenv("DLBASICS_RENDER_TARGET", "kernel")
    explorer, drawn = sample.gain(), []
    parts = widget_view.widget(explorer).children
    slider, select, button = parts[1].children
    (picture,) = [part for part in parts if str(getattr(part, "value", "")).startswith("<svg")]
    first = picture.value
    slider.value, select.value = 2.5, "tanh"
    assert explorer.values == {"gain": 2.5, "base": "tanh"}
    picture.observe(lambda change: drawn.append(change.new), names="value")
    button.click()
    assert explorer.values == {"gain": 1.0, "base": "sigmoid"}
    assert drawn == [first]


def test_without_ipywidgets_a_kernel_shows_the_first_frame(monkeypatch):
    monkeypatch.setenv("DLBASICS_RENDER_TARGET", "kernel")
    monkeypatch.setitem(sys.modules, "ipywidgets", None)
    assert set(sample.gain()._repr_mimebundle_()) == {"image/svg+xml", "text/plain"}


def test_a_kernel_plays_the_listed_values_and_shows_the_data_of_the_frame(monkeypatch):
    monkeypatch.setenv("DLBASICS_RENDER_TARGET", "kernel")
    explorer = sample.gain()
    parts = widget_view.widget(explorer).children
    _, player = parts[2].children[0].children
    data = parts[-1]
    assert data.selected_index is None and data.children[0].value == ""
    for place, gain in ((3, 2.0), (4, 4.0)):
        player.value = place
        assert explorer.values["gain"] == gain
    data.selected_index = 0
    assert data.children[0].value == tables_html(explorer.figure(gain=4.0))
    player.value = 0
    assert data.children[0].value == tables_html(explorer.figure(gain=0.25))


def test_points_are_moved_added_and_taken_away():
    explorer = sample.kinds()
    points = PointsWidget(explorer, lambda: None)
    assert [field.value for field in points.place] == [-1, 0] and points.kind.value == 0
    points.place[1].value = 2.5
    points.kind.value = 1
    points.number.value = 2
    assert explorer.points == [[-1, 2.5, 1], [1, 0.5, 1]] and points.place[1].value == 0.5
    points.add.click()
    assert explorer.points[2] == [0, 0, 1] and points.number.value == 3 and points.add.disabled
    drawn = {line.get_label(): len(line.get_xdata()) for line in explorer.figure().axes[0].lines}
    assert drawn["round"] == 0 and drawn["square"] == 3  # Python draws the points as they are
    points.remove.click()
    points.remove.click()
    assert len(explorer.points) == 1 and points.remove.disabled
    points.reset()
    assert explorer.points == [[-1, 0, 0], [1, 0.5, 1]] and not points.remove.disabled


def test_points_are_found_by_their_label_and_shown_in_the_reader_s_language(chinese):
    points = PointsWidget(sample.moved(), lambda: None)
    assert points.place[0].value == 0.1 and points.kind.options == (("点数", 0),)


def test_axes_and_units_are_shown_in_the_reader_s_language(chinese):
    def draw(ax, angle, points):
        ax.plot(*points.T, "o", label="points")
        ax.set(xlabel="points", ylabel="$w$", title="targets")

    explorer = explore(draw, name="n", caption="C.", predict="P?",
                       live=Live("gradient_descent", "points", [[0.5, 0.25]]),
                       angle=Control([0, 90], unit="degrees"))
    points = PointsWidget(explorer, lambda: None)
    assert [field.description for field in points.place] == ["点数", "$w$"]
    (table,) = tables(explorer.figure())
    assert table.title == "目标值" and table.header[1:] == ["点数", "w"]
    slider = widget_view.widget(explorer).children[1].children[0]
    assert slider.description == "角度 (度)"


def test_a_label_may_hold_a_formula():
    def draw(ax, slope, points):
        ax.plot(*points.T, "o", label="$w_1$")

    live = Live("gradient_descent", "$w_1$", [[0.5, 0.25]])
    explorer = explore(draw, name="n", caption="C.", predict="P?", slope=[0, 1], live=live)
    assert PointsWidget(explorer, lambda: None).place[1].value == 0.25
    drawn = explorer.drawing(with_data=True).svg("A point.")
    (kind,) = json.loads(live.to_json({}))["points"]
    assert f'data-points="{kind}"' in drawn or f'data-line="{kind}"' in drawn


def test_own_changes_inside_of_others_stay_unheard():
    own_changes = IgnoreOwnChanges()
    with own_changes:
        with own_changes:
            assert own_changes.is_on
        assert own_changes.is_on
    assert not own_changes.is_on


def test_a_point_that_is_chosen_stays_where_it_is():
    explorer, drawn = sample.kinds(), []
    points = PointsWidget(explorer, lambda: drawn.append(explorer.points))
    explorer.points = [[-1, 0, 0], [90, 0.5, 1]]  # further out than its field shows
    points.number.value = 2
    assert points.kind.value == 1 and explorer.points == [[-1, 0, 0], [90, 0.5, 1]] and drawn == []


@pytest.mark.parametrize("points", [[[0, 0, 2]], [[0, 0]], [[0, float("nan"), 0]], [[0, 0, 0]] * 4])
def test_points_that_nobody_can_make_are_refused(points):
    with pytest.raises(ValueError, match="points"):
        sample.kinds().live.accept(points)
