"""How the tests read a chapter: its cells, its code, its prose, and what a draw function draws."""

import ast
import json
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from dlbasics import chapters
from dlbasics.browser.cell_dependencies import CellDependencies, Import
from dlbasics.exercises import Code, find
from dlbasics.exercises.registry import chapter_exercises
from dlbasics.sphinxext.cross_references.citations import as_roles

CHAPTERS = Path(__file__).parents[2] / "chapters"
# The chapters that ask for functions, and so teach what is new: all but the playground.
WITH_CODE = [chapter for chapter in chapters.CHAPTERS
             if any(isinstance(exercise, Code) for exercise in chapter_exercises(chapter))]


class Chapter(NamedTuple):
    """A notebook's cells, the sources of its code cells, and its Markdown as one text, citations as roles."""

    cells: list
    code: list
    prose: str


def read(name):
    """The chapter of that name."""
    cells = json.loads((CHAPTERS / f"{name}.ipynb").read_text(encoding="utf-8"))["cells"]
    kinds = ("code", "markdown")
    code, prose = (["".join(c["source"]) for c in cells if c["cell_type"] == kind] for kind in kinds)
    return Chapter(cells, code, as_roles("\n\n".join(prose)))


def runnable(source):
    """A cell's source without IPython magic, parsed."""
    return ast.parse(re.sub(r"^(\s*)%.*$", r"\1pass", source, flags=re.M))


def is_explorer(source):
    """Whether a cell makes an explorer."""
    return re.search(r"^(\w+ = )?explore\(", source, re.M) is not None


def is_question(source):
    """Whether a cell asks a question that is answered in place."""
    return source.startswith("ask(")


def check_cells(sources):
    """The code cells that hold an exercise to complete: the exercise's id, and the cell's index."""
    lines = {at: re.match(r'@check\("(.+)"\)\n', source) for at, source in enumerate(sources)}
    return {line[1]: at for at, line in lines.items() if line}


def with_solutions(sources, *ids):
    """The code cells, with the solutions of some exercises pasted into theirs, as the book shows them."""
    solved, cells = list(sources), check_cells(sources)
    for id in ids:
        solved[cells[id]] = f'@check("{id}")\n{find(id).solution()}'
    return solved


class ChapterNames:
    """The names of a chapter, each made when a test asks for it, by the cells that it needs and no others.

    ``make test`` runs every chapter as a whole three times: nbval in a kernel, the build of the site in
    another, and `tests/browser/test_same_as_cpython.py` in the browser. All else that the tests run of a
    chapter goes through here: in a test process each cell once (those that make explorers or ask once more,
    as widgets), and never more than half of a chapter.

    Parameters
    ----------
    name : str
        The chapter.

    Attributes
    ----------
    sources : list of str
        Its code cells. The exercises to complete are left empty: nothing needs what a stub makes.
    namespace : dict
        What the cells that ran have left behind.
    """

    def __init__(self, name):
        code = read(name).code
        self.name = name
        self.sources = ["" if source.startswith("@check(") else source for source in code]
        self.namespace = {"__name__": "__main__"}
        self._run_digests, self._last_binders = {}, {}

    def __getitem__(self, name):
        """The value of a name, as it is at the end of the chapter."""
        self._prepare(CellDependencies([*self.sources, name]), len(self.sources))
        return self.namespace[name]

    def run(self, at, execute=None):
        """Run a cell after those that it needs.

        Parameters
        ----------
        at : int
            The cell.
        execute : callable, optional
            Runs the source of the cell itself; the cells before it run as plain Python.
        """
        dependencies = CellDependencies(self.sources)
        self._prepare(dependencies, at)
        self._run_cell(dependencies, at, execute or self._execute)

    def run_what_needs(self, name, before):
        """Run every cell above the cell `before` that needs a name."""
        dependencies = CellDependencies(self.sources)
        for at in range(before):
            if name in dependencies.needed_names(at):
                self.run(at)

    def _prepare(self, dependencies, at):
        for step in dependencies.plan(at, self._run_digests, self._last_binders):
            if isinstance(step, Import):
                exec(step.statement, self.namespace)
                self._last_binders[step.name] = step.statement
            else:
                self._run_cell(dependencies, step, self._execute)

    def _run_cell(self, dependencies, at, execute):
        self._run_digests[at] = dependencies.digest(at)
        # The playground holds little but explorers, which are what tests run.
        is_little = len(self._run_digests) <= len(self.sources) / 2 or self.name not in WITH_CODE
        assert is_little, f"more than half of {self.name} is run"
        execute(self.sources[at])
        self._last_binders.update(dependencies.given_names(at))

    def _execute(self, source):
        exec(compile(runnable(source), f"{self.name}.ipynb", "exec"), self.namespace)


@cache
def names_of(name):
    """The names of a chapter, shared by all tests of a process."""
    return ChapterNames(name)


def axes_drawn(names, draw, panels=1, **values):
    """The axes on which a draw function has drawn, panel by panel."""
    fig, axes = names["plt"].subplots(1, panels, squeeze=False)
    names[draw](axes[0] if panels > 1 else axes[0, 0], **values)
    names["plt"].close(fig)
    return list(axes[0])


def drawn(names, draw, panels=1, **values):
    """The lines that a draw function puts on its axes, a list of them for each panel."""
    axes = axes_drawn(names, draw, panels, **values)
    return [[line.get_xydata() for line in ax.get_lines()] for ax in axes]


def lines_and_bars(names, draw, **values):
    """The lines, and the heights of the bars, that a draw function puts on its axes."""
    (ax,) = axes_drawn(names, draw, **values)
    return [line.get_xydata() for line in ax.get_lines()], [bar.get_height() for bar in ax.patches]


# What trains long in a kernel trains four times as long in a browser. Where it only has to run, fewer epochs,
# draws and places do, and most that is claimed holds for these as well; what only all can show is asserted
# where nbval runs the notebook itself.
SHORTER = {
    "activations": {"epochs=20": "epochs=5", "np.arange(21), losses": "np.arange(6), losses"},
    "normalization": {"lr=0.05, epochs=10": "lr=0.05, epochs=4", "seed in range(10)": "seed in range(4)",
                      "RATES, SCALES = [0.01, 0.1, 0.3, 1.0, 3.0]": "RATES, SCALES = [0.01, 0.3]"},
    "regularization": {"lr=0.3, epochs=40": "lr=0.3, epochs=20", "2.55, 23)": "2.55, 7)",
                       "len(places) ** 2 == 529": "len(places) ** 2 == 49"},
    "overfitting": {"epochs=60, hidden": "epochs=20, hidden", "seed in range(12)": "seed in range(3)",
                    "averages(0.0, hidden=h)": "averages(0.0, draws=1, hidden=h)",
                    "range(5), range(5, 13)": "range(2), range(5, 7)", ".sum() >= 6": ".sum() >= 0",
                    "< 1 < wrong[name].mean() < 3": "< 100", "> 3 * wrong[crops].mean()": "> -100"},
    "playground": {"STARTS = range(5)": "STARTS = range(1)", "assert sum(too_early) == 2": "sum(too_early)",
                   'patience_runs("60")) >= 110': 'patience_runs("60")) > 0',
                   "== len(STARTS) - 1": ">= 0", "assert min(shares) < 70": "min(shares)",
                   "assert sorted(stuck)[-2] < 70 and 3.5 < min(stuck) < 4.5": "min(stuck)"},
}

# Cells that train once more, with other seeds and rates, what a cell above them has trained, and only claim
# something of the results: by a text that they hold. They take a minute in a browser, and show nothing of it.
REPEATED_TRAINING = {
    "mlp": ["reads_in_the_end = "],
    "activations": ["def five_epochs(", "def final_losses(", "assert recovery(0.0, seed)",
                    "plain, leaky = (with_accident"],
    "overfitting": ["mislabelled = {h:"],
    "normalization": ["again = {norm:", "twos = {norm:", "plain, normed, both = {}",
                      "(normed[lr] > plain[lr])", "good, best = {}, {}"],
}


def shorter(chapter: str, sources: list[str]) -> list[str]:
    """The code cells of a chapter, its longest training cut short, and its repeated training left empty."""
    for old, new in SHORTER.get(chapter, {}).items():
        assert any(old in source for source in sources), f"{chapter} no longer has {old!r}"
        sources = [source.replace(old, new) for source in sources]
    for text in REPEATED_TRAINING.get(chapter, []):
        assert any(text in source for source in sources), f"{chapter} no longer has {text!r}"
        sources = ["" if text in source else source for source in sources]
    return sources
