"""The standard library, numpy and dlbasics with their bytecode: Python starts without compiling them.

More than half of a start would go into compiling the same sources, in each reader's browser. In these
archives the modules that a start imports are bytecode, made by the Python of the very release; the others are
as they were. Of `dlbasics` the source stays beside it, since exercises show it.
"""

import io
import zipfile
from hashlib import sha256
from pathlib import Path

from dlbasics.package_contents import deterministic_zip
from dlbasics.sphinxext.pyodide_build.pyodide_in_v8 import PyodideInV8
from dlbasics.sphinxext.wheel import Wheel

INSIDE = Path(__file__).with_name("compile_inside.py")
COMPILED = "/build/compiled.zip"
# What only compilers and type checkers read.
NOT_RUN = (".pyi", ".h", ".a", ".pxd", ".c", ".pyx")


def compiled_archives(release: dict[str, bytes], numpy: str, wheel: Wheel) -> dict[str, bytes]:
    """Make the archives; the same files are the same bytes.

    Parameters
    ----------
    release : dict of str to bytes
        The files of the release: its core, its lock file and numpy's wheel.
    numpy : str
        The name of numpy's wheel.
    wheel : Wheel
        Ours.

    Returns
    -------
    dict of str to bytes
        The archives, by names that begin with ``stdlib``, ``numpy`` and ``dlbasics`` and hold a digest.
    """
    compiled = _entries(_compile(release, numpy, wheel))
    archives = {
        "stdlib": _without_sources(_entries(release["python_stdlib.zip"]), _of("stdlib", compiled)),
        "numpy": _without_sources(_entries(release[numpy]), _of("numpy", compiled)),
        "dlbasics": _entries(wheel.content) | _of("dlbasics", compiled),
    }
    packed = {kind: deterministic_zip(files) for kind, files in archives.items()}
    return {f"{kind}-{sha256(content).hexdigest()[:10]}.zip": content for kind, content in packed.items()}


def _compile(release: dict[str, bytes], numpy: str, wheel: Wheel) -> bytes:
    """The bytecode that Pyodide makes, as a zip."""
    packages = _entries(release[numpy]) | _entries(wheel.content)
    stdlib = _entries(release["python_stdlib.zip"])
    with PyodideInV8(release) as pyodide:
        pyodide.load(packages)
        for name, content in stdlib.items():
            pyodide.write_file(f"/build/stdlib/{name}", content)
        pyodide.run_python(INSIDE.read_text(encoding="utf-8"))
        return pyodide.read_file(COMPILED)


def _entries(archive: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return {name: opened.read(name) for name in opened.namelist() if not name.endswith(("/", *NOT_RUN))}


def _of(kind: str, compiled: dict[str, bytes]) -> dict[str, bytes]:
    """The bytecode for one of the archives, by the names that it has there."""
    parts = {name: name.partition("/") for name in compiled}
    return {parts[name][2]: content for name, content in compiled.items() if parts[name][0] == kind}


def _without_sources(files: dict[str, bytes], compiled: dict[str, bytes]) -> dict[str, bytes]:
    """Bytecode in place of its source."""
    return {name: content for name, content in files.items() if f"{name}c" not in compiled} | compiled
