"""The standard library, numpy and dlbasics with their bytecode: Python starts without compiling them.

More than half of a start would go into compiling the same sources, in each reader's browser. In these
archives the modules that a page uses are bytecode, made by the Python of the very release; the others are
as they were. Of `dlbasics` the source stays beside it, since exercises show it. Numpy's compiled libraries
are an archive of their own: a page that restores a snapshot needs them, and may never need the rest.
"""

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path

from dlbasics.deterministic_zip import deterministic_zip, solid_zip
from dlbasics.sphinxext.pyodide_build.pyodide_in_v8 import PyodideInV8
from dlbasics.sphinxext.wheel import Wheel

HERE = Path(__file__).parent
INSIDE = [HERE / "warm_up.py", HERE / "compile_inside.py"]
COMPILED = "/build/compiled.zip"
# What only compilers and type checkers read.
NOT_RUN = (".pyi", ".h", ".a", ".pxd", ".c", ".pyx")
BANK = "dlbasics/exercises/bank/"
# Of many small files, which a page unpacks all at once; Python itself opens that of the standard library.
SOLID = ("numpy", "dlbasics")


@dataclass(frozen=True)
class CompiledPython:
    """What a release, numpy and `dlbasics` are when compiled: files by name.

    Parameters
    ----------
    stdlib, numpy, dlbasics : dict of str to bytes
        With bytecode.
    libraries : dict of str to bytes
        The compiled libraries of numpy that a page uses, in the order in which they are linked.
    """

    stdlib: dict[str, bytes]
    numpy: dict[str, bytes]
    dlbasics: dict[str, bytes]
    libraries: dict[str, bytes]

    def files(self) -> dict[str, dict[str, bytes]]:
        """What each archive holds, by its kind."""
        # A page needs the exercises of one chapter: bytecode of all would be more to load than it spares.
        ours = {name: content for name, content in self.dlbasics.items()
                if not (name.startswith(BANK) and name.endswith(".pyc"))}
        return {"stdlib": self.stdlib, "numpy": self.numpy, "libraries": self.libraries, "dlbasics": ours}

    def archives(self) -> dict[str, bytes]:
        """Pack them. Reproducible: equal input gives equal bytes."""
        return {kind: solid_zip(files) if kind in SOLID else deterministic_zip(files)
                for kind, files in self.files().items()}


def bytecode(release: dict[str, bytes], numpy: str, package: dict[str, bytes]) -> bytes:
    """Compile what pages use: the same for the pages of every language.

    Parameters
    ----------
    release : dict of str to bytes
        The files of the release: its core, its lock file and numpy's wheel.
    numpy : str
        The name of numpy's wheel.
    package : dict of str to bytes
        The files of `dlbasics`, without what is translated.

    Returns
    -------
    bytes
        What ``compile_inside.py`` makes.
    """
    with PyodideInV8(release) as pyodide:
        # Columns are for learners' code, which the page compiles; without them bytecode is a tenth smaller.
        pyodide.load(_entries(release[numpy]) | package, PYTHONNODEBUGRANGES="1")
        for name, content in _entries(release["python_stdlib.zip"]).items():
            pyodide.write_file(f"/build/stdlib/{name}", content)
        pyodide.run_python("\n".join(path.read_text(encoding="utf-8") for path in INSIDE))
        return pyodide.read_file(COMPILED)


def compiled_python(stdlib: bytes, numpy: bytes, wheel: Wheel, bytecode: bytes) -> CompiledPython:
    """Put bytecode to its sources, or in their place.

    Parameters
    ----------
    stdlib, numpy : bytes
        The archives of the release.
    wheel : Wheel
        Ours.
    bytecode : bytes
        What `bytecode` returns.
    """
    compiled = _entries(bytecode)
    numpy_files = _without_sources(_entries(numpy), _bytecode_for("numpy", compiled))
    libraries = {name: numpy_files.pop(name) for name in compiled["libraries.txt"].decode().splitlines()}
    return CompiledPython(_without_sources(_entries(stdlib), _bytecode_for("stdlib", compiled)), numpy_files,
                          _entries(wheel.content) | _bytecode_for("dlbasics", compiled), libraries)


def _entries(archive: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return {name: opened.read(name) for name in opened.namelist() if not name.endswith(("/", *NOT_RUN))}


def _bytecode_for(kind: str, compiled: dict[str, bytes]) -> dict[str, bytes]:
    """The bytecode for one of the archives, by the names that it has there."""
    prefix = f"{kind}/"
    files = {name: content for name, content in compiled.items() if name.startswith(prefix)}
    return {name.removeprefix(prefix): content for name, content in files.items()}


def _without_sources(files: dict[str, bytes], compiled: dict[str, bytes]) -> dict[str, bytes]:
    """Bytecode in place of its source."""
    return {name: content for name, content in files.items() if f"{name}c" not in compiled} | compiled
