"""The standard library, numpy and dlbasics with their bytecode: Python starts without compiling them.

More than half of a start would go into compiling the same sources, in each reader's browser. In these
archives the modules that a start imports are bytecode, made by the Python of the very release; the others are
as they were. Of `dlbasics` the source stays beside it, since exercises show it.
"""

import io
import zipfile
from hashlib import sha256
from pathlib import Path, PurePosixPath

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
    stdlib = {name.removeprefix("stdlib/"): content for name, content in compiled.items()}
    packages = {name.removeprefix("packages/"): content for name, content in compiled.items()}
    archives = {
        "stdlib": _with_bytecode_only(_entries(release["python_stdlib.zip"]), stdlib),
        "numpy": _with_bytecode_only(_entries(release[numpy]), packages),
        "dlbasics": _with_bytecode_beside(_entries(wheel.content), packages),
    }
    packed = {kind: deterministic_zip(files) for kind, files in archives.items()}
    return {f"{kind}-{sha256(content).hexdigest()[:10]}.zip": content for kind, content in packed.items()}


def _compile(release: dict[str, bytes], numpy: str, wheel: Wheel) -> bytes:
    """The bytecode that Pyodide makes, as a zip."""
    handed_over = {"python_stdlib.zip": release["python_stdlib.zip"], numpy: release[numpy],
                   wheel.name: wheel.content}
    with PyodideInV8(release | handed_over) as pyodide:
        pyodide.load()
        for name in handed_over:
            pyodide.write_file(f"/build/{name}", name)
        pyodide.run_python(INSIDE.read_text(encoding="utf-8"))
        return pyodide.read_file(COMPILED)


def _entries(archive: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return {name: opened.read(name) for name in opened.namelist() if not name.endswith(("/", *NOT_RUN))}


def _with_bytecode_only(sources: dict[str, bytes], compiled: dict[str, bytes]) -> dict[str, bytes]:
    """Bytecode in the place of its source."""
    return {f"{name}c" if name in compiled else name: compiled.get(name, content)
            for name, content in sources.items()}


def _with_bytecode_beside(sources: dict[str, bytes], compiled: dict[str, bytes]) -> dict[str, bytes]:
    """Bytecode where Python looks for that of a source."""
    beside = {}
    for name in sources:
        if name in compiled:
            path = PurePosixPath(name)
            beside[f"{path.parent}/__pycache__/{path.stem}.cpython-312.pyc"] = compiled[name]
    return sources | beside

