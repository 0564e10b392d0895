"""Explorers to move to a goal."""

from dataclasses import replace

import numpy as np
import pytest
from support.sample_exercises import TUNE, FakeExplorer

from dlbasics import translation
from dlbasics.exercises import Tune, find
from dlbasics.exercises.kinds.tune import setting
from dlbasics.exercises.model import UnreadableAnswer


def test_settings_are_read_from_an_explorer_or_a_dict():
    values = {"temperature": 0.5, "kind": "sharp"}
    assert TUNE.read(FakeExplorer(np.float64(0.5))) == TUNE.read(values) == values
    assert type(TUNE.read(FakeExplorer(1))["temperature"]) is float


@pytest.mark.parametrize("answer", [
    3, None, "ab", {}, np.ones(2), print, {"temperature": None, "kind": "even"}, {"temperature": 1},
    {"temperature": 1, "kind": "even", "slope": 2}, {"temperature": True, "kind": "even"},
    {"temperature": 10**400, "kind": "even"},
])
def test_settings_that_cannot_be_read_say_what_is_expected(answer):
    with pytest.raises(UnreadableAnswer, match="in this form") as refused:
        TUNE.read(answer)
    assert '`{"kind": ..., "temperature": ...}`' in str(refused.value)


WORDS = Tune("playground/x", "t", 1, "q", hints=("h",), explorer="e", goal=lambda penalty, layers, rate: True,
             offers={"penalty": ("L1", "elastic net"), "layers": ("0.3", "4"), "rate": (0, 1)})


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_a_setting_may_be_a_number_or_its_text_and_a_word_that_a_reader_sees(language):
    expected = {"penalty": "elastic net", "layers": "4", "rate": 0.5}
    translation.set_language(language)
    try:
        word = translation.translate("elastic net")
        assert (word == "elastic net") == (language == "en")
        for layers, rate in ((4, "0.5"), (4.0, 0.5), ("4", np.float32(0.5))):
            assert WORDS.read({"penalty": word, "layers": layers, "rate": rate}) == expected
    finally:
        translation.set_language("en")
    assert WORDS.read({"penalty": "l1", "layers": 0.3, "rate": 1}) == {
        "penalty": "L1", "layers": "0.3", "rate": 1.0}


def test_words_are_read_where_the_catalogues_cannot_be(monkeypatch):
    """A checkout has them, and polib only for those who build the book."""
    def no_polib(language):
        raise ModuleNotFoundError("No module named 'polib'")

    monkeypatch.setattr("dlbasics.translation.stored_catalogues.catalogue", no_polib)
    assert WORDS.read({"penalty": "elastic net", "layers": 4, "rate": 0})["penalty"] == "elastic net"
    with pytest.raises(UnreadableAnswer):
        WORDS.read({"penalty": "L3", "layers": 4, "rate": 0})


@pytest.mark.parametrize("rate", ["0,9", "90%", "9/10", " .9", "0.90", "９0 %", np.str_("0.9")])
def test_the_text_of_a_number_is_read_as_in_a_typed_answer(rate):
    assert WORDS.read({"penalty": "L1", "layers": "4", "rate": rate})["rate"] == 0.9


@pytest.mark.parametrize(("id", "answer", "setting_meant"), [
    ("playground/half-zero", {"l1": ".01"}, {"l1": "0.01"}),
    ("playground/half-zero", {"l1": "0,01"}, {"l1": "0.01"}),
    ("playground/half-zero", {"l1": "1e-2"}, {"l1": "0.01"}),
    ("playground/any-scale", {"norm": "Batch", "scale": "1/100"}, {"norm": "batch", "scale": "0.01"}),
    ("playground/kill-units", {"activation": "leaky relu", "rate": "5.0"},
     {"activation": "leaky_relu", "rate": "5"}),
    ("regularization/diamond", {"penalty": "elastic-net", "lam": 1}, {"penalty": "elastic net", "lam": 1}),
])
def test_an_offered_word_is_read_as_people_write_it(id, answer, setting_meant):
    assert find(id).read(answer) == setting_meant


def test_the_sign_of_a_number_is_no_joint_of_a_word():
    with pytest.raises(UnreadableAnswer, match="the control offers"):
        find("playground/half-zero").read({"l1": "-0.01"})


@pytest.mark.parametrize(("name", "value", "words"), [
    ("rate", "1,250", "1,250 can mean two numbers. Write 1250 or 1.25."),
    ("rate", "90", "rate is '90'; the control offers 0 to 1."),
    ("rate", "nan", "rate is 'nan'; the control offers 0 to 1."),
    ("layers", 5.0, "layers is 5; the control offers 0.3, 4."),
    ("penalty", "L3", "penalty is 'L3'; the control offers L1, elastic net."),
    ("rate", "2", "rate is '2'; the control offers 0 to 1."),
    ("rate", "fast", "rate is 'fast'; the control offers 0 to 1."),
])
def test_what_a_control_does_not_offer_is_said_as_a_reader_writes_it(name, value, words):
    with pytest.raises(UnreadableAnswer) as refused:
        WORDS.read({"penalty": "L1", "layers": "4", "rate": 0} | {name: value})
    assert str(refused.value).replace("`", "") == words


def test_a_probe_is_the_same_text_for_the_same_settings():
    text = '[["kind","sharp"],["temperature","5.000000e-1"]]'
    assert setting({"temperature": 0.5, "kind": "sharp"}) == text
    assert setting({"kind": "sharp", "temperature": np.float64(0.5)}) == text


def test_the_table_holds_every_setting_that_says_something():
    settings = list(FakeExplorer().grid())
    table = TUNE.table(settings)
    ranks = {setting(values): TUNE.rank(values) for values in settings}
    assert table[TUNE.ELSE] == 3 == len(TUNE.findings()) - 1
    assert all(table.get(probe, table[TUNE.ELSE]) == rank for probe, rank in ranks.items())
    assert set(ranks.values()) == {0, 1, 2, 3}


def test_any_setting_solves_it():
    assert TUNE.solution() == "Any setting that reaches the goal."
    assert str(TUNE.how_to_answer()).endswith(f'its values: ask("{TUNE.id}", explorer)')


@pytest.mark.parametrize(("answer", "form"), [
    (0.5, '{"temperature": 0.5}'), ("0.5", '{"temperature": 0.5}'), ("1/2", '{"temperature": 0.5}'),
    ("low", '{"temperature": ...}'),
    ([1, 2], '{"temperature": ...}'), (None, '{"temperature": ...}'), (True, '{"temperature": ...}'),
])
def test_the_form_of_the_values_is_shown(answer, form):
    tune = replace(TUNE, goal=lambda temperature: temperature < 1, offers={"temperature": (0.1, 5.0)})
    with pytest.raises(UnreadableAnswer) as refused:
        tune.read(answer)
    assert f"or its values in this form: `{form}`." in str(refused.value)
