"""Explorers as Python objects and on paper."""

import re

import numpy as np
import pytest
from support import sample_explorers as sample
from support.parse_svg import frame_paths, svg_paths
from support.sample_explorers import SENTENCES, draw_line

from dlbasics.explore import Control, Handle, explore
from dlbasics.plotting import render


def test_an_explorer_knows_its_name_controls_values_and_grid():
    explorer = sample.gain()
    assert explorer.name == "gain" and list(explorer.controls) == ["gain", "base"]
    assert explorer.values == {"gain": 1.0, "base": "sigmoid"}
    grid = list(explorer.grid())
    assert len(grid) == 10 and grid[1] == {"gain": 0.25, "base": "tanh"}
    assert explore(draw_line, name="own", slope=[1, 2], **SENTENCES).name == "own"


def test_lines_are_the_data_of_the_frame_for_any_value_in_range():
    (ax,) = sample.gain().figure(gain=3.21, base="tanh").axes
    expected = np.column_stack([sample.X, np.tanh(3.21 * sample.X)])
    np.testing.assert_allclose(ax.lines[0].get_xydata(), expected)


def test_axes_stand_still_while_the_values_move():
    explorer = sample.height()
    positions = []
    for values in explorer.grid():
        figure = explorer.figure(**values)
        render(figure, "")
        positions.append([ax.get_position().bounds for ax in figure.axes])
    assert positions[0] == positions[1] == positions[2]


@pytest.mark.parametrize(("make", "error", "message"), [
    (lambda: explore(draw_line, slope=[1], caption="", predict="?"), ValueError, "caption is ''"),
    (lambda: explore(draw_line, slope=[1], caption="A.", predict=None), ValueError, "predict is None"),
    (lambda: explore(draw_line, **SENTENCES), ValueError, "controls are missing"),
    (lambda: explore(draw_line, slop=[1], **SENTENCES), TypeError, "expected draw(ax, slop)"),
    (lambda: explore(draw_line, slope=[1], describe=lambda gain: "", **SENTENCES), TypeError,
     "expected describe(slope)"),
    (lambda: explore(draw_line, slope=range(241), **SENTENCES), ValueError,
     "has 241 frames; expected at most 240"),
    (lambda: explore(draw_line, name="a b", slope=[1], **SENTENCES), ValueError, "name is 'a b'"),
    (lambda: explore(draw_line, slope=[1, 2], **SENTENCES).figure(gain=1), ValueError,
     "has no control 'gain'; expected slope"),
    (lambda: explore(draw_line, slope=[1, 2], **SENTENCES).figure(slope=3), ValueError,
     "slope is 3; expected from 1 to 2"),
    (lambda: Control([1, 2], handle=3), TypeError, "handle is 3; expected a function"),
    (lambda: explore(draw_line, slope=Control([1, 2], handle=lambda x: (0, x)), **SENTENCES), TypeError,
     "handle of slope does not accept the controls"),
    (lambda: explore(draw_line, slope=Control([1], handle=Handle(lambda slope: (0, 0), 1)), **SENTENCES),
     ValueError, "panel of the handle of slope is 1; expected one of 0 to 0"),
    (lambda: sample.gain().figure(base="relu"), ValueError, "base is 'relu'; expected one of"),
])
def test_wrong_input_is_named(make, error, message):
    with pytest.raises(error, match=re.escape(message)):
        make()


def test_a_failing_draw_says_which_frame():
    def draw(ax, slope):
        raise ZeroDivisionError("oops")

    with pytest.raises(ZeroDivisionError) as caught:
        explore(draw, slope=[7], **SENTENCES).figure()
    assert caught.value.__notes__ == ["while explorer 'draw' drew {'slope': 7}"]


def test_on_paper_it_is_the_first_frame_with_its_question_and_caption(monkeypatch):
    monkeypatch.setenv("DLBASICS_RENDER_TARGET", "print")
    explorer = sample.gain()
    bundle = explorer._repr_mimebundle_()
    assert set(bundle) == {"image/svg+xml", "text/plain"}
    # the paper behind figure and caption is one path more
    assert svg_paths(bundle["image/svg+xml"])[1:] == frame_paths(explorer, gain=1.0, base="sigmoid")
    words = re.sub(r"<[^>]+>", "", bundle["image/svg+xml"])
    assert "Predict first. Does the slope at 0 rise?" in words and "A curve as its gain g" in words
    assert bundle["text/plain"] == ("Explorer gain: A curve as its gain $g$ grows; `base` chooses it.\n"
                                    "Predict first. Does the slope at 0 **rise**?\nsigmoid at gain 1.")
    assert sample.gain()._repr_mimebundle_() == bundle


def test_one_control_can_serve_two_explorers():
    shared = Control([0, 1])

    def draw_a(ax, a):
        ax.plot([0, a])

    def draw_b(ax, b):
        ax.plot([0, b])

    first = explore(draw_a, name="first", a=shared, **SENTENCES)
    second = explore(draw_b, name="second", b=shared, **SENTENCES)
    assert [first.controls["a"].label, second.controls["b"].label, shared.label] == ["a", "b", None]
