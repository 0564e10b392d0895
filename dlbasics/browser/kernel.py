"""Run the cells of a page where there is no Jupyter: in the browser's own worker, through Pyodide.

`Room` holds what a notebook's kernel holds, a namespace. Whoever owns it sends the cells of a page and gets
messages back, as dicts that JSON can carry; ``sphinxext/code_cells/pyodide_worker.js`` passes them on.
"""

import ast
import builtins
import importlib.util
import io
import json
import linecache
import logging
import os
import re
import sys
import time
from collections import deque
from html import unescape
from pathlib import Path

from dlbasics.browser.cell_dependencies import Needs
from dlbasics.exercises import find
from dlbasics.exercises.judging.verdict import Verdict
from dlbasics.exercises.progress_store import NO_ENTRY, try_digest
from dlbasics.exercises.views import help_view
from dlbasics.runner.names import BROKEN, readable

MOST = 20_000
# So many lines go out at once; those of a long loop are gathered for a moment first.
PROMPT, MOMENT = 200, 0.05
# So many of the learner's lines a traceback shows at its beginning and at its end.
FIRST, LAST = 3, 5
MATH = re.compile(r'<span class="dl-math">\s*\$(.+?)\$\s*</span>', re.DOTALL)
# Modules of ours that draw; the others need numpy alone.
DRAWING = ("dlbasics.plotting", "dlbasics.explore")


class Stream(io.TextIOBase):
    """Standard output or error: sent on while the cell still runs, and only so much of it."""

    def __init__(self, tell, error=False):
        self.tell, self.error = tell, error
        self.kept, self.left, self.pieces, self.sent = "", MOST, 0, time.monotonic()

    def writable(self):
        return True

    def write(self, text):
        if self.left > 0:
            self.kept += text[: self.left]
            self.left -= len(text)
            if self.left <= 0:
                self.kept += f"\n[The rest is left out: {MOST:,} characters are enough for one run.]\n"
        if (self.pieces < PROMPT and text.endswith("\n")) or time.monotonic() > self.sent + MOMENT:
            self.flush()
        return len(text)

    def flush(self):
        if self.kept:
            self.tell({"type": "stream", "text": self.kept, "error": self.error})
            self.kept, self.sent = "", time.monotonic()
            self.pieces += 1


class Room:
    """The namespace of a page and what has run in it.

    Parameters
    ----------
    send : callable
        Takes each message, a dict.
    formulas : dict of str to str
        TeX to MathML, for verdicts and captions; a formula that is not in it stays a ``dl-math`` span.
    """

    def __init__(self, send, formulas=None):
        os.environ["DLBASICS_RENDER_TARGET"] = "browser"
        self.send, self.formulas = send, formulas or {}
        self.space = {"__name__": "__main__", "__builtins__": builtins, "display": self.show}
        self.ran, self.owner, self.explorers = {}, {}, {}
        self.id, self.quiet = None, False

    def tell(self, message: dict):
        """Send a message of the run that is under way."""
        if not self.quiet:
            self.send(message | {"id": self.id})

    # -- running ----------------------------------------------------------------------------------

    def plan(self, cells: list, at: int) -> dict:
        """Say what has to run before cell `at`, and which packages all of it imports.

        Parameters
        ----------
        cells : list of dict
            Every code cell of the page in order, each with its ``source``.
        at : int
            The cell to run.
        """
        if not 0 <= at < len(cells):
            raise ValueError(f"at is {at!r}; expected the index of one of {len(cells)} cells")
        self.needs = Needs([cell["source"] for cell in cells])
        self.steps = self.needs.plan(at, self.ran, self.owner)
        whole = [k for k in self.steps if isinstance(k, int)]
        texts = [cells[k]["source"] for k in (*whole, at)] + [k[1] for k in self.steps if k not in whole]
        return {"cells": list(dict.fromkeys(whole)), "packages": sorted(set().union(*map(packages, texts)))}

    def run(self, id, cells: list, at: int):
        """Run cell `at` after what it needs (`plan` was asked before), and send all that comes out."""
        self.id, start = id, time.perf_counter()
        out, err = Stream(self.tell), Stream(self.tell, error=True)
        before = sys.stdout, sys.stderr, sys.displayhook, builtins.input
        sys.stdout, sys.stderr, sys.displayhook, builtins.input = out, err, self.show, no_input
        here = at
        try:
            fewer_fonts()
            for step in self.steps:
                if isinstance(step, tuple):
                    exec(step[1], self.space)
                    self.owner[step[2]] = step[1]
                else:
                    here = step
                    self._behind(step, cells)
            here = at
            self._cell(at, cells)
        except BaseException as error:  # SystemExit too: a cell must not end the room
            out.flush()
            self.quiet = False
            self.tell({"type": "error"} | told(error, here, at))
        finally:
            out.flush(), err.flush()
            sys.stdout, sys.stderr, sys.displayhook, builtins.input = before
            self.tell({"type": "done", "ms": round(1000 * (time.perf_counter() - start))})

    def _behind(self, at, cells):
        """Run a cell for what it leaves behind; nobody asked for its output, and no exercise is judged."""
        self.quiet, os.environ["DLBASICS_RENDER_TARGET"] = True, "page"
        try:
            self._cell(at, cells)
        finally:
            self.quiet, os.environ["DLBASICS_RENDER_TARGET"] = False, "browser"

    def _cell(self, at, cells):
        self.ran.pop(at, None)
        self.owner.update(self.needs.owned(at))
        text, name = readable(cells[at]["source"])[0], filename(at)
        # so that tracebacks and inspect.getsource find the lines
        linecache.cache[name] = len(text), None, text.splitlines(keepends=True), name
        tree = ast.parse(text, name)
        last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
        exec(compile(tree, name, "exec"), self.space)
        if last:
            value = eval(compile(ast.Expression(last.value), name, "eval"), self.space)
            if value is not None and not text.rstrip().endswith(";"):
                self.show(value)
        self._figures()
        self.ran[at] = self.needs.key(at)

    def _figures(self):
        """Show pyplot's open figures at the end of a cell, as Jupyter does."""
        pyplot = sys.modules.get("matplotlib.pyplot")
        for number in pyplot.get_fignums() if pyplot else ():
            figure = pyplot.figure(number)
            pyplot.close(figure)
            if not self.quiet:
                self.show(figure)

    # -- showing ----------------------------------------------------------------------------------

    def show(self, *values):
        """Show values as a notebook would: rich where they can, else their repr."""
        for value in values:
            if self.quiet or value is None:
                continue
            sys.stdout.flush()
            if isinstance(value, Verdict):
                self._verdict(value)
            html = self._html(value)
            text = {} if html else {"text": shorter(repr(value))}
            self.tell({"type": "output"} | ({"html": self.typeset(html)} if html else text))

    def _html(self, value) -> str:
        if hasattr(value, "grid") and hasattr(value, "controls"):
            self.explorers[value.name] = value
        bundle = getattr(value, "_repr_mimebundle_", None)
        if bundle and not isinstance(value, type):
            made = bundle()
            return made.get("text/html") or made.get("image/svg+xml", "")
        if type(value).__module__ == "matplotlib.figure":
            from dlbasics import plotting

            # a figure without words: those who cannot see it learn at least that it is there
            return f'<figure class="dl-figure">{plotting.svg(value, "A figure drawn by this cell.")}</figure>'
        for way in ("_repr_html_", "_repr_svg_"):
            if hasattr(value, way) and not isinstance(value, type):
                return getattr(value, way)() or ""
        return ""

    def _verdict(self, verdict: Verdict):
        digest = try_digest(verdict.answer) if verdict.is_try else ""
        self.tell({"type": "verdict", "verdict": verdict.to_dict(), "try": digest})

    def typeset(self, html: str) -> str:
        """Put MathML in place of TeX."""
        def formula(match):
            return self.formulas.get(unescape(match[1]), match[0])

        return MATH.sub(formula, html)

    # -- what else the page asks for --------------------------------------------------------------

    def frame(self, name: str, values: dict) -> dict:
        """A frame of an explorer that a cell has shown: its SVG, and the sentence that says what it shows."""
        if name not in self.explorers:
            raise ValueError(f"there is no explorer {name!r} here; run its cell first")
        explorer = self.explorers[name]
        says = explorer.says(**values)
        return {"svg": explorer.drawing(prefix=f"live-{name}", **values).svg(says), "says": says}

    def ask(self, what: str, exercise: str, at: int = 0, entry: dict | None = None) -> dict:
        """What the page asks for besides runs.

        Parameters
        ----------
        what : str
            ``"solution"``, which opens by the same rule as in a notebook, or ``"hint"``.
        exercise : str
            Its id.
        at : int
            Number of the hint, from 1.
        entry : dict, optional
            What the page's work holds of the exercise, as FORMAT.md has it.

        Returns
        -------
        dict
            ``html``, and ``open``: whether it is what was asked for.
        """
        found = find(exercise)
        if what == "solution":
            entry = NO_ENTRY | (entry or {})
            is_open, shown = help_view.solution_is_open(found, entry), help_view.solution_view(found, entry)
        elif what == "hint":
            is_open, shown = bool(found.hints), help_view.hint_view(found, at)
        else:
            raise ValueError(f"what is {what!r}; expected 'solution' or 'hint'")
        return {"open": is_open, "html": self.typeset(shown.html)}


def filename(at: int) -> str:
    """What tracebacks call a cell."""
    return f"<cell {at}>"


def packages(source: str) -> set:
    """Modules outside Python itself that a cell imports, by their first name."""
    try:
        tree = ast.parse(readable(source)[0])
    except BROKEN:
        return set()
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {a.name for a in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found |= {node.module, *(f"{node.module}.{a.name}" for a in node.names)}
    if any(name.startswith(DRAWING) for name in found):
        found.add("matplotlib")
    tops = {name.split(".")[0] for name in found}
    return tops - set(sys.stdlib_module_names) - {"dlbasics"}


def fewer_fonts():
    """Leave Matplotlib the fonts that the book's figures use: reading all of them takes a second here."""
    found = importlib.util.find_spec("matplotlib")
    if not found or "matplotlib" in sys.modules or sys.platform != "emscripten":
        return
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
    for path in (Path(found.origin).parent / "mpl-data" / "fonts").rglob("*.*"):
        if path.suffix == ".afm" or path.name.startswith("STIX"):
            path.unlink()


def no_input(prompt=""):
    """Stands for `input`, which would wait for ever."""
    raise RuntimeError("input() cannot ask anything on this page; write the value into the code")


def told(error: BaseException, cell: int, at: int) -> dict:
    """An error by the learner's own lines: name, message, cell, innermost line, and all of it as text."""
    whose, left_out = learners(error.__traceback__)
    lines = []
    for i, (name, line, function) in enumerate(whose):
        if left_out and i == FIRST:
            lines.append(f"... {left_out:,} calls more ...")
        number = int(name[6:-1])
        place = "" if number == at else f" of the cell {_where(number, at)}"
        inside = "" if function == "<module>" else f", in {function}"
        lines += [f"Line {line}{place}{inside}:", f"    {linecache.getline(name, line).strip()}"]
    line = whose[-1][1] if whose else 0
    if isinstance(error, SyntaxError) and (error.filename or "").startswith("<cell "):
        line = error.lineno or 0
        lines = [f"Line {line}:", *textline(error)]
    elif whose:
        cell = int(whose[-1][0][6:-1])
    name, message = type(error).__name__, shorter(str(error))
    if isinstance(error, ModuleNotFoundError):
        message += ". This page has NumPy and Matplotlib; for other packages open the notebook."
    ending = f"{name}: {message}" if message else name
    return {"name": name, "message": message, "cell": cell, "line": line, "text": "\n".join([*lines, ending])}


def learners(trace) -> tuple[list, int]:
    """The first and the last of the learner's lines in a traceback, and how many lie between.

    Each is (file name, line, function). A recursion without end leaves a million.
    """
    first, last, count = [], deque(maxlen=LAST), 0
    while trace is not None:
        code = trace.tb_frame.f_code
        if code.co_filename.startswith("<cell "):
            count += 1
            (first if count <= FIRST else last).append((code.co_filename, trace.tb_lineno, code.co_name))
        trace = trace.tb_next
    return [*first, *last], max(count - FIRST - LAST, 0)


def _where(number: int, at: int) -> str:
    return "before" if number == at - 1 else "after" if number == at + 1 else f"{abs(at - number)} cells " + (
        "before" if number < at else "after")


def textline(error: SyntaxError) -> list:
    """The line that is no Python, and a mark below the place."""
    source = (error.text or "").rstrip("\n")
    caret = " " * max((error.offset or 1) - 1, 0) + "^"
    return [f"    {source}", f"    {caret}"] if source else []


def shorter(text: str) -> str:
    """A text that is not longer than one run may print."""
    return text if len(text) <= MOST else text[:MOST] + f"\n[cut at {MOST:,} characters]"


def opened(send, formulas: str = "{}"):
    """Make a room for a page that speaks JSON: what it returns takes a message and answers through `send`."""
    room = Room(lambda message: send(json.dumps(message)), json.loads(formulas))

    def plan(cells: str, at: int) -> str:
        return json.dumps(room.plan(json.loads(cells), at))

    def run(id, cells: str, at: int):
        room.run(id, json.loads(cells), at)

    def frame(id, name: str, values: str):
        send(json.dumps({"type": "frame", "id": id} | room.frame(name, json.loads(values))))

    def ask(id, message: str):
        asked = {key: value for key, value in json.loads(message).items() if key not in ("type", "id")}
        send(json.dumps({"type": "answer", "id": id} | room.ask(**asked)))

    return {"plan": plan, "run": run, "frame": frame, "ask": ask}
