"""Explorers to move to a goal."""

import numpy as np
import pytest
from support.sample_exercises import TUNE, FakeExplorer

from dlbasics.exercises.kinds.tune import setting
from dlbasics.exercises.model import UnreadableAnswer


def test_settings_are_read_from_an_explorer_or_a_dict():
    values = {"temperature": 0.5, "kind": "sharp"}
    assert TUNE.read(FakeExplorer(np.float64(0.5))) == TUNE.read(values) == values
    assert type(TUNE.read(FakeExplorer(1))["temperature"]) is float


@pytest.mark.parametrize("answer", [
    3, None, "ab", {}, np.ones(2), print, {"temperature": None, "kind": "even"}, {"temperature": 1},
    {"temperature": 1, "kind": "even", "slope": 2},
])
def test_settings_that_cannot_be_read_say_what_is_expected(answer):
    with pytest.raises(UnreadableAnswer, match="Expected the explorer, or values for kind, temperature"):
        TUNE.read(answer)


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
