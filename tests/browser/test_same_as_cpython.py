"""The page's Python in Chromium: every verdict as in CPython, every code cell and every solution.

English and Chinese take turns, exercise by exercise and chapter by chapter.

``pytest tests/browser/test_same_as_cpython.py -k verdicts -s`` prints the table of exercises and verdicts.
"""

import json
from collections import Counter

import numpy as np
import pytest
from support.book import CHAPTER_PAGES, CHINESE, by_turns
from support.browser import new_context
from support.chapter import check_cells, shorter, with_solutions
from support.pyodide_page import InPage, code_cells, of, printed

from dlbasics.exercises import Code, all_exercises, find
from dlbasics.exercises.judging import code as judge
from dlbasics.playground import Playground
from dlbasics.translation import ENGLISH, set_language

IDS = [exercise.id for exercise in all_exercises() if isinstance(exercise, Code)]
IDS_BY_LANGUAGE = {ENGLISH: IDS[0::2], "zh_CN": IDS[1::2]}
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


def started(browser, server, page_name):
    """A page with a worker that is ready; both end together."""
    context = new_context(browser, service_workers="block")
    page = context.new_page()
    page.goto(f"{server}/{page_name}.html")
    in_page = InPage(page)
    assert in_page.start()["type"] == "ready"
    yield in_page
    context.close()


@pytest.fixture(scope="module")
def in_english_page(browser, server):
    """One page with one worker: Python takes as long to start as many cells take to run."""
    yield from started(browser, server, "chapters/index")


@pytest.fixture(scope="module")
def in_chinese_page(browser, server, chinese_site):
    """The same in Chinese, whose package speaks it."""
    yield from started(browser, server, f"{CHINESE}chapters/index")


@pytest.fixture
def in_page(request, page_name):
    """The page of the language of a test's `page_name`."""
    is_chinese = page_name.startswith(CHINESE)
    return request.getfixturevalue("in_chinese_page" if is_chinese else "in_english_page")


@pytest.fixture
def reader_language(in_page, page_name):
    """The language of the page, in which CPython judges as well."""
    language = "zh_CN" if page_name.startswith(CHINESE) else ENGLISH
    set_language(language)
    yield language
    set_language(ENGLISH)


INDEX_PAGES = ["chapters/index", f"{CHINESE}chapters/index"]


@pytest.mark.parametrize("page_name", INDEX_PAGES, indirect=True)
def test_verdicts_are_those_of_cpython(in_page, reader_language):
    table, total = [], 0
    exercises = [find(id) for id in IDS_BY_LANGUAGE[reader_language]]
    for exercise in exercises:
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
    print("", *table, f"{len(exercises)} exercises, {total} verdicts, all as in CPython", sep="\n")
    assert total >= 6 * len(exercises)


def test_the_playground_trains_as_in_cpython(in_english_page):
    settings = {"norm": "batch", "drop_prob": 0.2, "l1": 0.001, "depth": 3, "points": []}
    play = Playground(**settings)
    for epochs in (0, 10):
        given = settings if epochs == 0 else None
        (answer,) = in_english_page.send(type="train", id="t", settings=given, epochs=epochs)
        frame = play.train(epochs).frame()
        assert answer["frame"]["epoch"] == frame.epoch
        np.testing.assert_allclose(answer["frame"]["losses"], frame.losses, rtol=1e-6)
        for there, here in zip(answer["frame"]["layers"], frame.layers, strict=True):
            np.testing.assert_allclose(there["W"], here["W"], rtol=1e-5, atol=1e-8)


# As a new page, but for the modules that are loaded already.
FORGET = """for name in set(globals()) - {"display"}:
    if not name.startswith("__"):
        del globals()[name]"""


@pytest.mark.parametrize("page_name", by_turns(CHAPTER_PAGES), indirect=True)
def test_every_cell_of_a_chapter_runs_and_every_solution_is_right(in_page, site, page_name):
    assert [m["type"] for m in in_page.run([FORGET])] == ["done"]
    language, _, page = page_name.rpartition("chapters/")
    sources = shorter(page, code_cells(site / language / "_sources" / "chapters" / f"{page}.ipynb"))
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
