"""What a prediction holds, how it reads in text and on paper, and what a notebook keeps of it."""

import json
import re
from dataclasses import replace

import pytest
from support import sample_explorers as sample
from support.prediction_truths import check_prediction

from dlbasics.exercises.progress_store import WORK_FILE, empty_work, merge, validated
from dlbasics.explore import Prediction, explore, prediction
from dlbasics.explore.prediction_widget_view import PredictionWidget

TWO = {"up": "It falls.", "down": "It falls, as a stone does."}


@pytest.mark.parametrize(("make", "message"), [
    (lambda: Prediction(" "), "predict is ' '; expected a Prediction"),
    (lambda: Prediction("Where?", {"up": "It falls."}, "up"), "choices are ['up']; expected two to 4"),
    (lambda: Prediction("Where?", dict.fromkeys("abcde", "It falls."), "a"), "expected two to 4"),
    (lambda: Prediction("Where?", TWO | {"up": ""}, "up"), "choices['up'] is ''; expected a sentence"),
    (lambda: Prediction("Where?", TWO), "right is ''; expected one of ['up', 'down']"),
    (lambda: prediction("mlp#balls"), "there is no prediction 'mlp#balls'; expected mlp#unit"),
    (lambda: prediction("ball"), "there is no prediction 'ball'; expected a chapter of mlp"),
])
def test_wrong_input_is_named(make, message):
    with pytest.raises(ValueError, match=re.escape(message)):
        make()


def test_another_question_is_kept_elsewhere():
    one, same = Prediction("Where?", TWO, "down"), Prediction("Where?", dict(TWO, up="No."), "up")
    other = Prediction("Where to?", TWO, "down")
    assert one.key("line") == same.key("line") != other.key("line")
    assert re.fullmatch(r"line/[0-9a-f]{8}", one.key("line")) and one.key("line") != one.key("arc")


def test_text_and_paper_give_the_choices_and_what_happens_last(monkeypatch):
    monkeypatch.setenv("DLBASICS_RENDER_TARGET", "print")
    bundle = sample.choosing()._repr_mimebundle_()
    lines = bundle["text/plain"].split("\n")
    assert lines[1:4] == ["Predict first. Which curve ends **higher**?", "a) the sigmoid", "b) the tanh"]
    assert lines[-1] == "What happens: the sigmoid. Both reach 1, but `tanh` starts at −1."
    words = re.sub(r"<[^>]+>", "", bundle["image/svg+xml"])
    assert words.index("b) the tanh") < words.index("A curve.") < words.index("What happens: the sigmoid.")


def test_a_wrong_right_choice_and_a_number_that_nothing_computes_are_noticed():
    names = {"unit_sum": lambda w1, w2, bias: 2 * w1 + w2 + bias, "relu": lambda z: max(z, 0)}
    claim = prediction("mlp#unit")
    explorer = explore(lambda ax, bias: None, name="unit", caption="A unit.", predict=claim, bias=[0.5, 1.0])
    check_prediction("mlp", explorer, names)
    explorer.predict = replace(claim, right="0")
    with pytest.raises(AssertionError, match="mlp#unit"):
        check_prediction("mlp", explorer, names)
    explorer.predict = replace(claim, choices=claim.choices | {"−2": "There it is 7."})
    with pytest.raises(AssertionError, match=r"\{'7'\}"):
        check_prediction("mlp", explorer, names)


# -- in a kernel ----------------------------------------------------------------------------------


@pytest.fixture
def widget(monkeypatch, tmp_path):
    """Make the widget of the sample's question, as often as wanted, beside one work file."""
    monkeypatch.chdir(tmp_path)
    return lambda: PredictionWidget(sample.CHOOSING, "choosing")


def parts(widget):
    _, radios, buttons, reply = widget.box.children
    return radios, *buttons.children, reply


def is_visible(part):
    return part.layout.display != "none"


def kept():
    with open(WORK_FILE, encoding="utf-8") as file:
        (record,) = json.load(file)["predictions"].values()
    return record["choice"], record["moved"]


def test_a_notebook_tells_what_happens_after_the_choice_and_the_first_move(widget):
    first = widget()
    radios, commit, skip, answer, reply = parts(first)
    assert radios.index is None and is_visible(commit) and is_visible(skip) and not is_visible(answer)
    commit.click()
    assert reply.value == "" and not radios.disabled
    radios.index = 1
    commit.click()
    assert reply.value == "Your prediction is kept. Now move the controls." and kept() == (1, False)
    first.on_move()
    assert "<strong>It happens differently.</strong> A <code>tanh</code>" in reply.value
    assert radios.disabled and not is_visible(commit) and not is_visible(skip) and kept() == (1, True)
    assert parts(widget())[-1].value == reply.value and parts(widget())[0].index == 1


def test_a_notebook_tells_at_once_what_was_seen_already(widget):
    first = widget()
    first.on_move()
    radios, commit, *_, reply = parts(first)
    radios.index = 0
    commit.click()
    assert reply.value.startswith("<strong>It happens as you predicted.</strong> Both")


def test_a_notebook_takes_a_skipped_question_up_again(widget):
    radios, commit, skip, answer, reply = parts(widget())
    skip.click()
    assert not is_visible(radios) and not is_visible(commit) and is_visible(answer)
    assert kept() == (None, False)
    again = widget()
    again.on_move()
    radios, commit, skip, answer, reply = parts(again)
    assert not is_visible(radios) and reply.value == ""
    answer.click()
    assert is_visible(radios) and is_visible(commit)
    radios.index = 0
    commit.click()
    assert "as you predicted" in reply.value and kept() == (0, True)


KEY = sample.CHOOSING.key("choosing")
GOOD = {"choice": 0, "moved": True, "when": "2026"}


@pytest.mark.parametrize("damaged", [
    {KEY: GOOD | {"choice": True}}, {KEY: GOOD | {"choice": 7}}, {KEY: GOOD | {"choice": -1}},
    {KEY: {"moved": True, "when": "2026"}}, {KEY: 3}, [],
    {KEY: GOOD | {"choice": "0"}, "other/1": GOOD}], ids=str)
def test_a_damaged_prediction_harms_only_itself(widget, damaged):
    with open(WORK_FILE, "w", encoding="utf-8") as file:
        json.dump(empty_work() | {"predictions": damaged}, file)
    radios, commit, *_, reply = parts(widget())
    assert reply.value == ""
    radios.index = 0
    commit.click()
    with open(WORK_FILE, encoding="utf-8") as file:
        work = json.load(file)
    assert work["predictions"][KEY]["choice"] == 0
    assert work["predictions"].get("other/1") == (GOOD if "other/1" in damaged else None)


def test_of_two_works_the_later_prediction_is_kept_and_none_is_graded():
    early, late = GOOD, {"choice": None, "moved": False, "when": "2027"}
    one, two = empty_work() | {"predictions": {KEY: early}}, empty_work() | {"predictions": {KEY: late}}
    assert merge(one, two)["predictions"] == merge(two, one)["predictions"] == {KEY: late}
    assert "predictions" not in merge(empty_work(), empty_work())
    assert validated(one)[0]["predictions"] == {KEY: early}
