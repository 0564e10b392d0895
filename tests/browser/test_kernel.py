"""What runs in the page, run here: the messages of a run."""

import linecache
import os
import re
import subprocess
import sys
from types import SimpleNamespace

import numpy as np
import pytest
from support.book import ROOT
from support.chapter import WITH_CODE
from support.pyodide_page import code_cells, of, printed

from dlbasics.browser import kernel as kernel_module
from dlbasics.browser import streams
from dlbasics.browser.kernel import BrowserKernel
from dlbasics.browser.streams import MAX_CHARACTERS
from dlbasics.exercises import attempt, find, progress_store
from dlbasics.exercises.judging import case_set
from dlbasics.explore import explore
from dlbasics.plotting import show
from dlbasics.runner import run_cases
from dlbasics.translation import ENGLISH, set_language


@pytest.fixture
def kernel(monkeypatch):
    """A kernel, and ``kernel.go(sources, at)``: the messages of one run."""
    monkeypatch.setitem(os.environ, "DLBASICS_RENDER_TARGET", "kernel")
    # A clock that stands still: no text goes out because a moment has passed.
    monkeypatch.setattr(streams, "time", SimpleNamespace(monotonic=lambda: 0.0))
    sent = []
    kernel = BrowserKernel(sent.append, {"x^2": "<math>x2</math>"})

    def go(sources, at=-1):
        sent.clear()
        cells = [{"name": "", "source": source} for source in sources]
        at = range(len(cells))[at]
        plan = kernel.plan(cells, at)
        kernel.planned = plan.as_dict()
        kernel.run("run 1", plan)
        assert sent[-1]["type"] == "done" and {m["id"] for m in sent} == {"run 1"}
        return list(sent)

    kernel.go, kernel.sent = go, sent
    return kernel


# -- which cells run first -------------------------------------------------------------------------


def test_a_page_is_read_in_any_order(kernel):
    sources = ["x = 1", "def f():\n    return 10 * x", "print(f())", "x = 5", "print(f() + x)"]
    assert printed(kernel.go(sources, 4)) == "55\n"
    assert printed(kernel.go(sources, 2)) == "10\n"  # x of the cell below is not what stands above
    assert printed(kernel.go(sources, 4)) == "55\n"
    assert kernel.planned["cells"] == [3]


@pytest.mark.parametrize("sources", [
    ["rate = 0.1\ndef step(w):\n    return w - rate * w", "rate = 0.5", "step(1.0)"],
    ["from math import *", "pi = 3", "sqrt(4) + pi"],
    ["from math import *\nfrom statistics import *", "mean([e, 1])"],
    ["def g():\n    global z\n    z = 5\ng()", "z"],
    ["n = 0\ndef count(x):\n    global n\n    n += 1\n    return x", "y = count(2)", "count(3)", "n"],
    ["[last := x for x in range(3)]", "last"],
    ["import xml.dom\nimport xml.sax", "xml.dom.Node.__name__, xml.sax.__name__"],
    ["try:\n    import torch_of_another_book as torch\nexcept ImportError:\n    torch = 1", "torch"],
])
def test_the_last_cell_shows_what_it_shows_after_all_the_others(kernel, sources):
    everything = {}
    exec("\n".join(sources[:-1]), everything)
    for _ in range(2):
        assert [m.get("text") for m in kernel.go(sources)] == [repr(eval(sources[-1], everything)), None]


def test_a_star_takes_nothing_from_the_cells_that_ran(kernel):
    sources = ["from math import *", "e = 1", "e + 1", "floor(2.5)", "e"]
    assert [kernel.go(sources, at)[0]["text"] for at in (2, 3, 4)] == ["2", "2", "1"]


def test_a_star_of_a_module_that_is_missing_leaves_the_error_to_the_cell(kernel):
    sources = ["from math import *\nfrom torch_of_another_book import *", "sqrt(4)", "zeros(3)"]
    assert kernel.go(sources, 1)[0]["text"] == "2.0"
    error = kernel.go(sources, 2)[0]
    assert (error["type"], error["name"], error["cell"]) == ("error", "NameError", 2)


def test_a_cell_that_ran_is_not_run_again_unless_it_changed(kernel):
    sources = ["x = 1", "y = x + 1", "print(y)"]
    assert [m["type"] for m in kernel.go(sources)] == ["stream", "done"]
    assert kernel.planned["cells"] == [0, 1]
    kernel.go(sources)
    assert kernel.planned["cells"] == []
    sources[0] = "x = 7"
    assert printed(kernel.go(sources)) == "8\n"
    assert kernel.planned["cells"] == [0, 1]


def test_a_cell_that_changes_its_own_name_goes_on_as_in_a_notebook(kernel):
    sources = ["n = 0", "n += 1\nprint(n)"]
    assert [printed(kernel.go(sources)) for _ in range(3)] == ["1\n", "2\n", "3\n"]


def test_only_what_is_asked_for_is_shown(kernel):
    messages = kernel.go(['print("loud")\nx = 3\nx', "x + 1"])
    assert [(m["type"], m.get("text")) for m in messages] == [("output", "4"), ("done", None)]


@pytest.mark.parametrize("silent", [
    "print('a' * 30_000)",
    "print('no line end', end='')",
    "for i in range(3000):\n    print(i)",
    "import sys\nprint('bad', end='', file=sys.stderr)\nsys.stderr.flush()",
])
def test_what_is_needed_prints_nothing_into_what_was_asked_for(silent, kernel):
    sources = [f"x = 1\n{silent}", "print('visible', x)"]
    messages = kernel.go(sources)
    assert [m["type"] for m in messages] == ["stream", "done"] and messages[0]["text"] == "visible 1\n"


def test_what_an_import_prints_outlives_a_silent_cell(kernel, monkeypatch, tmp_path):
    (tmp_path / "talks.py").write_text("print('imported', end=' ')")
    monkeypatch.syspath_prepend(tmp_path)
    sources = ["import talks", "x = 1\nimport sys\nsys.stdout.flush()", "print(bool(talks), x)"]
    assert printed(kernel.go(sources)) == "imported True 1\n"
    del sys.modules["talks"]


def test_a_logger_that_a_silent_cell_has_set_up_speaks_in_later_cells(kernel):
    logger = "import logging, sys\nlogger = logging.Logger('own')\n"
    logger += "logger.addHandler(logging.StreamHandler(sys.stdout))"
    sources = [f"{logger}\nlogger.warning('silent')", "logger.warning('heard')"]
    assert [printed(kernel.go(sources)) for _ in range(2)] == ["heard\n", "heard\n"]


@pytest.mark.parametrize(("source", "shown"), [
    ("5", ["5"]), ("5;", []), ("5; # hidden", []), ("5  # a note;", ["5"]), ("5;\n\n# a note\n", []),
    ("'a;'", ["'a;'"]), ("if 1:\n    5;\n5", ["5"]), ("len('''\n;''')", ["2"]),
])
def test_a_semicolon_at_the_end_hides_the_value(kernel, source, shown):
    assert [m["text"] for m in of("output", kernel.go([source]))] == shown


@pytest.mark.parametrize("name", WITH_CODE)
def test_exercises_load_no_drawing(name, kernel):
    sources = code_cells(ROOT / "chapters" / f"{name}.ipynb")
    exercises = [at for at, source in enumerate(sources) if source.startswith("@check(")]
    assert len(exercises) >= 4
    for at in exercises:
        cells = [{"source": source} for source in sources]
        assert "matplotlib" not in kernel.plan(cells, at).as_dict()["packages"]


# -- what comes out -------------------------------------------------------------------------------


def test_streams_come_in_pieces_and_not_without_end(kernel):
    messages = kernel.go(["import sys\nfor i in range(3):\n    print(i)\nprint('bad', file=sys.stderr)"])
    assert [m["text"] for m in of("stream", messages)] == ["0\n", "1\n", "2\n", "bad\n"]
    assert [m["error"] for m in of("stream", messages)] == [False, False, False, True]
    text = printed(kernel.go(["for i in range(10**5):\n    print('line', i)"]))
    assert MAX_CHARACTERS < len(text) < MAX_CHARACTERS + 200 and text.endswith("are enough for one run.]\n")


def test_an_error_points_at_the_learners_lines(kernel):
    sources = ["def half(x):\n    return x / 0", "y = 1\nhalf(y)"]
    (error,) = of("error", kernel.go(sources))
    assert (error["name"], error["cell"], error["line"]) == ("ZeroDivisionError", 0, 2)
    assert error["text"].splitlines() == [
        "Line 2:", "    half(y)", "Line 2 of the cell before, in half:", "    return x / 0",
        "ZeroDivisionError: division by zero",
    ]
    (error,) = of("error", kernel.go(["import numpy as np\nnp.ones(2) @ np.ones(3)"]))
    assert "site-packages" not in error["text"] and error["line"] == 2


@pytest.mark.parametrize("sources, words", [
    (["def half(x):\n    return x / 0", "y = 1\nhalf(y)"], "上一个单元格的第2行，在half里："),
    (["def half(x):\n    return x / 0", "z = 3", "half(1)"], "往前第2个单元格的第2行，在half里："),
    (["def f(n):\n    return f(n + 1)", "f(0)"], "……还有"),
    (["x = (1"], "第1行："), (["import torch_of_another_shop"], "本页只有NumPy和Matplotlib"),
    (["input()"], "请把值写进代码里"), ([f"raise ValueError('x' * {2 * MAX_CHARACTERS})"], "个字符截断"),
    (["print('x' * 10**6)"], "个字符已经够了"),
    (["from dlbasics import losses\nlosses.mse([1], 1)"], "y的形状是(1,)，y_hat的形状是()；两者应当相同"),
])
def test_what_the_page_says_of_a_cell_is_said_in_chinese(sources, words):
    set_language("zh_CN")
    try:
        sent = []
        kernel = BrowserKernel(sent.append, {})
        cells = [{"name": "", "source": source} for source in sources]
        kernel.run("run 1", kernel.plan(cells, len(cells) - 1))
        said = "".join(m["text"] for m in sent if m["type"] in ("error", "stream"))
    finally:
        set_language(ENGLISH)
    assert words in said
    assert not re.search(r"Line \d|the cell|calls more|characters|This page|expected", said)


def test_a_recursion_without_end_is_told_in_short(kernel):
    (error,) = of("error", kernel.go(["def f(n):\n    return f(n + 1)", "f(0)"]))
    lines = error["text"].splitlines()
    assert error["name"] == "RecursionError" and len(lines) == 18
    assert lines[6].endswith("calls more ...") and lines[-2] == "    return f(n + 1)"


def test_an_error_before_the_cell_says_where(kernel):
    (error,) = of("error", kernel.go(["a = 1\nb = a.c", "b"]))
    assert (error["cell"], error["line"]) == (0, 2)


@pytest.mark.parametrize(("source", "name", "words"), [
    ("x = (1,\n", "SyntaxError", "Line 1:"),
    ("import torch_of_another_book", "ModuleNotFoundError", "open the notebook"),
    ("input('?')", "RuntimeError", "write the value into the code"),
    ("from dlbasics.exercises import ask\nask('losses/best-constant', c)", "NameError",
     "`ask('losses/best-constant', \"c\")`"),
    ("from dlbasics.exercises import check\n@check(losses/huber)\ndef huber(x): return x", "NameError",
     '`@check("losses/huber")`'),
    ("from dlbasics.exercises import ask\nask['losses/dish', 3]", "TypeError", "`ask('losses/dish', 3)`"),
    ("raise SystemExit", "SystemExit", "SystemExit"),
    ("exit()", "SystemExit", "SystemExit"),
    ("class Speechless(Exception):\n    def __str__(self):\n        return 1 / 0\nraise Speechless",
     "Speechless", "its message cannot be shown: ZeroDivisionError"),
    ("class Nameless(type):\n    __name__ = property(lambda self: 1 / 0)\n"
     "class Odd(Exception, metaclass=Nameless):\n    pass\nraise Odd('why')", "Odd", "Odd: why"),
])
def test_what_cannot_run_says_so_and_the_kernel_lives_on(kernel, source, name, words):
    (error,) = of("error", kernel.go([source]))
    assert error["name"] == name and words in error["text"]
    assert of("output", kernel.go(["1 + 1"]))[0]["text"] == "2"


def test_a_verdict_comes_as_data_and_as_html(kernel):
    exercise = find("activations/hard-sigmoid")
    source = f"import numpy as np\n@check({exercise.id!r})\ndef hard_sigmoid(x):\n    return x**3 - 7"
    messages = kernel.go(["from dlbasics.exercises import check", source])
    (message,) = of("verdict", messages)
    assert set(message) == {"type", "id", "verdict", "try_digest"}
    verdict = message["verdict"]
    assert verdict == attempt(exercise, kernel.namespace["hard_sigmoid"]).to_dict()
    assert verdict["id"] == exercise.id and verdict["version"] == exercise.version
    assert (verdict["status"], verdict["earned"], verdict["points"]) == ("wrong", 0, 2)
    assert message["try_digest"] == progress_store.try_digest(source.split("\n", 1)[1])
    assert 'class="dl-verdict"' in of("output", messages)[0]["html"]
    assert not os.path.exists(progress_store.WORK_FILE)


def test_what_is_prepared_is_not_computed_by_the_first_verdict(kernel, monkeypatch):
    answer = ['@check("activations/hard-sigmoid")\ndef hard_sigmoid(x):\n    return x / 7 + 0.4']
    unknown, question = (f'@check("{id}")\ndef f(x): ...' for id in ("activations/none", "losses/dish"))
    called = []
    monkeypatch.setattr(case_set, "call", lambda *given: called.append(given) or run_cases.call(*given))
    counts = []
    for is_prepared in (False, True):
        case_set.public_case_set.cache_clear()
        if is_prepared:
            for source in (*answer, unknown, question):
                kernel.prepare(source)
            assert called
        called.clear()
        assert of("verdict", kernel.go(["from dlbasics.exercises import check", *answer]))
        counts.append(len(called))
    unprepared, prepared = counts
    assert prepared < unprepared / 4


def test_verdicts_are_rehearsed_unheard(kernel, monkeypatch):
    exercise, names, shown = find("activations/hard-sigmoid"), set(kernel.namespace), []
    monkeypatch.setattr(kernel_module, "html_of", lambda value: shown.append(value) or "")
    kernel.prepare(f'@check("{exercise.id}")\ndef hard_sigmoid(x):\n    raise SystemExit')
    assert [verdict.status for verdict in shown] == ["not attempted", "right"]
    assert kernel.sent == [] and set(kernel.namespace) == names
    assert not os.path.exists(progress_store.WORK_FILE)


def answer_of(kernel, monkeypatch, cells, *runs):
    """What is kept of the answer in the last cell, after cells have run."""
    shown = []
    monkeypatch.setattr(kernel_module, "html_of", lambda value: shown.append(value) or "")
    monkeypatch.setattr(linecache, "cache", {})
    for index in (*runs, len(cells) - 1):
        kernel.go(cells, index)
    return shown[-1].answer


ANSWER = """from dlbasics.exercises import check
@check("activations/hard-sigmoid")
def hard_sigmoid(x):
    return half(x)"""


def test_what_is_kept_is_what_ran_last(kernel, monkeypatch):
    cells = ["def scaled(k):\n    return lambda x: k * x", "half = scaled(1)", "half = scaled(2)", ANSWER]
    assert "half = scaled(2)" in answer_of(kernel, monkeypatch, cells, 3, 1)


@pytest.mark.parametrize(("before", "inside", "told"), [
    ("def half(x):\n    return x / 2", "", ["half"]),
    ("k = 2", "def half(x):\n    return k * x\n", ["k"]),
    ("k = 2", "half = lambda x: x / 2\nprint(k)\n", []),
    ("k = None", "def half(x):\n    return x / (k or 2)\n", ["k"]),
    ("from dlbasics.activations import sigmoid as half", "", ["half"]),
    ("from dlbasics.activations import sigmoid", "half = sigmoid\n", []),
    ("import numpy as np", "half = np.abs\n", []),
])
def test_what_a_page_does_not_hand_in_is_told(kernel, monkeypatch, before, inside, told):
    """A page hands in the cell alone; what the chapters define stands above it."""
    shown = []
    monkeypatch.setattr(kernel_module, "html_of", lambda value: shown.append(value) or "")
    kernel.go([before, inside + ANSWER], 1)
    notes = [note for note in shown[-1].notes if note.code == "note.left-behind"]
    assert [note.params["names"] for note in notes] == ([[f"`{name}`" for name in told]] if told else [])


def test_a_rehearsal_costs_no_cell_its_lines(kernel, monkeypatch):
    cells = ["def half(x):\n    return x / 2", ANSWER]
    kernel.go(cells, 0)
    kernel.prepare(ANSWER)
    assert "return x / 2" in "".join(linecache.getlines("<cell 0>"))


def test_a_needed_exercise_is_not_judged(kernel):
    exercise = '@check("activations/hard-sigmoid")\ndef hard_sigmoid(x):\n    return x / 6'
    messages = kernel.go(["from dlbasics.exercises import check", exercise, "hard_sigmoid(12)"])
    assert [m["type"] for m in messages] == ["output", "done"]


def test_figures_and_formulas(kernel):
    kernel.namespace["show"] = show
    drawn = "import matplotlib.pyplot as plt\nfig, ax = plt.subplots()\nax.plot([1, 2])\n"
    html = of("output", kernel.go([drawn + "show(fig, 'A line.', 'It is $x^2$ and $y$.')"]))[0]["html"]
    assert html.startswith('<figure class="dl-figure"><svg') and "<math>x2</math>" in html
    assert '<span class="dl-math">$y$</span>' in html
    messages = kernel.go(["import matplotlib.pyplot as plt\nplt.plot([1, 2]);"])
    assert "<svg" in of("output", messages)[0]["html"]
    assert sys.modules["matplotlib.pyplot"].get_fignums() == []


@pytest.mark.parametrize("failing", ["plt.bar([1], [2], hatch='/')\nplt.figure()", "1 / 0"])
def test_a_cell_that_fails_leaves_no_figure_to_the_next(failing, kernel):
    drawn = f"import matplotlib.pyplot as plt\nplt.plot([1, 2])\n{failing}"
    assert len(of("error", kernel.go([drawn]))) == 1
    assert [m["type"] for m in kernel.go(["1 + 1"])] == ["output", "done"]


OWN_PLOTS = """
import sys
from dlbasics.browser.kernel import BrowserKernel
sent = []
kernel = BrowserKernel(sent.append)
def go(source):
    sent.clear()
    cells = [{"name": "", "source": source}]
    kernel.run("run", kernel.plan(cells, 0))
    return [(m["type"], "<svg" in m.get("html", ""), m.get("text", "")) for m in sent[:-1]]
shown = [("output", True, "")]
start = "import matplotlib.pyplot as plt\\nplt.rcParams['lines.linewidth'] = 7\\n"
assert go(start + "fig = plt.figure()\\nplt.plot([1, 2])\\nplt.show()") == shown, sent
assert 'class="fill-paper"' in sent[0]["html"] and 'stroke-width="70"' in sent[0]["html"], sent[0]["html"]
assert go("fig, ax = plt.subplots(); fig.show()") == shown, sent
for own in ("plt.style.use('default')", "plt.style.use('ggplot')", "plt.rcdefaults()"):
    own += "\\nfig, ax = plt.subplots(facecolor='white')\\nax.set_title('black');"
    assert go(own) == shown, sent
    assert 'fill="#ffffff"' not in sent[0]["html"], sent[0]["html"]
go("print('before'); plt.plot([1]); plt.show(); print('after')")
order = "".join(m.get("text", "") or "figure\\n" for m in sent[:-1])
assert order == "before\\nfigure\\nafter\\n", sent
"""


def test_own_plots_have_the_look_of_the_book_and_are_shown_where_the_cell_says():
    # Matplotlib reads its settings once, when it is loaded.
    done = subprocess.run([sys.executable, "-W", "error", "-c", OWN_PLOTS], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(("source", "lines"), [
    ("!ls -l", ["!ls -l"]),
    ("x = 1\nif x:\n    %timeit x + 1\nprint(x)", ["%timeit x + 1"]),
    ("files = !ls", ["files = !ls"]),
    ("%%bash\nls", ["%%bash"]),
    ("%%timeit\n1 + 1", ["%%timeit"]),
    ("print?", ["print?"]),
    ("if 0:\n    !ls", []),
    ("%matplotlib inline\nx = 2", []),
    ("text = 'a'\\\n'!ls'", []),
])
def test_what_only_jupyter_knows_is_said_where_a_cell_comes_to_it(kernel, source, lines):
    said = "".join(m["text"] for m in of("stream", kernel.go([source])) if m["error"])
    assert said == "".join(f"{line} works in Jupyter only. Here this line was left out.\n" for line in lines)


def test_a_string_beside_a_line_for_jupyter_stays_as_it_is(kernel):
    cell = '%matplotlib inline\ns = """Is it so\nreally?\n"""\nprint(s)'
    assert printed(kernel.go([cell])) == "Is it so\nreally?\n\n"


def test_what_is_needed_says_nothing_of_jupyter(kernel):
    assert [m["type"] for m in kernel.go(["!ls\nx = 3", "x + 1"])] == ["output", "done"]


def test_an_explorer_is_drawn_frame_by_frame(kernel):
    drawn = []

    def draw(ax, slope):
        drawn.append(slope)
        ax.plot([0, 1], [0, slope])

    kernel.namespace["line"] = explore(
        draw, name="line", slope=list(np.linspace(0, 1, 21)), caption="A line.", predict="Where?",
        describe=lambda slope: f"It ends at {slope:g}.")
    html = of("output", kernel.go(["line"]))[0]["html"]
    assert 'id="live-line"' in html and 'id="live-line--slope"' in html and "blocks" not in html
    assert len(drawn) < 6
    frame = kernel.frame("line", {"slope": 0.5})
    assert frame["description"] == "It ends at 0.5." and frame["svg"].startswith("<svg")
    with pytest.raises(ValueError, match="no explorer 'other' here"):
        kernel.frame("other", {})


def test_questions_and_progress_keep_their_place(kernel):
    head = "from dlbasics.exercises import ask, progress"
    told = of("output", kernel.go([head, 'ask("activations/dying-relu")']))
    assert "answered in its place on this page" in told[0]["html"]
    assert "in its place" in of("output", kernel.go([head, "progress()"]))[0]["html"]


def test_hints_and_the_solution_open_by_the_rule_of_the_notebook(kernel):
    id = "activations/hard-sigmoid"
    assert "Hint 1 of 3" in kernel.ask("hint", id, 1)["html"]
    with pytest.raises(ValueError, match="number is 4; expected from 1 to 3"):
        kernel.ask("hint", id, 4)
    shut = kernel.ask("solution", id, entry={"earned": 0, "tries": ["a", "b"]})
    assert not shut["open"] and "so far: 2" in shut["html"] and "np.clip" not in shut["html"]
    for entry in ({"earned": 2, "tries": ["a"]}, {"earned": 0, "tries": ["a", "b", "c"]}):
        assert kernel.ask("solution", id, entry=entry)["open"]
    assert "np.clip" in kernel.ask("solution", id, entry=entry)["html"]
    with pytest.raises(ValueError, match="what is 'answer'"):
        kernel.ask("answer", id)


def test_a_claim_that_a_change_breaks_is_said_and_the_cell_goes_on(kernel):
    claim = "assert layers == 8\n"
    sources = ["layers = 1", claim + "print('on')", claim + "layers = 2", "print(layers)"]
    said = printed(kernel.go(sources, 1))
    assert said == "Your change breaks this claim: layers == 8\nHere layers = 1.\non\n"
    assert printed(kernel.go(sources, 3)) == "2\n", "a cell before this one stops nothing"
