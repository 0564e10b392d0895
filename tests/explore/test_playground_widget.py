"""The playground in a kernel: its widgets train what they say, and draw it."""

import pytest

from dlbasics.explore.playground_figure import playground
from dlbasics.explore.playground_widget import _Session
from dlbasics.playground import Playground

RUNS = {"first": (2, {"n": 40, "activation": "relu", "lr": 0.3}), "second": (2, {"n": 60, "norm": "batch"})}


@pytest.fixture
def session():
    import ipywidgets

    return _Session(ipywidgets, playground(RUNS, caption="A *network*.").settings, "A *network*.")


def test_steps_train_the_network_that_is_shown(session):
    before = session.picture.value
    for _ in range(3):
        session.advance()
    again = Playground(**RUNS["first"][1]).train(3)
    assert session.frames[-1] == again.frame()
    assert session.readout.value.startswith("Epoch 3. Training: loss ")
    assert session.picture.value != before and "<svg" in before


def test_a_run_and_a_setting_begin_again(session):
    session.advance()
    session.run.value = "second"
    assert session.play.settings == Playground(**RUNS["second"][1]).settings and session.play.epoch == 0
    session.advance()
    session.selects["norm"].value = "layer"
    assert (session.play.settings.norm, session.play.epoch) == ("layer", 0)
    session.player.value = 1
    assert session.play.epoch == 1


def test_each_unit_can_be_looked_at(session):
    assert len(session.unit.options) == 1 + 16
    shown = session.picture.value
    session.unit.value = (2, 5)
    assert session.picture.value != shown


def test_outside_a_page_it_is_a_picture_or_widgets(monkeypatch):
    figure = playground(RUNS, caption="A network.")
    monkeypatch.setenv("DLBASICS_RENDER_TARGET", "print")
    bundle = figure._repr_mimebundle_()
    assert "Epoch 2. Training" in bundle["image/svg+xml"]
    assert bundle["text/plain"].startswith("Playground: first")
    monkeypatch.setenv("DLBASICS_RENDER_TARGET", "kernel")
    assert "application/vnd.jupyter.widget-view+json" in figure._repr_mimebundle_()


def test_no_run_is_refused():
    with pytest.raises(ValueError, match="runs is empty"):
        playground({}, caption="Nothing.")
