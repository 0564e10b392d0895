"""Run the cells of a page where there is no Jupyter: in the browser's own worker, through Pyodide.

`BrowserKernel` holds what a notebook's kernel holds, a namespace. Whoever owns it sends the cells of a page
and gets messages back, as dicts that JSON can carry; `dlbasics.browser.bridge` passes them on.
"""

import ast
import builtins
import json
import linecache
import os
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass

from dlbasics.browser.cell_dependencies import CellDependencies, Import
from dlbasics.browser.imported_packages import needs_files, packages_of
from dlbasics.browser.jupyter_magics import ONLY_IN_JUPYTER, python_with_notices
from dlbasics.browser.matplotlib_setup import matplotlib_environment, remove_unused_fonts
from dlbasics.browser.rich_output import html_of, is_explorer
from dlbasics.browser.streams import MessageStream, no_input, shortened
from dlbasics.browser.tracebacks import error_fields, file_name
from dlbasics.claims import BrokenClaimReporter
from dlbasics.exercises import attempt, check, find
from dlbasics.exercises.judging.case_set import public_case_set
from dlbasics.exercises.judging.verdict import Verdict
from dlbasics.exercises.kinds.code import Code
from dlbasics.exercises.progress_store import NO_ENTRY, solution_is_open, try_digest
from dlbasics.exercises.views import help_view
from dlbasics.ipython_source import ends_with_semicolon
from dlbasics.markdown import math_span, typeset_spans
from dlbasics.messages import text as message_text
from dlbasics.runner.find_check_calls import checked_ids_in_text


@dataclass(frozen=True)
class Plan:
    """What runs when a reader asks for a cell: the steps before it, then the cell itself.

    Attributes
    ----------
    index : int
        The cell.
    dependencies : CellDependencies
        Of all cells of the page.
    steps : list of int or Import
    """

    index: int
    dependencies: CellDependencies
    steps: list

    def as_dict(self) -> dict:
        """``cells``, which run before; ``packages``; ``is_loading``, whether files of Python are read."""
        earlier = [step for step in self.steps if isinstance(step, int)]
        sources = [self.dependencies.sources[cell] for cell in (*earlier, self.index)]
        sources += [step.statement for step in self.steps if isinstance(step, Import)]
        packages = set().union(*map(packages_of, sources))
        return {"cells": list(dict.fromkeys(earlier)), "packages": sorted(packages),
                "is_loading": any(map(needs_files, sources))}


class BrowserKernel:
    """The namespace of a page and what has run in it.

    Parameters
    ----------
    send : callable
        Takes each message, a dict.
    formulas : dict of str to str
        TeX to MathML, for verdicts and captions; a formula that is not in it stays a ``dl-math`` span.
    """

    def __init__(self, send, formulas=None):
        os.environ.update(DLBASICS_RENDER_TARGET="browser", **matplotlib_environment())
        self.send, self.formulas = send, formulas or {}
        self.namespace = {"__name__": "__main__", "__builtins__": builtins, "display": self.display,
                          ONLY_IN_JUPYTER: self._say_only_in_jupyter}
        self.run_digests, self.last_binders, self.explorers = {}, {}, {}
        self.run_id, self.is_silent = None, False

    def _send_for_run(self, message: dict):
        """Send a message of the run that is under way."""
        self.send(message | {"id": self.run_id})

    # -- running ----------------------------------------------------------------------------------

    def plan(self, cells: list, index: int) -> Plan:
        """What has to run before cell `index`, as the namespace is now.

        Parameters
        ----------
        cells : list of dict
            Every code cell of the page in order, each with its ``source``.
        index : int
            The cell to run.
        """
        if not 0 <= index < len(cells):
            raise ValueError(message_text("argument.no-such-cell", value=repr(index), count=len(cells)))
        dependencies = CellDependencies([cell["source"] for cell in cells])
        return Plan(index, dependencies, dependencies.plan(index, self.run_digests, self.last_binders))

    def prepare(self, source: str):
        """Compute what a first verdict on the exercise of a cell needs, while nobody waits."""
        for id in checked_ids_in_text(source):
            try:
                exercise = find(id)
            except ValueError:  # a learner may write any id
                continue
            if isinstance(exercise, Code):
                public_case_set(exercise).prepare()
                self._rehearse(exercise)

    def _rehearse(self, exercise: Code):
        """Judge the stub and a right answer, unheard: so the browser has compiled what a verdict runs."""
        unheard = BrowserKernel(json.dumps, self.formulas)
        unheard.namespace |= {"check": check, "right": lambda: attempt(exercise, exercise.reference)}
        cell = f"@check({exercise.id!r})\n{exercise.source}\nright()"
        lines = linecache.cache.copy()
        unheard.run(None, unheard.plan([{"source": cell}], 0))
        linecache.cache = lines  # of the page's own first cell

    def run(self, run_id, plan: Plan):
        """Run the cell of a plan after what it needs, and send all that comes out."""
        self.run_id, start = run_id, time.perf_counter()
        try:
            with self._streams():
                self._run_steps(plan)
        finally:
            self._send_for_run({"type": "done", "ms": round(1000 * (time.perf_counter() - start))})

    @contextmanager
    def _streams(self):
        """Send what is printed and shown meanwhile."""
        def is_silent():
            return self.is_silent

        out = MessageStream(self._send_for_run, is_silent)
        err = MessageStream(self._send_for_run, is_silent, error=True)
        before = sys.stdout, sys.stderr, sys.displayhook, builtins.input
        sys.stdout, sys.stderr, sys.displayhook, builtins.input = out, err, self.display, no_input
        try:
            yield
        finally:
            out.flush()
            err.flush()
            sys.stdout, sys.stderr, sys.displayhook, builtins.input = before

    def _run_steps(self, plan: Plan):
        """Run what the cell of a plan needs and the cell itself; send the error that ends it."""
        out, running = sys.stdout, plan.index
        try:
            remove_unused_fonts()
            for step in plan.steps:
                if isinstance(step, Import):
                    self._import(step)
                else:
                    running = step
                    self._run_silently(step, plan)
            running = plan.index
            self._run_cell(running, plan)
        except BaseException as error:  # SystemExit too: a cell must not end the kernel
            out.flush()
            self._take_open_figures()
            self._send_for_run({"type": "error"} | error_fields(error, running, plan.index))

    def _import(self, step: Import):
        """Import a name; what else a module gives by ``*`` may be another cell's by now."""
        imported = {"__name__": "__main__"}
        try:
            exec(step.statement, imported)
            self.last_binders[step.name] = step.statement
        except ImportError:
            if not step.is_guess:  # else the cell says itself that it lacks the name
                raise
        if step.name in imported:
            self.namespace[step.name] = imported[step.name]

    def _run_silently(self, index: int, plan: Plan):
        """Run a cell for the names that it gives; nobody asked for its output, and no exercise is judged."""
        self.is_silent, os.environ["DLBASICS_RENDER_TARGET"] = True, "page"
        try:
            self._run_cell(index, plan)
        finally:
            self.is_silent, os.environ["DLBASICS_RENDER_TARGET"] = False, "browser"

    def _run_cell(self, index: int, plan: Plan):
        self.run_digests.pop(index, None)
        self.last_binders.update(plan.dependencies.given_names(index))
        text, name = python_with_notices(plan.dependencies.sources[index]), file_name(index)
        # so that tracebacks and inspect.getsource find the lines
        linecache.cache.pop(name, None)  # the last of them is the one that ran last
        linecache.cache[name] = len(text), None, text.splitlines(keepends=True), name
        tree = BrokenClaimReporter().visit(ast.parse(text, name))
        last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
        exec(compile(tree, name, "exec"), self.namespace)
        if last:
            value = eval(compile(ast.Expression(last.value), name, "eval"), self.namespace)
            if value is not None and not ends_with_semicolon(text):
                self.display(value)
        self.display(*self._take_open_figures())
        self.run_digests[index] = plan.dependencies.digest(index)

    def _say_only_in_jupyter(self, line: str):
        """Say that a line of the cell did nothing."""
        print(message_text("cell.only-in-jupyter", line=line), file=sys.stderr)

    def _take_open_figures(self) -> list:
        """Close pyplot's open figures, which Jupyter shows at the end of a cell, and return them.

        All at once: one that cannot be drawn leaves none to the next cell.
        """
        pyplot = sys.modules.get("matplotlib.pyplot")
        if pyplot is None:
            return []
        figures = [pyplot.figure(number) for number in pyplot.get_fignums()]
        pyplot.close("all")
        return figures

    # -- showing ----------------------------------------------------------------------------------

    def display(self, *values):
        """Show values as a notebook would: rich where they can, else their repr."""
        for value in values:
            if self.is_silent or value is None:
                continue
            sys.stdout.flush()
            if isinstance(value, Verdict):
                self._send_verdict(value)
            if is_explorer(value):
                self.explorers[value.name] = value
            html = html_of(value)
            output = {"html": self.typeset(html)} if html else {"text": shortened(repr(value))}
            self._send_for_run({"type": "output"} | output)

    def _send_verdict(self, verdict: Verdict):
        digest = try_digest(verdict.answer) if verdict.is_try else ""
        self._send_for_run({"type": "verdict", "verdict": verdict.to_dict(), "try_digest": digest})

    def typeset(self, html: str) -> str:
        """Put MathML in place of TeX; a formula that is not among ours stays as it is."""
        return typeset_spans(html, lambda tex: self.formulas.get(tex) or math_span(tex))

    # -- what else the page asks for --------------------------------------------------------------

    def frame(self, name: str, values: dict) -> dict:
        """A frame of an explorer that a cell has shown: its SVG, and the sentence that says what it shows."""
        if name not in self.explorers:
            raise ValueError(message_text("argument.no-such-explorer", name=repr(name)))
        explorer = self.explorers[name]
        return {"svg": explorer.browser_svg(**values), "description": explorer.description(**values)}

    def ask(self, what: str, exercise: str, number: int = 0, entry: dict | None = None) -> dict:
        """What the page asks for besides runs.

        Parameters
        ----------
        what : str
            ``"solution"``, which opens by the same rule as in a notebook, or ``"hint"``.
        exercise : str
            Its id.
        number : int
            Number of the hint, from 1.
        entry : dict, optional
            What the page's work holds of the exercise, as ``WORK_FILE.md`` has it.

        Returns
        -------
        dict
            ``html``, and ``open``: whether it is what was asked for.
        """
        asked = find(exercise)
        if what == "solution":
            entry = NO_ENTRY | (entry or {})
            is_open, view = solution_is_open(asked, entry), help_view.solution_view(asked, entry)
        elif what == "hint":
            is_open, view = bool(asked.hints), help_view.hint_view(asked, number)
        else:
            raise ValueError(message_text("argument.no-such-help", value=repr(what)))
        return {"open": is_open, "html": self.typeset(view.html)}
