"""What a question with an explorer says that its controls offer is what they offer."""

import pytest
from support.chapter import ChapterNames, is_explorer

from dlbasics.exercises import Tune, all_exercises, find
from dlbasics.exercises.judging.questions import judge
from dlbasics.explore.explorer import Explorer

TUNINGS = [exercise for exercise in all_exercises() if isinstance(exercise, Tune)]


@pytest.mark.parametrize("exercise", TUNINGS, ids=lambda exercise: exercise.id)
def test_a_question_offers_what_its_explorer_does(exercise, monkeypatch):
    made, make = {}, Explorer.__init__

    def keep(self, *positional, **named):
        make(self, *positional, **named)
        made[self.name] = self

    monkeypatch.setattr(Explorer, "__init__", keep)
    names = ChapterNames(exercise.chapter)
    for at, source in enumerate(names.sources):
        word = exercise.explorer.replace("-", "_")
        if is_explorer(source) and (f'name="{exercise.explorer}"' in source or f"draw_{word}" in source):
            names.run(at)
    controls = made[exercise.explorer].controls
    offered = {name: tuple(control.values) if control.is_text else (control.values[0], control.values[-1])
               for name, control in controls.items()}
    assert exercise.offers == offered
    assert list(exercise.offers) == list(controls)


def test_what_no_control_offers_costs_nothing_and_earns_nothing():
    afford = find("overfitting/afford")
    for answer in ({"noise": 0.2, "points": 99999}, {"noise": 0.9, "points": 20}, {"noise": 0.2},
                   {"noise": "0.2x", "points": 20}, {"noise": float("nan"), "points": 20}):
        verdict = judge(afford, answer)
        assert (verdict.status, verdict.earned) == ("not attempted", 0), answer
    assert "points is 99999" in str(judge(afford, {"noise": 0.2, "points": 99999}))
    diamond = find("regularization/diamond")
    assert judge(diamond, {"penalty": "L3", "lam": 1}).status == "not attempted"
    assert judge(diamond, {"penalty": "L1", "lam": 0.3 * 3}).status != "not attempted"
