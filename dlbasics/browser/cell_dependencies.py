"""Which cells of a page a cell needs: those that bind or change, before it, the names that it reads."""

from hashlib import sha256

from dlbasics.runner.names import names


class Needs:
    """What each of a page's cells needs of the others.

    Parameters
    ----------
    sources : list of str
        All code cells in the order of the page.
    """

    def __init__(self, sources: list):
        self.sources = sources
        self.names = [names(source) for source in sources]
        self._keys: dict[int, str] = {}
        self._links: dict[int, dict] = {}

    def chain(self, name: str, at: int) -> list:
        """The cells before `at` that give `name` its value: the last that binds it, and who changes it then.

        An import stands alone, as ``[("import", statement)]``: nothing else of its cell is needed.
        """
        changed = []
        for k in range(at - 1, -1, -1):
            if name in self.names[k].binds:
                return [k, *changed[::-1]]
            if name in self.names[k].imports:
                return [("import", self.names[k].imports[name])]
            if name in self.names[k].changes:
                changed.append(k)
        return []

    def links(self, at: int) -> dict:
        """Each name that cell `at` needs, with its `chain`; functions bring along the names they read."""
        if at not in self._links:
            own = self.names[at]
            made, todo = {}, [*own.now, *(() if own.defines else own.later)]
            while todo:
                name = todo.pop()
                if name in made:
                    continue
                made[name] = self.chain(name, at)
                for k in made[name]:
                    if isinstance(k, int):
                        todo += self.names[k].later
            self._links[at] = {name: chain for name, chain in sorted(made.items()) if chain}
        return self._links[at]

    def key(self, at: int) -> str:
        """Digest of a cell's source and of all that it needs: the same key, the same result."""
        if at not in self._keys:
            behind = sorted({k for chain in self.links(at).values() for k in chain if isinstance(k, int)})
            parts = [self.sources[at], *(self.key(k) for k in behind)]
            self._keys[at] = sha256("\0".join(parts).encode()).hexdigest()
        return self._keys[at]

    def plan(self, at: int, ran: dict, owner: dict) -> list:
        """What has to run before cell `at`, in order.

        A cell runs if it has not run with this very source (and all behind it), or if what it binds was
        bound anew by another cell since. What the cell itself changed in an earlier run stands, as in a
        notebook.

        Parameters
        ----------
        at : int
            The cell.
        ran : dict of int to str
            The key with which each cell ran.
        owner : dict of str
            Who gave each name its value: a cell's index or an import statement.

        Returns
        -------
        list
            Indices of cells, and ``("import", statement, name)``.
        """
        ran, owner, steps = dict(ran), dict(owner), []

        def make(cell):
            for _ in self.sources:
                before = len(steps)
                for name, chain in self.links(cell).items():
                    if not self._stands(name, chain, cell if cell == at else None, ran, owner):
                        for k in chain:
                            step(k, name)
                if len(steps) == before:
                    return

        def step(k, name):
            if isinstance(k, tuple):
                steps.append((*k, name))
                owner[name] = k[1]
                return
            make(k)
            steps.append(k)
            ran[k] = self.key(k)
            owner.update(self.owned(k))

        make(at)
        return steps

    def _stands(self, name, chain, own, ran, owner) -> bool:
        if isinstance(chain[-1], tuple):
            return owner.get(name) in (chain[-1][1], own) and name in owner
        fresh = all(ran.get(k) == self.key(k) for k in chain)
        return fresh and owner.get(name) in (chain[-1], own)

    def owned(self, at: int) -> dict:
        """The names that a cell has given their value, once it ran."""
        n = self.names[at]
        return dict.fromkeys((*n.changes, *n.binds), at) | dict(n.imports)
