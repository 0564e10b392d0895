"""The playground in a kernel: its widgets train what they say, and draw it."""

import ipywidgets
import pytest

from dlbasics import translation
from dlbasics.explore.playground_display import playground
from dlbasics.explore.playground_widget import _Session
from dlbasics.playground import Playground

RUNS = {"first": (2, {"n": 40, "activation": "relu", "lr": 0.3}), "second": (2, {"n": 60, "norm": "batch"})}


@pytest.fixture
def session():
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


def test_a_run_may_have_settings_that_nobody_can_choose_and_points_of_its_own():
    points = [(x / 4, x / 8, x % 2) for x in range(-4, 4)]
    runs = {"a": (2, {"lr": 0.07}), "b": (2, {"data": "painted", "points": points})}
    session = _Session(ipywidgets, playground(runs, caption="c").settings, "c")
    assert session.play.settings.lr == 0.07
    session.run.value = "b"
    assert session.frames == [Playground(**runs["b"][1]).frame()]


def test_each_unit_can_be_looked_at(session):
    assert len(session.unit.options) == 1 + 16
    shown = session.picture.value
    session.unit.value = (2, 5)
    assert session.picture.value != shown


def test_a_weight_is_changed_by_hand(session):
    session.advance()
    session.unit.value = (1, 3)
    names = [label for label, _ in session.weight.source.options]
    assert names == ["Bias of Layer 1, unit 4", "From Input x1 to Layer 1, unit 4",
                     "From Input x2 to Layer 1, unit 4"]
    picture = session.picture.value
    session.weight.source.value = 1
    assert session.picture.value is picture, "to look at a weight changes nothing"
    assert session.weight.value.value == session.play.net.params["W1"][1, 3]
    before = session.picture.value
    session.weight.value.value = 4.0
    again = Playground(**RUNS["first"][1]).train(1).set_parameter(1, 1, 3, 4.0)
    assert session.frames[-1] == again.frame() and session.picture.value != before
    session.advance()
    assert session.frames[-1] == again.train(1).frame()


def test_points_are_painted_and_inputs_are_chosen(session):
    painter = session.painter
    assert painter.box.layout.display == "none"
    session.selects["data"].value = "painted"
    assert painter.box.layout.display == "flex" and "There are 0 now" in session.readout.value
    session.advance()
    assert session.frames == []
    for number in range(6):
        painter.place[0].value = number / 4 - 1
        painter.add[number % 2].click()
    assert session.play.settings.points[1] == (-0.75, 0, 1) and session.readout.value.startswith("Epoch 0.")
    painter.undo.click()
    assert "There are 5 now" in session.readout.value and session.picture.value.startswith("<svg")
    painter.add[1].click()
    for name in ("x1", "x2"):
        session.features[name].value = False
    assert session.readout.value.startswith("The network needs an input")
    session.features["sine1"].value = True
    assert session.play.settings.features == ("sine1",) and len(session.play.net.params["W1"]) == 1
    session.run.value = "second"
    assert session.play.settings.features == ("x1", "x2")


def test_outside_a_page_it_is_a_picture_or_widgets(monkeypatch):
    figure = playground(RUNS, caption="A network.")
    monkeypatch.setenv("DLBASICS_RENDER_TARGET", "print")
    bundle = figure._repr_mimebundle_()
    assert "Epoch 2. Training" in bundle["image/svg+xml"]
    assert bundle["text/plain"].startswith("Playground: first")
    monkeypatch.setenv("DLBASICS_RENDER_TARGET", "kernel")
    assert "application/vnd.jupyter.widget-view+json" in figure._repr_mimebundle_()


def test_runs_are_named_in_the_reader_s_language(monkeypatch):
    name = "1. Sigmoid, eight hidden layers"
    translation.set_language("zh_CN")
    figure = playground({name: RUNS["first"]}, caption="A network.")
    run = _Session(ipywidgets, figure.settings, "A network.").run
    printed = repr(figure)
    monkeypatch.setenv("DLBASICS_RENDER_TARGET", "print")
    drawn = figure._repr_mimebundle_()["image/svg+xml"]
    translation.set_language("en")
    shown = "1. Sigmoid，八个隐藏层"
    assert run.options == ((shown, name),) and run.value == name
    assert shown in printed and "Sigmoid, eight" not in drawn


def test_no_run_is_refused():
    with pytest.raises(ValueError, match="runs is empty"):
        playground({}, caption="Nothing.")


def test_a_weight_of_no_network_changes_nothing(session):
    for box in session.features.values():
        box.value = False
    assert session.frames == []
    session._set_weight(1, 0, 0, 2.0)
    assert session.frames == []
