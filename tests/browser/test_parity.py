"""The page's Python in Chromium: every verdict as in CPython, every code cell and every solution.

``pytest tests/browser/test_parity.py -k verdicts -s`` prints the table of exercises and verdicts.
"""

import json
from collections import Counter

import numpy as np
import pytest
from support.book import notebooks
from support.browser import new_context
from support.chapter import check_cells, shorter, with_solutions
from support.pyodide_page import InPage, code_cells, of, printed

from dlbasics.exercises import Code, all_exercises
from dlbasics.exercises.judging import code as judge
from dlbasics.playground import Playground

EXERCISES = [e for e in all_exercises() if isinstance(e, Code)]
MAX_MISCONCEPTIONS = 6
# Judges the reference, its alternatives and a spread of misconceptions; then the stub as it stands.
CELL = """import json
from dlbasics.exercises import check, find
from dlbasics.exercises.judging import code as judge
exercise = find({id!r})
known = exercise.misconceptions[:: {step}]
for answer in (exercise.reference, *exercise.alternatives, *(m.answer for m in known)):
    verdict = judge.attempt(exercise, answer)
    print(json.dumps([verdict.status, verdict.earned, verdict.sentence]))


@check({id!r})
{stub}"""


def step_of(exercise) -> int:
    """Of a long list of misconceptions every so many-th is judged: their verdicts are tested in CPython."""
    return -(-len(exercise.misconceptions) // MAX_MISCONCEPTIONS)


def answers(exercise):
    """The functions to judge, in the order of `CELL`."""
    known = exercise.misconceptions[:: step_of(exercise)]
    return [exercise.reference, *exercise.alternatives, *(m.answer for m in known)]


@pytest.fixture(scope="module")
def in_page(browser, server):
    """One page with one worker, ready: Python takes as long to start as many cells take to run."""
    context = new_context(browser, service_workers="block")
    page = context.new_page()
    page.goto(f"{server}/chapters/index.html")
    in_page = InPage(page)
    assert in_page.start()["type"] == "ready"
    yield in_page
    context.close()


def test_verdicts_are_those_of_cpython(in_page):
    table, total = [], 0
    for exercise in EXERCISES:
        messages = in_page.run([CELL.format(id=exercise.id, stub=exercise.source, step=step_of(exercise))])
        there = [tuple(json.loads(line)) for line in printed(messages).splitlines()]
        here = [judge.attempt(exercise, answer) for answer in answers(exercise)]
        assert there == [(v.status, v.earned, v.sentence) for v in here], exercise.id
        (message,) = of("verdict", messages)
        stub = message["verdict"]
        found = stub["status"], stub["earned"], message["try_digest"]
        assert found == ("not attempted", 0, ""), exercise.id
        assert (stub["id"], stub["version"]) == (exercise.id, exercise.version)
        counted = Counter(status for status, *_ in there)
        table.append(f"{exercise.id:42} stub 1, right {counted['right']}, "
                     f"misconceptions {counted['misconception']}")
        total += 1 + len(there)
    print("", *table, f"{len(EXERCISES)} exercises, {total} verdicts, all as in CPython", sep="\n")
    assert total >= 6 * len(EXERCISES)


def test_the_playground_trains_as_in_cpython(in_page):
    settings = {"norm": "batch", "drop_prob": 0.2, "l1": 0.001, "depth": 3, "points": []}
    play = Playground(**settings)
    for epochs in (0, 10):
        given = settings if epochs == 0 else None
        (answer,) = in_page.send(type="train", id="t", settings=given, epochs=epochs)
        frame = play.train(epochs).frame()
        assert answer["frame"]["epoch"] == frame.epoch
        np.testing.assert_allclose(answer["frame"]["losses"], frame.losses, rtol=1e-6)
        for there, here in zip(answer["frame"]["layers"], frame.layers, strict=True):
            np.testing.assert_allclose(there["W"], here["W"], rtol=1e-5, atol=1e-8)


# As a new page, but for the modules that are loaded already.
FORGET = """for name in set(globals()) - {"display"}:
    if not name.startswith("__"):
        del globals()[name]"""


@pytest.mark.parametrize("path", notebooks(), ids=lambda path: path.stem)
def test_every_cell_of_a_chapter_runs_and_every_solution_is_right(in_page, path):
    assert [m["type"] for m in in_page.run([FORGET])] == ["done"]
    sources = shorter(path.stem, code_cells(path))
    solved = {at: id for id, at in check_cells(sources).items()}
    sources = with_solutions(sources, *solved.values())
    wrong, shown = [], 0
    for at in range(len(sources)):
        messages = in_page.run(sources, at)
        wrong += [(at, sources[at][:80], m["text"]) for m in of("error", messages)]
        wrong += [(at, sources[at][:80], m["text"]) for m in of("stream", messages) if m["error"]]
        # read from the top, nothing has to run twice
        wrong += [(at, "ran again", m["cells"]) for m in of("required-cells", messages)]
        shown += sum("<svg" in m.get("html", "") for m in of("output", messages))
        found = [(m["verdict"]["id"], m["verdict"]["status"]) for m in of("verdict", messages)]
        assert found == ([(solved[at], "right")] if at in solved else []), sources[at]
    assert wrong == [] and shown >= 5
