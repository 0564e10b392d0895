"""Which cells of a page a cell needs: the earlier ones that define or change the names that it uses."""

import math
from dataclasses import dataclass
from hashlib import sha256
from itertools import dropwhile

from dlbasics.runner.name_analysis import BUILTINS, names_in


@dataclass(frozen=True)
class Import:
    """A step that imports one name alone: nothing else of the cell that imports it is needed."""

    statement: str
    name: str

    @property
    def is_guess(self) -> bool:
        """Whether it takes all that a module gives, where the name may be."""
        return self.statement.endswith("*")


class CellDependencies:
    """What each of a page's cells needs of the others.

    A step is the index of a cell, which runs as a whole, or an `Import`.

    Parameters
    ----------
    sources : list of str
        All code cells in the order of the page.
    """

    def __init__(self, sources: list):
        self.sources = sources
        self.names = [names_in(source) for source in sources]
        self._stored_later = frozenset().union(*(names.stores_later for names in self.names))
        self._digests: dict[int, str] = {}
        self._needed: dict[int, dict] = {}

    def steps_for_name(self, name: str, cell: int) -> list:
        """The steps before a cell that give a name its value: the last that binds it, then who changes it.

        A name that no cell binds and Python has not is sought in the modules of which cells always import
        all names.
        """
        changing = []
        for earlier in range(cell - 1, -1, -1):
            names = self.names[earlier]
            if name in names.binds:
                return [earlier, *reversed(changing)]
            if name in names.imports:
                return [Import(names.imports[name], name)]
            if name in names.changes | self._stores(earlier):
                changing.append(earlier)
        # What has no value yet cannot be changed: a misspelt name brings no cell along.
        giving = dropwhile(lambda step: name not in self._stores(step), reversed(changing))
        return [*self._guesses(name, cell), *giving]

    def _guesses(self, name: str, cell: int) -> list:
        if name in BUILTINS:  # else each `print` would load the packages of the stars
            return []
        return [Import(names.imports["*"], name) for names in self.names[:cell]
                if "*" in names.imports and "*" not in names.binds]

    def _stores(self, cell: int) -> frozenset:
        """The names that a cell may bind by calling a function that says ``global``."""
        if self.names[cell].only_defines or not self._stored_later:
            return frozenset()
        called = [self.names[step].stores_by.get(name, frozenset())
                  for name, steps in self.needed_names(cell).items() for step in _cells(steps)]
        return self.names[cell].stores_later.union(*called)

    def needed_names(self, cell: int) -> dict:
        """Each name that a cell needs, with its steps; functions bring along the names they read."""
        if cell not in self._needed:
            own = self.names[cell]
            needed, waiting = {}, list(own.reads_now if own.only_defines else own.reads)
            while waiting:
                name = waiting.pop()
                if name in needed:
                    continue
                needed[name] = self.steps_for_name(name, cell)
                for step in _cells(needed[name]):
                    waiting += self.names[step].reads_later
            self._needed[cell] = _in_page_order(needed)
        return self._needed[cell]

    def digest(self, cell: int) -> str:
        """Digest of a cell's source and of all that it needs: the same digest, the same result."""
        if cell not in self._digests:
            steps = {step for steps in self.needed_names(cell).values() for step in steps}
            parts = [self.sources[cell], *(self.digest(earlier) for earlier in sorted(_cells(steps)))]
            self._digests[cell] = sha256("\0".join(parts).encode()).hexdigest()
        return self._digests[cell]

    def given_names(self, cell: int) -> dict:
        """The names that a cell has given their value once it ran, each with who gave it: cell or import."""
        names = self.names[cell]
        changed = dict.fromkeys(names.changes | self._stores(cell), cell)
        return changed | names.imports | dict.fromkeys(names.binds, cell)

    def plan(self, cell: int, run_digests: dict, last_binders: dict) -> list:
        """What has to run before a cell, in order.

        A cell runs if it has not run with this very source (and all that it needs), or if what it binds was
        bound anew by another cell since. What the cell itself changed in an earlier run stands, as in a
        notebook.

        Parameters
        ----------
        cell : int
            The cell.
        run_digests : dict of int to str
            The digest with which each cell ran.
        last_binders : dict of str to int or str
            Who bound or changed each name last: a cell's index or an import statement.

        Returns
        -------
        list
            Steps.
        """
        planner = _Planner(self, cell, dict(run_digests), dict(last_binders))
        planner.prepare(cell)
        return planner.steps


class _Planner:
    """The steps before one cell, and what will have run and given each name its value after them."""

    def __init__(self, dependencies: CellDependencies, target: int, run_digests: dict, last_binders: dict):
        self.dependencies, self.target = dependencies, target
        self.run_digests, self.last_binders = run_digests, last_binders
        self.steps = []

    def prepare(self, cell: int):
        """Add the steps that a cell needs; one can undo what another gave, so look until all of it stands."""
        for _ in self.dependencies.sources:
            count = len(self.steps)
            for name, steps in self.dependencies.needed_names(cell).items():
                if not self._stands(name, steps, cell):
                    for step in steps:
                        self._add(step)
            if len(self.steps) == count:
                return

    def _add(self, step):
        if isinstance(step, Import):
            self.steps.append(step)
            self.last_binders[step.name] = step.statement
            return
        self.prepare(step)
        self.steps.append(step)
        self.run_digests[step] = self.dependencies.digest(step)
        self.last_binders.update(self.dependencies.given_names(step))

    def _stands(self, name: str, steps: list, cell: int) -> bool:
        """Whether a name has the value that its steps give it, or that the target itself gave it before."""
        if name not in self.last_binders:
            return False
        last, binder = steps[-1], self.last_binders[name]
        giver = last.statement if isinstance(last, Import) else last
        given_by_target = cell == self.target and binder == cell
        fresh = all(self.run_digests.get(step) == self.dependencies.digest(step) for step in _cells(steps))
        return fresh and (binder == giver or given_by_target)


def _in_page_order(needed: dict) -> dict:
    """Names with their steps, so that no cell has to run again because an earlier one ran after it."""
    def place(name):
        return min(_cells(needed[name]), default=math.inf), -len(needed[name]), name

    return {name: needed[name] for name in sorted(needed, key=place) if needed[name]}


def _cells(steps) -> list[int]:
    """Those of some steps that run a whole cell."""
    return [step for step in steps if isinstance(step, int)]
