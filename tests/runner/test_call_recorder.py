"""Calls of a learner's function, recorded: what came out, and nothing of the learner's own classes."""

import ast

import numpy as np
from support.book import ROOT
from support.learner_answers import ArrayEqualToAll, EqualToAll, FloatEqualToAll
from support.sample_exercises import CODE, swish

from dlbasics.runner.call_recorder import Foreign, call, plain, run


def test_calls_record_what_happened():
    outcome = call(lambda x: np.log(x), (np.array([0.0]),))
    assert outcome.value[0] == -np.inf and outcome.mutated == (False,)
    assert "divide by zero" in outcome.warnings[0]


def test_clever_objects_are_plain_or_foreign():
    assert plain(EqualToAll()) == Foreign("EqualToAll")
    assert type(plain(np.ones(3).view(ArrayEqualToAll))) is np.ndarray
    assert plain(FloatEqualToAll(0.5)).item() == 0.5
    assert isinstance(plain(np.broadcast_to(0.0, (10**6, 10**6))), Foreign)


def test_arguments_are_fresh_for_every_call():
    seen = []

    def greedy(x):
        seen.append(float(x.flat[0]))
        x[:] = 0
        return swish(x)

    cases = CODE.cases_from(0)
    ran = run(greedy, [case.args for case in cases])
    assert seen == [float(case.args[0].flat[0]) for case in cases]
    assert [outcome.mutated for outcome in ran.outcomes] == [(True,), (True,), (False,), (True,)]


def test_running_needs_nothing_of_the_package_but_the_runner():
    tree = ast.parse((ROOT / "dlbasics" / "runner" / "call_recorder.py").read_text(encoding="utf-8"))
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    assert not [node for node in imports if node.level]
    ours = [node.module for node in imports if node.module.startswith("dlbasics")]
    assert [name for name in ours if not name.startswith("dlbasics.runner.")] == []
