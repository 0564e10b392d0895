"""The page's Python restored from a snapshot: the same Python, and where it cannot be, another start."""

import json

import pytest
from support.browser import new_context
from support.pyodide_page import InPage, of, printed

# What a start sets and readers can see; addresses differ.
STATE = r"""
import asyncio, gc, json, locale, logging, os, re, sys, threading, time, warnings, weakref
import numpy as np
class Cycle: pass
cycle = Cycle()
cycle.itself, gone = cycle, weakref.ref(cycle)
del cycle
gc.collect()
state = {
    "path": sys.path, "finders": [getattr(f, "__name__", type(f).__name__) for f in sys.meta_path],
    "argv": [sys.argv, sys.orig_argv], "flags": str(sys.flags), "environment": dict(os.environ),
    "folder": os.getcwd(), "open files": os.listdir("/dev/fd") if os.path.isdir("/dev/fd") else None,
    "standard files": [f.fileno() for f in (sys.__stdin__, sys.__stdout__, sys.__stderr__)],
    "home": os.listdir(), "temporary": os.listdir("/tmp"), "packages": sorted(os.listdir(sys.path[-1])),
    "filters": [str(f) for f in warnings.filters], "seen": str(warnings.onceregistry),
    "errors": np.geterr(), "printing": str(np.get_printoptions()), "hash": hash("abc"),
    "zone": [time.tzname, time.timezone, time.altzone, time.daylight, time.localtime(0).tm_zone],
    "language": locale.getlocale(), "names": [n for n in vars(sys.modules["__main__"]) if n[0] != "_"],
    "limit": sys.getrecursionlimit(), "threads": threading.active_count(), "collector": gc.get_threshold(),
    "loop": type(asyncio.get_event_loop()).__name__, "last": hasattr(sys, "last_exc"),
    "collected": [len(gc.get_objects()) > 20_000, gone() is None],
    "handlers": str(logging.root.handlers), "now": abs(logging._startTime - time.time()) < 600,
}
print(json.dumps(state, default=str))"""

DRAW = """
import random, secrets, uuid
import numpy as np
drawn = [random.random(), np.random.rand(), np.random.default_rng().random(), uuid.uuid4(),
         secrets.token_hex()]
random.seed(1)
np.random.seed(1)
seeded = [random.random(), np.random.rand(), np.random.default_rng(1).random()]
print(*drawn, *seeded, sep="\\n")"""

# Imports in the middle of a call: nothing in a cell's own text says that files will be needed.
SURPRISE = """__import__("cal" + "endar").monthcalendar(2024, 2)[0]
print(__import__("inspect").getsource(activations.relu).splitlines()[0])"""

RENEW = "(overrides) => { window.pythonWorker?.terminate(); window.overrides = overrides; }"


@pytest.fixture(scope="module")
def page(browser, server):
    """A page far away, in which Pythons are started one after the other."""
    context = new_context(browser, service_workers="block", timezone_id="America/St_Johns", locale="de-DE")
    page = context.new_page()
    page.goto(f"{server}/chapters/index.html")
    yield page
    context.close()


def start(page, is_restart=False, **overrides) -> InPage:
    """Start a Python and see that it is ready."""
    page.evaluate(RENEW, overrides)
    python = InPage(page)
    ready = python.start(is_restart)
    assert ready["type"] == "ready", ready
    return python


def loaded(page) -> str:
    """The addresses that the worker has asked for."""
    entries = "performance.getEntriesByType('resource').map((entry) => entry.name)"
    return "\n".join(page.workers[-1].evaluate(entries))


def test_a_restored_python_is_as_after_a_start_and_draws_anew(page):
    states, draws = [], []
    for overrides in ({}, {"snapshot": ""}, {"is_restart": True}):
        python = start(page, **overrides)
        assert ("snapshot-" in loaded(page)) == (not overrides), "what one has unpacked serves the next"
        assert ("asm.wasm" in loaded(page)) == ("is_restart" not in overrides)
        draws.append(printed(python.run([DRAW])).splitlines())
        states.append(json.loads(printed(python.run([STATE]))))
    assert states[0] == states[1] == states[2]
    assert states[0]["collected"] == [True, True]
    assert len(draws[0]) == 8
    assert all(len({draw[i] for draw in draws}) == 3 for i in range(5)), "two starts draw the same"
    assert all(len({draw[i] for draw in draws}) == 1 for i in range(5, 8))


# The first and the last column of the last instruction of a library's function and of a learner's.
COLUMNS = """import json
for function in (json.loads, lambda: 1):
    print(*list(function.__code__.co_positions())[-1][2:])"""


def test_columns_are_known_of_the_learners_code_alone(page):
    library, learner = printed(start(page, is_restart=True).run([COLUMNS])).splitlines()
    assert library == "None None"
    assert all(column.isdecimal() for column in learner.split())


def test_files_are_loaded_when_they_are_needed_and_checked(page, site):
    python = start(page)
    assert "stdlib-" not in loaded(page), "nothing is loaded that a verdict does not need"
    messages = python.run(["from dlbasics import activations", SURPRISE])
    assert printed(messages).startswith("def relu("), messages
    assert "stdlib-" in loaded(page)
    config = json.loads((site / "_static" / "code_cells" / "config.json").read_text(encoding="utf-8"))
    python = start(page, integrity=config["integrity"] | {config["stdlib"]: "sha256-" + 43 * "A" + "="})
    (error,) = of("error", python.run([SURPRISE]))
    assert "zipimport" in error["text"] or "I/O error" in error["text"], error
    assert printed(python.run(["print(6 * 7)"])) == "42\n"


# Its verdict alone needs numpy.polynomial, which would be 164 kB more for every reader.
LATER = "overfitting/fold-errors"
# A right and a wrong answer to each other exercise of all chapters
VERDICTS = f"""from dlbasics.exercises import Code, all_exercises, attempt, find
for exercise in all_exercises():
    if isinstance(exercise, Code) and exercise.id != "{LATER}":
        for answer in (exercise.reference, exercise.misconceptions[0].answer):
            display(attempt(exercise, answer))"""
MODULES = """pyodide.runPython("import sys; ' '.join(sys.modules)")"""


def test_the_first_answers_import_nothing_and_fetch_only_data(page):
    python = start(page)
    worker = page.workers[-1]
    before = set(worker.evaluate(MODULES).split())
    python.run(["import numpy as np\nimport math", "print(np.ones(2) @ np.ones(2), math.pi)"])
    for question, answer in (("mlp/unit-output", "1"), ("mlp/test-part", "a")):
        python.run(["from dlbasics.exercises import ask", f"ask({question!r}, {answer!r})"])
    python.run(["1 +"])
    python.send(type="complete", id="names", cells=[{"source": "import numpy as np"}], path="np")
    python.send(type="ask", id="hint", what="hint", exercise=LATER, number=1)
    python.send(type="train", id="train", settings={}, epochs=1)
    archives = ("docstrings", "stdlib", "numpy", "dlbasics")
    assert not any(f"/{archive}-" in loaded(page) for archive in archives)
    verdicts = of("verdict", python.run([VERDICTS]))
    assert {message["verdict"]["status"] for message in verdicts} == {"right", "misconception"}
    assert set(worker.evaluate(MODULES).split()) == before
    # Tables of real data are files of the package.
    assert not any(f"/{archive}-" in loaded(page) for archive in ("stdlib", "numpy"))
    (verdict,) = of("verdict", python.run([f"display(attempt(find('{LATER}'), find('{LATER}').reference))"]))
    assert verdict["verdict"]["status"] == "right" and "/stdlib-" not in loaded(page)
    assert all("numpy.polynomial" in name for name in set(worker.evaluate(MODULES).split()) - before)


# The docstrings of all that has a name. One of them is deleted before, and others would like its place.
DOCSTRINGS = """pyodide.runPython(`
import hashlib, sys
found = {f"{module}.{name}": thing.__doc__
         for module in sorted(sys.modules) if module != "__main__"
         for name, thing in getattr(sys.modules[module], "__dict__", {}).items() if hasattr(thing, "__doc__")}
{name: hashlib.md5(str(doc).encode()).hexdigest() for name, doc in found.items()}
`).toJs({ dict_converter: Object.fromEntries })"""
FREE = """import gc, json
name = "__do" "c__"
size = len(getattr(json.JSONEncoder, name))
setattr(json.JSONEncoder, name, None)
gc.collect()
others = [chr(97 + i % 26) * size for i in range(400)]"""
HELP = """help(np.linspace)
print([other[0] * size for other in others] == others)"""


def test_docstrings_come_when_a_cell_asks_for_them(page):
    docstrings = {}
    for overrides in ({}, {"snapshot": ""}):
        python = start(page, **overrides)
        python.run(["import numpy as np", FREE])
        assert "/docstrings-" not in loaded(page)
        said = printed(python.run(["import numpy as np", FREE, HELP])).splitlines()
        assert "    Return evenly spaced numbers over a specified interval." in said
        assert said[-1] == "True", "a place was used by others"
        assert ("/docstrings-" in loaded(page)) == (not overrides)
        docstrings[len(docstrings)] = page.workers[-1].evaluate(DOCSTRINGS)
    restored, started = docstrings.values()
    lost = {name for name, digest in started.items() if restored.get(name) != digest}
    assert len(started) > 10_000
    assert lost == {"pyodide._package_loader.init_loaded_packages"}, "the recording replaces this one alone"


READ = """pyodide.runPython(
    "from dlbasics.runner.name_analysis import names_in; names_in.cache_info().misses")"""


def test_what_is_prepared_is_not_read_again_by_the_run(page):
    python = start(page)
    worker, cells = page.workers[-1], [{"name": "", "source": f"print({i})"} for i in range(20)]
    before = worker.evaluate(READ)
    python.send(type="prepare", id="prepare", cells=cells, index=0)
    assert worker.evaluate(READ) == before + 20
    assert printed(python.run([cell["source"] for cell in cells])) == "19\n"
    assert worker.evaluate(READ) == before + 20
    assert "stdlib-" not in loaded(page)
    python.send(type="prepare", id="prepare", cells=[{"name": "", "source": "import calendar"}], index=0)
    assert "stdlib-" in loaded(page), "what a cell is going to import"


WATCH_LOCK = """() => {
  const { send } = XMLHttpRequest.prototype;
  self.locks = [];
  XMLHttpRequest.prototype.send = function (...values) {
    locks.push(pyodide._module._PyGILState_Check());
    return send.apply(this, values);
  };
}"""


def test_python_keeps_its_lock_while_a_file_is_fetched(page):
    """Safari collects garbage meanwhile; Pyodide frees objects of Python then, and dies without the lock."""
    python = start(page)
    page.workers[-1].evaluate(WATCH_LOCK)
    python.run(["from dlbasics import activations", SURPRISE])
    locks = page.workers[-1].evaluate("locks")
    assert locks and set(locks) == {1}


# What a browser may lack, as a script that the worker begins with.
TROUBLES = {
    "an old browser": "delete WebAssembly.compile;",
    "too little memory": """const { Memory } = WebAssembly;
        WebAssembly.Memory = class extends Memory { constructor(size) {
          if (size.initial > 400) throw new RangeError("could not allocate memory");
          super(size);
        } };""",
    "another way of linking": """const { Instance } = WebAssembly;
        WebAssembly.Instance = function (...values) {
          const instance = new Instance(...values), { memory } = values[1]?.env ?? {};
          if (memory) new Uint32Array(memory.buffer)[500_000] += 1;
          return instance;
        };""",
}


@pytest.mark.parametrize("trouble", TROUBLES)
def test_what_cannot_restore_says_so_and_starts_without(page, trouble):
    def answer(route):
        script = route.fetch().text()
        route.fulfill(body=TROUBLES[trouble] + script, content_type="text/javascript")

    page.route("**/pyodide_worker.js*", answer)
    page.evaluate(RENEW, {})
    failed = InPage(page).start()
    assert failed["type"] == "snapshot-failed" and failed["reason"]["message"], failed
    assert printed(start(page, snapshot="").run(["print(6 * 7)"])) == "42\n"
    page.unroute("**/pyodide_worker.js*")
