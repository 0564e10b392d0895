"""What the page's playground is answered, and that it is the same in every Python."""

import json

import pytest

from dlbasics.browser.bridge import start_kernel
from dlbasics.playground import Playground

SETTINGS = {"activation": "relu", "norm": "batch", "drop_prob": 0.2, "l1": 0.001, "points": []}


@pytest.fixture
def ask():
    """Send to a kernel as the worker does; returns the one message that comes back."""
    sent = []
    train = start_kernel(sent.append)["train"]

    def ask(settings, epochs, edits=()):
        train("7", json.dumps(settings), epochs, json.dumps(edits))
        return json.loads(sent.pop(), parse_constant=pytest.fail)

    return ask


def test_a_run_begins_and_goes_on(ask):
    begun = ask(SETTINGS, 0)
    play = Playground(**SETTINGS)
    assert (begun["type"], begun["id"]) == ("trained", "7")
    assert (begun["frame"], begun["points"]) == (play.frame().as_dict(), play.all_points())
    for _ in range(2):
        assert ask(None, 3) == {"type": "trained", "id": "7", "frame": play.train(3).frame().as_dict()}


def test_a_run_can_begin_where_another_python_was(ask):
    assert ask(SETTINGS, 4)["frame"] == Playground(**SETTINGS).train(4).frame().as_dict()


def test_weights_are_set_at_their_epochs(ask):
    play = Playground(**SETTINGS).train(2).set_parameter(1, 0, 3, -2.0).train(1)
    play = play.set_parameter(3, None, 0, 0.5).train(2)
    begun = [[2, 1, 0, 3, -2.0], [3, 3, None, 0, 0.5]]
    assert ask(SETTINGS, 5, begun)["frame"] == play.frame().as_dict()
    ask(SETTINGS, 2)  # the same where Python is told step by step
    ask(None, 1, begun[:1])
    assert ask(None, 2, begun[1:])["frame"] == play.frame().as_dict()
    with pytest.raises(ValueError, match="value is nan"):
        play.set_parameter(1, 0, 0, float("nan"))


def test_what_cannot_be_trained_is_said_and_harms_nothing(ask):
    assert "settings are missing" in ask(None, 1)["message"]
    ask(SETTINGS, 0)
    assert ask(SETTINGS | {"lr": -1}, 0) == {"type": "trained", "id": "7",
                                             "message": "lr is -1.0; expected a number in (0, 100]"}
    assert "unexpected keyword" in ask({"rate": 1}, 0)["message"]
    assert ask(None, 1)["frame"]["epoch"] == 1


def test_numbers_that_overflow_are_still_json(ask):
    frame = ask({"activation": "identity", "depth": 8, "scale": 100, "lr": 100}, 30)["frame"]
    assert frame["state"] == "diverged"
